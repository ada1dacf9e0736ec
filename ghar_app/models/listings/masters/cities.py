"""Cities that we offer by name: adding, other names for them, taking them off the offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, literal, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.listings.masters import MasterCity
from ghar_app.models.listings.masters.checking import in_use, name_of, names_of, place_of
from ghar_app.models.listings.moderation.reach import may_decide, may_read
from ghar_app.models.listings.search.conditions import P
from ghar_app.refusals import NotFound, Refused

_C: Any = MasterCity.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class CityWords:
    """What a person typed of a city; degrees as texts, other names separated by commas."""

    name: str
    name_hi: str = ""
    state: str = ""
    latitude: str = ""
    longitude: str = ""
    aliases: str = ""


async def cities(db: Db, *, by: User) -> Sequence[Row[Any]]:
    """All cities by name, each with `used`, its online homes counted to a thousand."""
    await may_read(db, by)
    used = in_use((MasterCity,), P.is_public, P.city == _C.city_name)
    rows = await db.execute(select(*_C, used.label("used")).order_by(_C.city_name))
    return rows.all()


async def save_city(db: Db, *, by: User, words: CityWords, id: int | None = None) -> MasterCity:
    """Add a city (`id` None) or change one.

    Refused `not_allowed`; `name_needed`, `name_taken` and `alias_taken` by another city;
    `name_in_use` for another name while homes carry this one; beside latitude or longitude what
    is no place in India.
    """
    await may_decide(db, by)
    # Names and other names of all cities are one space, which no unique index can hold.
    await hold(db, "master_cities")
    name = name_of(words.name, "name")
    latitude, longitude = place_of(words.latitude, words.longitude)
    aliases = [one for one in names_of(words.aliases) if one.lower() != name.lower()]
    await _refuse_taken(db, id, name, "name", "name_taken")
    for alias in aliases:
        await _refuse_taken(db, id, alias, "aliases", "alias_taken")
    columns: dict[str, Any] = {
        "city_name": name,
        "city_name_hi": words.name_hi.strip()[:100] or None,
        "state_name": name_of(words.state, "state"),
        "latitude": latitude,
        "longitude": longitude,
        "aliases": aliases,
    }
    found = MasterCity(**columns) if id is None else await _city(db, id)
    before = {"city_name": found.city_name, "aliases": found.aliases}
    if found.city_name.lower() != name.lower():
        await _refuse_used(db, found.city_name)
    found.sqlmodel_update(columns)
    db.add(found)
    await db.flush()
    await record(
        db,
        "city.saved",
        actor=by,
        entity_type="city",
        entity_id=found.id,
        before=before if id is not None else None,
        after={"city_name": name, "aliases": aliases},
    )
    return found


async def offer_city(db: Db, *, by: User, id: int, offered: bool) -> None:
    """Offer a city by name, or not any more; its homes stay as they are."""
    await may_decide(db, by)
    found = await _city(db, id)
    if found.is_active == offered:
        return
    found.is_active = offered
    await db.flush()
    await record(
        db,
        "city.offered" if offered else "city.withdrawn",
        actor=by,
        entity_type="city",
        entity_id=id,
    )


async def _city(db: Db, id: int) -> MasterCity:
    found = await db.get(MasterCity, id, with_for_update=True)
    if found is None:
        raise NotFound("city")
    return found


async def _refuse_used(db: Db, name: str) -> None:
    used = await db.execute(select(literal(1)).where(P.city == name).limit(1))
    if used.scalar() is not None:
        raise Refused("name_in_use", field="name", name=name)


async def _refuse_taken(db: Db, id: int | None, name: str, field: str, code: str) -> None:
    wanted = name.lower()
    others = func.lower(func.array_to_string(_C.aliases, "\n"))
    named = literal(wanted) == func.any(func.string_to_array(others, "\n"))
    query = select(_C.city_name).where((func.lower(_C.city_name) == wanted) | named)
    if id is not None:
        query = query.where(col(MasterCity.id) != id)
    taken = (await db.execute(query.limit(1))).scalar()
    if taken is not None:
        raise Refused(code, field=field, name=name, other=taken)
