"""How somebody shows themselves: photographs, and who looked. The words stand on `users`."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, Uuid, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, moment, reference


class FlatmatePhoto(Numbered, SQLModel, table=True):
    """A photograph of a profile; the first one leads."""

    __tablename__ = "flatmate_photos"
    __table_args__ = (
        UniqueConstraint("user_id", "media_file_id"),
        CheckConstraint("display_order >= 0", name="in_order"),
    )

    user_id: int = reference("users.id")
    media_file_id: UUID = Field(
        sa_type=Uuid, foreign_key="media_files.id", ondelete="CASCADE", index=True
    )
    display_order: int = Field(
        default=0, sa_type=SmallInteger, sa_column_kwargs={"server_default": text("0")}
    )
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


class FlatmateProfileViewEvent(Numbered, SQLModel, table=True):
    """Somebody looked at a profile."""

    __tablename__ = "flatmate_profile_view_events"
    __table_args__ = (
        CheckConstraint("duration_seconds BETWEEN 0 AND 3600", name="duration_range"),
        CheckConstraint("scroll_depth_percent BETWEEN 0 AND 100", name="scroll_range"),
        CheckConstraint("viewer_user_id <> viewed_user_id", name="not_oneself"),
        Index("ix_flatmate_views_viewer", "viewer_user_id", "created_at"),
        Index("ix_flatmate_views_viewed", "viewed_user_id", "created_at"),
        Index("ix_flatmate_views_context", "context_property_id", "created_at"),
    )

    viewer_user_id: int = reference("users.id")
    viewed_user_id: int = reference("users.id")
    context_property_id: int | None = reference("properties.id", ondelete="SET NULL", nullable=True)
    source: str = Field(
        default="swipe_deck", max_length=64, sa_column_kwargs={"server_default": "swipe_deck"}
    )
    duration_seconds: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    scroll_depth_percent: int | None = Field(default=None)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


class FlatmateSuperLikeUsage(Numbered, SQLModel, table=True):
    """One super like of a day; again for the same person on the same day is free."""

    __tablename__ = "flatmate_super_like_usage"
    __table_args__ = (
        UniqueConstraint("user_id", "target_user_id", "used_on"),
        Index("ix_flatmate_super_like_usage_day", "user_id", "used_on"),
    )

    user_id: int = reference("users.id")
    target_user_id: int = reference("users.id", index=True)
    used_on: date = Field(nullable=False, description="India's day")
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
