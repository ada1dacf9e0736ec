"""Noting that somebody looked at a profile."""

from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.content.catalogs import quota
from ghar_app.models.flatmates.profile import FlatmateProfileViewEvent as Event
from ghar_app.models.identity.blocks import is_apart
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.listings import Property
from ghar_app.refusals import NotFound, Refused

LONGEST = 3600
_MINUTE = timedelta(minutes=1)


async def note_view(
    db: Db,
    viewed: User,
    *,
    by: User,
    at: datetime,
    source: str = "profile",
    seconds: int = 0,
    scrolled: int | None = None,
    about: int | None = None,
    once_in: timedelta | None = None,
) -> None:
    """`by` looked at `viewed` for so many seconds and scrolled so many per cent.

    `about` is a listing's id; `once_in` notes no second view of that source so soon: a page that
    is loaded again by a broken connection was looked at once.

    Refused `view_refused` for oneself, outside 0 to 3600 seconds or 0 to 100 per cent, and for a
    listing that is not the other's; NotFound behind a block; refused `too_fast` above the quota
    of a minute.
    """
    within = 0 <= seconds <= LONGEST and (scrolled is None or 0 <= scrolled <= 100)
    if viewed.id == by.id or not within or len(source) > 64:
        raise Refused("view_refused")
    if await is_apart(db, by.id, viewed.id):
        raise NotFound("person")
    if about is not None and not await _owns(db, viewed, about):
        raise Refused("view_refused")
    # Tabs of one person take turns, or two would share the last view of a minute.
    await hold(db, f"profile views {by.id}")
    if once_in is not None and await _noted(db, viewed, by, source, at - once_in):
        return
    since = at - _MINUTE
    recent = select(func.count(), func.min(Event.created_at)).where(
        col(Event.viewer_user_id) == by.id, col(Event.created_at) > since
    )
    count, first = (await db.exec(recent)).one()
    if count >= await quota(db, "profile_views_a_minute"):
        wait = max(1, int((first - since).total_seconds()) + 1) if first else 60
        raise Refused("too_fast", retry_after=wait, n=wait)
    db.add(
        Event(
            viewer_user_id=by.id,
            viewed_user_id=viewed.id,
            context_property_id=about,
            source=source,
            duration_seconds=seconds,
            scroll_depth_percent=scrolled,
            created_at=at,
        )
    )
    await db.flush()


async def _owns(db: Db, user: User, home: int) -> bool:
    query = select(Property.id).where(Property.id == home, Property.owner_id == user.id)
    return (await db.exec(query)).first() is not None


async def _noted(db: Db, viewed: User, by: User, source: str, since: datetime) -> bool:
    query = select(Event.id).where(
        Event.viewer_user_id == by.id,
        Event.viewed_user_id == viewed.id,
        Event.source == source,
        col(Event.created_at) > since,
    )
    return (await db.exec(query.limit(1))).first() is not None
