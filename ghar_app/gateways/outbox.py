"""The offline stand-in for SMS and mail: messages are kept in a table and shown on a page.

They hold codes, so the table is written and read only where `settings().shows_outbox` says so,
which production never does.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, Text, delete, func, text
from sqlmodel import Field, col, select

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment
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
    await db.exec(delete(OutboxMessage).where(col(OutboxMessage.id) <= message.id - KEPT))


async def newest(db: Db, *, limit: int = 50) -> Sequence[OutboxMessage]:
    """What was sent last. NotFound where there is no outbox."""
    if not settings().shows_outbox:
        raise NotFound("page")
    statement = select(OutboxMessage).order_by(col(OutboxMessage.id).desc()).limit(limit)
    return (await db.exec(statement)).all()
