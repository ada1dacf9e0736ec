"""What homes like this one are offered for nearby, and whether this one's price is fair."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Numeric, cast, func, select

from ghar_app.db import Db
from ghar_app.models.listings.families import family_of
from ghar_app.models.listings.property import Property

FEWEST = 5
"""With fewer homes to compare with, a median says nothing and is not shown."""
FAIR = Decimal("0.10")
"""A price is fair when it lies within a tenth of the median, either way."""


@dataclass(frozen=True, slots=True)
class Market:
    """The median price in rupees of `count` comparable homes, the home itself not among them."""

    median: Decimal
    count: int
    is_fair: bool


async def market_of(db: Db, home: Property) -> Market | None:
    """Public homes of the same locality, purpose, family and number of bedrooms; one query.

    None when the home's place, price or bedrooms are unknown, or fewer than 5 homes compare.
    """
    if not home.city_slug or not home.locality_slug or not home.effective_price:
        return None
    other: Any = Property.__table__.c  # type: ignore[attr-defined]
    row = (
        await db.execute(
            select(
                func.count().label("homes"), median(other.effective_price).label("median")
            ).where(
                other.is_public,
                other.city_slug == home.city_slug,
                other.locality_slug == home.locality_slug,
                other.purpose == home.purpose,
                other.property_type.in_(family_of(home.property_type)),
                other.bedrooms.is_not_distinct_from(home.bedrooms),
                other.effective_price > 0,
                other.id != home.id,
            )
        )
    ).one()
    if row.homes < FEWEST:
        return None
    return Market(row.median, row.homes, is_fair(home.effective_price, row.median))


def is_fair(price: Decimal, middle: Decimal) -> bool:
    """Whether a price lies within a tenth of the median, borders included."""
    return abs(price - middle) <= middle * FAIR


def median(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """SQL: the middle value, or halfway between the two middle ones, in whole paise."""
    return cast(func.percentile_cont(0.5).within_group(column), Numeric(14, 2))
