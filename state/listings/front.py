"""The front page: the newest homes of a city and what rents are there."""

from dataclasses import dataclass

import reflex as rx
from reflex.event import EventSpec

from ghar_app import formats
from ghar_app.db import transaction
from ghar_app.models.listings.search import Filters, find
from ghar_app.models.listings.search.meaning import meant
from ghar_app.models.listings.search.places import places_like
from ghar_app.models.listings.showcase import median_rents
from state.listings.cards import CardView, card
from state.listings.search.words import address
from state.refusals import shows_refusals
from state.shell import Visitor

FIRST_CITY = "Bengaluru"
SHOWN = 4


@dataclass(frozen=True)
class MedianView:
    """A locality, its middle rent, and the search for such homes."""

    locality: str
    rent: str
    href: str


class FrontPage(Visitor, rx.State):
    """What a first visitor sees."""

    city: str = FIRST_CITY
    cards: list[CardView] = []
    medians: list[MedianView] = []
    loading: bool = True
    suggestions: list[str] = []

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The newest rentals of the city, four of them."""
        language = self._language
        try:
            async with transaction() as db:
                page = await find(db, Filters(city=self.city), size=SHOWN)
                medians = await median_rents(db, self.city)
        finally:
            self.loading = False
        self.cards = [card(home, language) for home in page.homes]
        self.medians = [
            MedianView(
                one.locality,
                formats.rupees_short(one.rent),
                address(Filters(city=self.city, locality=one.locality, bedrooms=(2,))),
            )
            for one in medians
        ]

    @rx.event
    @shows_refusals
    async def search(self, form: dict[str, str]) -> EventSpec:
        """The hero's form: a purpose, a sentence or place, bedrooms and the highest price."""
        chosen = {key: str(form.get(key, "")) for key in ("purpose", "bhk", "max")}
        onto = Filters.read({key: value for key, value in chosen.items() if value})
        async with transaction() as db:
            found = await meant(db, str(form.get("q", "")), onto)
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
