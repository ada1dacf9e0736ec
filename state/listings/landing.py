"""The page of a city or a locality: its numbers and its newest homes."""

from dataclasses import dataclass

import reflex as rx

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.landing import (
    Landing,
    Offer,
    canonical_slug,
    landing_of,
    newest_in,
)
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.page import Home
from ghar_app.refusals import NotFound
from ghar_app.web.homes import places
from state.listings.cards import CardView, card
from state.listings.home_view import StepView
from state.listings.search.words import address
from state.refusals import shows_refusals
from state.shell import Visitor

WAITING, SHOWN, MISSING, FAILED = "waiting", "shown", "missing", "failed"
MOST_LOCALITIES = 60


@dataclass(frozen=True)
class OfferView:
    """A line of a table of prices, and the search for such homes."""

    what: str
    count: str
    price: str
    per_sqft: str
    href: str
    told: bool


@dataclass(frozen=True)
class PurposeView:
    """What a place has for one purpose."""

    key: str
    prices_title: str
    newest_title: str
    href: str
    see_all: str
    has_prices: bool
    by_bedrooms: list[OfferView]
    by_kind: list[OfferView]
    cards: list[CardView]


@dataclass(frozen=True)
class LocalityView:
    """A locality of the city."""

    name: str
    href: str
    count: str


@dataclass(frozen=True)
class PlaceView:
    """The whole page. `empty_text` is set where nobody offers a home."""

    title: str
    note: str
    way: list[StepView]
    here: str
    purposes: list[PurposeView]
    localities_title: str
    localities: list[LocalityView]
    empty_text: str
    city_href: str


class PlacePage(Visitor, rx.State):
    """One place. `title` is the tab's."""

    phase: str = WAITING
    title: str = ""
    place: PlaceView | None = None

    _here: tuple[str, str] = ("", "")

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Show the place of the address."""
        here = self._asked_for()
        if here != self._here:
            self.phase, self.place, self._here = WAITING, None, here
        try:
            await self._show(*here)
        except NotFound:
            self.phase, self.place = MISSING, None
            self.title = translate("listings.landing.unknown.title", self._language)
        except Exception:
            self.phase = FAILED if self.place is None else self.phase
            raise

    async def _show(self, city: str, locality: str) -> None:
        async with transaction() as db:
            landing = await landing_of(db, city, locality)
            newest = await newest_in(db, landing.place) if landing.total else {}
        self.place = place_view(landing, newest, self._language)
        self.title = places.page_title(landing.place, self._language)
        self.phase = SHOWN

    def _asked_for(self) -> tuple[str, str]:
        parts = str(self.router.url.path).lower().strip("/").split("/")
        city, locality = [*parts[1:], "", ""][:2]
        return canonical_slug(city), locality


def place_view(
    landing: Landing, newest: dict[Purpose, tuple[Home, ...]], language: Language
) -> PlaceView:
    """Numbers and homes in the visitor's language."""
    place = landing.place
    name = places.place_name(place, language)
    city = places.city_name(place, language)
    empty = "text" if place.locality else "text_city"
    return PlaceView(
        title=translate("listings.landing.title", language, place=name),
        note=places.all_counts(landing, language),
        way=[StepView(text, path) for text, path in places.way_to(place, language)],
        here=place.locality or city,
        purposes=[
            _purpose(offer, landing, newest.get(offer.purpose, ()), language)
            for offer in landing.by_purpose
        ],
        localities_title=translate("listings.landing.localities", language, city=city),
        localities=[
            LocalityView(
                one.name,
                f"/flats/{place.city_slug}/{one.slug}",
                _homes(one.count, landing.exact, language),
            )
            for one in landing.localities[:MOST_LOCALITIES]
        ],
        empty_text=""
        if landing.total
        else translate(f"listings.landing.empty.{empty}", language, city=city),
        city_href=f"/flats/{place.city_slug}" if place.locality else "/search",
    )


def _homes(count: int, exact: bool, language: Language) -> str:
    shown = places.number_words(count, exact, language)
    return translate("listings.landing.homes", language, n=count, shown=shown)


def _purpose(
    offer: Offer, landing: Landing, homes: tuple[Home, ...], language: Language
) -> PurposeView:
    place = landing.place
    filters = Filters(purpose=offer.purpose, city=place.city, locality=place.locality)

    def line(one: Offer) -> OfferView:
        wanted = filters
        if one.bedrooms:
            wanted = wanted.with_(bedrooms=(one.bedrooms,))
        if one.kind:
            wanted = wanted.with_(types=(one.kind,))
        return OfferView(
            what=places.offer_what(one, language),
            count=places.number_words(one.count, landing.exact, language),
            price=places.offer_price(one, language),
            per_sqft=_rate(one, language),
            href=address(wanted),
            told=one.price is not None,
        )

    rooms = [line(one) for one in landing.by_bedrooms if one.purpose == offer.purpose]
    kinds = [line(one) for one in landing.by_kind if one.purpose == offer.purpose]
    shown = places.number_words(offer.count, landing.exact, language)
    return PurposeView(
        key=str(offer.purpose),
        prices_title=translate(f"listings.landing.prices.{offer.purpose}", language),
        newest_title=translate(f"listings.landing.newest.{offer.purpose}", language),
        href=address(filters),
        see_all=translate("listings.landing.see_all", language, n=shown),
        has_prices=any(one.told for one in (*rooms, *kinds)),
        by_bedrooms=rooms,
        by_kind=kinds,
        cards=[card(home, language) for home in homes],
    )


def _rate(offer: Offer, language: Language) -> str:
    if offer.per_sqft is None:
        return ""
    return translate("homes.sqft_rate", language, amount=formats.rupees(offer.per_sqft))
