"""A thread's messages, and how far each side has read.

page = await history(db, thread, before=oldest_id)         # the newest first, fifty
new = await after(db, thread, last_id)                      # what came since
await mark_read(db, thread, by=me, up_to=id, at=now())
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, text, update
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.user import User
from ghar_app.models.messaging.conversation import UserConversation, UserConversationParticipant
from ghar_app.models.messaging.kinds import inbox_topic, thread_topic
from ghar_app.models.messaging.message import UserMessage
from ghar_app.models.notify import Notification
from ghar_app.models.notify.telling import topic_of

PAGE, LARGEST_PAGE = 50, 200
_part: Any = UserConversationParticipant.__table__.c  # type: ignore[attr-defined]
_message: Any = UserMessage.__table__.c  # type: ignore[attr-defined]


async def history(
    db: Db, thread: UserConversation, *, before: int | None = None, size: int = PAGE
) -> list[UserMessage]:
    """At most `size` messages (1 to 200) older than `before`, the newest first."""
    query = select(UserMessage).where(_message.conversation_id == thread.id)
    if before is not None:
        query = query.where(_message.id < before)
    newest = query.order_by(_message.id.desc()).limit(min(max(size, 1), LARGEST_PAGE))
    return list((await db.execute(newest)).scalars().all())


async def after(
    db: Db, thread: UserConversation, last: int, *, size: int = LARGEST_PAGE
) -> list[UserMessage]:
    """What was written after `last`, the oldest first."""
    query = (
        select(UserMessage)
        .where(_message.conversation_id == thread.id, _message.id > last)
        .order_by(_message.id)
        .limit(size)
    )
    return list((await db.execute(query)).scalars().all())


async def mark_read(
    db: Db, thread: UserConversation, *, by: User, up_to: int, at: datetime
) -> bool:
    """`by` has seen everything up to a message; whether that is news.

    It only moves forward, and never past what is there: two tabs may say it in any order.
    """
    newest = (
        select(func.max(_message.id))
        .where(_message.conversation_id == thread.id, _message.id <= up_to)
        .scalar_subquery()
    )
    moved: Any = (
        update(UserConversationParticipant)
        .where(
            _part.conversation_id == thread.id,
            _part.user_id == by.id,
            func.coalesce(_part.last_read_message_id, 0) < newest,
        )
        .values(last_read_message_id=newest, last_read_at=at)
        .returning(_part.last_read_message_id)
        .execution_options(synchronize_session=False)
    )
    read = (await db.execute(moved)).scalar_one_or_none()
    if read is None:
        return False
    await db.execute(
        update(UserMessage)
        .where(
            _message.conversation_id == thread.id,
            _message.id <= read,
            _message.read_at.is_(None),
            or_(_message.sender_id.is_(None), _message.sender_id != by.id),
        )
        .values(read_at=at)
        .execution_options(synchronize_session=False)
    )
    seen: Any = (
        update(Notification)
        .where(
            col(Notification.target_user_id) == by.id,
            col(Notification.dedupe_key) == f"thread:{thread.id}",
            ~col(Notification.is_read),
        )
        .values(is_read=True, read_at=at)
        .returning(col(Notification.id))
        .execution_options(synchronize_session=False)
    )
    if (await db.execute(seen)).first() is not None:
        await announce(db, topic_of(by.id))
    await announce(db, thread_topic(thread.id))
    await announce(db, inbox_topic(by.id))
    return True


async def count_unread(db: Db, *, by: User) -> int:
    """In how many threads, not archived, something waits for `by`."""
    return int((await db.execute(_WAITING, {"user": by.id})).scalar_one())


_WAITING = text(
    """
    SELECT count(*) FROM user_conversation_participants AS p
    JOIN user_conversations AS c ON c.id = p.conversation_id
    WHERE p.user_id = :user AND p.archived_at IS NULL AND p.hidden_at IS NULL
      AND c.status = 'active'
      AND EXISTS (SELECT FROM user_messages AS m
                  WHERE m.conversation_id = c.id AND m.id > coalesce(p.last_read_message_id, 0)
                    AND m.sender_id IS DISTINCT FROM p.user_id AND m.deleted_at IS NULL)
    """
)


async def parts(db: Db, threads: Sequence[int]) -> list[UserConversationParticipant]:
    """Everybody's side of these conversations."""
    query = select(UserConversationParticipant).where(_part.conversation_id.in_(threads))
    return list((await db.execute(query)).scalars().all())


__all__ = ["after", "count_unread", "history", "mark_read", "parts"]
