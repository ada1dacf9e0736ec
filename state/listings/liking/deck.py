"""/swipe: one home after the other, to like or to pass.

The browser moves to the next card by itself; the events here keep what was decided. A card that
could not be kept comes back: its `turn` changes, and with it its place in the page.
"""

from dataclasses import dataclass, replace

import reflex as rx
from reflex.event import EventSpec

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import in_india, now, today
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings.liking.deciding import leave, like, undo
from ghar_app.models.listings.liking.deck import Wider, dealt, dealt_again, wider
from ghar_app.models.listings.liking.reading import Stats, stats
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.meaning import meant
from ghar_app.models.listings.search.page import Home
from ghar_app.refusals import Refused
from state.listings.cards import CardView, card
from state.listings.liking import RESUME
from state.listings.search import choices, words
from state.listings.search.choices import FormView
from state.listings.search.words import ChipView, ChoiceView, address
from state.refusals import shows_refusals
from state.shell import SignedIn

AHEAD = 5
"""So many cards wait behind the first, with their pictures; fewer ask for more."""


@dataclass(frozen=True)
class DeckCard:
    """One card. `said` is what a screen reader hears when it comes up."""

    card: CardView
    said: str
    notes: list[str]
    turn: int = 0


@dataclass(frozen=True)
class BarView:
    """The choices beside the deck."""

    purposes: list[ChoiceView]
    bedrooms: list[ChoiceView]
    types: list[ChoiceView]
    budget: str
    clear_href: str


@dataclass(frozen=True)
class EndView:
    """What the last card says, and the way on (empty: there is none)."""

    title: str = ""
    action: str = ""
    href: str = ""


@dataclass(frozen=True)
class StatsView:
    """What somebody decided so far, in numbers."""

    liked: str = "0"
    passed: str = "0"
    share: str = ""


