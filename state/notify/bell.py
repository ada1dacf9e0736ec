"""The bell in the bar: how many are unread, in every tab, and the newest of them."""

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, glance, transaction
from ghar_app.models.identity import User
from ghar_app.models.notify.reading import (
    COUNTED,
    count_unread,
    count_unread_in,
    mark_all_read,
    newest,
)
from ghar_app.models.notify.telling import topic_of
from ghar_app.refusals import Refused
from ghar_app.web.cookies import read_cookie, session_cookie
from state.live import unwatch, watch
from state.notify.lines import NoteView, line
from state.refusals import SIGN_IN_FIRST, shows_refusals
from state.shell import SignedIn


class Bell(SignedIn, rx.State):
    """Filled with the shell before the first answer to a page; afterwards it keeps itself."""

    unread: int = 0
    shown: str = ""
    notes: list[NoteView] = []
    opened: bool = False

    @rx.event
    @shows_refusals
    async def recount(self) -> None:
        """Something was said or read, here or elsewhere."""
        token = read_cookie(self._cookies, session_cookie()) or ""
        async with glance() as db:
            unread = await count_unread_in(db, token, at=now())
        if unread is None:
            raise Refused(SIGN_IN_FIRST)
        self._count(unread)
        if self.opened:
            async with transaction() as db:
                await self._fetch(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def look(self) -> None:
        """The newest, for whoever opens the bell."""
        async with transaction() as db:
            await self._fetch(db, await self._me(db))
        self.opened = True

    @rx.event
    @shows_refusals
    async def read_all(self) -> None:
        """Mark everything as read; the announcement tells the other tabs."""
        async with transaction() as db:
            me, at = await self._me(db), now()
            await mark_all_read(db, by=me, at=at)
            self._count(0)
            await self._fetch(db, me)

    async def _meet(self, db: Db, user: User | None) -> None:
        """Whose bell this is, when a page hydrates."""
        if user is None:
            self._leave()
            return
        watch(topic_of(user.id), self.router.session.client_token, Bell, Bell.recount)
        self.opened = False
        self._count(await count_unread(db, by=user, at=now()))

    def _leave(self) -> None:
        unwatch(self.router.session.client_token, Bell)
        self._count(0)

    async def _fetch(self, db: Db, me: User) -> None:
        self.notes = [line(row, self._language) for row in await newest(db, by=me, at=now())]

    def _count(self, unread: int) -> None:
        self.unread = unread
        self.shown = f"{COUNTED - 1}+" if unread >= COUNTED else str(unread)
