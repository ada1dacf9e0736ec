"""A pin on the map for the homes that could not be placed, one locality at a time."""

import asyncio
import json
from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.geography.cities import city_named
from ghar_app.geography.distance import METRES_A_DEGREE
from ghar_app.geography.placing import gazetteer
from ghar_app.geography.positions import in_india
from ghar_app.models.identity.user import User
from ghar_app.models.listings.importing.counting import recount
from ghar_app.models.listings.importing.placing import placed
from ghar_app.refusals import NotFound, Refused

PIN_M = 500
"""What one pin for all homes of a locality is taken to be good for, in metres."""

_GROUPS = text("""
    SELECT coalesce("values" ->> 'city', '') AS city,
           coalesce("values" ->> 'locality', '') AS locality,
           count(*) AS homes, min(line) AS first_line,
           min("values" ->> 'full_address') AS address
    FROM portfolio_import_rows WHERE import_id = :id AND outcome = 'unplaced'
    GROUP BY 1, 2 ORDER BY homes DESC, city, locality LIMIT :most OFFSET :after
""")
_PIN = text("""
    UPDATE portfolio_import_rows
    SET "values" = "values" || CAST(:point AS jsonb), placement = CAST(:placement AS jsonb),
        outcome = 'ready'
    WHERE import_id = :id
      AND (outcome = 'unplaced' OR outcome = 'ready' AND placement ->> 'basis' = 'pin')
      AND coalesce("values" ->> 'city', '') = :city
      AND coalesce("values" ->> 'locality', '') = :locality
""")


@dataclass(frozen=True)
class Unplaced:
    """Homes of one locality that wait for a pin."""

    city: str
    locality: str
    homes: int
    first_line: int
    address: str


@dataclass(frozen=True)
class Suggestion:
    """A place that a locality may mean, in degrees, and how sure that is (0..1)."""

    name: str
    latitude: float
    longitude: float
    confidence: float


async def suggested(city: str, locality: str) -> list[Suggestion]:
    """What a locality may mean, surest first; for a person to choose from."""
    found = await asyncio.to_thread(lambda: gazetteer().suggest(city, locality))
    return [
        Suggestion(one.matched_name, one.latitude, one.longitude, one.confidence) for one in found
    ]


def city_box(name: str) -> list[float] | None:
    """West, south, east, north of a city, for a map to begin with; None for an unknown one."""
    city = city_named(name)
    if city is None:
        return None
    up = city.radius_km * 1_000 / METRES_A_DEGREE
    across = up / cos(radians(city.latitude))
    return [
        city.longitude - across,
        city.latitude - up,
        city.longitude + across,
        city.latitude + up,
    ]


class Pinned:
    """Placing by hand."""

    if TYPE_CHECKING:
        id: int
        status: str

    async def unplaced(self, db: Db, *, after: int = 0, most: int = 50) -> list[Unplaced]:
        """Localities without a place, those with most homes first."""
        found = await db.execute(_GROUPS, {"id": self.id, "most": most, "after": after})
        return [
            Unplaced(row.city, row.locality, row.homes, row.first_line, row.address or "")
            for row in found
        ]

    async def pin(
        self, db: Db, *, by: User, city: str, locality: str, latitude: float, longitude: float
    ) -> int:
        """Put all unplaced homes of a locality at a point (degrees); returns how many.

        A pin can be moved until the homes are made. Refused `pin_outside_india`,
        `import_not_checked`, `import_is_undone`; NotFound for a locality that isn't waiting.
        """
        if self.status == "undone":
            raise Refused("import_is_undone")
        if self.status in ("mapping", "checking"):
            raise Refused("import_not_checked")
        if not in_india((latitude, longitude)):
            raise Refused("pin_outside_india", field="pin")
        point = {"latitude": round(latitude, 6), "longitude": round(longitude, 6)}
        placement = placed(point, "pin", 1.0, PIN_M, locality)
        found: Any = await db.execute(
            _PIN,
            {
                "id": self.id,
                "point": json.dumps(point),
                "placement": json.dumps(placement),
                "city": city,
                "locality": locality,
            },
        )
        if not found.rowcount:
            raise NotFound("locality")
        await recount(db, self)
        return int(found.rowcount)
