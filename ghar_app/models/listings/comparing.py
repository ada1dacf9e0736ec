"""Homes side by side."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from ghar_app.db import Db
from ghar_app.models.listings.placement import Amenity, PropertyAmenity
from ghar_app.models.listings.property import Property

MOST = 4


async def side_by_side(db: Db, public_ids: Sequence[str]) -> list[Property]:
    """The homes that everybody may see, in the order asked for, each once; one query.

    Unknown, hidden and archived ones are left out. At most four are looked up.
    """
    wanted = [one for one in dict.fromkeys(map(_uuid, public_ids)) if one is not None][:MOST]
    if not wanted:
        return []
    home: Any = Property
    found = await db.execute(
        select(Property).where(home.public_id.in_(wanted), or_(home.is_public, Property.is_over()))
    )
    by_id = {one.public_id: one for one in found.scalars()}
    return [by_id[one] for one in wanted if one in by_id]


async def amenity_titles(db: Db, homes: Sequence[Property]) -> dict[int, list[tuple[str, str]]]:
    """(English, Hindi or "") names of what each home's building has; one query."""
    placed: Any = PropertyAmenity.__table__.c  # type: ignore[attr-defined]
    named: Any = Amenity.__table__.alias()  # type: ignore[attr-defined]
    shown: Any = Amenity.__table__.alias()  # type: ignore[attr-defined]
    rows = await db.execute(
        select(placed.property_id, shown.c.title, shown.c.title_hi)
        .distinct()
        .join_from(PropertyAmenity, named, named.c.id == placed.amenity_id)
        .join(shown, shown.c.id == func.coalesce(named.c.canonical_id, named.c.id))
        .where(placed.property_id.in_([home.id for home in homes]), placed.is_available)
        .order_by(placed.property_id, shown.c.title)
    )
    found: dict[int, list[tuple[str, str]]] = {home.id: [] for home in homes}
    for row in rows:
        found[row.property_id].append((row.title, row.title_hi or ""))
    return found


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
