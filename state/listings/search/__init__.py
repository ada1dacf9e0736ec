"""The search screen: the address says what is searched, the state shows what was found."""

from dataclasses import dataclass
from decimal import Decimal
from time import monotonic
from urllib.parse import parse_qsl, urlsplit

import reflex as rx
from reflex.event import EventSpec, PointerEventInfo

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings.search import Box, Filters, Page, find
from ghar_app.models.listings.search.chart import Chart, Mark, chart
from ghar_app.models.listings.search.frame import frame_of
from ghar_app.models.listings.search.history import forget, recent, remember
from ghar_app.models.listings.search.meaning import meant
from ghar_app.models.listings.search.places import places_like
from ghar_app.models.listings.search.relax import Relaxed, relax
from ghar_app.models.listings.views import seen_among
from ghar_app.refusals import Refused
from ghar_app.web.visitors import visitor_key
from state.listings.cards import CardView, card, price
from state.listings.search import choices, words
from state.listings.search.choices import FormView
from state.listings.search.words import ChipView, ChoiceView, address
from state.marks import MarkView
from state.refusals import shows_refusals
from state.shell import Visitor

FRESH_SECONDS = 120
"""Coming back to a search within this time shows it as it was left, every loaded page of it."""


_CLOSE_POPOVERS = (
    'for (const open of document.querySelectorAll(":popover-open")) open.hidePopover()'
)


@dataclass(frozen=True)
class OfferView:
    """A way out of an empty search."""

    sentence: str
    action: str
    href: str


@dataclass(frozen=True)
class BarView:
    """All the choices above the list."""

    purposes: list[ChoiceView]
    bedrooms: list[ChoiceView]
    types: list[ChoiceView]
    furnishing: list[ChoiceView]
    move_in: list[ChoiceView]
    sorts: list[ChoiceView]
    verified: ChoiceView
    sort: str
    budget: str
    clear_href: str


_ELSEWHERE = ("alt_key", "ctrl_key", "meta_key", "shift_key")
"""Keys that make a click on a link open a tab or a window, or save the page."""

NO_CHOICE = ChoiceView("", "", False, "/search")
NO_BAR = BarView([], [], [], [], [], [], NO_CHOICE, "", "", "/search")


