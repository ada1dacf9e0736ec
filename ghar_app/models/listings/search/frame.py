"""The part of the map that a search without a box is shown in."""

import math

from sqlalchemy import select

from ghar_app.db import Db
from ghar_app.geography.cities import CITIES
from ghar_app.models.listings.search.conditions import P, conditions
from ghar_app.models.listings.search.filters import Box, Circle, Filters

KM_PER_DEGREE = 111.2
INDIA = Box(68.7, 6.0, 97.25, 37.6)
LEAST_KM = 1.2


async def frame_of(db: Db, filters: Filters) -> Box:
    """Around the circle, the city, or the first homes of the search; else all of India."""
    if filters.circle is not None:
        return around(filters.circle)
    city = next((one for one in CITIES if one.name == filters.city), None)
    if city is not None and not (filters.locality or filters.pincode or filters.q):
        return around(Circle(city.latitude, city.longitude, city.radius_km * 0.6))
    if not (filters.city or filters.locality or filters.pincode or filters.q):
        return INDIA
    return await _around_homes(db, filters)


def around(circle: Circle) -> Box:
    """The box that a circle just fits into."""
    up = max(circle.radius_km, LEAST_KM) / KM_PER_DEGREE
    side = up / math.cos(math.radians(circle.latitude))
    return Box(
        circle.longitude - side,
        circle.latitude - up,
        circle.longitude + side,
        circle.latitude + up,
    )


async def _around_homes(db: Db, filters: Filters) -> Box:
    some = (
        select(P.latitude, P.longitude)
        .where(*conditions(filters), P.latitude.is_not(None))
        .limit(200)
    )
    rows = (await db.execute(some)).all()
    if not rows:
        return INDIA
    latitudes = sorted(row.latitude for row in rows)
    longitudes = sorted(row.longitude for row in rows)
    margin = LEAST_KM / KM_PER_DEGREE
    return Box(
        longitudes[0] - margin,
        latitudes[0] - margin,
        longitudes[-1] + margin,
        latitudes[-1] + margin,
    )
