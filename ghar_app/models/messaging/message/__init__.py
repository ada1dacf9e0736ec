"""One message: the columns. Sending, reading and finding stand in the files beside.

Messages of one conversation are written one after another (the conversation's row is held), so
their ids grow in the order in which they are committed: "everything after the last id I have" is
the whole truth after a connection was lost.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, moment, one_of, reference
from ghar_app.models.messaging.kinds import MessageType


class UserMessage(Numbered, SQLModel, table=True):
    """A text, a picture, or a line of the product's own. `details` are written by the server only.

    `client_token` is the sender's own key for one message: sent again, it is the same message.
    """

    __tablename__ = "user_messages"
    __table_args__ = (
        one_of("message_type", MessageType),
        CheckConstraint("body IS NOT NULL OR attachment_url IS NOT NULL", name="says_something"),
        Index("ix_user_messages_thread", "conversation_id", "id"),
        Index(
            "uq_user_messages_client_token",
            "conversation_id",
            "sender_id",
            "client_token",
            unique=True,
            postgresql_where=text("client_token IS NOT NULL"),
        ),
        Index(
            "ix_user_messages_unread",
            "conversation_id",
            "read_at",
            postgresql_where=text("read_at IS NULL"),
        ),
        Index(
            "ix_user_messages_words",
            "body",
            postgresql_using="gin",
            postgresql_ops={"body": "gin_trgm_ops"},
            postgresql_where=text("message_type = 'text'"),
        ),
    )

    conversation_id: int = reference("user_conversations.id")
    sender_id: int | None = reference(
        "users.id",
        ondelete="SET NULL",
        nullable=True,
        index=True,
        description="null: the product, or an account that is gone",
    )
    message_type: str = Field(
        default=MessageType.TEXT, sa_type=Text, sa_column_kwargs={"server_default": "text"}
    )
    body: str | None = Field(default=None, sa_type=Text)
    attachment_url: str | None = Field(default=None, sa_type=Text, description="our own media")
    details: dict | None = Field(default=None, sa_type=JSONB)
    client_token: UUID | None = Field(default=None, sa_type=Uuid)
    read_at: datetime | None = moment(description="when the other side first read it")
    deleted_at: datetime | None = moment(description="taken back; kept for moderators")
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
