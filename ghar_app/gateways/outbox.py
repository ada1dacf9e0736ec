"""The offline stand-in for SMS, mail, WhatsApp and push: a table whose rows a page shows.

They hold codes, so the table is written and read only where `settings().shows_outbox` says so,
which production never does.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, Text, delete, func, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, col, select

from ghar_app.db import Db, transaction
from ghar_app.db.columns import Numbered, moment
from ghar_app.gateways.messages import Message
from ghar_app.refusals import NotFound
from ghar_app.settings import settings

KEPT = 200


class OutboxMessage(Numbered, table=True):
    """A message that nobody was really sent."""

    __tablename__ = "outbox_messages"
    __table_args__ = (Index("ix_outbox_messages_feed", text("created_at DESC"), text("id DESC")),)

    channel: str = Field(max_length=10)
    recipient: str = Field(sa_type=Text)
    subject: str | None = Field(default=None, sa_type=Text)
    body: str = Field(sa_type=Text)
    code: str | None = Field(default=None, max_length=10)
    key: str | None = Field(default=None, max_length=80, unique=True)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


async def keep(db: Db, message: OutboxMessage) -> None:
    """Put a message into the outbox; only the newest 200 stay."""
    if not settings().shows_outbox:
        raise RuntimeError("the outbox is closed; a gateway should have been chosen")
    db.add(message)
    await db.flush()
    await _forget_old(db, message.id)


class Outbox:
    """One channel's road into the outbox: like a provider, it knows what it was given before."""

    knows_keys = True

    def __init__(self, channel: str) -> None:
        self.channel = channel

    async def send(self, message: Message) -> str:
        """Keep the message. In a transaction of its own: the world outside knows none of ours."""
        async with transaction() as db:
            row = insert(OutboxMessage).values(
                channel=self.channel,
                recipient=message.recipient,
                subject=message.subject or None,
                body=message.body,
                key=message.key,
            )
            added = await db.exec(
                row.on_conflict_do_nothing(index_elements=["key"]).returning(col(OutboxMessage.id))
            )
            if (number := added.scalar_one_or_none()) is not None:
                await _forget_old(db, number)
        return f"outbox:{message.key}"


async def _forget_old(db: Db, newest_id: int) -> None:
    await db.exec(delete(OutboxMessage).where(col(OutboxMessage.id) <= newest_id - KEPT))


async def newest(db: Db, *, limit: int = 50) -> Sequence[OutboxMessage]:
    """What was sent last. NotFound where there is no outbox."""
    if not settings().shows_outbox:
        raise NotFound("page")
    statement = select(OutboxMessage).order_by(col(OutboxMessage.id).desc()).limit(limit)
    return (await db.exec(statement)).all()
