"""/flatmates: one person after the other, to like or to pass.

The browser moves to the next card by itself; the events here keep what was decided. A card that
could not be kept comes back, unless the person is gone meanwhile.
"""

from dataclasses import replace
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.formats import grouped
from ghar_app.models.content.catalogs import quota
from ghar_app.models.flatmates.deck.filters import PeopleFilters
from ghar_app.models.flatmates.deck.people import dealt, dealt_again, wider
from ghar_app.models.flatmates.profile.reach import reachable_person
from ghar_app.models.flatmates.profile.wording import wording
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.flatmates.swiping.undoing import undo
from ghar_app.models.identity import User
from ghar_app.models.identity.quotas import left
from ghar_app.models.listings.liking import SwipeAction
from ghar_app.refusals import NotFound, Refused
from ghar_app.web import limits
from state.flatmates.hand import (
    FiltersView,
    MateCard,
    WayOn,
    address,
    cards,
    filters_view,
    ways_on,
)
from state.refusals import shows_refusals
from state.shell import SignedIn

AHEAD = 3
SWIPES = limits.Limit("swipes", "100/minute")


class PeopleDeck(SignedIn, rx.State):
    """A hand of people, the filters of the address, and how many super likes are left today."""

    cards: list[MateCard] = []
    filters: FiltersView = FiltersView()
    ways: list[WayOn] = []
    ended: bool = False
    can_undo: bool = False
    supers: int = 0
    place: str = ""
    whole: bool = False

    _filters: PeopleFilters = PeopleFilters()
    _ids: dict[str, int] = {}
    _done: int = 0
    _turns: int = 0

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """Read the filters in the address and deal the first hand."""
        filters = PeopleFilters.read(self.router.url.query_parameters)
        self._filters, self._done, self.can_undo, self.whole = filters, 0, False, False
        self.cards, self._ids, self.ended = [], {}, False
        async with transaction() as db:
            me = await self._me(db)
            if not me.flatmates_onboarding_completed:
                return rx.redirect("/flatmates/welcome")
            words = await wording(db, self._language)
            moves = [*words.shown["move_in_timeline"].items()]
            self.filters = filters_view(filters, self._language, moves)
            await self._deal(db, me)
            await self._count(db, me)
        return None

    @rx.event
    @shows_refusals
    async def like(self, person: str) -> None:
        """Like the first card."""
        await self._decide(person, SwipeAction.LIKE)

    @rx.event
    @shows_refusals
    async def super_like(self, person: str) -> None:
        """Like the first card very much; so many a day."""
        await self._decide(person, SwipeAction.SUPER_LIKE)

    @rx.event
    @shows_refusals
    async def leave(self, person: str) -> None:
        """Pass the first card."""
        await self._decide(person, SwipeAction.PASS)

    @rx.event
    @shows_refusals
    async def undo(self) -> None:
        """Take the latest decision back; that person comes first again."""
        async with transaction() as db:
            me = await self._me(db)
            done = await undo(db, by=me, at=now())
            again = await dealt_again(db, done.person_id, by=me) if done.person_id else None
            shown = await cards(db, (again,) if again else (), me, self._language)
            await self._count(db, me)
        self._done, self._turns = max(0, self._done - 1), self._turns + 1
        self.can_undo = self._done > 0
        for one in shown:
            self._ids = {**self._ids, one.person.public_id: done.person_id or 0}
            self.cards = [replace(one, turn=self._turns), *self.cards]
            self.ended = False
        self._number()

    @rx.event
    @shows_refusals
    async def narrow(self, form: dict[str, str]) -> EventSpec:
        """City and budget were filled in."""
        async with transaction() as db:
            await self._me(db)
        query = {**self._filters.write(), **{name: str(value) for name, value in form.items()}}
        return rx.redirect(address(PeopleFilters.read(query)))

    @rx.event
    @shows_refusals
    async def expand(self) -> None:
        """The first card's whole profile, or not."""
        self.whole = not self.whole

    async def _decide(self, person: str, action: SwipeAction) -> None:
        try:
            async with transaction() as db:
                me = await self._me(db)
                if person not in self._ids:
                    return
                await limits.spend(SWIPES, str(me.id))
                try:
                    target = await reachable_person(db, by=me, public_id=person)
                except NotFound:
                    raise Refused("no_longer_available") from None
                await decide(db, target, action, by=me, at=now())
                self._drop(person)
                if len(self.cards) <= AHEAD:
                    await self._deal(db, me)
                await self._count(db, me)
        except Refused as refusal:
            if refusal.code == "no_longer_available":
                self._drop(person)
            else:
                self._back(person)
            raise
        except Exception:
            self._back(person)
            raise
        self._done, self.can_undo, self.whole = self._done + 1, True, False
        self._number()

    def _drop(self, person: str) -> None:
        self.cards = [one for one in self.cards if one.person.public_id != person]

    def _back(self, person: str) -> None:
        self._turns += 1
        self.cards = [
            replace(one, turn=self._turns) if one.person.public_id == person else one
            for one in self.cards
        ]

    async def _deal(self, db: Db, me: User) -> None:
        held = [self._ids[one.person.public_id] for one in self.cards]
        # A plain copy: a state hands out what it holds wrapped, and a wrapped one makes no others.
        filters = PeopleFilters.read(self._filters.write())
        hand = await dealt(db, filters, by=me, but=held)
        self._ids = {**self._ids, **{str(one.person.public_id): one.person.id for one in hand}}
        self.cards = [*self.cards, *await cards(db, hand, me, self._language)]
        self.ended = not self.cards
        if self.ended:
            self.ways = ways_on(await wider(db, filters, by=me), self._language)
        self._number()

    async def _count(self, db: Db, me: User) -> None:
        self.supers = await left(
            db, me, "super_likes", cap=await quota(db, "super_likes"), at=now()
        )

    def _number(self) -> None:
        self.place = grouped(self._done + 1) if self.cards else ""
