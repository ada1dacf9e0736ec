"""/recent: the homes somebody looked at."""

import reflex as rx

from ghar_app.db import transaction
from ghar_app.models.listings.views import forget_views, recently_viewed
from ghar_app.web.visitors import visitor_key
from state.listings.cards import CardView, card
from state.refusals import shows_refusals
from state.shell import Visitor


class RecentPage(Visitor, rx.State):
    """The last homes first; `is_mine` says that they go with the account, not the browser."""

    cards: list[CardView] = []
    is_mine: bool = False
    loading: bool = True

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Find them."""
        try:
            async with transaction() as db:
                viewer = await self._viewer(db)
                homes = await recently_viewed(db, by=viewer, session_key=visitor_key(self._cookies))
            self.is_mine = viewer is not None
            self.cards = [card(home, self._language) for home in homes]
        finally:
            self.loading = False

    @rx.event
    @shows_refusals
    async def clear(self) -> None:
        """Forget the looks that this list shows: the account's, or those of this browser."""
        async with transaction() as db:
            viewer = await self._viewer(db)
            await forget_views(db, by=viewer, session_key=visitor_key(self._cookies))
        self.is_mine = viewer is not None
        self.cards = []
