"""Homes that somebody who likes this one may like too."""

from decimal import Decimal

from ghar_app.db import Db
from ghar_app.models.listings.families import family_of
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.search import Circle, Filters, find
from ghar_app.models.listings.search.filters import Sort
from ghar_app.models.listings.search.page import Home

MOST = 6
NEAR_KM = 15.0
SPREAD = Decimal("0.30")
"""Up to so much cheaper or dearer."""


async def similar_to(db: Db, home: Property) -> tuple[Home, ...]:
    """At most six public homes of the same purpose and family, ±30 % in price, not itself.

    Nearest first within 15 km where the home has a point (the search's GiST walk), else the
    newest of its city; empty when neither is known. At most three statements.
    """
    place = _place(home)
    if place is None:
        return ()
    page = await find(db, place, size=MOST + 1)
    others = (found for found in page.homes if found.row.id != home.id)
    return tuple(others)[:MOST]


def _place(home: Property) -> Filters | None:
    wanted = Filters(purpose=Purpose(home.purpose), types=family_of(home.property_type))
    if home.effective_price:
        wanted = wanted.with_(
            price_min=home.effective_price * (1 - SPREAD),
            price_max=home.effective_price * (1 + SPREAD),
        )
    if home.latitude is not None and home.longitude is not None:
        circle = Circle(home.latitude, home.longitude, NEAR_KM)
        return wanted.with_(circle=circle, sort=Sort.DISTANCE)
    if home.city:
        return wanted.with_(city=home.city, sort=Sort.NEWEST)
    return None
