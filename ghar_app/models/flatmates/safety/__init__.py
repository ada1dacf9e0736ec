"""Reports of people, and what moderators and rules did about them: the columns."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Public, Timestamps, document, moment, one_of, reference
from ghar_app.models.flatmates.kinds import (
    ReportAction,
    ReportReason,
    ReportStatus,
    SubjectType,
)


class UserReport(Numbered, Public, Timestamps, table=True):
    """One person's report of another. `notes` are the reporter's words and never change."""

    __tablename__ = "user_reports"
    __table_args__ = (
        one_of("reason", ReportReason),
        one_of("status", ReportStatus),
        one_of("action_taken", ReportAction),
        CheckConstraint("reporter_user_id <> reported_user_id", name="not_oneself"),
        Index(
            "uq_user_reports_open",
            "reporter_user_id",
            "reported_user_id",
            unique=True,
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_user_reports_reported", "reported_user_id", "status"),
        Index("ix_user_reports_reporter", "reporter_user_id", text("created_at DESC")),
        Index(
            "ix_user_reports_queue",
            "created_at",
            "id",
            postgresql_where=text("status IN ('open', 'reviewed')"),
        ),
    )

    reporter_user_id: int = reference("users.id")
    reported_user_id: int = reference("users.id")
    conversation_id: int | None = reference(
        "user_conversations.id", ondelete="SET NULL", nullable=True, index=True
    )
    property_id: int | None = reference(
        "properties.id", ondelete="SET NULL", nullable=True, index=True
    )
    message_id: int | None = reference(
        "user_messages.id", ondelete="SET NULL", nullable=True, index=True
    )
    reason: str = Field(
        default=ReportReason.OTHER, sa_type=Text, sa_column_kwargs={"server_default": "other"}
    )
    status: str = Field(
        default=ReportStatus.OPEN, sa_type=Text, sa_column_kwargs={"server_default": "open"}
    )
    notes: str | None = Field(default=None, max_length=2000)
    evidence: list = document(
        empty="[]", description="what the same reporter said again while it was open"
    )
    counts: bool = Field(
        default=True,
        sa_column_kwargs={"server_default": text("true")},
        description="towards an automatic pause: the reporter is no stranger made for it",
    )
    resolution_notes: str | None = Field(default=None, max_length=2000)
    resolved_by_user_id: int | None = reference(
        "users.id", ondelete="SET NULL", nullable=True, index=True
    )
    resolved_at: datetime | None = moment()
    action_taken: str | None = Field(default=None, sa_type=Text)


class ModerationAction(Numbered, SQLModel, table=True):
    """One act of a moderator or of a rule (`actor_user_id` null). Rows are only ever added."""

    __tablename__ = "moderation_actions"
    __table_args__ = (
        one_of("subject_type", SubjectType),
        Index("ix_moderation_actions_subject", "subject_type", "subject_id"),
        Index("ix_moderation_actions_feed", text("created_at DESC"), text("id DESC")),
    )

    actor_user_id: int | None = reference(
        "users.id", ondelete="SET NULL", nullable=True, index=True
    )
    subject_type: str = Field(sa_type=Text)
    subject_id: int = Field(sa_type=BigInteger)
    action: str = Field(max_length=40)
    from_status: str | None = Field(default=None, max_length=40)
    to_status: str | None = Field(default=None, max_length=40)
    reason: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


class UserAppeal(Numbered, Timestamps, table=True):
    """Somebody asks for a second look at what was decided about them; one open a person."""

    __tablename__ = "user_appeals"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'granted', 'refused')", name="status_known"),
        Index(
            "uq_user_appeals_open",
            "user_id",
            unique=True,
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_user_appeals_user_id", "user_id"),
    )

    user_id: int = reference("users.id")
    report_id: int | None = reference(
        "user_reports.id", ondelete="SET NULL", nullable=True, index=True
    )
    words: str = Field(max_length=2000)
    status: str = Field(default="open", sa_type=Text, sa_column_kwargs={"server_default": "open"})
    answer: str | None = Field(default=None, max_length=2000)
    decided_by_user_id: int | None = reference(
        "users.id", ondelete="SET NULL", nullable=True, index=True
    )
    decided_at: datetime | None = moment()
