"""A home on offer: its columns. What one can do with it stands in the files beside this one."""

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Double,
    Index,
    Numeric,
    SmallInteger,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Public, Timestamps, document, moment, money, one_of, point
from ghar_app.models.listings.kinds import (
    CancellationPolicy,
    Diet,
    Furnishing,
    KitchenType,
    ListingStatus,
    ManagementStatus,
    ModerationStatus,
    OverlapPolicy,
    PlacedBy,
    PropertyStatus,
    PropertyType,
    Purpose,
    TenantPreference,
    VentilationType,
    VerificationStatus,
    Visibility,
)
from ghar_app.models.listings.moderation.pausing import Paused
from ghar_app.models.listings.posting.leaving import Left
from ghar_app.models.listings.property.reach import Reachable

EFFECTIVE_PRICE = """CASE purpose
  WHEN 'buy' THEN base_price
  WHEN 'rent' THEN coalesce(monthly_rent, base_price)
  ELSE coalesce(daily_rate, round(coalesce(monthly_rent, base_price) / 30, 2)) END"""
"""What a seeker compares: the price, the rent a month, or the rate a night, in rupees."""

SEARCH_VECTOR = """
  setweight(to_tsvector('english', coalesce(title, '')), 'A') ||
  setweight(to_tsvector('english',
    coalesce(description, '') || ' ' || coalesce(search_keywords, '')), 'B') ||
  setweight(to_tsvector('english', coalesce(full_address, '') || ' ' || coalesce(city, '')
    || ' ' || coalesce(locality, '')), 'C')"""

IS_PUBLIC = """is_available AND listing_status = 'live' AND moderation_status = 'live'
  AND visibility <> 'private' AND owner_is_active"""
"""Who is not the owner, an agent in charge or an admin sees a listing only while this holds."""


def slug_of(column: str) -> str:
    """SQL: a name as it stands in an address, null when nothing of it can."""
    plain = f"regexp_replace(lower({column}), '[^a-z0-9]+', '-', 'g')"
    return f"nullif(btrim({plain}, '-'), '')"


SAMPLE_SIXTEENTH, SAMPLE_256TH = 64, 4
"""`sample` spreads ids evenly over 0…1023: a crowded map is drawn from a part of its homes."""

_PUBLIC = text("is_public")
_WAITING = text("listing_status = 'pending_review'")


def _near(purpose: Purpose) -> Index:
    """Nearest first, with the two commonest filters answered by the index itself."""
    return Index(
        f"ix_properties_near_{purpose}",
        "location",
        "bedrooms",
        "effective_price",
        postgresql_using="gist",
        postgresql_where=text(f"is_public AND purpose = '{purpose}'"),
    )


def _when(value: str) -> Any:
    return {"server_default": text(f"'{value}'")}


def _flag(value: bool) -> Any:
    return Field(default=value, sa_column_kwargs={"server_default": text(str(value).lower())})


def _count(value: int = 0, **limits: Any) -> Any:
    return Field(default=value, sa_column_kwargs={"server_default": text(str(value))}, **limits)


