"""What somebody typed into the search box, as filters: wishes by rule, the place by name."""

from ghar_app.db import Db
from ghar_app.models.listings.search.filters import DEFAULT_RADIUS_KM, Circle, Filters
from ghar_app.models.listings.search.places import NamedPlace, places_like
from ghar_app.models.listings.search.understand import understand

NEAR_KM = 3
"""How far around a locality one looks at first."""


async def meant(db: Db, typed: str, onto: Filters) -> Filters:
    """`typed` on top of the filters that hold. Words that name no place become the text search."""
    understood = understand(typed[:200], onto.without("q"))
    found = understood.filters
    if not understood.rest:
        return found if typed.strip() else found.without("q")
    place = await _place(db, understood.rest)
    if place is None:
        return found.with_(q=understood.rest)
    return _at(found, place)


async def _place(db: Db, words: str) -> NamedPlace | None:
    """The whole as one name, or "locality, city" where the last word is the city."""
    found = await places_like(db, words, most=1)
    if found:
        return found[0]
    head, _, tail = words.rpartition(" ")
    if not head:
        return None
    city = await places_like(db, tail, most=1)
    if not city or city[0].locality:
        return None
    areas = await places_like(db, head, most=6)
    return next((one for one in areas if one.city == city[0].city and one.locality), None)


def _at(filters: Filters, place: NamedPlace) -> Filters:
    anywhere = filters.with_(box=None, pincode="", sort=None, q="")
    if not place.locality:
        return anywhere.with_(city=place.city, locality="", circle=None)
    near = filters.circle.radius_km if filters.circle else min(NEAR_KM, DEFAULT_RADIUS_KM)
    circle = Circle(place.latitude, place.longitude, near)
    return anywhere.with_(city=place.city, locality=place.locality, circle=circle)
