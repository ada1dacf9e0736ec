"""/notifications: what one was told, by day."""

from uuid import UUID

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.notify import Notification
from ghar_app.models.notify.kinds import Group
from ghar_app.models.notify.reading import (
    PAGE_SIZE,
    Cursor,
    dismiss,
    mark_all_read,
    mark_read,
    notifications,
)
from ghar_app.models.notify.telling import topic_of
from ghar_app.refusals import NotFound
from state.live import watch
from state.notify.lines import DayView, by_day, joined
from state.refusals import shows_refusals
from state.shell import SignedIn

UNREAD = "unread"


class NotificationsPage(SignedIn, rx.State):
    """`?show=unread` or a group's name narrows the list."""

    days: list[DayView] = []
    chosen: str = ""
    ready: bool = False
    has_more: bool = False
    _lines: int = 0
    _last: Cursor | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest of what the address asks for."""
        self._choose(self.router.url.query_parameters.get("show", ""))
        async with transaction() as db:
            me = await self._me(db)
            await self._fetch(db, me)
        watch(
            topic_of(me.id),
            self.router.session.client_token,
            NotificationsPage,
            NotificationsPage.renew,
        )

    @rx.event
    @shows_refusals
    async def choose(self, shown: str) -> None:
        """Narrow the list to a group, to what is unread, or not at all."""
        self._choose(shown)
        async with transaction() as db:
            await self._fetch(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The page after the last line."""
        async with transaction() as db:
            rows = await self._read(db, await self._me(db), after=self._last)
        self._keep_place(rows, before=self._lines, more=len(rows) == PAGE_SIZE)
        self.days = joined(self.days, by_day(rows, self._language))

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """Something was said or read elsewhere: the same lines again, and what came on top."""
        async with transaction() as db:
            await self._fetch(db, await self._me(db), limit=max(PAGE_SIZE, self._lines))

    @rx.event
    @shows_refusals
    async def mark(self, notification: str) -> None:
        """Mark one as read."""
        async with transaction() as db:
            me = await self._me(db)
            await mark_read(db, id_of(notification), by=me, at=now())
            await self._fetch(db, me, limit=max(PAGE_SIZE, self._lines))

    @rx.event
    @shows_refusals
    async def dismiss(self, notification: str) -> None:
        """Take one out of the list."""
        async with transaction() as db:
            me = await self._me(db)
            await dismiss(db, id_of(notification), by=me, at=now())
            await self._fetch(db, me, limit=max(PAGE_SIZE, self._lines))

    @rx.event
    @shows_refusals
    async def read_all(self) -> None:
        """Mark everything as read."""
        async with transaction() as db:
            me = await self._me(db)
            await mark_all_read(db, by=me, at=now())
            await self._fetch(db, me)

    def _choose(self, shown: str) -> None:
        self.chosen = shown if shown in (UNREAD, *Group) else ""

    async def _fetch(self, db: Db, me: User, *, limit: int = PAGE_SIZE) -> None:
        rows = await self._read(db, me, limit=limit)
        self._keep_place(rows, before=0, more=len(rows) == limit)
        self.days, self.ready = by_day(rows, self._language), True

    async def _read(
        self, db: Db, me: User, *, after: Cursor | None = None, limit: int = PAGE_SIZE
    ) -> list[Notification]:
        group = Group(self.chosen) if self.chosen in list(Group) else None
        return await notifications(
            db,
            by=me,
            at=now(),
            group=group,
            unread=self.chosen == UNREAD,
            after=after,
            limit=limit,
        )

    def _keep_place(self, rows: list[Notification], *, before: int, more: bool) -> None:
        self._lines, self.has_more = before + len(rows), more
        if rows:
            self._last = Cursor(rows[-1].created_at, rows[-1].id)


def id_of(text: str) -> UUID:
    """The number of a notification; NotFound for anything else."""
    try:
        return UUID(str(text))
    except ValueError:
        raise NotFound("notification") from None
