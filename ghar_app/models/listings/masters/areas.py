"""Localities of a city that we offer by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from ghar_app.db import Db
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.listings.masters import MasterArea, MasterCity
from ghar_app.models.listings.masters.checking import in_use, name_of, place_of
from ghar_app.models.listings.moderation.reach import may_decide, may_read
from ghar_app.models.listings.search.conditions import P
from ghar_app.refusals import NotFound, Refused

PAGE_SIZE = 50
TYPES = ("residential", "commercial", "mixed")
_A: Any = MasterArea.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class AreaWords:
    """What a person typed of a locality; degrees as texts."""

    name: str
    pincode: str = ""
    kind: str = "residential"
    latitude: str = ""
    longitude: str = ""
    popular: bool = False


async def areas(
    db: Db, *, by: User, city_id: int, like: str = "", after: str = ""
) -> Sequence[Row[Any]]:
    """A page of a city's localities by name, after that name, each with `used`."""
    await may_read(db, by)
    slug = func.nullif(
        func.btrim(func.regexp_replace(func.lower(_A.area_name), "[^a-z0-9]+", "-", "g"), "-"), ""
    )
    used = in_use(
        (MasterArea, MasterCity),
        P.is_public,
        P.locality_slug == slug,
        P.city == MasterCity.city_name,
    )
    query = (
        select(*_A, used.label("used"))
        .join_from(MasterArea, MasterCity, MasterCity.id == _A.city_id)  # type: ignore[arg-type]
        .where(_A.city_id == city_id)
    )
    if like:
        query = query.where(func.lower(_A.area_name).contains(like.lower(), autoescape=True))
    if after:
        query = query.where(_A.area_name > after)
    return (await db.execute(query.order_by(_A.area_name).limit(PAGE_SIZE))).all()


async def save_area(
    db: Db, *, by: User, city_id: int, words: AreaWords, id: int | None = None
) -> MasterArea:
    """Add a locality (`id` None) or change one.

    Refused `not_allowed`, `name_needed`, `name_taken` within the city, `pincode_shape`, and beside
    latitude or longitude what is no place in India.
    """
    await may_decide(db, by)
    name = name_of(words.name, "name", 120)
    latitude, longitude = place_of(words.latitude, words.longitude)
    pincode = words.pincode.strip()
    if pincode and not (len(pincode) == 6 and pincode.isascii() and pincode.isdigit()):
        raise Refused("pincode_shape", field="pincode")
    if await db.get(MasterCity, city_id) is None:
        raise NotFound("city")
    # Capitals make no other locality, and the unique constraint knows only the exact name.
    await hold(db, f"master_areas:{city_id}")
    same = select(_A.id).where(_A.city_id == city_id, func.lower(_A.area_name) == name.lower())
    if (await db.execute(same.where(_A.id != (id or 0)))).first() is not None:
        raise Refused("name_taken", field="name", name=name, other=name)
    columns: dict[str, Any] = {
        "area_name": name,
        "pincode": pincode or None,
        "area_type": words.kind if words.kind in TYPES else TYPES[0],
        "latitude": latitude,
        "longitude": longitude,
        "is_popular": words.popular,
    }
    found = MasterArea(city_id=city_id, **columns) if id is None else await _area(db, id)
    found.sqlmodel_update(columns)
    db.add(found)
    await db.flush()
    after = {"area_name": name, "pincode": pincode}
    await record(db, "area.saved", actor=by, entity_type="area", entity_id=found.id, after=after)
    return found


async def offer_area(db: Db, *, by: User, id: int, offered: bool) -> None:
    """Offer a locality by name, or not any more; its homes stay as they are."""
    await may_decide(db, by)
    found = await _area(db, id)
    if found.is_active == offered:
        return
    found.is_active = offered
    await db.flush()
    await record(
        db,
        "area.offered" if offered else "area.withdrawn",
        actor=by,
        entity_type="area",
        entity_id=id,
    )


async def _area(db: Db, id: int) -> MasterArea:
    found = await db.get(MasterArea, id, with_for_update=True)
    if found is None:
        raise NotFound("area")
    return found
