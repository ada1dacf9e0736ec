"""The tables of notifications; what can be done with them stands in the files beside."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Text, Uuid, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import OnDelete, document, moment, one_of, reference
from ghar_app.models.notify.kinds import Category, Channel, Priority
from ghar_app.models.notify.states import Audience, BroadcastStatus, Platform, Reason, Status


def _key() -> Any:
    return Field(  # type: ignore[call-overload]
        default=None,
        sa_type=Uuid,
        primary_key=True,
        sa_column_kwargs={"server_default": text("gen_random_uuid()")},
    )


def _words(*, default: Any = ..., **options: Any) -> Any:
    return Field(default=default, sa_type=Text, **options)


def _flag() -> Any:
    return Field(default=False, sa_column_kwargs={"server_default": text("false")})


def _made_at(**options: Any) -> Any:
    return moment(nullable=False, sa_column_kwargs={"server_default": func.now()}, **options)


def _uuid_reference(target: str, ondelete: OnDelete, *, nullable: bool, **options: Any) -> Any:
    return Field(
        default=None,
        sa_type=Uuid,
        foreign_key=target,
        ondelete=ondelete,
        nullable=nullable,
        **options,
    )


class NotificationColumns(SQLModel):
    """What a notification says and to whom.

    `data` holds the blanks of its sentence, so that it can be read in another language than the
    one it was written in; `repeats` counts the same news told again while it was unread.
    """

    id: UUID = _key()
    title: str = _words()
    body: str = _words()
    data: dict = document()
    audience_type: str = _words(
        default=Audience.USER, sa_column_kwargs={"server_default": Audience.USER.value}
    )
    target_user_id: int | None = reference("users.id", nullable=True)
    topic: str | None = Field(default=None, max_length=80)
    broadcast_id: UUID | None = _uuid_reference(
        "notification_broadcasts.id", "SET NULL", nullable=True
    )
    type_key: str = Field(max_length=60)
    category: str = _words()
    priority: str = _words()
    entity_type: str | None = Field(default=None, max_length=40)
    entity_id: str | None = Field(default=None, max_length=64)
    action_url: str | None = Field(default=None, max_length=500)
    image_url: str | None = Field(default=None, max_length=500)
    scheduled_for: datetime | None = moment()
    is_read: bool = _flag()
    read_at: datetime | None = moment()
    is_dismissed: bool = _flag()
    dismissed_at: datetime | None = moment()
    action_taken: bool = _flag()
    dedupe_key: str | None = Field(default=None, max_length=200)
    repeats: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    created_at: datetime = _made_at()
    expires_at: datetime | None = moment()


class Notification(NotificationColumns, table=True):
    """One thing said to one person."""

    __tablename__ = "notifications"
    __table_args__ = (
        one_of("audience_type", Audience),
        one_of("category", Category),
        one_of("priority", Priority),
        Index("ix_notifications_feed", "target_user_id", text("created_at DESC"), text("id DESC")),
        Index(
            "ix_notifications_unread",
            "target_user_id",
            "created_at",
            postgresql_where=text("NOT is_read AND NOT is_dismissed"),
        ),
        # News told again while it is unread stays one line, however many say it at once.
        Index(
            "uq_notifications_dedupe",
            "target_user_id",
            "type_key",
            "dedupe_key",
            unique=True,
            postgresql_where=text("dedupe_key IS NOT NULL AND NOT is_read AND NOT is_dismissed"),
        ),
        # A broadcast that goes on after a crash reaches nobody twice.
        Index("uq_notifications_broadcast", "broadcast_id", "target_user_id", unique=True),
        Index("ix_notifications_created_at", "created_at"),
    )


class ArchivedNotification(NotificationColumns, table=True):
    """A notification older than half a year, with how its deliveries ended."""

    __tablename__ = "notifications_archive"
    __table_args__ = (
        Index("ix_notifications_archive_feed", "target_user_id", text("created_at DESC")),
        Index("ix_notifications_archive_broadcast_id", "broadcast_id"),
        Index("ix_notifications_archive_archived_at", "archived_at"),
    )

    deliveries: list = document(empty="[]")
    archived_at: datetime = _made_at()


class NotificationTemplate(SQLModel, table=True):
    """Words that an administrator put in place of the catalogue's. A change is a new version."""

    __tablename__ = "notification_templates"
    __table_args__ = (
        one_of("channel", Channel),
        Index(
            "uq_notification_templates_version",
            "type_key",
            "locale",
            "channel",
            "version",
            unique=True,
        ),
    )

    id: UUID = _key()
    type_key: str = Field(max_length=60)
    locale: str = Field(max_length=5)
    channel: str = _words()
    subject: str = _words()
    body: str = _words()
    version: int = Field(default=1, sa_column_kwargs={"server_default": text("1")})
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": text("true")})
    created_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    created_at: datetime = _made_at()


