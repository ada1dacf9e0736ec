"""Pictures, amenities and other rows that hang on a listing."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Index,
    Numeric,
    SmallInteger,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Timestamps, document, moment, money, one_of
from ghar_app.models.listings.kinds import AmenityCategory, ImageCategory, MediaType


def _ref(target: str, ondelete: str, *, nullable: bool = False, index: bool = True) -> Any:
    default: Any = None if nullable else ...
    return Field(  # type: ignore[call-overload]
        default=default, foreign_key=target, ondelete=ondelete, nullable=nullable, index=index
    )


def _created() -> Any:
    return moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


def _texts() -> Any:
    return Field(
        default_factory=list,
        sa_type=ARRAY(Text),  # type: ignore[call-overload]
        nullable=False,
        sa_column_kwargs={"server_default": sql("'{}'")},
    )


class PropertyImage(Numbered, Timestamps, table=True):
    """One picture, plan, video or paper at its place on a listing."""

    __tablename__ = "property_images"
    __table_args__ = (
        one_of("media_type", MediaType),
        one_of("image_category", ImageCategory),
        CheckConstraint(
            "verification_status IN ('pending', 'approved', 'rejected')",
            name="verification_known",
        ),
        CheckConstraint(
            "visibility IN ('public', 'private', 'agent_only')", name="visibility_known"
        ),
        Index(
            "uq_property_images_main",
            "property_id",
            unique=True,
            postgresql_where=sql("is_main_image"),
        ),
        Index("ix_property_images_order", "property_id", "display_order", "id"),
    )

    property_id: int = _ref("properties.id", "CASCADE", index=False)
    media_file_id: UUID | None = _ref("media_files.id", "SET NULL", nullable=True)
    image_url: str = Field(max_length=512)
    media_type: MediaType = Field(
        default=MediaType.IMAGE, sa_type=Text, sa_column_kwargs={"server_default": "image"}
    )
    caption: str | None = Field(default=None, max_length=300)
    image_category: ImageCategory = Field(
        default=ImageCategory.OTHERS, sa_type=Text, sa_column_kwargs={"server_default": "others"}
    )
    display_order: int = Field(default=0, sa_column_kwargs={"server_default": sql("0")})
    is_main_image: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    tags: list[str] = _texts()
    captured_at: datetime | None = moment()
    captured_by: str | None = Field(default=None, max_length=100)
    camera_info: dict = document()
    verification_status: str = Field(
        default="pending", sa_type=Text, sa_column_kwargs={"server_default": "pending"}
    )
    verified_by: int | None = _ref("users.id", "SET NULL", nullable=True, index=False)
    verified_at: datetime | None = moment()
    visibility: str = Field(
        default="public", sa_type=Text, sa_column_kwargs={"server_default": "public"}
    )
    details: dict = document()


class Amenity(Numbered, Timestamps, table=True):
    """What a building or home has; `canonical_id` points an alias at the name we show."""

    __tablename__ = "amenities"
    __table_args__ = (
        one_of("category", AmenityCategory),
        Index("uq_amenities_title", sql("lower(title)"), unique=True),
    )

    title: str = Field(max_length=100)
    title_hi: str | None = Field(default=None, max_length=100)
    icon: str | None = Field(default=None, max_length=60)
    category: AmenityCategory = Field(sa_type=Text)
    is_premium: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    typical_cost: Decimal | None = money()
    canonical_id: int | None = _ref("amenities.id", "SET NULL", nullable=True)
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})


class PropertyAmenity(SQLModel, table=True):
    """That a listing has an amenity."""

    __tablename__ = "property_amenities"
    __table_args__ = (Index("ix_property_amenities_amenity_id", "amenity_id", "property_id"),)

    property_id: int = Field(primary_key=True, foreign_key="properties.id", ondelete="CASCADE")
    amenity_id: int = Field(primary_key=True, foreign_key="amenities.id", ondelete="CASCADE")
    custom_name: str | None = Field(default=None, max_length=100)
    description: str | None = Field(default=None, max_length=300)
    is_available: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
    additional_cost: Decimal | None = money()
    created_at: datetime = _created()


class PropertyVerification(Numbered, Timestamps, table=True):
    """A visit to check a home; its workflow belongs to the landlord's desk."""

    __tablename__ = "property_verifications"
    __table_args__ = (
        CheckConstraint("type IN ('standard', 'premium', 'legal')", name="type_known"),
        CheckConstraint(
            "status IN ('pending', 'assigned', 'in_progress', 'completed', 'rejected')",
            name="status_known",
        ),
        CheckConstraint("quality_score BETWEEN 1 AND 10", name="quality_range"),
        CheckConstraint("condition_rating BETWEEN 1 AND 5", name="condition_range"),
        CheckConstraint("location_rating BETWEEN 1 AND 5", name="location_range"),
    )

    property_id: int = _ref("properties.id", "CASCADE")
    requested_by: int | None = _ref("users.id", "SET NULL", nullable=True)
    assigned_to: int | None = _ref("users.id", "SET NULL", nullable=True)
    type: str = Field(default="standard", sa_type=Text)
    status: str = Field(default="pending", sa_type=Text)
    scheduled_at: datetime | None = moment()
    started_at: datetime | None = moment()
    completed_at: datetime | None = moment()
    report: dict = document()
    quality_score: int | None = Field(default=None, sa_type=SmallInteger)
    issues: list[str] = _texts()
    recommendations: list[str] = _texts()
    photos: list = document(empty="[]")
    video_url: str | None = Field(default=None, max_length=512)
    tour_url: str | None = Field(default=None, max_length=512)
    title_clear: bool | None = Field(default=None)
    ownership_verified: bool | None = Field(default=None)
    encumbrance_free: bool | None = Field(default=None)
    condition_rating: int | None = Field(default=None, sa_type=SmallInteger)
    location_rating: int | None = Field(default=None, sa_type=SmallInteger)
    rejection_reason: str | None = Field(default=None, sa_type=Text)


