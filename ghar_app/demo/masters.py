"""Reference rows that every installation needs, with or without the demo: places and amenities."""

from typing import Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo.amenities import aliases, amenities
from ghar_app.demo.loading import insert
from ghar_app.demo.places import Locality, localities
from ghar_app.geography.cities import CITIES
from ghar_app.models.identity.locks import hold


async def seed_masters(db: Db) -> None:
    """Cities, localities and amenities that are missing; what an admin changed stays changed."""
    # Two workers may start at once, and rows taken in another order would deadlock.
    await hold(db, "masters")
    await insert(db, "master_cities", _cities())
    await insert(db, "master_areas", await _areas(db))
    await insert(db, "amenities", _amenities())
    await _point_aliases(db)


async def seed_masters_if_empty(db: Db) -> None:
    """For a start: reading where the localities are takes longer than the rest of it."""
    found = await db.execute(text("SELECT EXISTS (SELECT FROM master_cities)"))
    if not found.scalar_one():
        await seed_masters(db)


def _cities() -> list[dict[str, Any]]:
    return [
        {
            "city_name": city.name,
            "city_name_hi": city.name_hi,
            "state_name": city.state,
            "state_code": city.state_code,
            "latitude": city.latitude,
            "longitude": city.longitude,
            "aliases": list(city.aliases),
        }
        for city in CITIES
    ]


async def _areas(db: Db) -> list[dict[str, Any]]:
    ids = dict((await db.execute(text("SELECT city_name, id FROM master_cities"))).tuples().all())
    return [
        {
            "city_id": ids[place.city.name],
            "area_name": place.name,
            "pincode": place.pincode,
            "area_type": _area_type(place),
            "latitude": round(place.point[0], 6),
            "longitude": round(place.point[1], 6),
            "is_popular": place.is_popular,
        }
        for place in localities()
    ]


def _area_type(place: Locality) -> str:
    lived_in = place.offers & {"towers", "floors", "houses", "villas"}
    worked_in = place.offers & {"offices", "shops", "warehouses"}
    if lived_in and worked_in:
        return "mixed"
    return "residential" if lived_in else "commercial"


def _amenities() -> list[dict[str, Any]]:
    rows = {
        amenity.title: {
            "title": amenity.title,
            "title_hi": amenity.title_hi,
            "icon": amenity.icon,
            "category": amenity.category.value,
            "is_premium": amenity.is_premium,
            "typical_cost": amenity.cost,
        }
        for amenity in amenities()
    }
    named = {alias: {**rows[shown], "title": alias} for alias, shown in aliases().items()}
    return [*rows.values(), *named.values()]


_POINT = """
UPDATE amenities AS alias SET canonical_id = shown.id
FROM unnest(CAST(:aliases AS text[]), CAST(:shown AS text[])) AS pair (alias, shown)
JOIN amenities AS shown ON shown.title = pair.shown
WHERE alias.title = pair.alias AND alias.canonical_id IS NULL"""


async def _point_aliases(db: Db) -> None:
    pairs = aliases()
    await db.execute(text(_POINT), {"aliases": list(pairs), "shown": list(pairs.values())})
