"""The words a listing is described with; stored by value, held by CHECK constraints."""

from enum import StrEnum


class PropertyType(StrEnum):
    HOUSE = "house"
    APARTMENT = "apartment"
    BUILDER_FLOOR = "builder_floor"
    ROOM = "room"
    VILLA = "villa"
    PLOT = "plot"
    CONDO = "condo"
    PENTHOUSE = "penthouse"
    STUDIO = "studio"
    LOFT = "loft"
    PG = "pg"
    FLATMATE = "flatmate"
    OFFICE = "office"
    SHOP = "shop"
    WAREHOUSE = "warehouse"
    COMMERCIAL = "commercial"


PG_FLATMATE_TYPES = frozenset({PropertyType.PG, PropertyType.FLATMATE})
WORKPLACES = frozenset(
    {PropertyType.OFFICE, PropertyType.SHOP, PropertyType.WAREHOUSE, PropertyType.COMMERCIAL}
)


class Purpose(StrEnum):
    BUY = "buy"
    RENT = "rent"
    SHORT_STAY = "short_stay"


class PropertyStatus(StrEnum):
    """Where the home stands in the market."""

    AVAILABLE = "available"
    SOLD = "sold"
    RENTED = "rented"
    UNDER_OFFER = "under_offer"
    MAINTENANCE = "maintenance"


class ListingStatus(StrEnum):
    """Where the advertisement stands with its owner."""

    DRAFT = "draft"
    PENDING_REVIEW = "pending_review"
    LIVE = "live"
    PAUSED = "paused"
    REJECTED = "rejected"
    ARCHIVED = "archived"


class ModerationStatus(StrEnum):
    """Where the advertisement stands with the moderators."""

    PENDING_REVIEW = "pending_review"
    LIVE = "live"
    REJECTED = "rejected"
    PAUSED = "paused"


class Visibility(StrEnum):
    PRIVATE = "private"
    PUBLIC = "public"
    FEATURED = "featured"


class VerificationStatus(StrEnum):
    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    VERIFIED = "verified"
    REJECTED = "rejected"


class ManagementStatus(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


class Furnishing(StrEnum):
    FURNISHED = "furnished"
    SEMI_FURNISHED = "semi_furnished"
    UNFURNISHED = "unfurnished"


class KitchenType(StrEnum):
    VEGETARIAN = "vegetarian"
    NON_VEGETARIAN = "non_vegetarian"
    EGGETARIAN = "eggetarian"
    ANY = "any"


class VentilationType(StrEnum):
    GOOD = "good"
    AVERAGE = "average"
    POOR = "poor"


class TenantPreference(StrEnum):
    FAMILY = "family"
    BACHELOR = "bachelor"
    COMPANY = "company"
    ANY = "any"


class Diet(StrEnum):
    VEG_ONLY = "veg_only"
    NON_VEG_OK = "non_veg_ok"
    ANY = "any"


class GenderPreference(StrEnum):
    ANY = "any"
    MALE = "male"
    FEMALE = "female"


class SharingType(StrEnum):
    PRIVATE_ROOM = "private_room"
    SHARED_ROOM = "shared_room"
    MASTER_BEDROOM = "master_bedroom"
    ENTIRE_FLAT = "entire_flat"


class OverlapPolicy(StrEnum):
    EXCLUSIVE = "exclusive"
    LEAD_INTAKE = "lead_intake"


class CancellationPolicy(StrEnum):
    FLEXIBLE = "flexible"
    MODERATE = "moderate"
    STRICT = "strict"


class ImageCategory(StrEnum):
    ROOM = "room"
    HALL = "hall"
    KITCHEN = "kitchen"
    BATHROOM = "bathroom"
    BALCONY = "balcony"
    TERRACE = "terrace"
    GARDEN = "garden"
    PARKING = "parking"
    ENTRANCE = "entrance"
    EXTERIOR = "exterior"
    INTERIOR = "interior"
    OTHERS = "others"
    FLOOR_PLAN = "floor_plan"


class MediaType(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    TOUR_360 = "360_tour"
    DOCUMENT = "document"
    FLOOR_PLAN = "floor_plan"


class AmenityCategory(StrEnum):
    SAFETY = "safety"
    RECREATION = "recreation"
    CONVENIENCE = "convenience"
    UTILITIES = "utilities"
    SERVICES = "services"
    ACCESSIBILITY = "accessibility"


class PlacedBy(StrEnum):
    """How a listing got its point on the map."""

    PIN = "pin"
    PINCODE = "pincode"
    LOCALITY = "locality"
