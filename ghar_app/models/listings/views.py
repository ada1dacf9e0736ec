"""Who looked at which home: counted once a browser and half hour, and remembered for that person.

await count_view(db, home_id, by=me, session_key=key, user_agent=agent)
await recently_viewed(db, by=me, session_key=key)
await forget_views(db, by=me, session_key=key)
"""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import case, exists, func, insert, literal, or_, select, update

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.placement import PropertyView
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.search.page import CARD, Home, images_of

ONCE_IN = timedelta(minutes=30)
MOST_RECENT = 24
_BOT = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|lighthouse"
    r"|pagespeed|curl/|wget|python-|httpx|go-http|java/|monitor|fetch",
    re.IGNORECASE,
)
_view: Any = PropertyView.__table__.c  # type: ignore[attr-defined]
_home: Any = Property.__table__.c  # type: ignore[attr-defined]


def is_bot(user_agent: str) -> bool:
    """A program that says so, or that does not say what it is."""
    return not user_agent or bool(_BOT.search(user_agent))


async def count_view(
    db: Db,
    home_id: int,
    *,
    by: User | None,
    session_key: str,
    user_agent: str,
    source: str | None = None,
) -> bool:
    """Count one look at a home; True if it counted.

    Not for programs, the owner, homes that are not public, browsers without a key, or the same
    browser within half an hour. `updated_at` stays as it is: a look is no edit.
    """
    if not session_key or is_bot(user_agent):
        return False
    # Two tabs of one browser: the second waits here, and then finds the first one's row.
    key = func.hashtextextended(f"{session_key}:{home_id}", 0)
    await db.execute(select(func.pg_advisory_xact_lock(key)))
    await _take_up_again(db, home_id, by, session_key)
    counted = _new_view(home_id, by, session_key, source).returning(_view.property_id).cte("seen")
    result = await db.execute(
        update(Property)
        .where(_home.id.in_(select(counted.c.property_id)))
        .values(view_count=_home.view_count + 1)
        .execution_options(synchronize_session=False)
        .add_cte(counted)
        .returning(_home.id)
    )
    return result.first() is not None


def _new_view(home_id: int, by: User | None, session_key: str, source: str | None) -> Any:
    at = now()
    by_id = by.id if by else None
    lately = exists(
        select(literal(1)).where(
            _view.property_id == home_id,
            _view.session_key == session_key,
            _view.created_at > at - ONCE_IN,
        )
    )
    row = select(
        _home.id,
        literal(by_id, _view.user_id.type),
        literal(session_key),
        literal(source, _view.source.type),
        literal(at, _view.created_at.type),
    ).where(_home.id == home_id, _home.is_public, ~lately)
    if by_id is not None:
        row = row.where(_home.owner_id != by_id)
    columns = ["property_id", "user_id", "session_key", "source", "created_at"]
    return insert(PropertyView).from_select(columns, row)


async def _take_up_again(db: Db, home_id: int, by: User | None, session_key: str) -> None:
    """A look that was forgotten within the half hour is this browser's again, and no second one."""
    await db.execute(
        update(PropertyView)
        .where(
            _view.property_id == home_id,
            _view.session_key == _unlinked(literal(session_key)),
            _view.created_at > now() - ONCE_IN,
        )
        .values(session_key=session_key, user_id=by.id if by else None)
        .execution_options(synchronize_session=False)
    )


async def forget_views(db: Db, *, by: User | None, session_key: str) -> int:
    """Unlink somebody's looks from them, those that `recently_viewed` goes by; how many.

    The rows stay, since they say how often a home was looked at. Those of the last half hour keep
    a trace from which nobody can be found: else clearing the list would count one's looks twice.
    """
    if by is None and not session_key:
        return 0
    trace = case((_view.created_at > now() - ONCE_IN, _unlinked(_view.session_key)), else_="")
    result = await db.execute(
        update(PropertyView)
        .where(*_looks_of(by, session_key))
        .values(user_id=None, session_key=trace)
        .execution_options(synchronize_session=False)
        .returning(_view.id)
    )
    return len(result.all())


def _unlinked(key: Any) -> Any:
    """SQL: what a browser's key becomes when its looks are forgotten; there is no way back."""
    return func.encode(func.sha256(func.convert_to(literal("forgotten:") + key, "UTF8")), "hex")


def _looks_of(by: User | None, session_key: str) -> list[Any]:
    """A signed-in person's own looks; else this browser's that nobody signed in for."""
    if by is not None:
        return [_view.user_id == by.id]
    return [_view.session_key == session_key, _view.user_id.is_(None)]


async def recently_viewed(
    db: Db, *, by: User | None, session_key: str, most: int = MOST_RECENT
) -> tuple[Home, ...]:
    """The homes somebody looked at, last one first, each once; two queries.

    A signed-in person's own looks; without sign-in those of this browser that nobody signed in
    for, so that signing out hides them. Homes that were let or sold meanwhile stay, with their
    status; those that everybody may not see any more are left out.
    """
    if by is None and not session_key:
        return ()
    last = func.max(_view.created_at).label("last")
    looks = (
        select(_view.property_id, last)
        .where(*_looks_of(by, session_key))
        .group_by(_view.property_id)
        .subquery()
    )
    rows = (
        await db.execute(
            select(*CARD)
            .join(looks, looks.c.property_id == _home.id)
            .where(or_(_home.is_public, Property.is_over()))
            .order_by(looks.c.last.desc(), _home.id.desc())
            .limit(most)
        )
    ).all()
    images = await images_of(db, [row.id for row in rows])
    return tuple(Home(row, images.get(row.id, ()), None) for row in rows)


async def seen_among(
    db: Db, ids: list[int], *, by: User | None, session_key: str
) -> frozenset[int]:
    """Which of these homes somebody has looked at; one query for a page of results."""
    if not ids or (by is None and not session_key):
        return frozenset()
    mine = _view.user_id == by.id if by else (_view.session_key == session_key)
    rows = await db.execute(
        select(_view.property_id).where(mine, _view.property_id.in_(ids)).distinct()
    )
    return frozenset(rows.scalars())
