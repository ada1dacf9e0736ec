"""Saving a search, changing how often it speaks, and letting it go."""

import hashlib
import json
from datetime import datetime
from decimal import Decimal
from math import cos, pi, radians, sin
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func
from sqlalchemy.dialects.postgresql import Range
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property.naming import place_slug
from ghar_app.models.listings.saved.rows import Frequency, SavedSearch, SavedSearchMatch
from ghar_app.models.listings.search.filters import MOST_BEDROOMS, Box, Circle, Filters
from ghar_app.refusals import NotFound, Refused

MOST = 50
LONGEST_NAME = 100
_DEGREE_KM = 111.0
_FARTHEST = 80.0
"""Degrees from the equator, where a degree of longitude still has a width."""
_SIDES = 32
Corner = tuple[float, float]
"""Longitude and latitude, in degrees."""


async def keep(
    db: Db,
    filters: Filters,
    *,
    by: User,
    name: str,
    at: datetime,
    frequency: str = Frequency.DAILY,
) -> SavedSearch:
    """Save a search. The same filters again give it a new name and frequency, no second row.

    Refused: `name_needed`, `too_long`, `unknown_choice`, `too_many_saved` beyond fifty.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("name_needed", field="name")
    if len(name) > LONGEST_NAME:
        raise Refused("too_long", field="name", most=LONGEST_NAME)
    _known(frequency)
    plain = filters.without("sort")
    key = fingerprint(plain)
    await hold(db, f"saved:{by.id}")
    query = select(SavedSearch).where(SavedSearch.user_id == by.id, SavedSearch.fingerprint == key)
    found = (await db.exec(query)).first()
    if found is None:
        count = select(func.count()).where(SavedSearch.user_id == by.id)
        if (await db.exec(count)).one() >= MOST:
            raise Refused("too_many_saved", most=MOST)
        found = SavedSearch(
            user_id=by.id, filters=plain.write(), fingerprint=key, last_run_at=at, **coarse(plain)
        )
        db.add(found)
    found.name, found.alert_frequency, found.is_active = name, frequency, True
    await db.flush()
    return found


def fingerprint(filters: Filters) -> str:
    """The same for equal filters, whatever the order of their names."""
    return hashlib.sha256(json.dumps(filters.write(), sort_keys=True).encode()).hexdigest()


def coarse(filters: Filters) -> dict[str, Any]:
    """The half of the filters that the index holds; it never leaves out a home that fits."""
    around = _ring(filters.circle) if filters.circle else _corners(filters.box)
    return {
        "purpose": filters.purpose.value,
        "city": "" if around else filters.city,
        # A name in another script has no slug: it is found by every locality and then asked.
        "locality": "" if around else place_slug(filters.locality),
        "price": Range(filters.price_min or Decimal(0), filters.price_max, bounds="[]"),
        "bedrooms": _bedrooms(filters.bedrooms),
        "around": _polygon(around) if around else None,
    }


def _bedrooms(chosen: tuple[int, ...]) -> Range[int]:
    if not chosen:
        return Range(None, None)
    most = None if max(chosen) == MOST_BEDROOMS else max(chosen) + 1
    return Range(min(chosen), most)


def _ring(circle: Circle) -> list[Corner]:
    """A polygon around the circle, a little wider, so that rounding never leaves out a home."""
    up = circle.radius_km / _DEGREE_KM * 1.02 / cos(pi / _SIDES)
    side = up / cos(radians(min(abs(circle.latitude) + up, _FARTHEST)))
    turns = [2 * pi * n / _SIDES for n in range(_SIDES)]
    return [(circle.longitude + side * sin(a), circle.latitude + up * cos(a)) for a in turns]


def _corners(box: Box | None) -> list[Corner]:
    if box is None:
        return []
    west, south, east, north = box.west, box.south, box.east, box.north
    return [(west, south), (east, south), (east, north), (west, north)]


def _polygon(corners: list[Corner]) -> str:
    closed = [*corners, corners[0]]
    return f"SRID=4326;POLYGON(({', '.join(f'{x} {y}' for x, y in closed)}))"


async def saved_by(db: Db, *, by: User) -> list[Row[Any]]:
    """This person's searches, newest first, each with how many homes were not told of yet."""
    fresh = (
        select(func.count())
        .where(SavedSearchMatch.saved_search_id == SavedSearch.id)
        .scalar_subquery()
    )
    query: Any = (
        select(SavedSearch, fresh.label("found"))
        .where(SavedSearch.user_id == by.id)
        .order_by(col(SavedSearch.id).desc())
    )
    return list((await db.execute(query)).all())


async def reachable(db: Db, *, by: User, public_id: str) -> SavedSearch:
    """One's own saved search, locked. NotFound for anything else."""
    try:
        key = UUID(public_id)
    except ValueError:
        raise NotFound("saved_search") from None
    query = (
        select(SavedSearch)
        .where(SavedSearch.public_id == key, SavedSearch.user_id == by.id)
        .with_for_update()
    )
    found = (await db.exec(query)).first()
    if found is None:
        raise NotFound("saved_search")
    return found


async def change(db: Db, *, by: User, public_id: str, frequency: str) -> None:
    """How often it speaks. Refused `unknown_choice`."""
    _known(frequency)
    found = await reachable(db, by=by, public_id=public_id)
    found.alert_frequency = frequency
    await db.flush()


async def forget(db: Db, *, by: User, public_id: str) -> None:
    """Delete it, and what fitted it."""
    await db.delete(await reachable(db, by=by, public_id=public_id))
    await db.flush()


def _known(frequency: str) -> None:
    if frequency not in tuple(Frequency):
        choices = ", ".join(Frequency)
        raise Refused("unknown_choice", field="frequency", value=frequency, choices=choices)
