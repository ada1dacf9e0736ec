"""When nothing fits: which single condition to let go, and how many homes that would give."""

from dataclasses import dataclass, replace

from sqlalchemy import func, literal, select

from ghar_app.db import Db
from ghar_app.models.listings.search.conditions import conditions
from ghar_app.models.listings.search.filters import Filters

MOST_COUNTED = 200
WIDER = (2, 5)
"""Factors a radius is tried at."""
MAY_GO = (
    "q",
    "locality",
    "pincode",
    "box",
    "types",
    "price_min",
    "price_max",
    "bedrooms",
    "bathrooms_min",
    "area_min",
    "area_max",
    "floor_min",
    "floor_max",
    "parking_min",
    "age_max",
    "windows_min",
    "guests",
    "amenities",
    "features",
    "furnishing",
    "kitchen",
    "ventilation",
    "gender",
    "sharing",
    "tenant",
    "diet",
    "pets",
    "lift",
    "verified",
    "posted_by",
    "move_in",
    "available_from",
)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`filters` without `name` (or, for the circle, wider) find `count` homes, at most 200."""

    name: str
    filters: Filters
    count: int


async def count(db: Db, filters: Filters, *, most: int = MOST_COUNTED) -> int:
    """How many homes fit, counted no further than `most`."""
    some = select(literal(1)).where(*conditions(filters)).limit(most).subquery()
    return (await db.execute(select(func.count()).select_from(some))).scalar_one()


async def relax(db: Db, filters: Filters, *, offers: int = 2) -> list[Relaxed]:
    """The best offers, most homes first; empty when no single change helps."""
    found = []
    for name, changed in _candidates(filters):
        homes = await count(db, changed)
        if homes:
            found.append(Relaxed(name, changed, homes))
    return sorted(found, key=lambda one: -one.count)[:offers]


def _candidates(filters: Filters) -> list[tuple[str, Filters]]:
    plain = Filters(purpose=filters.purpose)
    found = [
        (name, filters.without(name))
        for name in MAY_GO
        if getattr(filters, name) != getattr(plain, name)
    ]
    if filters.circle is not None:
        for factor in WIDER:
            radius = min(filters.circle.radius_km * factor, 100)
            wider = replace(filters.circle, radius_km=radius)
            found.append(("circle", filters.with_(circle=wider)))
    return found
