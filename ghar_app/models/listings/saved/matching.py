"""Which saved searches a home fits that has just gone online."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Integer, Numeric, cast, exists, func, literal, or_, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.listings.property import Property
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
    fitting = [
        search
        for key, searches in groups.items()
        if await _fits(db, home, asked[key])
        for search in searches
    ]
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
    named = select(*columns).where(
        *could, _S.around.is_(None), or_(_S.city == (home.city or ""), _S.city == "")
    )
    if home.latitude is None:
        return named
    here = func.ST_SetSRID(func.ST_MakePoint(home.longitude, home.latitude), 4326)
    around = select(*columns).where(*could, _S.around.is_not(None), _S.around.op("&&")(here))
    return named.union_all(around)


async def _fits(db: Db, home: Property, filters: dict[str, str]) -> bool:
    try:
        wanted = conditions(Filters.read(filters))
    except Refused:
        # Saved before a rule changed: it fits nothing until it is saved anew.
        return False
    found = await db.execute(select(exists(select(literal(1)).where(P.id == home.id, *wanted))))
    return bool(found.scalar_one())


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
