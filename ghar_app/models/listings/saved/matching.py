"""Which saved searches a home fits that has just gone online."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Numeric, and_, cast, func, literal, or_, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.property.naming import place_slug
from ghar_app.models.listings.saved.rows import (
    Frequency,
    SavedSearch,
    SavedSearchMatch,
    Watermark,
)
from ghar_app.models.listings.search.conditions import P, conditions
from ghar_app.models.listings.search.filters import Filters
from ghar_app.refusals import Refused

KEY = "saved_searches"
AT_ONCE = 200
ASKED_AT_ONCE = 50
_S: Any = SavedSearch.__table__.c  # type: ignore[attr-defined]
_SETTLED = timedelta(seconds=5)
"""A transaction that publishes takes its moment before it commits; we look a little behind."""


async def match(db: Db, home: Property) -> list[int]:
    """Write down every saved search that fits; the ids of those that were new.

    Nobody hears of their own home.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    asked: dict[str, dict[str, str]] = {}
    for row in (await db.execute(_candidates(home))).all():
        groups[row.fingerprint].append(row.id)
        asked[row.fingerprint] = row.filters
    fitting = [search for key in await _fitting(db, home, asked) for search in groups[key]]
    if not fitting:
        return []
    rows = [{"saved_search_id": search, "property_id": home.id} for search in fitting]
    written = insert(SavedSearchMatch).values(rows).on_conflict_do_nothing()
    found = await db.execute(written.returning(col(SavedSearchMatch.saved_search_id)))
    return sorted(found.scalars())


def _candidates(home: Property) -> Any:
    price = cast(literal(home.effective_price), Numeric)
    could = [
        _S.is_active,
        _S.alert_frequency != literal(Frequency.OFF.value, literal_execute=True),
        _S.purpose == str(home.purpose),
        _S.user_id != home.owner_id,
        _S.price.op("@>")(price),
    ]
    if home.bedrooms is None:
        could.append(func.lower_inf(_S.bedrooms))
    else:
        could.append(_S.bedrooms.op("@>")(cast(literal(home.bedrooms), Integer)))
    columns = (_S.id, _S.fingerprint, _S.filters)
    named = select(*columns).where(*could, _S.around.is_(None), or_(*_places(home)))
    if home.latitude is None:
        return named
    here = func.ST_SetSRID(func.ST_MakePoint(home.longitude, home.latitude), 4326)
    around = select(*columns).where(
        *could, _S.around.is_not(None), func.ST_Intersects(_S.around, here)
    )
    return named.union_all(around)


def _places(home: Property) -> Iterator[ColumnElement[bool]]:
    """The places by which a search may have named this home's; each is a walk of the index."""
    for city in {home.city or "", ""}:
        for locality in {place_slug(home.locality or ""), ""}:
            yield and_(_S.city == city, _S.locality == locality)


async def _fitting(db: Db, home: Property, asked: dict[str, dict[str, str]]) -> list[str]:
    """Which of the searches the home fits exactly: many are asked in one statement."""
    found: list[str] = []
    keys = list(asked)
    for start in range(0, len(keys), ASKED_AT_ONCE):
        some = keys[start : start + ASKED_AT_ONCE]
        wanted = {key: wish for key in some if (wish := _wanted(asked[key])) is not None}
        if not wanted:
            continue
        columns = [wish.label(f"fits_{number}") for number, wish in enumerate(wanted.values())]
        row = (await db.execute(select(*columns).where(P.id == home.id))).one_or_none()
        found += [key for key, fits in zip(wanted, row or (), strict=False) if fits]
    return found


def _wanted(filters: dict[str, str]) -> ColumnElement[bool] | None:
    try:
        return and_(*conditions(Filters.read(filters)))
    except Refused:
        # Saved before a rule changed: it fits nothing until it is saved anew.
        return None


async def catch_up(db: Db, *, at: datetime) -> tuple[list[int], bool]:
    """Match the homes that went online since the last time: the searches, and whether more wait.

    Two workers take turns; a run that dies is done again by the next.
    """
    begin = insert(Watermark).values(key=KEY, at=at, last_id=0).on_conflict_do_nothing()
    await db.execute(begin)
    mark = (await db.exec(select(Watermark).where(Watermark.key == KEY).with_for_update())).one()
    place = tuple_(P.published_at, P.id)
    query = (
        select(Property)
        .where(
            P.is_public,
            place > tuple_(literal(mark.at), literal(mark.last_id)),
            P.published_at <= at - _SETTLED,
        )
        .order_by(P.published_at, P.id)
        .limit(AT_ONCE)
    )
    homes = (await db.exec(query)).all()
    touched: set[int] = set()
    for home in homes:
        touched.update(await match(db, home))
        assert home.published_at is not None
        mark.at, mark.last_id = home.published_at, home.id
    await db.flush()
    return sorted(touched), len(homes) == AT_ONCE
