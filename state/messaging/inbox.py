"""/chats: one's conversations; beside an open thread the same list."""

from datetime import datetime
from typing import Any

import reflex as rx

from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.messaging import inbox_topic
from ghar_app.models.messaging.inbox import PAGE_SIZE, Line, Show, inbox
from state.live import watch
from state.messaging.views import LineView, line_view
from state.refusals import shows_refusals
from state.shell import SignedIn


class InboxPage(SignedIn, rx.State):
    """`?show=unread|enquiries|archived` narrows the list."""

    lines: list[LineView] = []
    show: str = Show.ALL
    words: str = ""
    ready: bool = False
    has_more: bool = False

    _last: tuple[datetime, int] | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The latest of what the address asks for."""
        asked = self.router.url.query_parameters.get("show", "")
        self.show = asked if asked in tuple(Show) else Show.ALL
        async with transaction() as db:
            me = await self._me(db)
            await self._fetch(db, me)
        here = self.router.session.client_token
        watch(inbox_topic(me.id), here, InboxPage, InboxPage.renew)

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """Something was written or read: the same stretch of the list again."""
        async with transaction() as db:
            await self._fetch(db, await self._me(db), size=max(PAGE_SIZE, len(self.lines)))

    @rx.event
    @shows_refusals
    async def choose(self, show: str) -> None:
        """Narrow the list, or not."""
        self.show = show if show in tuple(Show) else Show.ALL
        async with transaction() as db:
            await self._fetch(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def search(self, form: dict[str, Any]) -> None:
        """Look for a person or a home."""
        self.words = str(form.get("words", ""))[:100]
        async with transaction() as db:
            await self._fetch(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next ones, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await inbox(db, by=me, show=Show(self.show), words=self.words, before=self._last)
        self._take(rows, me, PAGE_SIZE, [*self.lines])

    async def _fetch(self, db: Db, me: User, *, size: int = PAGE_SIZE) -> None:
        rows = await inbox(db, by=me, show=Show(self.show), words=self.words, size=size)
        self._take(rows, me, size, [])
        self.ready = True

    def _take(self, rows: list[Line], me: User, size: int, before: list[LineView]) -> None:
        views = [line_view(row, me=me.id, language=self._language) for row in rows]
        self.lines = [*before, *views]
        self.has_more = len(rows) == size
        self._last = (rows[-1].at, rows[-1].id) if rows else self._last
