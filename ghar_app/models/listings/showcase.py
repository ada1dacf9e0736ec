"""What the front page shows: the newest homes of a city, and what homes cost in its localities."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.search.conditions import PUBLIC, P

LEAST_COMPARABLES = 5
"""A median of fewer homes says nothing."""


@dataclass(frozen=True, slots=True)
class LocalityMedian:
    """The middle asking rent of one kind of home in one locality, in rupees a month."""

    locality: str
    rent: Decimal
    homes: int


async def median_rents(
    db: Db, city: str, *, bedrooms: int = 2, most: int = 7
) -> list[LocalityMedian]:
    """Localities with the most such homes, dearest first."""
    homes = func.count().label("homes")
    middle = func.percentile_cont(0.5).within_group(P.effective_price).label("middle")
    rows = await db.execute(
        select(P.locality, middle, homes)
        .where(
            PUBLIC,
            P.purpose == Purpose.RENT,
            P.city == city,
            P.bedrooms == bedrooms,
            P.locality.is_not(None),
        )
        .group_by(P.locality)
        .having(homes >= LEAST_COMPARABLES)
        .order_by(homes.desc(), P.locality)
        .limit(most)
    )
    found = [
        LocalityMedian(row.locality, Decimal(str(row.middle)).quantize(Decimal(1)), row.homes)
        for row in rows
    ]
    return sorted(found, key=lambda one: -one.rent)