class Lifecycle(SQLModel):
    """Where the listing stands."""

    status: PropertyStatus = Field(
        default=PropertyStatus.AVAILABLE, sa_type=Text, sa_column_kwargs=_when("available")
    )
    listing_status: ListingStatus = Field(
        default=ListingStatus.DRAFT, sa_type=Text, sa_column_kwargs=_when("draft")
    )
    moderation_status: ModerationStatus = Field(
        default=ModerationStatus.LIVE, sa_type=Text, sa_column_kwargs=_when("live")
    )
    moderation_reason: str | None = Field(default=None, sa_type=Text)
    moderated_by: int | None = Field(default=None, foreign_key="users.id", ondelete="SET NULL")
    moderated_at: datetime | None = moment()
    visibility: Visibility = Field(
        default=Visibility.PUBLIC, sa_type=Text, sa_column_kwargs=_when("public")
    )
    verification_status: VerificationStatus = Field(
        default=VerificationStatus.PENDING, sa_type=Text, sa_column_kwargs=_when("pending")
    )
    verified_at: datetime | None = moment()
    verified_by: int | None = Field(default=None, foreign_key="users.id", ondelete="SET NULL")
    published_at: datetime | None = moment()
    version: int = _count(1)
    is_available: bool = _flag(True)
    owner_is_active: bool = _flag(True)
    touched_at: datetime = moment(
        nullable=False,
        sa_column_kwargs={"server_default": func.now()},
        description="when somebody last looked after it",
    )
    submitted_at: datetime | None = moment(description="since when it waits for a moderator")
    review_flags: list[str] = Field(
        default_factory=list,
        sa_type=ARRAY(Text),  # type: ignore[call-overload]
        nullable=False,
        sa_column_kwargs={"server_default": text("'{}'")},
    )
    is_public: bool = Field(
        default=None, sa_column_args=[Computed(IS_PUBLIC, persisted=True)], nullable=True
    )


class Place(SQLModel):
    """Where the home stands. `location` always follows latitude and longitude."""

    latitude: float | None = Field(default=None, sa_type=Double)
    longitude: float | None = Field(default=None, sa_type=Double)
    location: Any = Field(
        default=None,
        sa_type=point(),  # type: ignore[call-overload]
        sa_column_args=[
            Computed(
                "ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography", persisted=True
            )
        ],
        nullable=True,
    )
    location_accuracy: int | None = Field(default=None, ge=0, description="metres")
    placed_by: PlacedBy | None = Field(default=None, sa_type=Text)
    city: str | None = Field(default=None, max_length=100, index=False)
    state: str | None = Field(default=None, max_length=100)
    country: str = Field(default="India", max_length=60, sa_column_kwargs=_when("India"))
    pincode: str | None = Field(default=None, max_length=6)
    locality: str | None = Field(default=None, max_length=200)
    sub_locality: str | None = Field(default=None, max_length=200)
    landmark: str | None = Field(default=None, max_length=200)
    full_address: str | None = Field(default=None, sa_type=Text)
    address_line1: str | None = Field(default=None, max_length=200)
    address_line2: str | None = Field(default=None, max_length=200)
    area_type: str | None = Field(default=None, max_length=40)
    city_slug: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_args=[Computed(slug_of("city"), persisted=True)],
    )
    locality_slug: str | None = Field(
        default=None,
        sa_type=Text,
        sa_column_args=[Computed(slug_of("locality"), persisted=True)],
    )


class Price(SQLModel):
    """Rupees; NUMERIC(14,2)."""

    base_price: Decimal = money(default=Decimal(0), nullable=False)
    price_per_sqft: Decimal | None = money()
    monthly_rent: Decimal | None = money()
    daily_rate: Decimal | None = money()
    security_deposit: Decimal | None = money()
    maintenance_charges: Decimal | None = money()
    brokerage: Decimal | None = money()
    setup_cost: Decimal | None = money()
    other_charges: Decimal | None = money()
    other_charges_description: str | None = Field(default=None, max_length=300)
    market_value: Decimal | None = money()
    effective_price: Decimal | None = Field(
        default=None,
        sa_type=Numeric(14, 2),  # type: ignore[call-overload]
        sa_column_args=[Computed(EFFECTIVE_PRICE, persisted=True)],
        nullable=True,
    )


