"""The same home put online twice: for its owner to see, and for moderators."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from ghar_app.db import Db

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property

TWIN = "twin"
"""The flag of a home that seems to be online already."""

NEAR_M = 30
_ALIKE = 0.5

# Own homes by their owner's index; others with the same phone near by, by the map's; and those on
# which the very same picture hangs.
_TWINS = text(f"""
    WITH me AS (SELECT * FROM properties WHERE id = :id), near AS (
      SELECT p.id FROM me JOIN properties p ON p.owner_id = me.owner_id
        AND ST_DWithin(p.location, me.location, {NEAR_M})
      UNION
      SELECT p.id FROM me JOIN properties p ON p.is_public AND p.purpose = :purpose
        AND ST_DWithin(p.location, me.location, {NEAR_M}) AND p.owner_contact = me.owner_contact
    ), found AS (
      SELECT p.id, false AS by_picture FROM near JOIN properties p ON p.id = near.id, me
      WHERE p.bedrooms IS NOT DISTINCT FROM me.bedrooms
        AND p.purpose = me.purpose AND p.property_type = me.property_type
        AND similarity(coalesce(p.full_address, ''), coalesce(me.full_address, '')) >= {_ALIKE}
      UNION ALL
      SELECT i.property_id, true FROM property_images mine
      JOIN media_files f ON f.id = mine.media_file_id
      JOIN media_files same ON same.sha256 = f.sha256
      JOIN property_images i ON i.media_file_id = same.id
      WHERE mine.property_id = :id
    )
    SELECT p.public_id, p.title, p.owner_id = me.owner_id AS own,
           bool_or(found.by_picture) AS by_picture
    FROM found JOIN properties p ON p.id = found.id, me
    WHERE p.id <> me.id AND p.listing_status IN ('live', 'pending_review', 'paused')
      AND (p.purpose = me.purpose OR NOT found.by_picture OR p.owner_id <> me.owner_id)
    GROUP BY p.id, me.owner_id ORDER BY p.id LIMIT 5
""")


@dataclass(frozen=True)
class Twin:
    """Another home that seems to be this one. Of a stranger's home only that there is one."""

    public_id: UUID | None
    title: str
    by_picture: bool

    @property
    def is_own(self) -> bool:
        """Whether its owner is the same, and may be led there."""
        return self.public_id is not None


async def twins_of(db: Db, home: "Property") -> list[Twin]:
    """Homes that are offered already and seem to be this one; at most five."""
    rows = await db.execute(_TWINS, {"id": home.id, "purpose": str(home.purpose)})
    return [
        Twin(row.public_id, row.title, row.by_picture)
        if row.own
        else Twin(None, "", row.by_picture)
        for row in rows
    ]
