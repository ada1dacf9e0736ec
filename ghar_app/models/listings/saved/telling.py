"""Telling people of the homes that fitted their searches: at once, each morning, each Monday."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import and_, exists, func, or_, update
from sqlmodel import col, select

from ghar_app.clock import IST, in_india
from ghar_app.db import Db
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.saved.rows import Frequency, SavedSearch, SavedSearchMatch
from ghar_app.models.notify import notify

HOUR = time(9)
"""India's morning."""
AT_ONCE = 500
_UNTOLD = ~col(SavedSearchMatch.told)


async def tell_due(db: Db, *, at: datetime) -> int:
    """Tell everybody whose time has come; how many searches spoke.

    A morning that was missed is made up for with the next run. Twice at once tells once: the rows
    are locked, and who is locked elsewhere is left to that run.
    """
    query = (
        select(SavedSearch)
        .where(
            col(SavedSearch.id).in_(select(SavedSearchMatch.saved_search_id).where(_UNTOLD)),
            SavedSearch.is_active,
            or_(
                col(SavedSearch.alert_frequency) == Frequency.INSTANT,
                _waits(Frequency.DAILY, _morning(at)),
                _waits(Frequency.WEEKLY, _monday(at)),
            ),
        )
        .order_by(col(SavedSearch.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    found = (await db.exec(query)).all()
    spoke = 0
    for search in found:
        spoke += await _tell(db, search, at)
    return spoke


def _waits(frequency: Frequency, since: datetime) -> Any:
    """Something fitted before that hour, and nothing was said of it."""
    found = exists(
        select(SavedSearchMatch.property_id).where(
            SavedSearchMatch.saved_search_id == SavedSearch.id,
            _UNTOLD,
            col(SavedSearchMatch.created_at) < since,
        )
    )
    return and_(col(SavedSearch.alert_frequency) == frequency, found)


def _morning(at: datetime) -> datetime:
    """The last nine o'clock of India."""
    today = datetime.combine(in_india(at).date(), HOUR, IST)
    return today if today <= at else today - timedelta(days=1)


def _monday(at: datetime) -> datetime:
    """The last nine o'clock of a Monday."""
    morning = _morning(at)
    return morning - timedelta(days=morning.astimezone(IST).weekday())


async def _tell(db: Db, search: SavedSearch, at: datetime) -> bool:
    """One line for all homes that are still online; homes that went meanwhile are not told of."""
    untold = and_(col(SavedSearchMatch.saved_search_id) == search.id, _UNTOLD)
    count: Any = (
        select(func.count())
        .select_from(SavedSearchMatch)
        .join(Property, col(Property.id) == SavedSearchMatch.property_id)
        .where(untold, Property.is_public)
    )
    homes = (await db.execute(count)).scalar_one()
    await db.execute(update(SavedSearchMatch).where(untold).values(told=True))
    search.last_run_at = at
    await db.flush()
    if homes:
        await notify(
            db,
            "saved_search_match",
            to=search.user_id,
            link=f"/search?{urlencode({**search.filters, 'sort': 'newest'})}",
            entity=("saved_search", search.public_id),
            search=search.name,
            n=homes,
        )
    return bool(homes)
