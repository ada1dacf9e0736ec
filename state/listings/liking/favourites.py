"""/favourites: what somebody likes, with notes; several at once can be removed or put on a list."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Shortlist
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.liking.deciding import leave, note, restore
from ghar_app.models.listings.liking.favourites import Favourite, favourites
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.shortlists.keeping import add, begin
from ghar_app.models.listings.shortlists.reading import own_shortlists
from state.listings.cards import CardView, card
from state.listings.liking import Hearts
from state.listings.search.words import ChoiceView
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.toasts import told

MOST_ON_A_DAY = 8
"""So many visits fit into the planner."""


@dataclass(frozen=True)
class FavouriteView:
    """One liked home. `dropped` says by how much it fell since the like."""

    id: str
    card: CardView
    note: str
    liked: str
    dropped: str
    gone: str


@dataclass(frozen=True)
class ListView:
    """One of the viewer's shortlists."""

    id: str
    name: str
    homes: str
    href: str


class FavouritesPage(SignedIn, rx.State):
    """The viewer's likes. `chosen` are ids that are ticked."""

    homes: list[FavouriteView] = []
    purposes: list[ChoiceView] = []
    lists: list[ListView] = []
    chosen: list[str] = []
    has_more: bool = False
    loading: bool = True
    adding: bool = False

    _filters: Filters | None = None
    _after: str = ""

    @rx.var
    def plan_href(self) -> str:
        """The visit planner with the ticked homes that are still offered."""
        open_ones = [one.id for one in self.homes if one.id in self.chosen and not one.gone]
        return f"/visits/plan?{urlencode({'homes': ','.join(open_ones)})}" if open_ones else ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The latest likes, by purpose if the address names one, and the viewer's lists."""
        query = self.router.url.query_parameters
        wanted = {name: value for name, value in query.items() if name != "resume"}
        self._filters = Filters.read(wanted) if wanted else None
        self.purposes = _purposes(self._filters, self._language)
        self.chosen = []
        try:
            async with transaction() as db:
                me = await self._me(db)
                page = await favourites(db, by=me, filters=self._filters)
                self.lists = await self._lists(db, me)
        finally:
            self.loading = False
        self.homes = [_view(one, self._language) for one in page.favourites]
        self._after, self.has_more = page.next or "", page.next is not None

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next likes, below."""
        async with transaction() as db:
            me = await self._me(db)
            page = await favourites(db, by=me, filters=self._filters, after=self._after or None)
        known = {one.id for one in self.homes}
        found = [_view(one, self._language) for one in page.favourites]
        self.homes = [*self.homes, *[one for one in found if one.id not in known]]
        self._after, self.has_more = page.next or "", page.next is not None

    @rx.event
    @shows_refusals
    async def write(self, home: str, text: str) -> None:
        """Keep a note beside a home."""
        async with transaction() as db:
            kept = await note(db, home, text, by=await self._me(db))
        self.homes = [replace(one, note=kept) if one.id == home else one for one in self.homes]

    @rx.event
    @shows_refusals
    async def choose(self, home: str) -> None:
        """Tick a home, or take the tick away."""
        on = home in self.chosen
        others = [one for one in self.chosen if one != home]
        self.chosen = others if on else [*others, home]

    @rx.event
    @shows_refusals
    async def clear(self) -> None:
        """Take all ticks away."""
        self.chosen, self.adding = [], False

    @rx.event
    @shows_refusals
    async def remove(self) -> AsyncIterator[Any]:
        """Unlike what is ticked; a toast offers to take that back."""
        ids = self.chosen
        async with transaction() as db:
            count = await leave(db, ids, by=await self._me(db), at=now())
        self.homes = [one for one in self.homes if one.id not in ids]
        self.chosen = []
        words = translate("likes.removed", self._language, n=count)
        back = FavouritesPage.bring_back(ids)  # type: ignore[operator]
        yield told(words, self._language, undo=back)
        yield Hearts.load

    @rx.event
    @shows_refusals
    async def bring_back(self, ids: list[str]) -> AsyncIterator[Any]:
        """Like again what was removed by mistake, notes and old prices with it."""
        async with transaction() as db:
            me = await self._me(db)
            await restore(db, ids, by=me, at=now())
        yield FavouritesPage.load
        yield Hearts.load

    @rx.event
    @shows_refusals
    async def open_lists(self) -> None:
        """The dialog that puts what is ticked on a list."""
        self.adding, self.errors = True, {}

    @rx.event
    @shows_refusals
    async def close_lists(self) -> None:
        """That dialog was closed."""
        self.adding = False

    @rx.event
    @shows_refusals
    async def put_on(self, shortlist: str) -> Any:
        """Put what is ticked on one of the viewer's lists."""
        async with transaction() as db:
            me = await self._me(db)
            found = await Shortlist.own(db, by=me, public_id=shortlist)
            await add(db, shortlist, self.chosen, by=me)
            self.lists = await self._lists(db, me)
        return self._put(found.name)

    @rx.event
    @shows_refusals
    async def put_on_new(self, form: dict[str, str]) -> Any:
        """Begin a list with what is ticked, or an empty one."""
        async with transaction() as db:
            me = await self._me(db)
            made = await begin(db, str(form.get("name", "")), by=me)
            await add(db, made.public_id, self.chosen, by=me)
            self.lists = await self._lists(db, me)
        return self._put(made.name)

    def _put(self, name: str) -> Any:
        language, count = self._language, len(self.chosen)
        self.chosen, self.adding = [], False
        key = "likes.lists.put_on" if count else "likes.lists.begun"
        return told(translate(key, language, n=count, name=name), language)

    async def _lists(self, db: Db, me: User) -> list[ListView]:
        return [
            ListView(
                str(one.public_id),
                one.name,
                translate("likes.homes", self._language, n=count),
                f"/shortlist/{one.public_id}",
            )
            for one, count in await own_shortlists(db, by=me)
        ]


def _view(one: Favourite, language: Language) -> FavouriteView:
    view = card(one.home, language)
    gone = translate(f"likes.gone.{one.gone}", language) if one.gone else ""
    dropped = ""
    if one.dropped is not None and not one.gone:
        dropped = translate("likes.dropped", language, amount=formats.rupees(one.dropped))
    liked = formats.day(in_india(one.liked_at).date(), language)
    return FavouriteView(
        id=view.id,
        card=replace(view, gone=gone),
        note=one.note,
        liked=translate("likes.liked_on", language, day=liked),
        dropped=dropped,
        gone=gone,
    )


def _purposes(filters: Filters | None, language: Language) -> list[ChoiceView]:
    every = ChoiceView("", translate("likes.all", language), filters is None, "/favourites")
    return [every] + [
        ChoiceView(
            purpose,
            translate(f"homes.purpose.{purpose}", language),
            filters is not None and filters.purpose is purpose,
            f"/favourites?purpose={purpose}",
        )
        for purpose in Purpose
    ]