class SearchPage(Visitor, rx.State):
    """One search. `load` and `draw_map` only read; all else leads to another address."""

    heading: str = ""
    note: str = ""
    cards: list[CardView] = []
    has_more: bool = False
    loading: bool = True
    typos: bool = False
    bar: BarView = NO_BAR
    chips: list[ChipView] = []
    form: FormView = FormView()
    offers: list[OfferView] = []
    suggestions: list[str] = []
    recent: list[ChoiceView] = []
    marks: list[MarkView] = []
    fit: list[float] | None = None
    seen_ids: list[str] = []
    chosen: str = ""
    chosen_card: CardView | None = None
    sheet_open: bool = False

    _filters: Filters = Filters()
    _after: str = ""
    _loaded: str = ""
    _loaded_at: float = 0.0

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Read the address and find the first page."""
        await self._show(str(self.router.url.query))

    @rx.event
    @shows_refusals
    async def ahead(self, href: str, click: PointerEventInfo) -> None:
        """The link of a filter was clicked: find its homes while the page is on its way there.

        `load` then has nothing left to do. A click that opens another tab changes nothing here.
        """
        if not any(click.get(key) for key in _ELSEWHERE):
            await self._show(urlsplit(str(href)).query)

    async def _show(self, query: str) -> None:
        fresh = monotonic() - self._loaded_at < FRESH_SECONDS
        if self._loaded == query and fresh and self.cards:
            return
        self._loaded, self.loading = query, True
        self.chosen, self.chosen_card = "", None
        filters = Filters.read(dict(parse_qsl(query)))
        self._filters = filters
        self._describe(filters)
        try:
            async with transaction() as db:
                await self._find(db, filters)
        finally:
            self.loading = False

    async def _find(self, db: Db, filters: Filters) -> None:
        page = await find(db, filters)
        viewer = await self._viewer(db)
        self.cards = await self._cards(db, page, viewer)
        self.seen_ids = [one.id for one in self.cards if one.seen]
        self.has_more, self._after, self.typos = page.next is not None, page.next or "", page.typos
        self.offers = []
        if not page.homes:
            self.offers = [self._offer(one) for one in await relax(db, filters)]
        if viewer is not None:
            await remember(db, viewer, filters, len(page.homes))
            self.recent = await self._recent(db, viewer)
        self._loaded_at = monotonic()

    async def _cards(self, db: Db, page: Page, viewer: User | None) -> list[CardView]:
        ids = [home.row.id for home in page.homes]
        key = visitor_key(self._cookies)
        seen = await seen_among(db, ids, by=viewer, session_key=key)
        return [card(home, self._language, seen) for home in page.homes]

    async def _recent(self, db: Db, viewer: User) -> list[ChoiceView]:
        found = []
        for filters in await recent(db, viewer):
            place = words.place_words(filters, self._language)
            said = [one.text for one in words.chips(filters, self._language)]
            text = " · ".join(dict.fromkeys([place, *said]))
            found.append(ChoiceView("", text, filters == self._filters, address(filters)))
        return found

    @rx.event
    @shows_refusals
    async def forget_searches(self) -> None:
        """Delete what we keep of this person's searches."""
        async with transaction() as db:
            viewer = await self._viewer(db)
            if viewer is not None:
                await forget(db, viewer)
        self.recent = []

    @rx.event
    @shows_refusals
    async def draw_map(self) -> None:
        """Marks and the count for what `load` found; a second, quick answer after the list."""
        filters = self._filters
        async with transaction() as db:
            box = filters.box or await frame_of(db, filters)
            drawn = await chart(db, filters, box, typos=self.typos)
        self._draw(drawn)
        self.fit = [box.west, box.south, box.east, box.north]
        self.heading = words.heading(filters, drawn.total, drawn.exact, self._language)

    @rx.event
    @shows_refusals
    async def move(
        self, west: float, south: float, east: float, north: float, zoom: float, by_user: bool
    ) -> None:
        """The map came to rest: marks for what is in sight; the list waits.

        Moved by the visitor, the map's edge is the place; else it shows the search as it is, now
        that its real size is known.
        """
        box = _checked_box(west, south, east, north)
        filters = self._everywhere() if by_user else self._filters
        async with transaction() as db:
            drawn = await chart(db, filters, box, zoom=_checked_zoom(zoom), typos=self.typos)
        self._draw(drawn)

    @rx.event
    @shows_refusals
    async def settle(
        self, west: float, south: float, east: float, north: float, zoom: float
    ) -> None:
        """The map is there: its real size is known, so its marks can be spaced for it."""
        box = _checked_box(west, south, east, north)
        async with transaction() as db:
            drawn = await chart(db, self._filters, box, zoom=_checked_zoom(zoom), typos=self.typos)
        self._draw(drawn)

    def _everywhere(self) -> Filters:
        """The same wishes without a place: the map's edge is the place now."""
        return self._filters.with_(
            circle=None, box=None, city="", locality="", pincode="", sort=None
        )

    @rx.event
    @shows_refusals
    async def search_here(
        self, west: float, south: float, east: float, north: float, zoom: float
    ) -> EventSpec:
        """Search this part of the map."""
        box = _checked_box(west, south, east, north)
        return rx.redirect(address(self._everywhere().with_(box=box)))

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next page, below what is shown."""
        if not self._after:
            return
        async with transaction() as db:
            page = await find(db, self._filters, after=self._after)
            found = await self._cards(db, page, await self._viewer(db))
        known = {one.id for one in self.cards}
        self.cards = self.cards + [one for one in found if one.id not in known]
        self.has_more, self._after = page.next is not None, page.next or ""
        self._loaded_at = monotonic()

    @rx.event
    @shows_refusals
    async def ask(self, form: dict[str, str]) -> EventSpec:
        """A sentence from the search box becomes filters."""
        async with transaction() as db:
            found = await meant(db, str(form.get("q", "")), self._filters)
        return rx.redirect(address(found))

    @rx.event
    @shows_refusals
    async def suggest(self, typed: str) -> None:
        """Places that may be meant, while somebody types."""
        async with transaction() as db:
            places = await places_like(db, typed)
        self.suggestions = [
            ", ".join(part for part in (one.locality, one.city) if part) for one in places
        ]

    @rx.event
    @shows_refusals
    async def narrow(self, form: dict[str, str]) -> list[EventSpec]:
        """The filter sheet, or one of its fields, was filled in; it closes when all can be read."""
        query = {**self._filters.write(), **{k: str(v) for k, v in form.items()}}
        for flag in ("pets", "lift"):
            if "sheet" in form and flag not in form:
                query.pop(flag, None)
        narrowed = Filters.read({k: v for k, v in query.items() if v})
        self.sheet_open = False
        return [rx.call_script(_CLOSE_POPOVERS), rx.redirect(address(narrowed))]

    @rx.event
    @shows_refusals
    async def open_sheet(self) -> None:
        """The filter sheet was opened in the browser."""
        self.sheet_open = True

    @rx.event
    @shows_refusals
    async def close_sheet(self) -> None:
        """The filter sheet was closed; what it said goes with it."""
        self.sheet_open = False

    @rx.event
    @shows_refusals
    async def choose(self, public_id: str) -> None:
        """A pin was chosen: its card shows at the pin."""
        self.chosen = public_id
        self.chosen_card = next((one for one in self.cards if one.id == public_id), None)
        if public_id and self.chosen_card is None:
            async with transaction() as db:
                wanted = Filters.read({"purpose": self._filters.purpose, "id": public_id})
                page = await find(db, wanted, size=1)
            self.chosen_card = card(page.homes[0], self._language) if page.homes else None

    def _describe(self, filters: Filters) -> None:
        language = self._language
        place = words.place_words(filters, language)
        self.heading, self.note = place, ""
        self.chips = words.chips(filters, language)
        self.form = choices.form(filters)
        order = filters.order
        self.bar = BarView(
            purposes=choices.purposes(filters, language),
            bedrooms=choices.bedrooms(filters, language),
            types=choices.types(filters, language),
            furnishing=choices.furnishing(filters, language),
            move_in=choices.move_in(filters, language),
            sorts=choices.sorts(filters, language),
            verified=choices.verified(filters, language),
            sort=translate(f"search.sort.{order}", language),
            budget=translate(words.BUDGET[filters.purpose], language),
            clear_href=address(Filters(purpose=filters.purpose)),
        )

    def _offer(self, offer: Relaxed) -> OfferView:
        language = self._language
        if offer.name == "circle" and offer.filters.circle is not None:
            n = f"{offer.filters.circle.radius_km:g}"
            sentence = translate("search.empty_wider", language, n=n, count=_shown(offer.count))
            action = translate("search.widen", language, n=n)
            return OfferView(sentence, action, address(offer.filters))
        named = words.words_of(offer.name, self._filters, language)
        sentence = translate("search.empty_offer", language, filter=named, n=_shown(offer.count))
        action = translate("search.drop", language, filter=named)
        return OfferView(sentence, action, address(offer.filters))

    def _draw(self, drawn: Chart) -> None:
        purpose = self._filters.purpose
        self.marks = [_mark(one, drawn.exact, purpose, self._language) for one in drawn.marks]


def _checked_box(west: float, south: float, east: float, north: float) -> Box:
    edges = ",".join(str(edge) for edge in (west, south, east, north))
    box = Filters.read({"box": edges}).box
    if box is None:
        raise Refused("bad_area")
    return box


def _checked_zoom(zoom: float) -> float:
    if not 0 <= float(zoom) <= 24:
        raise Refused("bad_area")
    return float(zoom)


def _shown(count: int) -> str:
    return f"{count}+" if count >= 200 else str(count)


def _mark(mark: Mark, exact: bool, purpose: str, language: Language) -> MarkView:
    if mark.count == 1 and mark.public_id:
        short = formats.rupees_short(mark.price) if mark.price else "–"
        return MarkView(
            id=mark.public_id,
            latitude=mark.latitude,
            longitude=mark.longitude,
            count=1,
            label=short,
            label_long=price(mark.price, purpose, language),
            exact=True,
            href=f"/listing/{mark.slug}",
        )
    shown = formats.rupees_short(Decimal(mark.count)).removeprefix("₹")
    label = translate("search.homes", language, n=str(mark.count), shown=shown)
    return MarkView(
        id="",
        latitude=mark.latitude,
        longitude=mark.longitude,
        count=mark.count,
        label=shown,
        label_long=label,
        exact=exact,
        href="",
    )
