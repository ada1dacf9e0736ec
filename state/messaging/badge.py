"""The number of unread conversations in the bar, in every tab."""

import reflex as rx

from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.messaging import inbox_topic
from ghar_app.models.messaging.message.reading import count_unread
from state.live import unwatch, watch
from state.refusals import shows_refusals
from state.shell import SignedIn


class ChatBadge(SignedIn, rx.State):
    """Filled with the shell before the first answer to a page; afterwards it keeps itself."""

    unread: int = 0
    shown: str = ""

    @rx.event
    @shows_refusals
    async def recount(self) -> None:
        """Something was written or read, here or elsewhere."""
        async with transaction() as db:
            me = await self._me(db)
            self._count(await count_unread(db, by=me))

    async def _meet(self, db: Db | None, user: User | None) -> None:
        """Whose badge this is, when a page hydrates."""
        token = self.router.session.client_token
        if user is None or db is None:
            unwatch(token, ChatBadge)
            self._count(0)
            return
        watch(inbox_topic(user.id), token, ChatBadge, ChatBadge.recount)
        self._count(await count_unread(db, by=user))

    def _count(self, unread: int) -> None:
        self.unread = unread
        self.shown = "99+" if unread > 99 else str(unread)
