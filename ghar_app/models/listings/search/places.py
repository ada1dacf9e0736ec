"""Places by name: what a person types, with typos, against cities, localities and PIN codes."""

from dataclasses import dataclass

from sqlalchemy import case, func, literal, or_, select

from ghar_app.db import Db
from ghar_app.geography.cities import canonical_city
from ghar_app.models.listings.masters import MasterArea, MasterCity

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
    city = canonical_city(wanted)
    found = await _cities(db, city) if city else []
    if wanted.isascii() and wanted.isdigit():
        return found + await _areas(db, MasterArea.pincode.startswith(wanted), wanted, most)  # type: ignore[union-attr]
    name = func.lower(MasterArea.area_name)
    close = literal(wanted.lower()).op("<%")(name)
    prefixed = name.startswith(wanted.lower(), autoescape=True)
    areas = await _areas(db, or_(prefixed, close), wanted, most)
    return (found + areas)[:most]


async def _cities(db: Db, name: str) -> list[NamedPlace]:
    row = (await db.execute(select(MasterCity).where(MasterCity.city_name == name))).scalar()
    return [NamedPlace(row.city_name, "", "", row.latitude, row.longitude)] if row else []


async def _areas(db: Db, condition: object, wanted: str, most: int) -> list[NamedPlace]:
    name = func.lower(MasterArea.area_name)
    likeness = func.word_similarity(wanted.lower(), name)
    rows = await db.execute(
        select(MasterArea, MasterCity.city_name)
        .join(MasterCity, MasterCity.id == MasterArea.city_id)
        .where(condition, or_(likeness >= LIKENESS, MasterArea.pincode.startswith(wanted)))  # type: ignore[union-attr,arg-type]
        .order_by(
            case((name.startswith(wanted.lower(), autoescape=True), 0), else_=1),
            likeness.desc(),
            MasterArea.is_popular.desc(),
            func.length(MasterArea.area_name),
            MasterArea.id,
        )
        .limit(most)
    )
    return [
        NamedPlace(city, area.area_name, area.pincode or "", area.latitude, area.longitude)
        for area, city in rows
    ]
