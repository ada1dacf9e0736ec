"""What a home's own row says of it: enough for a head, a share preview and the top of the page."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from ghar_app.models.listings.kinds import (
    Furnishing,
    ListingStatus,
    ModerationStatus,
    PropertyStatus,
    PropertyType,
    Purpose,
    VerificationStatus,
    Visibility,
)
from ghar_app.models.listings.property import Property


class Standing(StrEnum):
    """What stands between a home and the public; everybody sees the first four."""

    PUBLIC = "public"
    UNDER_OFFER = "under_offer"
    SOLD = "sold"
    RENTED = "rented"
    DRAFT = "draft"
    PENDING_REVIEW = "pending_review"
    PAUSED = "paused"
    REJECTED = "rejected"
    ARCHIVED = "archived"
    PRIVATE = "private"
    UNAVAILABLE = "unavailable"

    @property
    def is_over(self) -> bool:
        """Whether the home went to somebody."""
        return self in (Standing.SOLD, Standing.RENTED)

    @property
    def is_open(self) -> bool:
        """Whether the home can still be had, and everybody sees it."""
        return self in (Standing.PUBLIC, Standing.UNDER_OFFER)


@dataclass(frozen=True, slots=True)
class Address:
    """Degrees; `accuracy` in metres, None when unknown. The slugs lead to the places' pages."""

    city: str
    city_slug: str
    locality: str
    locality_slug: str
    state: str
    pincode: str
    line: str
    landmark: str
    latitude: float | None
    longitude: float | None
    accuracy: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Rupees, square feet. `slug` is empty for a draft that never had an address."""

    public_id: str
    slug: str
    title: str
    meta_title: str
    meta_description: str
    kind: PropertyType
    purpose: Purpose
    standing: Standing
    price: Decimal | None
    bedrooms: int | None
    bathrooms: Decimal | None
    area: Decimal | None
    furnishing: Furnishing | None
    address: Address
    verified_at: datetime | None
    is_verified: bool
    is_without_brokerage: bool
    published_at: datetime | None
    updated_at: datetime
    main_image_url: str


def summary_of(home: Property) -> Summary:
    """No query: the row is there."""
    verified = home.verification_status == VerificationStatus.VERIFIED
    return Summary(
        public_id=str(home.public_id),
        slug=home.slug or "",
        title=home.title,
        meta_title=home.meta_title or "",
        meta_description=home.meta_description or "",
        kind=PropertyType(home.property_type),
        purpose=Purpose(home.purpose),
        standing=standing_of(home),
        price=home.effective_price or None,
        bedrooms=home.bedrooms,
        bathrooms=home.bathrooms,
        area=home.carpet_area or home.area_sqft or home.plot_area,
        furnishing=Furnishing(home.furnishing_level) if home.furnishing_level else None,
        address=_address(home),
        verified_at=home.verified_at if verified else None,
        is_verified=verified,
        is_without_brokerage=home.brokerage is not None and home.brokerage == 0,
        published_at=home.published_at,
        updated_at=home.updated_at,
        main_image_url=home.main_image_url or "",
    )


def standing_of(home: Property) -> Standing:
    """The strongest reason first: an archived draft is archived."""
    offered = {
        PropertyStatus.SOLD: Standing.SOLD,
        PropertyStatus.RENTED: Standing.RENTED,
        PropertyStatus.UNDER_OFFER: Standing.UNDER_OFFER,
    }
    if home.is_public:
        return offered.get(PropertyStatus(home.status), Standing.PUBLIC)
    for status in (ListingStatus.ARCHIVED, ListingStatus.DRAFT):
        if home.listing_status == status:
            return Standing(status.value)
    stages = (home.moderation_status, home.listing_status)
    for stage in (ModerationStatus.REJECTED, ModerationStatus.PENDING_REVIEW, "paused"):
        if stage in stages:
            return Standing(str(stage))
    if home.visibility == Visibility.PRIVATE:
        return Standing.PRIVATE
    return offered.get(PropertyStatus(home.status), Standing.UNAVAILABLE)


def _address(home: Property) -> Address:
    return Address(
        city=home.city or "",
        city_slug=home.city_slug or "",
        locality=home.locality or "",
        locality_slug=home.locality_slug or "",
        state=home.state or "",
        pincode=home.pincode or "",
        line=_line(home),
        landmark=home.landmark or "",
        latitude=home.latitude,
        longitude=home.longitude,
        accuracy=home.location_accuracy,
    )


def _line(home: Property) -> str:
    """The owner's own wording, else what is known from small to large, each once."""
    if home.full_address:
        return " ".join(home.full_address.split())
    place = " ".join(part for part in (home.city, home.pincode) if part)
    parts = [home.address_line1, home.sub_locality, home.locality, place]
    return ", ".join(dict.fromkeys(part for part in parts if part))