class DeviceToken(SQLModel, table=True):
    """A browser or phone that can be reached by push; it belongs to whoever used it last.

    It goes silent with the session that registered it, so signing out stops it too.
    """

    __tablename__ = "device_tokens"
    __table_args__ = (one_of("platform", Platform),)

    id: UUID = _key()
    token: str = _words(unique=True)
    user_id: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    session_id: UUID | None = _uuid_reference(
        "user_sessions.id", "CASCADE", nullable=True, index=True
    )
    platform: str = _words()
    app_version: str | None = Field(default=None, max_length=40)
    locale: str | None = Field(default=None, max_length=10)
    is_active: bool = Field(
        default=True, index=True, sa_column_kwargs={"server_default": text("true")}
    )
    last_seen: datetime = _made_at()
    created_at: datetime = _made_at()


class NotificationDelivery(SQLModel, table=True):
    """One notification on one road. Its id is the key that the gateway gets with it."""

    __tablename__ = "notification_deliveries"
    __table_args__ = (
        one_of("channel", Channel),
        one_of("status", Status),
        one_of("reason", Reason),
        Index(
            "uq_notification_deliveries_device",
            "notification_id",
            "channel",
            "device_token_id",
            unique=True,
        ),
        Index(
            "uq_notification_deliveries_channel",
            "notification_id",
            "channel",
            unique=True,
            postgresql_where=text("channel <> 'push'"),
        ),
        Index(
            "ix_notification_deliveries_due",
            "due_at",
            postgresql_where=text("status IN ('queued', 'sending')"),
        ),
    )

    id: UUID = _key()
    notification_id: UUID = _uuid_reference("notifications.id", "CASCADE", nullable=False)
    device_token_id: UUID | None = _uuid_reference(
        "device_tokens.id", "SET NULL", nullable=True, index=True
    )
    template_id: UUID | None = _uuid_reference(
        "notification_templates.id", "SET NULL", nullable=True, index=True
    )
    channel: str = _words()
    status: str = _words(
        default=Status.QUEUED, sa_column_kwargs={"server_default": Status.QUEUED.value}
    )
    reason: str | None = _words(default=None)
    attempts: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    due_at: datetime = _made_at()
    claimed_at: datetime | None = moment()
    provider_message_id: str | None = Field(default=None, max_length=200)
    error_code: str | None = Field(default=None, max_length=60)
    sent_at: datetime | None = moment()
    opened_at: datetime | None = moment()
    created_at: datetime = _made_at()


class Broadcast(SQLModel, table=True):
    """What an administrator says to many at once, in both languages."""

    __tablename__ = "notification_broadcasts"
    __table_args__ = (
        one_of("status", BroadcastStatus),
        Index("ix_notification_broadcasts_feed", text("created_at DESC"), text("id DESC")),
    )

    id: UUID = _key()
    type_key: str = Field(max_length=60)
    title_en: str = Field(max_length=120)
    title_hi: str = Field(max_length=120)
    body_en: str = _words()
    body_hi: str = _words()
    action_url: str | None = Field(default=None, max_length=500)
    audience: dict = document()
    status: str = _words(
        default=BroadcastStatus.SCHEDULED,
        sa_column_kwargs={"server_default": BroadcastStatus.SCHEDULED.value},
    )
    scheduled_for: datetime = moment(nullable=False)
    sent_at: datetime | None = moment()
    recipients: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    created_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    created_at: datetime = _made_at()
