"""Somebody's own notifications: how many are unread, the list, marking them.

Every query asks for the reader's own rows; another's is not found.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Text,
    bindparam,
    func,
    literal,
    true,
    tuple_,
    update,
)
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.session import LIFETIME, UserSession, token_hash
from ghar_app.models.identity.session.holding import is_live
from ghar_app.models.identity.user import User
from ghar_app.models.notify.entities import still_there
from ghar_app.models.notify.kinds import Channel, Group, kinds_in
from ghar_app.models.notify.rows import Notification, NotificationDelivery
from ghar_app.models.notify.states import Status
from ghar_app.models.notify.telling import topic_of
from ghar_app.refusals import NotFound

PAGE_SIZE = 20
NEWEST = 6
COUNTED = 100
"""The bell says 99+ from here on."""


@dataclass(frozen=True)
class Cursor:
    """The last line of a page; the next one begins after it."""

    at: datetime
    id: UUID


def _seen_by(user_id: Any, at: Any) -> list[ColumnElement[bool]]:
    return [
        col(Notification.target_user_id) == user_id,
        ~col(Notification.is_dismissed),
        col(Notification.created_at) <= at,
        col(Notification.expires_at).is_(None) | (col(Notification.expires_at) > at),
    ]


async def count_unread(db: Db, *, by: User, at: datetime) -> int:
    """How many are unread, counted to 100."""
    some = (
        select(Notification.id)
        .where(*_seen_by(by.id, at), ~col(Notification.is_read))
        .limit(COUNTED)
        .subquery()
    )
    return (await db.exec(select(func.count()).select_from(some))).one()


_AT = bindparam("at", type_=DateTime(timezone=True))
_USED_SINCE = bindparam("used_since", type_=DateTime(timezone=True))
_SOME = (
    select(literal(1).label("one"))
    .where(*_seen_by(col(User.id), _AT), ~col(Notification.is_read))
    .limit(COUNTED)
    .correlate(User)
    .lateral()
)
_UNREAD_IN_SESSION = (
    select(func.count(_SOME.c.one))
    .select_from(UserSession)
    .join(User, col(User.id) == col(UserSession.user_id))
    .outerjoin(_SOME, true())
    .where(*is_live(bindparam("token", type_=Text), _AT, _USED_SINCE))
    .group_by(col(User.id))
)


async def count_unread_in(db: Db, token: str, *, at: datetime) -> int | None:
    """The same for the holder of a session's token; None when that is not live.

    One statement, made once: every tab asks it whenever its person is told something.
    """
    values = {"token": token_hash(token), "at": at, "used_since": at - LIFETIME}
    return (await db.exec(_UNREAD_IN_SESSION, params=values)).first()


async def newest(db: Db, *, by: User, at: datetime) -> list[Notification]:
    """The few that the bell shows."""
    return await notifications(db, by=by, at=at, limit=NEWEST)


async def notifications(
    db: Db,
    *,
    by: User,
    at: datetime,
    group: Group | None = None,
    unread: bool = False,
    after: Cursor | None = None,
    limit: int = PAGE_SIZE,
) -> list[Notification]:
    """One's own, newest first, as far as they have come about and are worth reading."""
    statement = select(Notification).where(*_seen_by(by.id, at))
    if group is not None:
        statement = statement.where(col(Notification.type_key).in_(kinds_in(group)))
    if unread:
        statement = statement.where(~col(Notification.is_read))
    if after is not None:
        place = tuple_(col(Notification.created_at), col(Notification.id))
        statement = statement.where(place < (after.at, after.id))
    order = (col(Notification.created_at).desc(), col(Notification.id).desc())
    return list((await db.exec(statement.order_by(*order).limit(limit))).all())


async def reachable(db: Db, notification_id: UUID, *, by: User) -> Notification:
    """One's own notification. NotFound for anybody else's."""
    statement = select(Notification).where(
        Notification.id == notification_id, Notification.target_user_id == by.id
    )
    found = (await db.exec(statement.with_for_update())).first()
    if found is None:
        raise NotFound("notification")
    return found


async def follow(db: Db, notification_id: UUID, *, by: User, at: datetime) -> str | None:
    """Read a notification and say where it leads; None when that is no longer there."""
    line = await reachable(db, notification_id, by=by)
    line.action_taken = True
    await _mark(db, [Notification.id == line.id], by=by, at=at)
    await db.exec(
        update(NotificationDelivery)
        .where(
            col(NotificationDelivery.notification_id) == line.id,
            col(NotificationDelivery.channel) == Channel.IN_APP,
            col(NotificationDelivery.opened_at).is_(None),
        )
        .values(status=Status.OPENED, opened_at=at)
        .execution_options(synchronize_session=False)
    )
    if line.entity_type and not await still_there(db, line.entity_type, line.entity_id or ""):
        return None
    return line.action_url or ""


async def mark_read(db: Db, notification_id: UUID, *, by: User, at: datetime) -> None:
    """Mark one; again does nothing."""
    await reachable(db, notification_id, by=by)
    await _mark(db, [Notification.id == notification_id], by=by, at=at)


async def mark_all_read(db: Db, *, by: User, at: datetime) -> None:
    """Mark everything that was there at the moment `at`."""
    await _mark(db, [col(Notification.created_at) <= at], by=by, at=at)


async def dismiss(db: Db, notification_id: UUID, *, by: User, at: datetime) -> None:
    """Take one out of sight."""
    line = await reachable(db, notification_id, by=by)
    if not line.is_dismissed:
        line.is_dismissed, line.dismissed_at = True, at
        await db.flush()
        await announce(db, topic_of(by.id))


async def _mark(db: Db, which: list[Any], *, by: User, at: datetime) -> None:
    done = await db.exec(
        update(Notification)
        .where(*which, col(Notification.target_user_id) == by.id, ~col(Notification.is_read))
        .values(is_read=True, read_at=at)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount:
        await announce(db, topic_of(by.id))
