"""The moment two people match: shown to each of them once, at once or when they come back."""

from dataclasses import dataclass

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.flatmates.matches.lists import see, unseen
from ghar_app.models.flatmates.profile.showing import people
from ghar_app.models.flatmates.swiping.telling import likes_topic
from state.flatmates.hand import views
from state.flatmates.people import PersonView
from state.live import watch
from state.refusals import shows_refusals
from state.shell import SignedIn


@dataclass(frozen=True)
class MomentView:
    """Whom one matched with, and the way to the conversation."""

    person: PersonView
    mine: str
    chat: str


class MatchMoment(SignedIn, rx.State):
    """None while there is nothing to show."""

    moment: MomentView | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Look for a match that was not shown yet, now and whenever one is made."""
        # A tab that is loaded again still holds what it showed.
        self.moment = None
        async with transaction() as db:
            me = await self._viewer(db)
        if me is not None:
            token = self.router.session.client_token
            watch(likes_topic(me.id), token, MatchMoment, MatchMoment.renew)
            await self._look()

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """Something changed among one's likes."""
        await self._look()

    @rx.event
    @shows_refusals
    async def close(self) -> None:
        """On with the deck."""
        self.moment = None

    async def _look(self) -> None:
        if self.moment is not None:
            return
        async with transaction() as db:
            me = await self._me(db)
            for row in await unseen(db, by=me):
                if await see(db, row.id, by=me, at=now()):
                    shown = await views(db, [row.user_id], me, self._language)
                    mine = await people(db, [me.id], viewer=me)
                    self.moment = MomentView(
                        shown[row.user_id], mine[me.id].avatar_url, f"/chats/{row.conversation}"
                    )
