"""A listing as a row of `properties`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ghar_app.clock import in_india
from ghar_app.demo.dice import demo_id, dice
from ghar_app.demo.home import Home
from ghar_app.demo.kinds import ROOMS, WORK
from ghar_app.demo.listings import Listing
from ghar_app.demo.loading import Row
from ghar_app.demo.streets import street
from ghar_app.models.listings.kinds import (
    ListingStatus,
    ModerationStatus,
    PlacedBy,
    Purpose,
    VerificationStatus,
)
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.models.listings.property.naming import slug_for

_SYNONYMS = {
    "flats": "flat apartment home",
    "houses": "independent house bungalow villa home",
    T.PG: "paying guest hostel co-living PG room bed",
    T.FLATMATE: "flatmate roommate sharing room",
    T.ROOM: "room single room",
    T.PLOT: "plot land site",
    T.OFFICE: "office workspace commercial",
    T.SHOP: "shop showroom retail commercial",
    T.WAREHOUSE: "warehouse godown storage industrial",
    T.COMMERCIAL: "commercial showroom floor",
}


class _Named:
    """What `slug_for` reads."""

    def __init__(self, listing: Listing) -> None:
        self.public_id = demo_id("property", listing.home.key)
        self.title = listing.text.title
        self.bedrooms = listing.home.shape.bedrooms
        self.locality: str | None = listing.home.locality.name
        self.city: str | None = listing.home.locality.city.name
        self.property_type: str = listing.home.kind.value


def property_row(listing: Listing, people: dict[str, int], agents: dict[int, int]) -> Row:
    """All columns the demo sets. `people` are ids by key, `agents` agents' ids by their users'."""
    row = {"public_id": demo_id("property", listing.home.key), "is_seed_data": True}
    for part in (
        _offered(listing, people, agents),
        _standing(listing, people["meera"]),
        _place(listing),
        _price(listing.home),
        _size(listing.home, listing.now),
        _terms(listing.home, listing.now),
        _shown(listing),
    ):
        row |= part
    return row


def _offered(listing: Listing, people: dict[str, int], agents: dict[int, int]) -> Row:
    home = listing.home
    return {
        "owner_id": people[listing.owner.key],
        "owner_name": listing.owner.name,
        "owner_contact": listing.owner.phone,
        "listing_agent_id": agents[people[listing.agent.key]] if listing.agent else None,
        "title": listing.text.title,
        "description": listing.text.description,
        "features": list(_features(listing)),
        "property_type": home.kind.value,
        "sub_type": f"{home.shape.bedrooms}bhk" if home.shape.bedrooms else None,
        "purpose": home.purpose.value,
        "builder_name": "Desai & Daughters" if listing.owner.key == "vikram" else None,
    }


def _features(listing: Listing) -> Iterator[str]:
    yield from listing.text.features
    facing = f"{listing.home.shape.facing}-facing"
    if facing not in listing.text.features:
        yield facing
    if listing.home.shape.is_corner and listing.home.group == "flats":
        yield "Corner home"


def _standing(listing: Listing, admin: int) -> Row:
    fate = listing.fate
    decided = fate.moderation != ModerationStatus.PENDING_REVIEW and listing.home.kind in ROOMS
    verified = fate.verification == VerificationStatus.VERIFIED
    drafted = timedelta(hours=1 + dice("draft", listing.home.key).random() * 60)
    return {
        "status": fate.status.value,
        "listing_status": fate.listing.value,
        "moderation_status": fate.moderation.value,
        "moderation_reason": fate.moderation_reason,
        "moderated_by": admin if decided else None,
        "moderated_at": (fate.published or fate.touched) if decided else None,
        "visibility": fate.visibility.value,
        "verification_status": fate.verification.value,
        "verified_at": fate.touched if verified else None,
        "verified_by": admin if verified else None,
        "published_at": fate.published,
        "is_available": fate.is_available,
        "is_managed": fate.is_managed,
        "created_at": (fate.published or fate.touched) - drafted,
        "updated_at": fate.touched,
    }


def _place(listing: Listing) -> Row:
    home, city = listing.home, listing.home.locality.city
    line = street(home)
    building = home.society.name if home.society else None
    parts = (building, line, home.locality.name, f"{city.name} {home.locality.pincode}")
    return {
        "latitude": listing.point[0],
        "longitude": listing.point[1],
        "location_accuracy": 40 if home.society else 120,
        "placed_by": PlacedBy.PIN.value,
        "city": city.name,
        "state": city.state,
        "pincode": home.locality.pincode,
        "locality": home.locality.name,
        "landmark": home.locality.landmark,
        "address_line1": building or line,
        "address_line2": line if building else None,
        "full_address": ", ".join(part for part in parts if part),
        "area_type": "commercial" if home.kind in WORK else "residential",
    }


def _price(home: Home) -> Row:
    price = home.price
    return {
        "base_price": price.asked,
        "monthly_rent": price.asked if home.purpose == Purpose.RENT else None,
        "daily_rate": price.asked if home.purpose == Purpose.SHORT_STAY else None,
        "price_per_sqft": price.a_sqft,
        "security_deposit": price.deposit,
        "maintenance_charges": price.maintenance,
        "brokerage": price.brokerage,
        "setup_cost": price.setup,
        "other_charges": price.other,
        "other_charges_description": price.other_note if price.other else None,
    }


def _size(home: Home, now: datetime) -> Row:
    shape = home.shape
    return {
        "area_sqft": shape.area,
        "carpet_area": shape.carpet,
        "built_up_area": shape.built_up,
        "super_built_up_area": shape.super_built_up,
        "plot_area": shape.plot,
        "bedrooms": shape.bedrooms,
        "bathrooms": shape.bathrooms,
        "balconies": shape.balconies,
        "parking_spaces": None if home.kind == T.PLOT else shape.parking,
        "floor_number": shape.floor,
        "total_floors": shape.floors,
        "age_of_property": shape.age,
        "construction_year": in_india(now).year - shape.age if shape.age is not None else None,
        "max_occupancy": home.living.guests,
    }


def _terms(home: Home, now: datetime) -> Row:
    living = home.living
    random = dice("units", home.key)
    return {
        "minimum_stay_days": living.nights,
        "inventory_units": random.randint(3, 14) if home.kind == T.PG else 1,
        "cancellation_policy": living.cancellation.value,
        "lease_duration_months": living.lease_months,
        "furnishing_level": home.shape.furnishing.value if home.shape.furnishing else None,
        "kitchen_type": _value(living.kitchen),
        "ventilation_type": _value(living.ventilation),
        "windows_count": living.windows,
        "allow_pets": living.pets,
        "preferred_tenant_type": _value(living.tenant),
        "dietary_preference": _value(living.diet),
        "listing_preferences": _preferences(home),
        "tags": ["posted_by:agent" if home.by_agent else "posted_by:owner"],
        "available_from": _midnight(now) + timedelta(days=home.days_until_free),
    }


def _midnight(now: datetime) -> datetime:
    return in_india(now).replace(hour=0, minute=0, second=0, microsecond=0)


def _value(word: Any) -> str | None:
    return None if word is None else str(word.value)


def _preferences(home: Home) -> dict[str, str]:
    if home.kind not in ROOMS:
        return {}
    gender, sharing = home.living.gender.value, home.living.sharing.value
    society = "pg" if home.kind == T.PG else "gated" if home.society else "independent"
    return {
        "gender": gender,
        "gender_preference": gender,
        "sharing": sharing,
        "sharing_type": sharing,
        "society_type": society,
    }


def _shown(listing: Listing) -> Row:
    home = listing.home
    plan = next((picture for picture in listing.pictures if picture.suits), None)
    seen = _seen(listing)
    aliases = " ".join(alias for alias in home.locality.city.aliases if alias.isascii())
    words = _SYNONYMS.get(home.kind) or _SYNONYMS[home.group]
    draft = listing.fate.listing == ListingStatus.DRAFT
    return {
        "main_image_url": listing.pictures[0].url,
        "floor_plan_url": plan.url if plan else None,
        "slug": None if draft else slug_for(_Named(listing)),
        "meta_title": _cut(f"{listing.text.title}, {home.locality.city.name}", 60),
        "meta_description": _cut(listing.text.description.replace("\n\n", " "), 160),
        "search_keywords": f"{words} {aliases}",
        "view_count": seen,
        "like_count": int(seen * dice("likes", home.key).uniform(0.01, 0.07)),
        "interest_count": int(seen * dice("asked", home.key).uniform(0.0, 0.02)),
    }


def _seen(listing: Listing) -> int:
    published = listing.fate.published
    if published is None:
        return 0
    hours = max(0.0, (listing.now - published) / timedelta(hours=1))
    daily = dice("views", listing.home.key).uniform(2, 14) * (1 + listing.home.locality.weight / 8)
    return int(Decimal(hours / 24 * daily))


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1].rpartition(" ")[0].rstrip(" ,;.") + "…"
