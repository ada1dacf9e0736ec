"""/flatmates/likes: who likes one, matches, whom one likes."""

from dataclasses import dataclass
from datetime import datetime

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.matches import UserMatch, lists
from ghar_app.models.flatmates.matches.making import unmatch
from ghar_app.models.flatmates.profile.reach import reachable_person
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.flatmates.swiping.telling import likes_topic
from ghar_app.models.identity import User
from ghar_app.models.listings.liking import SwipeAction
from state.flatmates.hand import views
from state.flatmates.people import PersonView
from state.live import watch
from state.refusals import shows_refusals
from state.shell import SignedIn

TABS = {"likes": lists.incoming, "matches": lists.matches, "sent": lists.sent}


@dataclass(frozen=True)
class LikeView:
    """One card of a list. `match` and `chat` are those of a match."""

    person: PersonView
    star: bool = False
    match: str = ""
    chat: str = ""


class LikesPage(SignedIn, rx.State):
    """`?tab=likes|matches|sent`."""

    tab: str = "likes"
    rows: list[LikeView] = []
    ready: bool = False
    has_more: bool = False
    ending: str = ""

    _last: tuple[datetime, int] | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The first page of the list that the address names."""
        asked = self.router.url.query_parameters.get("tab", "")
        self.tab, self.ready = (asked if asked in TABS else "likes"), False
        async with transaction() as db:
            me = await self._me(db)
            await self._fetch(db, me)
        watch(likes_topic(me.id), self.router.session.client_token, LikesPage, LikesPage.renew)

    @rx.event
    @shows_refusals
    async def renew(self) -> None:
        """Something changed among one's likes."""
        async with transaction() as db:
            await self._fetch(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next ones, below."""
        async with transaction() as db:
            await self._fetch(db, await self._me(db), before=self._last)

    @rx.event
    @shows_refusals
    async def answer(self, person: str, says_yes: bool) -> None:
        """Like somebody back, or pass; of those one likes, a pass takes the like back."""
        action = SwipeAction.LIKE if says_yes else SwipeAction.PASS
        async with transaction() as db:
            me = await self._me(db)
            target = await reachable_person(db, by=me, public_id=person)
            await decide(db, target, action, by=me, at=now())
            await self._fetch(db, me)

    @rx.event
    @shows_refusals
    async def weigh_end(self, match: str) -> None:
        """Ask whether to end a match."""
        self.ending = match

    @rx.event
    @shows_refusals
    async def keep(self) -> None:
        """It stays."""
        self.ending = ""

    @rx.event
    @shows_refusals
    async def end(self) -> None:
        """End the match."""
        async with transaction() as db:
            me = await self._me(db)
            match = await UserMatch.reachable(db, by=me, public_id=self.ending)
            await unmatch(db, match, by=me, at=now())
            await self._fetch(db, me)
        self.ending = ""

    async def _fetch(self, db: Db, me: User, *, before: tuple[datetime, int] | None = None) -> None:
        found = await TABS[self.tab](db, by=me, before=before)
        shown = await views(db, [row.user_id for row in found], me, self._language)
        rows = [
            LikeView(
                shown[row.user_id],
                row.is_super and self.tab == "likes",
                row.public_id,
                f"/chats/{row.conversation}",
            )
            for row in found
        ]
        self.rows = [*self.rows, *rows] if before else rows
        self.has_more = len(found) == lists.PAGE_SIZE
        self._last = (found[-1].at, found[-1].id) if found else None
        self.ready = True
