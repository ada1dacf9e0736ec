"""Writing read answers into a home's columns, its amenities and its gallery."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.geography.cities import city_named
from ghar_app.models.listings.kinds import PlacedBy, Purpose
from ghar_app.models.listings.placement import Amenity, PropertyAmenity
from ghar_app.models.listings.posting.fields import FIELDS
from ghar_app.models.listings.posting.gallery import put
from ghar_app.models.listings.posting.reading import AREAS, Reading

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property

_PAISA = Decimal("0.01")
_ADDRESS = ("address_line1", "locality", "city", "pincode")


async def apply(db: Db, home: "Property", reading: Reading, typed: Mapping[str, Any]) -> None:
    """The home as its answers say; wrong answers count as none.

    Of another kind now, it loses what only the old kind is asked. `typed` are the answers that are
    not published: lists among them replace what hangs on the home.
    """
    became_another = (reading.kind, reading.purpose) != (home.property_type, home.purpose)
    place = _address(home)
    home.property_type, home.purpose = reading.kind, reading.purpose
    for ask in FIELDS:
        if ask.name in reading.values:
            value = reading.values[ask.name]
            _set(home, ask.name, ask.blank if value is None else value)
        elif became_another:
            _set(home, ask.name, ask.blank)
    _follow(home, place)
    if "amenities" in typed:
        await _equip(db, home, typed["amenities"])
    if "photos" in typed:
        await put(db, home, typed["photos"])
    db.add(home)
    await db.flush()


def _set(home: "Property", name: str, value: Any) -> None:
    if name in ("gender", "sharing"):
        wishes = {key: kept for key, kept in home.listing_preferences.items() if key != name}
        home.listing_preferences = {**wishes, name: str(value)} if value else wishes
    elif name == "pin":
        _place(home, value)
    elif name not in ("property_type", "purpose") and getattr(home, name) != value:
        setattr(home, name, value)


def _place(home: "Property", pin: tuple[float, float] | None) -> None:
    if pin == (home.latitude, home.longitude) or (pin is None and home.latitude is None):
        return
    home.latitude, home.longitude = pin or (None, None)
    home.placed_by = PlacedBy.PIN if pin else None
    home.location_accuracy = 0 if pin else None


def _follow(home: "Property", place: str) -> None:
    """Columns that are made of others."""
    town = city_named(home.city or "")
    if town:
        home.city, home.state = town.name, home.state or town.state
    if home.full_address in (None, "", place):
        home.full_address = _address(home) or None
    shown = next((getattr(home, area) for area in reversed(AREAS) if getattr(home, area)), None)
    home.area_sqft = shown or home.plot_area or home.area_sqft
    if home.purpose == Purpose.BUY and home.base_price and home.area_sqft:
        rate = Decimal(home.base_price) / home.area_sqft
        home.price_per_sqft = rate.quantize(_PAISA, ROUND_HALF_UP)


def _address(home: "Property") -> str:
    return ", ".join(part for name in _ADDRESS if (part := getattr(home, name)))


async def _equip(db: Db, home: "Property", chosen: list[int]) -> None:
    """Exactly these amenities, of those that are offered; ones not offered any more stay."""
    offered = set((await db.exec(select(Amenity.id).where(Amenity.is_active))).all())
    wanted = offered & set(chosen)
    gone = delete(PropertyAmenity).where(
        col(PropertyAmenity.property_id) == home.id,
        col(PropertyAmenity.amenity_id).in_(offered - wanted),
    )
    await db.exec(gone)
    if wanted:
        rows = [{"property_id": home.id, "amenity_id": id} for id in sorted(wanted)]
        await db.exec(insert(PropertyAmenity).values(rows).on_conflict_do_nothing())
