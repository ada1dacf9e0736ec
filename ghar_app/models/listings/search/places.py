"""Places by name: what a person types, with typos, against cities, localities and PIN codes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, or_, select

from ghar_app.db import Db
from ghar_app.geography.cities import canonical_city
from ghar_app.models.listings.masters import MasterArea, MasterCity

C: Any = MasterCity.__table__.c  # type: ignore[attr-defined]
A: Any = MasterArea.__table__.c  # type: ignore[attr-defined]
_PLACE = (C.city_name, C.latitude, C.longitude)

LIKENESS = 0.45
"""Below this word similarity a name is somebody else's."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A city (no locality) or a locality of one, in degrees."""

    city: str
    locality: str
    pincode: str
    latitude: float
    longitude: float


async def places_like(db: Db, typed: str, *, most: int = 6) -> list[NamedPlace]:
    """The places somebody may mean, best first; a prefix beats a likeness."""
    wanted = " ".join(typed.split())[:100]
    if len(wanted) < 2:
        return []
    found = await _cities(db, canonical_city(wanted) or "", wanted.lower())
    if wanted.isascii() and wanted.isdigit():
        return found + await _areas(db, A.pincode.startswith(wanted), wanted, most)
    name = func.lower(A.area_name)
    close = literal(wanted.lower()).op("<%")(name)
    prefixed = name.startswith(wanted.lower(), autoescape=True)
    areas = await _areas(db, or_(prefixed, close), wanted, most)
    return (found + areas)[:most]


async def _cities(db: Db, name: str, typed: str) -> list[NamedPlace]:
    """By the names everybody knows, and by those that were added to the list."""
    others = func.string_to_array(func.lower(func.array_to_string(C.aliases, "\n")), "\n")
    named = or_(
        C.city_name == name, func.lower(C.city_name) == typed, literal(typed) == func.any(others)
    )
    row = (await db.execute(select(*_PLACE).where(C.is_active, named).limit(1))).first()
    return [NamedPlace(row.city_name, "", "", row.latitude, row.longitude)] if row else []


async def _areas(
    db: Db, condition: ColumnElement[bool], wanted: str, most: int
) -> list[NamedPlace]:
    name = func.lower(A.area_name)
    likeness = func.word_similarity(wanted.lower(), name)
    rows = await db.execute(
        select(C.city_name, A.area_name, A.pincode, A.latitude, A.longitude)
        .join_from(MasterArea, MasterCity, C.id == A.city_id)
        .where(
            C.is_active,
            A.is_active,
            condition,
            or_(likeness >= LIKENESS, A.pincode.startswith(wanted)),
        )
        .order_by(
            case((name.startswith(wanted.lower(), autoescape=True), 0), else_=1),
            likeness.desc(),
            A.is_popular.desc(),
            func.length(A.area_name),
            A.id,
        )
        .limit(most)
    )
    return [
        NamedPlace(row.city_name, row.area_name, row.pincode or "", row.latitude, row.longitude)
        for row in rows
    ]
