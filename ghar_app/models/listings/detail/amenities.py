"""What the building has, grouped; an alias stands under the name we show, and once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import AmenityCategory
from ghar_app.models.listings.placement import Amenity, PropertyAmenity
from ghar_app.models.listings.property import Property


@dataclass(frozen=True, slots=True)
class HomeAmenity:
    """`title_hi` is empty where we have no Hindi name; `cost` is rupees on top, None for none."""

    title: str
    title_hi: str
    note: str
    cost: Decimal | None


Grouped = tuple[tuple[AmenityCategory, tuple[HomeAmenity, ...]], ...]


async def amenities_of(db: Db, home: Property) -> Grouped:
    """Groups in the order of AmenityCategory, names in alphabet's; one query.

    Amenities that are not offered any more stay on the homes that have them.
    """
    placed: Any = PropertyAmenity.__table__.c  # type: ignore[attr-defined]
    named: Any = Amenity.__table__.alias()  # type: ignore[attr-defined]
    shown: Any = Amenity.__table__.alias()  # type: ignore[attr-defined]
    rows = await db.execute(
        select(
            shown.c.title,
            shown.c.title_hi,
            shown.c.category,
            placed.custom_name,
            placed.description,
            placed.additional_cost,
        )
        .join_from(PropertyAmenity, named, named.c.id == placed.amenity_id)
        .join(shown, shown.c.id == func.coalesce(named.c.canonical_id, named.c.id))
        .where(placed.property_id == home.id, placed.is_available)
        .order_by(shown.c.title)
    )
    groups: dict[AmenityCategory, dict[str, HomeAmenity]] = {one: {} for one in AmenityCategory}
    for row in rows:
        title = row.custom_name or row.title
        hindi = "" if row.custom_name else row.title_hi or ""
        found = HomeAmenity(title, hindi, row.description or "", row.additional_cost)
        groups[AmenityCategory(row.category)].setdefault(title, found)
    return tuple((name, tuple(group.values())) for name, group in groups.items() if group)
