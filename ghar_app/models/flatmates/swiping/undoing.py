"""Taking the latest decision of the flatmates' decks back.

done = await undo(db, by=me, at=now())     # done.person_id or done.home_id
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.content.catalogs import quota
from ghar_app.models.flatmates.matches.making import active_between
from ghar_app.models.flatmates.swiping.deciding import UNDOING
from ghar_app.models.flatmates.swiping.telling import likes_topic
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.quotas import UserQuotaUsage
from ghar_app.models.identity.user import User
from ghar_app.models.messaging import UserConversation, UserMessage
from ghar_app.models.messaging.kinds import App
from ghar_app.refusals import Refused


@dataclass(frozen=True, slots=True)
class Undone:
    """Whose card comes back; one of the two."""

    person_id: int | None
    home_id: int | None


async def undo(db: Db, *, by: User, at: datetime) -> Undone:
    """Take back the latest decision about a person or a room.

    A super like stays counted. Refused `nothing_to_undo` after ten minutes, `undo_enough` after
    five in a row, `undo_made_match`, and `undo_has_messages` where something was written.
    """
    since = at - timedelta(minutes=await quota(db, "undo_minutes"))
    blanks = {"me": by.id, "since": since}
    seen = (await db.execute(_LATEST, blanks)).one_or_none()
    if seen is None:
        raise Refused("nothing_to_undo")
    await hold_pair(db, by.id, seen.other)
    row = (await db.execute(_LATEST, blanks)).one_or_none()
    if row is None or row.id != seen.id:
        raise Refused("nothing_to_undo")
    if row.is_liked and await active_between(db, by.id, row.other) is not None:
        raise Refused("undo_made_match")
    await _close_empty(db, by, row)
    await _count(db, by)
    await db.execute(_GONE, {"id": row.id})
    await announce(db, likes_topic(row.other))
    return Undone(row.target_user_id, row.property_id)


async def _close_empty(db: Db, by: User, row: Any) -> None:
    """A thread that this like opened goes with it, unless somebody wrote."""
    if row.property_id is None or not row.is_liked:
        return
    thread = await UserConversation.between(db, by.id, row.other, app=App.FLATMATES, lock=True)
    if thread is None:
        return
    written: Any = select(col(UserMessage.id)).where(col(UserMessage.conversation_id) == thread.id)
    if (await db.execute(written.limit(1))).first() is not None:
        raise Refused("undo_has_messages")
    opened = thread.created_by_user_id == by.id
    if opened and thread.context_property_id == row.property_id:
        await thread.announce(db)
        await db.delete(thread)
        await db.flush()


async def _count(db: Db, by: User) -> None:
    most = await quota(db, "undo_in_a_row")
    usage = UserQuotaUsage
    begins = datetime(2000, 1, 1, tzinfo=UTC)
    row = insert(usage).values(user_id=by.id, quota_key=UNDOING, window_start=begins, used=1)
    counted: Any = row.on_conflict_do_update(
        index_elements=["user_id", "quota_key", "window_start"],
        set_={"used": usage.used + 1},
        where=col(usage.used) < most,
    ).returning(col(usage.used))
    if (await db.execute(counted)).first() is None:
        raise Refused("undo_enough", most=most)


_LATEST = text(
    """
    SELECT s.id, s.is_liked, s.target_user_id, s.property_id,
           coalesce(s.target_user_id, h.owner_id) AS other
    FROM user_swipes AS s LEFT JOIN properties AS h ON h.id = s.property_id
    WHERE s.user_id = :me AND s.acted_at > :since
      AND (s.target_user_id IS NOT NULL OR h.property_type IN ('pg', 'flatmate'))
    ORDER BY s.acted_at DESC, s.id DESC LIMIT 1
    """
)
_GONE = text(
    """
    WITH gone AS (DELETE FROM user_swipes WHERE id = :id RETURNING property_id, is_liked)
    UPDATE properties AS h SET interest_count = greatest(0, interest_count - 1)
    FROM gone WHERE h.id = gone.property_id AND gone.is_liked
    """
)
