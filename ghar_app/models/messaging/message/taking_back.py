"""Taking back what one wrote, for a quarter of an hour.

await take_back(db, thread, message_id, by=me, at=now())

The row stays, with its words, for moderators; nobody who takes part is shown them again.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.user import User
from ghar_app.models.messaging.conversation import UserConversation
from ghar_app.models.messaging.kinds import TAKEN_BACK, MessageType, inbox_topic, thread_topic
from ghar_app.models.messaging.message import UserMessage
from ghar_app.refusals import NotFound, Refused

WITHIN = timedelta(minutes=15)


async def take_back(
    db: Db, thread: UserConversation, message_id: int, *, by: User, at: datetime
) -> None:
    """Take back one's own text or picture; twice is once, in a closed thread too.

    Refused `message_not_found` for what is not there, stands in another thread, was written by
    somebody else or by the product, and `message_stays` after `WITHIN`.
    """
    # Held, so that the list's preview and a message being written follow one another.
    await db.refresh(thread, with_for_update={"key_share": True})
    query: Any = select(UserMessage).where(
        col(UserMessage.id) == message_id,
        col(UserMessage.conversation_id) == thread.id,
        col(UserMessage.sender_id) == by.id,
        col(UserMessage.message_type).in_((MessageType.TEXT, MessageType.IMAGE)),
    )
    again = query.execution_options(populate_existing=True)
    message: UserMessage | None = (await db.execute(again)).scalars().first()
    if message is None:
        raise NotFound("message")
    if message.deleted_at is not None:
        return
    if at - message.created_at > WITHIN:
        raise Refused("message_stays", minutes=int(WITHIN.total_seconds() // 60))
    message.deleted_at = at
    newest: Any = select(func.max(col(UserMessage.id))).where(
        col(UserMessage.conversation_id) == thread.id
    )
    if (await db.execute(newest)).scalar_one() == message.id:
        thread.last_message_preview = f"[{TAKEN_BACK}]"
    await db.flush()
    await announce(db, thread_topic(thread.id))
    for user_id in (thread.user_one_id, thread.user_two_id):
        await announce(db, inbox_topic(user_id))


async def taken_back_since(db: Db, thread: UserConversation, first: int) -> set[int]:
    """Which messages from `first` on were taken back; a tab that shows them forgets their words."""
    query: Any = select(col(UserMessage.id)).where(
        col(UserMessage.conversation_id) == thread.id,
        col(UserMessage.id) >= first,
        col(UserMessage.deleted_at).is_not(None),
    )
    return set((await db.execute(query)).scalars().all())