class Size(SQLModel):
    """Areas in square feet."""

    area_sqft: Decimal | None = Field(default=None, sa_type=Numeric(10, 2), ge=0)
    carpet_area: Decimal | None = Field(default=None, sa_type=Numeric(10, 2), ge=0)
    built_up_area: Decimal | None = Field(default=None, sa_type=Numeric(10, 2), ge=0)
    super_built_up_area: Decimal | None = Field(default=None, sa_type=Numeric(10, 2), ge=0)
    plot_area: Decimal | None = Field(default=None, sa_type=Numeric(12, 2), ge=0)
    bedrooms: int | None = Field(default=None, ge=0, le=50, sa_type=SmallInteger)
    bathrooms: Decimal | None = Field(default=None, sa_type=Numeric(3, 1), ge=0)
    balconies: int | None = Field(default=None, ge=0, sa_type=SmallInteger)
    parking_spaces: int | None = Field(default=None, ge=0, sa_type=SmallInteger)
    floor_number: int | None = Field(default=None, ge=-5, sa_type=SmallInteger)
    total_floors: int | None = Field(default=None, ge=0, sa_type=SmallInteger)
    age_of_property: int | None = Field(default=None, ge=0, sa_type=SmallInteger)
    construction_year: int | None = Field(default=None, sa_type=SmallInteger)
    max_occupancy: int | None = Field(default=None, ge=1, sa_type=SmallInteger)


class Terms(SQLModel):
    """On what terms it is offered."""

    minimum_stay_days: int = _count(1)
    inventory_units: int = _count(1)
    overlap_policy: OverlapPolicy = Field(
        default=OverlapPolicy.EXCLUSIVE, sa_type=Text, sa_column_kwargs=_when("exclusive")
    )
    cancellation_policy: CancellationPolicy = Field(
        default=CancellationPolicy.FLEXIBLE, sa_type=Text, sa_column_kwargs=_when("flexible")
    )
    check_in_time: time = Field(default=time(14), sa_column_kwargs=_when("14:00"))
    check_out_time: time = Field(default=time(11), sa_column_kwargs=_when("11:00"))
    lease_duration_months: int = _count(12)
    furnishing_level: Furnishing | None = Field(default=None, sa_type=Text)
    kitchen_type: KitchenType | None = Field(default=None, sa_type=Text)
    ventilation_type: VentilationType | None = Field(default=None, sa_type=Text)
    windows_count: int | None = Field(default=None, ge=0, le=100, sa_type=SmallInteger)
    ventilation_shafts: int | None = Field(default=None, ge=0, le=50, sa_type=SmallInteger)
    allow_pets: bool | None = Field(default=None)
    preferred_tenant_type: TenantPreference | None = Field(default=None, sa_type=Text)
    dietary_preference: Diet | None = Field(default=None, sa_type=Text)
    listing_preferences: dict = document()
    features: list = document(empty="[]")
    tags: list = document(empty="[]")
    available_from: datetime | None = moment()
    calendar_data: dict = document()


class Managed(SQLModel):
    """What its landlord's desk needs; leases are added by their own domain."""

    is_managed: bool = _flag(False)
    management_status: ManagementStatus = Field(
        default=ManagementStatus.ACTIVE, sa_type=Text, sa_column_kwargs=_when("active")
    )
    payment_due_day: int = _count(1)
    grace_period_days: int = _count(5)
    late_fee_policy: dict = document()
    current_tenant_id: int | None = Field(default=None, foreign_key="users.id", ondelete="SET NULL")


class Shown(SQLModel):
    """What the page shows besides facts."""

    main_image_url: str | None = Field(default=None, max_length=512)
    virtual_tour_url: str | None = Field(default=None, max_length=512)
    video_tour_url: str | None = Field(default=None, max_length=512)
    video_urls: list = document(empty="[]")
    floor_plan_url: str | None = Field(default=None, max_length=512)
    google_street_view_url: str | None = Field(default=None, max_length=512)
    owner_name: str | None = Field(default=None, max_length=100)
    owner_contact: str | None = Field(default=None, max_length=20)
    builder_name: str | None = Field(default=None, max_length=200)
    slug: str | None = Field(default=None, max_length=220, unique=True)
    meta_title: str | None = Field(default=None, max_length=60)
    meta_description: str | None = Field(default=None, max_length=160)
    search_keywords: str | None = Field(default=None, sa_type=Text)
    rera_number: str | None = Field(default=None, max_length=60)
    rera_project_id: int | None = Field(default=None)
    view_count: int = _count(0)
    like_count: int = _count(0)
    interest_count: int = _count(0)


