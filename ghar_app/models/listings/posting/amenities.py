"""What can be ticked for a home."""

from dataclasses import dataclass

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import AmenityCategory
from ghar_app.models.listings.placement import Amenity


@dataclass(frozen=True, slots=True)
class Offered:
    """One amenity; `title_hi` is empty where there is no Hindi name."""

    id: int
    title: str
    title_hi: str
    category: str


async def offered_amenities(db: Db) -> list[Offered]:
    """Every active one under the name we show, by kind and alphabet."""
    active = select(Amenity).where(Amenity.is_active, col(Amenity.canonical_id).is_(None))
    order = {kind: place for place, kind in enumerate(AmenityCategory)}
    rows = sorted(await db.exec(active), key=lambda one: (order[one.category], one.title))
    return [Offered(one.id, one.title, one.title_hi or "", one.category) for one in rows]