class ListingModerationEvent(Numbered, table=True):
    """One decision on a listing, by a person or a rule."""

    __tablename__ = "listing_moderation_events"
    __table_args__ = (
        CheckConstraint(
            "action IN ('approve', 'reject', 'request_edit', 'pause', 'resume', 'auto_pause',"
            " 'report_pause', 'submit', 'publish', 'archive')",
            name="action_known",
        ),
        Index("ix_listing_moderation_events_feed", "property_id", sql("created_at DESC")),
    )

    property_id: int = _ref("properties.id", "CASCADE", index=False)
    actor_id: int | None = _ref("users.id", "SET NULL", nullable=True)
    from_status: str | None = Field(default=None, sa_type=Text)
    to_status: str = Field(sa_type=Text)
    action: str = Field(sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)
    flags: list = document(empty="[]")
    version: int | None = Field(default=None, description="of the home that was decided on")
    fields: list[str] = _texts()
    created_at: datetime = _created()


class PropertyPriceHistory(Numbered, table=True):
    """One change of what is asked, in rupees."""

    __tablename__ = "property_price_history"
    __table_args__ = (Index("ix_property_price_history_feed", "property_id", "changed_at"),)

    property_id: int = _ref("properties.id", "CASCADE", index=False)
    field: str = Field(sa_type=Text)
    old: Decimal | None = Field(default=None, sa_type=Numeric(14, 2))
    new: Decimal | None = Field(default=None, sa_type=Numeric(14, 2))
    changed_by: int | None = _ref("users.id", "SET NULL", nullable=True)
    changed_at: datetime = _created()


class PropertyView(Numbered, table=True):
    """One look at a listing; counted once a visitor and half hour."""

    __tablename__ = "property_views"
    __table_args__ = (
        Index("ix_property_views_seen", "property_id", "session_key", sql("created_at DESC")),
        Index(
            "ix_property_views_user",
            "user_id",
            sql("created_at DESC"),
            postgresql_where=sql("user_id IS NOT NULL"),
        ),
        Index("ix_property_views_session", "session_key", sql("created_at DESC")),
    )

    property_id: int = _ref("properties.id", "CASCADE", index=False)
    user_id: int | None = _ref("users.id", "SET NULL", nullable=True, index=False)
    session_key: str = Field(max_length=64)
    source: str | None = Field(default=None, max_length=40)
    referrer: str | None = Field(default=None, max_length=300)
    created_at: datetime = _created()


class PropertyInquiry(Numbered, Timestamps, table=True):
    """Somebody who asks about a home."""

    __tablename__ = "property_inquiries"
    __table_args__ = (
        CheckConstraint("interest_type IN ('visit', 'buy', 'rent', 'book')", name="interest_known"),
        CheckConstraint("status IN ('new', 'contacted', 'closed')", name="status_known"),
        Index(
            "uq_property_inquiries_open",
            "property_id",
            "user_id",
            unique=True,
            postgresql_where=sql("status = 'new'"),
        ),
    )

    property_id: int = _ref("properties.id", "CASCADE")
    user_id: int = _ref("users.id", "CASCADE")
    interest_type: str = Field(sa_type=Text)
    message: str | None = Field(default=None, sa_type=Text)
    preferred_contact_method: str | None = Field(default=None, max_length=20)
    status: str = Field(default="new", sa_type=Text, sa_column_kwargs={"server_default": "new"})


class PropertyReview(Numbered, Timestamps, table=True):
    """What somebody who stayed or lived there says; once a booking or lease."""

    __tablename__ = "property_reviews"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating_range"),
        UniqueConstraint("user_id", "booking_id", "lease_id", postgresql_nulls_not_distinct=True),
    )

    property_id: int = _ref("properties.id", "CASCADE")
    user_id: int = _ref("users.id", "CASCADE")
    booking_id: int | None = Field(default=None)
    lease_id: int | None = Field(default=None)
    rating: int = Field(sa_type=SmallInteger)
    text: str | None = Field(default=None, sa_type=Text)
    is_visible: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})


class ContactReveal(Numbered, table=True):
    """Who was shown whose number."""

    __tablename__ = "contact_reveals"
    __table_args__ = (
        UniqueConstraint("property_id", "viewer_id"),
        Index("ix_contact_reveals_quota", "viewer_id", "created_at"),
    )

    property_id: int = _ref("properties.id", "CASCADE", index=False)
    viewer_id: int = _ref("users.id", "CASCADE", index=False)
    owner_id: int = _ref("users.id", "CASCADE")
    created_at: datetime = _created()
