"""Two people's talk, or a group's: the columns; what can be done with it stands in files beside.

A pair has one conversation in each part of the product, whoever began it; the database holds that.
Who takes part is said by `user_conversation_participants` and by nothing else: the pair is the
key, a group has further participants.
"""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Public, Timestamps, moment, one_of, reference
from ghar_app.models.messaging.conversation.lifecycle import Living
from ghar_app.models.messaging.conversation.reach import Reachable
from ghar_app.models.messaging.kinds import App, ConversationStatus, Role, Source


class UserConversation(Living, Reachable, Numbered, Public, Timestamps, table=True):
    """One thread. `user_one_id` < `user_two_id`."""

    __tablename__ = "user_conversations"
    __table_args__ = (
        one_of("app", App),
        one_of("source", Source),
        one_of("status", ConversationStatus),
        CheckConstraint("user_one_id < user_two_id", name="pair_in_order"),
        UniqueConstraint("app", "user_one_id", "user_two_id"),
        Index("ix_user_conversations_user_one_id", "user_one_id"),
        Index("ix_user_conversations_user_two_id", "user_two_id"),
        Index("ix_user_conversations_recent", text("last_message_at DESC"), text("id DESC")),
    )

    app: str = Field(
        default=App.FLATMATES, sa_type=Text, sa_column_kwargs={"server_default": "flatmates"}
    )
    user_one_id: int = reference("users.id")
    user_two_id: int = reference("users.id")
    created_by_user_id: int = reference("users.id", index=True)
    title: str | None = Field(default=None, max_length=255)
    context_property_id: int | None = reference(
        "properties.id", ondelete="SET NULL", nullable=True, index=True
    )
    context_data: dict | None = Field(default=None, sa_type=JSONB)
    source: str = Field(
        default=Source.LISTING_INTEREST,
        sa_type=Text,
        sa_column_kwargs={"server_default": "listing_interest"},
    )
    status: str = Field(
        default=ConversationStatus.ACTIVE,
        sa_type=Text,
        sa_column_kwargs={"server_default": "active"},
    )
    last_message_preview: str | None = Field(default=None, sa_type=Text)
    last_message_at: datetime | None = moment()


class UserConversationParticipant(Numbered, SQLModel, table=True):
    """What one person's side of a conversation is like."""

    __tablename__ = "user_conversation_participants"
    __table_args__ = (
        one_of("role", Role),
        UniqueConstraint("conversation_id", "user_id"),
        Index("ix_user_conversation_participants_user_id", "user_id", "last_read_at"),
    )

    conversation_id: int = reference("user_conversations.id")
    user_id: int = reference("users.id")
    role: str = Field(
        default=Role.MEMBER, sa_type=Text, sa_column_kwargs={"server_default": "member"}
    )
    joined_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": text("now()")})
    last_read_message_id: int | None = Field(
        default=None, sa_type=BigInteger, description="moves forward only"
    )
    last_read_at: datetime | None = moment()
    delivered_message_id: int | None = Field(
        default=None, sa_type=BigInteger, description="the newest that reached a tab of theirs"
    )
    muted_at: datetime | None = moment()
    archived_at: datetime | None = moment()
    hidden_at: datetime | None = moment()
    phone_shared_at: datetime | None = moment()
