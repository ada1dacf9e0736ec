"""Other advertisements that may be of the same home."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ghar_app.db import Db
from ghar_app.models.listings.families import family_of
from ghar_app.models.listings.placement import PropertyImage
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.search.conditions import PUBLIC, P, point
from ghar_app.models.media import MediaFile

NEAR_M = 30
MOST = 6


@dataclass(frozen=True, slots=True)
class Twin:
    """Another home. `why`: `photo`, an identical picture; `place`, no further than 30 m away with
    as many bedrooms. `image` is the picture both have."""

    public_id: UUID
    title: str
    owner_name: str
    same_owner: bool
    status: str
    why: str
    metres: int
    image: str = ""


async def twins_of(db: Db, home: Property) -> list[Twin]:
    """Those with an identical picture first, then online ones at the same place; two queries."""
    found = {twin.public_id: twin for twin in await _beside(db, home)}
    found |= {twin.public_id: twin for twin in await _with_its_pictures(db, home)}
    return sorted(found.values(), key=lambda twin: (twin.why, twin.metres))[:MOST]


async def _with_its_pictures(db: Db, home: Property) -> list[Twin]:
    """By hash: the same bytes, stored a second time."""
    mine: Any = PropertyImage.__table__.alias("mine")  # type: ignore[attr-defined]
    theirs: Any = PropertyImage.__table__.alias("theirs")  # type: ignore[attr-defined]
    file: Any = MediaFile.__table__.alias("file")  # type: ignore[attr-defined]
    copy: Any = MediaFile.__table__.alias("copy")  # type: ignore[attr-defined]
    rows = await db.execute(
        select(*_SHOWN, mine.c.image_url)
        .select_from(mine)
        .join(file, file.c.id == mine.c.media_file_id)
        .join(copy, (copy.c.sha256 == file.c.sha256) & (copy.c.id != file.c.id))
        .join(theirs, theirs.c.media_file_id == copy.c.id)
        .join(Property, P.id == theirs.c.property_id)
        .where(mine.c.property_id == home.id, P.id != home.id, P.listing_status != "draft")
        .distinct(P.id)
        .order_by(P.id)
        .limit(MOST)
    )
    return [_twin(home, row, "photo", image=row.image_url) for row in rows]


async def _beside(db: Db, home: Property) -> list[Twin]:
    if home.latitude is None or home.longitude is None:
        return []
    here = point(home.latitude, home.longitude)
    away = func.ST_Distance(P.location, here).label("metres")
    rows = await db.execute(
        select(*_SHOWN, away)
        .where(
            PUBLIC,
            P.purpose == home.purpose,
            func.ST_DWithin(P.location, here, NEAR_M),
            P.bedrooms.is_not_distinct_from(home.bedrooms),
            P.property_type.in_(family_of(home.property_type)),
            P.id != home.id,
        )
        .order_by(away)
        .limit(MOST)
    )
    return [_twin(home, row, "place", metres=round(row.metres)) for row in rows]


_SHOWN = (P.public_id, P.title, P.owner_name, P.owner_id, P.listing_status)


def _twin(home: Property, row: Any, why: str, *, metres: int = 0, image: str = "") -> Twin:
    return Twin(
        public_id=row.public_id,
        title=row.title,
        owner_name=row.owner_name or "",
        same_owner=row.owner_id == home.owner_id,
        status=row.listing_status,
        why=why,
        metres=metres,
        image=image,
    )
