"""Telling somebody something, in the transaction that makes it true."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Boolean, literal_column
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.catalogue import known_language
from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.user import User
from ghar_app.models.notify.kinds import kind_of
from ghar_app.models.notify.queueing import Plan, queue_deliveries
from ghar_app.models.notify.rows import Notification
from ghar_app.models.notify.states import Audience
from ghar_app.models.notify.wishes import Wishes
from ghar_app.models.notify.words import kept, words


def topic_of(user_id: int) -> str:
    """The live topic on which a person's bell listens."""
    return f"notify:{user_id}"


async def notify(
    db: Db,
    kind: str,
    /,
    *,
    to: int,
    link: str | None = None,
    entity: tuple[str, object] | None = None,
    dedupe_key: str = "",
    at: datetime | None = None,
    broadcast_id: UUID | None = None,
    **details: Any,
) -> UUID | None:
    """Write a notification and what sends it, both in this transaction. The id, or None.

    `kind` is a key of the registry, `to` a user's id; `link` is a path of ours. `details` fill
    the blanks of `notify.<kind>.title` and `.body`: Decimal is rupees, datetime and date are
    written by India's clocks, in the language of whoever reads. The same `dedupe_key` again while
    the first is unread freshens that line and sends nothing more. `at` in the future waits until
    then. Nobody's settings raise; an account that is closed or gone is told nothing.
    """
    person = (await db.exec(_PERSON.where(User.id == to))).first()
    if person is None:
        return None
    told, moment = kind_of(kind), now()
    later = at if at is not None and at > moment else None
    chosen, preferences = person
    wishes = Wishes(chosen)
    language = known_language(preferences.get("language"))
    blanks = kept(details)
    title, body = words(told, blanks, language)
    begins = later or moment
    row: dict[str, Any] = {
        "id": uuid4(),
        "title": title,
        "body": body,
        "data": {"blanks": blanks},
        "audience_type": Audience.SEGMENT if broadcast_id else Audience.USER,
        "target_user_id": to,
        "broadcast_id": broadcast_id,
        "type_key": told.key,
        "category": told.category,
        "priority": told.priority,
        "entity_type": entity[0] if entity else None,
        "entity_id": str(entity[1]) if entity else None,
        "action_url": link,
        "scheduled_for": later,
        "dedupe_key": dedupe_key or None,
        "created_at": begins,
        "expires_at": begins + told.lifetime,
    }
    plan = Plan(kind=told, user_id=to, wishes=wishes, language=language, at=begins, now=moment)
    refused = await plan.refusal(db)
    if refused is not None:
        # The line is kept for the record, out of sight.
        row |= {"is_dismissed": True, "dismissed_at": moment}
    notification_id, is_new = await _write(db, row)
    if is_new:
        await queue_deliveries(db, notification_id, plan, refused)
    if later is None and refused is None:
        await announce(db, topic_of(to))
    return notification_id


_PERSON = select(User.notification_settings, User.preferences).where(
    col(User.is_active), col(User.deleted_at).is_(None)
)


async def _write(db: Db, row: dict[str, Any]) -> tuple[UUID, bool]:
    """The row's id, and whether it is a new one."""
    statement = insert(Notification).values(**row)
    fresh = {name: row[name] for name in ("title", "body", "data", "action_url", "created_at")}
    fresh |= {"expires_at": row["expires_at"], "repeats": Notification.repeats + 1}
    found = await db.exec(  # type: ignore[call-overload]
        statement.on_conflict_do_update(
            index_elements=["target_user_id", "type_key", "dedupe_key"],
            index_where=(
                col(Notification.dedupe_key).is_not(None)
                & ~col(Notification.is_read)
                & ~col(Notification.is_dismissed)
            ),
            set_=fresh,
        ).returning(col(Notification.id), literal_column("xmax = 0", Boolean))
    )
    notification_id, is_new = found.one()
    return notification_id, is_new