class Property(
    Reachable,
    Paused,
    Left,
    Numbered,
    Public,
    Lifecycle,
    Place,
    Price,
    Size,
    Terms,
    Managed,
    Shown,
    Timestamps,
    table=True,
):
    """A home, a room, a plot or a workplace that somebody offers."""

    __tablename__ = "properties"
    __table_args__ = (
        one_of("property_type", PropertyType),
        one_of("purpose", Purpose),
        one_of("status", PropertyStatus),
        one_of("listing_status", ListingStatus),
        one_of("moderation_status", ModerationStatus),
        one_of("visibility", Visibility),
        one_of("verification_status", VerificationStatus),
        one_of("management_status", ManagementStatus),
        one_of("furnishing_level", Furnishing),
        one_of("kitchen_type", KitchenType),
        one_of("ventilation_type", VentilationType),
        one_of("preferred_tenant_type", TenantPreference),
        one_of("dietary_preference", Diet),
        one_of("overlap_policy", OverlapPolicy),
        one_of("cancellation_policy", CancellationPolicy),
        one_of("placed_by", PlacedBy),
        CheckConstraint("base_price >= 0", name="price_not_negative"),
        CheckConstraint(
            "base_price <= CASE purpose WHEN 'buy' THEN 10000000000 ELSE 100000000 END",
            name="price_cap",
        ),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="both_coordinates"),
        CheckConstraint(
            "country <> 'India' OR latitude IS NULL"
            " OR (latitude BETWEEN 6.0 AND 37.6 AND longitude BETWEEN 68.7 AND 97.25)",
            name="inside_india",
        ),
        CheckConstraint("pincode ~ '^[1-9][0-9]{5}$'", name="pincode_shape"),
        CheckConstraint("floor_number <= total_floors", name="floor_in_building"),
        CheckConstraint(
            "carpet_area <= built_up_area AND built_up_area <= super_built_up_area",
            name="areas_nested",
        ),
        CheckConstraint(
            "property_type NOT IN ('pg', 'flatmate') OR purpose = 'rent'", name="pg_is_rented"
        ),
        CheckConstraint("payment_due_day BETWEEN 1 AND 28", name="due_day"),
        CheckConstraint("grace_period_days >= 0", name="grace"),
        CheckConstraint("minimum_stay_days >= 1 AND inventory_units >= 1", name="stay_units"),
        CheckConstraint(
            "view_count >= 0 AND like_count >= 0 AND interest_count >= 0", name="counts"
        ),
        Index("ix_properties_kind", "property_type", "purpose", "is_available"),
        Index("ix_properties_base_price", "base_price"),
        Index(
            "ix_properties_newest",
            "purpose",
            text("published_at DESC"),
            text("id DESC"),
            postgresql_where=_PUBLIC,
        ),
        Index(
            "ix_properties_popular",
            "purpose",
            text("like_count DESC"),
            text("view_count DESC"),
            text("published_at DESC"),
            text("id DESC"),
            postgresql_where=_PUBLIC,
        ),
        Index(
            "ix_properties_popular_locality",
            "locality_slug",
            "city_slug",
            "purpose",
            text("like_count DESC"),
            text("view_count DESC"),
            text("published_at DESC"),
            text("id DESC"),
            postgresql_where=_PUBLIC,
        ),
        Index(
            "ix_properties_popular_city",
            "city_slug",
            "purpose",
            text("like_count DESC"),
            text("view_count DESC"),
            text("published_at DESC"),
            text("id DESC"),
            postgresql_where=_PUBLIC,
        ),
        Index(
            "ix_properties_by_price",
            "purpose",
            "effective_price",
            "id",
            postgresql_where=_PUBLIC,
        ),
        Index(
            "ix_properties_city_price",
            "city",
            "purpose",
            "effective_price",
            "id",
            postgresql_where=_PUBLIC,
        ),
        Index("ix_properties_locality", "locality_slug", "purpose", postgresql_where=_PUBLIC),
        Index("ix_properties_pincode", "pincode", "purpose", postgresql_where=_PUBLIC),
        Index(
            "ix_properties_place",
            "city_slug",
            "locality_slug",
            "purpose",
            text("published_at DESC"),
            postgresql_where=_PUBLIC,
        ),
        Index(
            "ix_properties_city_sample",
            "city_slug",
            postgresql_where=text(f"is_public AND sample < {SAMPLE_SIXTEENTH}"),
        ),
        Index("ix_properties_owner", "owner_id", "is_managed"),
        Index("ix_properties_listing_agent_id", "listing_agent_id"),
        Index("ix_properties_feed", text("created_at DESC"), text("id DESC")),
        *(_near(purpose) for purpose in Purpose),
        Index(
            "ix_properties_sample_16",
            "location",
            "purpose",
            "bedrooms",
            "effective_price",
            postgresql_using="gist",
            postgresql_where=text(f"is_public AND sample < {SAMPLE_SIXTEENTH}"),
        ),
        Index(
            "ix_properties_sample_256",
            "location",
            "purpose",
            postgresql_using="gist",
            postgresql_where=text(f"is_public AND sample < {SAMPLE_256TH}"),
        ),
        Index(
            "ix_properties_touched",
            "touched_at",
            postgresql_where=text("listing_status = 'live' AND NOT is_seed_data"),
        ),
        Index("ix_properties_words", "search_vector", postgresql_using="gin"),
        Index(
            "ix_properties_preferences",
            "listing_preferences",
            postgresql_using="gin",
            postgresql_ops={"listing_preferences": "jsonb_path_ops"},
        ),
        Index(
            "ix_properties_title_typos",
            "title",
            postgresql_using="gin",
            postgresql_ops={"title": "gin_trgm_ops"},
        ),
        Index(
            "ix_properties_locality_typos",
            "locality",
            postgresql_using="gin",
            postgresql_ops={"locality": "gin_trgm_ops"},
        ),
        Index(
            "ix_properties_twins",
            "full_address",
            "latitude",
            "longitude",
            # Included, not a key: the planner would walk the whole index for a bedroom count.
            postgresql_include=["bedrooms"],
        ),
        Index(
            "ix_properties_waiting",
            "submitted_at",
            "id",
            # Included: what is counted above the queue is read from the index alone.
            postgresql_include=["review_flags", "property_type", "city"],
            postgresql_where=_WAITING,
        ),
        Index(
            "ix_properties_waiting_flags",
            "review_flags",
            postgresql_using="gin",
            postgresql_where=_WAITING,
        ),
        Index(
            "ix_properties_waiting_city",
            "city",
            "submitted_at",
            "id",
            postgresql_where=_WAITING,
        ),
        Index("ix_properties_import", "import_id", postgresql_where=text("import_id IS NOT NULL")),
        Index(
            "uq_properties_import_row",
            "owner_id",
            "import_fingerprint",
            unique=True,
            postgresql_where=text("import_fingerprint IS NOT NULL"),
        ),
    )

    owner_id: int = Field(foreign_key="users.id", ondelete="RESTRICT")
    listing_agent_id: int | None = Field(default=None, foreign_key="agents.id", ondelete="SET NULL")
    title: str = Field(max_length=200)
    description: str | None = Field(default=None, sa_type=Text)
    property_type: PropertyType = Field(sa_type=Text)
    sub_type: str | None = Field(default=None, max_length=40)
    purpose: Purpose = Field(sa_type=Text)
    search_vector: Any = Field(
        default=None,
        sa_type=TSVECTOR,
        sa_column_args=[Computed(SEARCH_VECTOR, persisted=True)],
        nullable=True,
    )
    sample: int = Field(
        default=None,
        sa_type=SmallInteger,
        sa_column_args=[Computed("(hashint8(id) & 1023)::smallint", persisted=True)],
        nullable=True,
    )
    import_id: int | None = Field(
        default=None, foreign_key="portfolio_imports.id", ondelete="SET NULL"
    )
    import_fingerprint: str | None = Field(default=None, max_length=64)
    is_seed_data: bool = _flag(False)


__all__ = ["Property"]
