"""/notifications/[notification_id]: read it and go where it leads, or say that that is gone."""

from typing import Any

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.notify.reading import follow, reachable
from state.notify.lines import NoteView, line
from state.notify.list import id_of
from state.refusals import shows_refusals
from state.shell import SignedIn


class NotificationPage(SignedIn, rx.State):
    """One notification; what it is about may have been deleted meanwhile."""

    note: NoteView = NoteView()
    is_gone: bool = False
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """Mark it as read, and on to what it is about."""
        self.ready, self.is_gone, self.note = False, False, NoteView()
        which = id_of(self.router.url.path.rstrip("/").rpartition("/")[2])
        async with transaction() as db:
            me = await self._me(db)
            path = await follow(db, which, by=me, at=now())
            row = await reachable(db, which, by=me)
            self.note = line(row, self._language)
        if path:
            return rx.redirect(path, replace=True)
        self.is_gone, self.ready = path is None, True
        return None
