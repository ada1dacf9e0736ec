"""Writing into a conversation.

message = await send(db, thread, by=me, body="Is it still free?", token=key, at=now())

The conversation's row is held while a message is written, so messages follow one another, and
whoever closes or blocks it waits for the message or is waited for: nothing is written after the
closing. The same `token` again is the same message.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.messaging.conversation import UserConversation, UserConversationParticipant
from ghar_app.models.messaging.kinds import (
    LONGEST_MESSAGE,
    LONGEST_PREVIEW,
    UNANSWERED,
    App,
    ConversationStatus,
    MessageType,
    Source,
    inbox_topic,
    thread_topic,
)
from ghar_app.models.messaging.message import UserMessage
from ghar_app.models.messaging.message.caution import FIRST, needs_caution
from ghar_app.models.notify import notify
from ghar_app.refusals import Refused


async def send(
    db: Db,
    thread: UserConversation,
    *,
    by: User,
    body: str = "",
    token: UUID | None = None,
    at: datetime,
    image: str | None = None,
) -> UserMessage:
    """A person's text, or picture (`image`: the address of their own stored file).

    Refused `account_inactive`, `message_empty`, `message_too_long` (with how many characters it
    has), `conversation_closed` for a closed or blocked thread and for an account that is gone, and
    `answer_awaited` for a seeker's fourth message before the owner has said anything.
    """
    if not by.is_active:
        raise Refused("account_inactive")
    words = cleaned(body)
    if not words and image is None:
        raise Refused("message_empty", field="body")
    if len(words) > LONGEST_MESSAGE:
        raise Refused("message_too_long", field="body", n=len(words), most=LONGEST_MESSAGE)
    status = await _hold(db, thread)
    # Looked for while the thread is held: of two that bring one token, the second finds the first.
    if (again := await _already(db, thread, by, token)) is not None:
        return again
    await _require_open(db, thread, status)
    before = await _written(db, thread)
    _require_answer(thread, by, before)
    message = await write(
        db,
        thread,
        sender_id=by.id,
        kind=MessageType.IMAGE if image else MessageType.TEXT,
        body=words or None,
        image=image,
        details={"caution": True}
        if len(before) < FIRST and words and needs_caution(words)
        else None,
        token=token,
        at=at,
    )
    await _tell(db, thread, by)
    return message


async def say(
    db: Db,
    thread: UserConversation,
    key: str,
    *,
    at: datetime,
    kind: MessageType = MessageType.SYSTEM,
    sender_id: int | None = None,
    **details: Any,
) -> UserMessage:
    """A line of the product's own: `messaging.system.<key>` of the catalogue, or a visit's card.

    It is written into closed threads too: it says what became of them.
    """
    await _hold(db, thread)
    return await write(
        db, thread, sender_id=sender_id, kind=kind, body=key, details=details or None, at=at
    )


async def write(
    db: Db,
    thread: UserConversation,
    *,
    sender_id: int | None,
    kind: MessageType,
    body: str | None = None,
    image: str | None = None,
    details: dict[str, Any] | None = None,
    token: UUID | None = None,
    at: datetime,
) -> UserMessage:
    """The row, the list's preview and the announcement; the thread's row has to be held."""
    row = insert(UserMessage).values(
        conversation_id=thread.id,
        sender_id=sender_id,
        message_type=kind,
        body=body,
        attachment_url=image,
        details=details,
        client_token=token,
        created_at=at,
    )
    added: Any = row.returning(UserMessage)
    message: UserMessage = (await db.execute(added)).scalars().one()
    await db.execute(_LISTED, {"thread": thread.id, "at": at, "preview": _preview(kind, body)})
    # One statement announces to the thread and to everybody's list, the payload being ids only.
    await db.execute(
        _ANNOUNCED,
        {
            "topic": thread_topic(thread.id),
            "inbox": inbox_topic(0).removesuffix("0"),
            "thread": thread.id,
            "message": message.id,
        },
    )
    return message


def cleaned(body: str) -> str:
    """What is kept of what was typed: no null bytes, nothing around it."""
    return body.replace("\x00", "").strip()


_BY_PEOPLE = col(UserMessage.message_type).in_((MessageType.TEXT, MessageType.IMAGE))
_LISTED = text(
    "UPDATE user_conversations SET last_message_at = :at, last_message_preview = :preview"
    " WHERE id = :thread"
)
_ANNOUNCED = text(
    """
    SELECT pg_notify('ghar_live', json_build_object('topic', topic, 'payload',
             json_build_object('message', CAST(:message AS bigint)))::text)
    FROM (SELECT CAST(:topic AS text) AS topic UNION ALL
          SELECT CAST(:inbox AS text) || user_id FROM user_conversation_participants
          WHERE conversation_id = :thread) AS topics
    """
)


def _preview(kind: MessageType, body: str | None) -> str | None:
    """What a list shows of it; None where the list names the kind in the reader's language."""
    if kind is not MessageType.TEXT or body is None:
        return f"[{kind}]"
    one_line = " ".join(body.split())
    return one_line if len(one_line) <= LONGEST_PREVIEW else one_line[: LONGEST_PREVIEW - 1] + "…"


