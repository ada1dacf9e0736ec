"""What homes can have: names, other names for the same thing, and two that become one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, literal, select, text

from ghar_app.db import Db
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import AmenityCategory
from ghar_app.models.listings.masters.checking import in_use, name_of, names_of
from ghar_app.models.listings.moderation.reach import may_decide, may_read
from ghar_app.models.listings.placement import Amenity, PropertyAmenity
from ghar_app.refusals import NotFound, Refused

_M: Any = Amenity.__table__.c  # type: ignore[attr-defined]
_PLACED: Any = PropertyAmenity.__table__.c  # type: ignore[attr-defined]
# Names are one space; who changes two at once takes turns with others who do.
LOCK = "amenities"


@dataclass(frozen=True, slots=True)
class AmenityWords:
    """What a person typed of an amenity; other names separated by commas."""

    title: str
    title_hi: str = ""
    category: str = ""
    aliases: str = ""


async def amenities(db: Db, *, by: User) -> Sequence[Row[Any]]:
    """All amenities but other names, by category and title, each with its `aliases` and `used`."""
    await may_read(db, by)
    other: Any = Amenity.__table__.alias()  # type: ignore[attr-defined]
    named = (
        select(func.coalesce(func.string_agg(other.c.title, literal(", ")), ""))
        .where(other.c.canonical_id == _M.id)
        .scalar_subquery()
    )
    used = in_use((Amenity,), _PLACED.amenity_id == _M.id)
    query = (
        select(*_M, named.label("aliases"), used.label("used"))
        .where(_M.canonical_id.is_(None))
        .order_by(_M.category, _M.title)
    )
    return (await db.execute(query)).all()


async def save_amenity(db: Db, *, by: User, words: AmenityWords, id: int | None = None) -> Amenity:
    """Add an amenity (`id` None) or change one, with the other names it is known by.

    Refused `not_allowed`, `name_needed`, `category_needed`, and `name_taken` or `alias_taken` by
    another amenity.
    """
    await may_decide(db, by)
    await hold(db, LOCK)
    title = name_of(words.title, "name")
    if words.category not in set(AmenityCategory):
        raise Refused("category_needed", field="category")
    aliases = [one for one in names_of(words.aliases) if one.lower() != title.lower()]
    await _refuse_taken(db, id, title, "name", "name_taken")
    for alias in aliases:
        await _refuse_taken(db, id, alias, "aliases", "alias_taken")
    category = AmenityCategory(words.category)
    found = await _amenity(db, id) if id is not None else Amenity(title=title, category=category)
    found.title, found.title_hi = title, words.title_hi.strip()[:100] or None
    found.category = category
    db.add(found)
    await db.flush()
    await _name_otherwise(db, found, aliases)
    await record(
        db,
        "amenity.saved",
        actor=by,
        entity_type="amenity",
        entity_id=found.id,
        after={"title": title, "aliases": aliases},
    )
    return found


async def offer_amenity(db: Db, *, by: User, id: int, offered: bool) -> None:
    """Offer an amenity to owners, or not any more; homes that have it keep it."""
    await may_decide(db, by)
    found = await _amenity(db, id)
    if found.is_active == offered:
        return
    found.is_active = offered
    await db.flush()
    await record(
        db,
        "amenity.offered" if offered else "amenity.withdrawn",
        actor=by,
        entity_type="amenity",
        entity_id=id,
    )


_REPOINT = """
INSERT INTO property_amenities
  (property_id, amenity_id, custom_name, description, is_available, additional_cost, created_at)
SELECT property_id, :into, custom_name, description, is_available, additional_cost, created_at
FROM property_amenities WHERE amenity_id = :away
ON CONFLICT DO NOTHING"""
_LET_GO = "DELETE FROM property_amenities WHERE amenity_id = :away"
_RENAME = "UPDATE amenities SET canonical_id = :into WHERE canonical_id = :away OR id = :away"


async def merge_amenities(db: Db, *, by: User, away: int, into: int) -> int:
    """Two names for one thing: homes of `away` have `into`, and `away` becomes another name of it.

    How many homes were repointed. Refused `not_allowed` and `merge_with_itself`.
    """
    await may_decide(db, by)
    if away == into:
        raise Refused("merge_with_itself", field="into")
    await hold(db, LOCK)
    gone, kept = await _amenity(db, away), await _amenity(db, into)
    ids = {"away": away, "into": into}
    await db.execute(text(_REPOINT), ids)
    moved: int = (await db.execute(text(_LET_GO), ids)).rowcount  # type: ignore[attr-defined]
    await db.execute(text(_RENAME), ids)
    await record(
        db,
        "amenity.merged",
        actor=by,
        entity_type="amenity",
        entity_id=into,
        before={"title": gone.title},
        after={"title": kept.title, "homes": moved},
    )
    return moved


async def _name_otherwise(db: Db, of: Amenity, aliases: list[str]) -> None:
    """Its other names are these; those that are not among them any more are dropped."""
    query = select(Amenity).where(_M.canonical_id == of.id)
    known = {one.title.lower(): one for one in (await db.execute(query)).scalars()}
    wanted = {alias.lower(): alias for alias in aliases}
    for lower, one in known.items():
        if lower not in wanted:
            # Deleting cascades to homes: those that were imported under this name keep the thing.
            await db.execute(text(_REPOINT), {"away": one.id, "into": of.id})
            await db.delete(one)
    for lower, alias in wanted.items():
        if lower not in known:
            db.add(Amenity(title=alias, category=of.category, icon=of.icon, canonical_id=of.id))
    await db.flush()


async def _amenity(db: Db, id: int) -> Amenity:
    query = select(Amenity).where(_M.id == id, _M.canonical_id.is_(None)).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("amenity")
    return found


async def _refuse_taken(db: Db, id: int | None, name: str, field: str, code: str) -> None:
    query = select(_M.title).where(func.lower(_M.title) == name.lower())
    if id is not None:
        query = query.where(_M.id != id, func.coalesce(_M.canonical_id, 0) != id)
    taken = (await db.execute(query)).scalar()
    if taken is not None:
        raise Refused(code, field=field, name=name, other=taken)
