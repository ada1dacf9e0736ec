"""What search engines may list: public homes, and places with enough of them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal_column, select

from ghar_app.db import Db
from ghar_app.models.listings.landing import THIN
from ghar_app.models.listings.property import Property

CHUNK = 50_000
"""Addresses in one file; more is against the protocol."""
_READ_AT_ONCE = 1_000
_home: Any = Property.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Homes whose id lies in [number × size, (number + 1) × size): at most `size` of them."""

    number: int
    changed_at: datetime


async def chunks(db: Db, size: int = CHUNK) -> list[Chunk]:
    """The chunks that hold public homes.

    By id and not by position, so that a file changes only when one of its own homes does.
    """
    number = _home.id.op("/")(literal_column(str(size)))
    rows = await db.execute(
        select(number.label("number"), func.max(_home.updated_at))
        .where(_home.is_public, _home.slug.is_not(None))
        .group_by(number)
        .order_by(number)
    )
    return [Chunk(*row) for row in rows]


async def homes_of(
    db: Db, number: int, size: int = CHUNK
) -> AsyncIterator[list[tuple[str, datetime]]]:
    """(slug, last change) of one chunk's public homes, a thousand at a time."""
    first = number * size
    result = await db.stream(
        select(_home.slug, _home.updated_at)
        .where(_home.is_public, _home.slug.is_not(None), _home.id >= first, _home.id < first + size)
        .order_by(_home.id)
    )
    async for rows in result.partitions(_READ_AT_ONCE):
        yield [(row.slug, row.updated_at) for row in rows]


async def places(db: Db) -> list[tuple[str, str]]:
    """(city slug, locality slug or "") of the places whose pages are not thin."""
    rows = await db.execute(
        select(_home.city_slug, func.coalesce(_home.locality_slug, "").label("locality"))
        .where(_home.is_public, _home.city_slug.is_not(None))
        .group_by(func.rollup(_home.city_slug, _home.locality_slug))
        .having(func.count() >= THIN, _home.city_slug.is_not(None))
        .order_by(_home.city_slug, literal_column("locality"))
        .distinct()
        .limit(CHUNK)
    )
    return [(row.city_slug, row.locality) for row in rows]