async def _already(
    db: Db, thread: UserConversation, by: User, token: UUID | None
) -> UserMessage | None:
    if token is None:
        return None
    query: Any = select(UserMessage).where(
        col(UserMessage.conversation_id) == thread.id,
        col(UserMessage.sender_id) == by.id,
        col(UserMessage.client_token) == token,
    )
    return (await db.execute(query)).scalars().first()


async def _hold(db: Db, thread: UserConversation) -> str:
    """Wait for one's turn in the thread; its status now."""
    query = select(col(UserConversation.status)).where(col(UserConversation.id) == thread.id)
    held: Any = query.with_for_update(key_share=True)
    return str((await db.execute(held)).scalar_one())


async def _written(db: Db, thread: UserConversation) -> list[int | None]:
    """Who wrote the first messages of a thread, so far."""
    query: Any = (
        select(col(UserMessage.sender_id))
        .where(col(UserMessage.conversation_id) == thread.id, _BY_PEOPLE)
        .order_by(col(UserMessage.id))
        .limit(FIRST)
    )
    return list((await db.execute(query)).scalars().all())


def _require_answer(thread: UserConversation, by: User, before: list[int | None]) -> None:
    asks = thread.source in (Source.LISTING_INTEREST, Source.PROPERTY_INQUIRY)
    if asks and thread.created_by_user_id == by.id and before == [by.id] * UNANSWERED:
        raise Refused("answer_awaited", most=UNANSWERED)


async def _tell(db: Db, thread: UserConversation, by: User) -> None:
    """One line on the bell of everybody else, whatever is written before it is read."""
    part, kind = UserConversationParticipant, "chat_message"
    if thread.app == App.FLATMATES:
        kind = "flatmate_new_message"
    others: Any = select(col(part.user_id)).where(
        col(part.conversation_id) == thread.id,
        col(part.user_id) != by.id,
        col(part.muted_at).is_(None),
    )
    for user_id in (await db.execute(others)).scalars().all():
        await notify(
            db,
            kind,
            to=user_id,
            link=f"/chats/{thread.public_id}",
            entity=("conversation", thread.public_id),
            dedupe_key=f"thread:{thread.id}",
            name=by.first_name or by.full_name or "",
        )


async def _require_open(db: Db, thread: UserConversation, status: str) -> None:
    if status not in (ConversationStatus.ACTIVE, ConversationStatus.ARCHIVED):
        raise Refused("conversation_closed")
    gone = select(col(User.id)).where(
        col(User.id).in_((thread.user_one_id, thread.user_two_id)), ~col(User.is_active)
    )
    if (await db.execute(gone)).first() is not None:
        raise Refused("conversation_closed")


__all__ = ["cleaned", "say", "send", "write"]