class DeckPage(SignedIn, rx.State):
    """A hand of homes. Without an account one may look and pass; a like leads to sign-in."""

    cards: list[DeckCard] = []
    place: str = ""
    chips: list[ChipView] = []
    bar: BarView = BarView([], [], [], "", "/swipe")
    form: FormView = FormView()
    end: EndView = EndView()
    stats: StatsView = StatsView()
    loading: bool = True
    can_undo: bool = False

    _filters: Filters = Filters()
    _ids: dict[str, int] = {}
    _passed: list[int] = []
    _done: int = 0
    _turns: int = 0
    _counts: Stats = Stats(0, 0)

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Read the filters in the address and deal the first hand."""
        self.loading, self.end = True, EndView()
        filters = Filters.read(self.router.url.query_parameters)
        self._filters, self._done, self.can_undo = filters, 0, False
        self._describe(filters)
        try:
            async with transaction() as db:
                viewer = await self._viewer(db)
                if viewer is not None:
                    self._passed, self._counts = [], await stats(db, by=viewer)
                homes = await dealt(db, filters, by=viewer, but=self._passed)
                if not homes:
                    await self._end(db, viewer)
        finally:
            self.loading = False
        self._show_stats()
        self._ids, self.cards = {}, []
        self._take(homes)

    @rx.event
    @shows_refusals
    async def like(self, home: str) -> None:
        """Like the first card."""
        await self._decide(home, liked=True)

    @rx.event
    @shows_refusals
    async def leave(self, home: str) -> None:
        """Pass the first card."""
        await self._decide(home, liked=False)

    async def _decide(self, home: str, *, liked: bool) -> None:
        if home not in self._ids:
            return
        try:
            async with transaction() as db:
                viewer = await self._viewer(db)
                if viewer is None and not liked:
                    self._passed = [*self._passed, self._ids[home]]
                else:
                    me = await self._me(db, resume=f"{RESUME}{home}")
                    await (like if liked else leave)(db, [home], by=me, at=now())
                left = [one for one in self.cards if one.card.id != home]
                more = await self._more(db, viewer, left)
        except Exception:
            self._turns += 1
            self.cards = [self._turned(one) if one.card.id == home else one for one in self.cards]
            raise
        self._done, self.can_undo = self._done + 1, True
        self._count(liked=int(liked), passed=int(not liked))
        self.cards = left
        self._take(more)

    async def _more(self, db: Db, viewer: User | None, left: list[DeckCard]) -> tuple[Home, ...]:
        if len(left) > AHEAD:
            return ()
        in_hand = [self._ids[one.card.id] for one in left]
        homes = await dealt(db, self._filters, by=viewer, but=[*in_hand, *self._passed])
        if not left and not homes:
            await self._end(db, viewer)
        return homes

    @rx.event
    @shows_refusals
    async def undo(self) -> None:
        """Take the latest decision back; its home comes first again."""
        try:
            async with transaction() as db:
                viewer = await self._viewer(db)
                home = await dealt_again(db, await self._undone(db, viewer))
                if viewer is not None:
                    self._counts = await stats(db, by=viewer)
        except Refused:
            self.can_undo = False
            raise
        self._done = max(0, self._done - 1)
        self.can_undo = self._done > 0
        self._show_stats()
        if home is not None:
            self._turns += 1
            self._ids = {**self._ids, str(home.row.public_id): home.row.id}
            again = self._turned(_deck_card(home, self._language))
            rest = [one for one in self.cards if one.card.id != again.card.id]
            self.cards, self.end = [again, *rest], EndView()

    async def _undone(self, db: Db, viewer: User | None) -> int:
        if viewer is not None:
            return await undo(db, by=viewer, at=now())
        if not self._passed:
            raise Refused("nothing_to_undo")
        home, self._passed = self._passed[-1], self._passed[:-1]
        self._counts = Stats(self._counts.liked, max(0, self._counts.passed - 1))
        return home

    @rx.event
    @shows_refusals
    async def ask(self, form: dict[str, str]) -> EventSpec:
        """A place or a wish in words becomes filters."""
        async with transaction() as db:
            found = await meant(db, str(form.get("q", "")), self._filters)
        return rx.redirect(_here(address(found)))

    @rx.event
    @shows_refusals
    async def narrow(self, form: dict[str, str]) -> EventSpec:
        """The budget was filled in."""
        query = {**self._filters.write(), **{name: str(value) for name, value in form.items()}}
        narrowed = Filters.read({name: value for name, value in query.items() if value})
        return rx.redirect(_here(address(narrowed)))

    def _take(self, homes: tuple[Home, ...]) -> None:
        self._ids = {**self._ids, **{str(one.row.public_id): one.row.id for one in homes}}
        self.cards = [*self.cards, *[_deck_card(one, self._language) for one in homes]]

    def _turned(self, one: DeckCard) -> DeckCard:
        return replace(one, turn=self._turns)

    def _count(self, *, liked: int, passed: int) -> None:
        before = self._counts
        self._counts = Stats(before.liked + liked, before.passed + passed)
        self._show_stats()

    def _show_stats(self) -> None:
        counts = self._counts
        share = translate("likes.deck.share", self._language, n=counts.like_percent)
        self.stats = StatsView(
            formats.grouped(counts.liked),
            formats.grouped(counts.passed),
            share if counts.total else "",
        )

    async def _end(self, db: Db, viewer: User | None) -> None:
        found = await wider(db, self._filters, by=viewer, but=self._passed)
        self.end = _end_view(found, self._filters, self._language)

    def _describe(self, filters: Filters) -> None:
        language = self._language
        self.place = words.place_words(filters, language)
        self.chips = [replace(one, href=_here(one.href)) for one in words.chips(filters, language)]
        self.form = choices.form(filters)
        self.bar = BarView(
            purposes=_all_here(choices.purposes(filters, language)),
            bedrooms=_all_here(choices.bedrooms(filters, language)),
            types=_all_here(choices.types(filters, language)),
            budget=translate(words.BUDGET[filters.purpose], language),
            clear_href=_here(address(Filters(purpose=filters.purpose))),
        )


def _here(href: str) -> str:
    """The same filters on this page instead of the search's."""
    return href.replace("/search", "/swipe", 1)


def _all_here(found: list[ChoiceView]) -> list[ChoiceView]:
    return [replace(one, href=_here(one.href)) for one in found]


def _deck_card(home: Home, language: Language) -> DeckCard:
    view = card(home, language)
    said = ", ".join(part for part in (view.price + view.per, view.facts, view.place) if part)
    return DeckCard(view, said, _notes(home, language))


def _notes(home: Home, language: Language) -> list[str]:
    row, found = home.row, []
    if row.security_deposit:
        amount = formats.rupees_short(row.security_deposit)
        found.append(translate("likes.deck.deposit", language, amount=amount))
    if row.available_from is not None:
        day = in_india(row.available_from).date()
        is_free = day <= today()
        when = formats.day(day, language)
        found.append(
            translate("likes.deck.free_now", language)
            if is_free
            else translate("likes.deck.free_from", language, day=when)
        )
    return found


def _end_view(found: Wider | None, filters: Filters, language: Language) -> EndView:
    place = words.place_words(filters, language)
    title = translate("likes.deck.end", language, place=place)
    if found is None:
        return EndView(title)
    n = f"{found.count}+" if found.count >= 200 else str(found.count)
    circle = found.filters.circle
    if found.name == "circle" and circle is not None:
        km = f"{circle.radius_km:g}"
        action = translate("likes.deck.wider_circle", language, km=km, n=n)
    elif found.name == "wishes":
        action = translate("likes.deck.without_wishes", language, n=n)
    else:
        where = words.place_words(found.filters, language)
        action = translate("likes.deck.wider_place", language, place=where, n=n)
    return EndView(title, action, _here(address(found.filters)))
