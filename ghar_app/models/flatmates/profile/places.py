"""Where somebody looks: one city by any of its names, and up to five of its areas."""

import math
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from ghar_app.db import Db
from ghar_app.geography.cities import canonical_city
from ghar_app.models.flatmates.kinds import MOST_AREAS
from ghar_app.models.identity.user import User
from ghar_app.models.listings.masters import MasterArea, MasterCity
from ghar_app.refusals import Refused

C: Any = MasterCity.__table__.c  # type: ignore[attr-defined]
A: Any = MasterArea.__table__.c  # type: ignore[attr-defined]


async def set_city(db: Db, user: User, typed: Any) -> None:
    """Take over a city by any of its names; another city lets go of the areas.

    Refused `city_unknown`.
    """
    text = " ".join(str(typed or "").replace("\x00", "").split())[:100]
    name = canonical_city(text) if text else None
    if text and name is None:
        query = select(C.city_name).where(C.is_active, func.lower(C.city_name) == text.lower())
        name = (await db.execute(query.limit(1))).scalar_one_or_none()
        if name is None:
            raise Refused("flatmate_city_unknown", field="city")
    if name != user.flatmates_city:
        user.flatmates_city = name
        _stand(user, [], None)


async def set_areas(db: Db, user: User, typed: Any) -> None:
    """Take over areas of the city, each once, the first one as the middle of a circle.

    Refused `too_many_choices`, `area_unknown`.
    """
    given = typed.split(",") if isinstance(typed, str) else list(typed or ())
    names = list(dict.fromkeys(" ".join(str(one).replace("\x00", "").split()) for one in given))
    names = [name[:200] for name in names if name]
    if len(names) > MOST_AREAS:
        raise Refused("too_many_choices", field="areas", most=MOST_AREAS)
    found = await _known(db, user.flatmates_city or "", names)
    for name in names:
        if name.lower() not in found:
            raise Refused("area_unknown", field="areas", name=name[:60])
    known = [found[name.lower()] for name in names]
    areas = list(dict.fromkeys(area for area, _, _ in known))
    _stand(user, areas, known[0][1:] if known else None)


async def areas_of(db: Db, city: str) -> list[str]:
    """The areas of a city, those that are asked for most first."""
    query = (
        select(A.area_name)
        .join_from(MasterArea, MasterCity, C.id == A.city_id)
        .where(A.is_active, C.city_name == city)
        .order_by(A.is_popular.desc(), A.area_name)
        .limit(400)
    )
    return list(dict.fromkeys((await db.execute(query)).scalars().all()))


async def area_at(db: Db, latitude: float, longitude: float) -> tuple[str, str]:
    """City and area of a point, the nearest within 15 km or so. Refused `no_area_near`."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        raise Refused("no_area_near", field="city")
    # A degree of longitude is shorter than one of latitude by the cosine.
    shorter = math.cos(math.radians(max(-89.0, min(89.0, latitude))))
    far = func.power(A.latitude - latitude, 2) + func.power((A.longitude - longitude) * shorter, 2)
    query = (
        select(C.city_name, A.area_name)
        .join_from(MasterArea, MasterCity, C.id == A.city_id)
        .where(
            A.is_active,
            C.is_active,
            A.latitude.between(latitude - _NEAR, latitude + _NEAR),
            far < _NEAR * _NEAR,
        )
        .order_by(far, A.id)
        .limit(1)
    )
    found = (await db.execute(query)).first()
    if found is None:
        raise Refused("no_area_near", field="city")
    return found[0], found[1]


_NEAR = 0.135
"""Degrees of latitude."""


async def _known(db: Db, city: str, names: Sequence[str]) -> dict[str, tuple[str, float, float]]:
    query = (
        select(A.area_name, A.latitude, A.longitude)
        .join_from(MasterArea, MasterCity, C.id == A.city_id)
        .where(
            A.is_active,
            C.city_name == city,
            func.lower(A.area_name).in_([name.lower() for name in names]),
        )
        .order_by(A.is_popular, A.id.desc())
    )
    return {row[0].lower(): tuple(row) for row in (await db.execute(query)).all()}


def _stand(user: User, areas: list[str], at: tuple[float, float] | None) -> None:
    user.flatmates_areas = areas
    user.flatmates_locality = areas[0] if areas else None
    user.flatmates_latitude, user.flatmates_longitude = at or (None, None)
