"""What a row says becomes a listing's columns: the listing contract, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID, uuid4

from ghar_app.clock import IST
from ghar_app.geography.cities import canonical_city, city_named
from ghar_app.geography.places import pin
from ghar_app.models.listings.importing import wording
from ghar_app.models.listings.importing.facts import Floor, Rooms
from ghar_app.models.listings.importing.numbers import Months
from ghar_app.models.listings.importing.placing import Placer
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES, PropertyType, Purpose
from ghar_app.models.listings.moderation.prescreen import REVIEWED_RENT
from ghar_app.models.listings.property.naming import slug_for

CAPS = {Purpose.BUY: Decimal(10_000_000_000)}
CAP = Decimal(100_000_000)
INDIA = (6.0, 37.6, 68.7, 97.25)
PRICE_FIELDS = {Purpose.RENT: "rent", Purpose.BUY: "sale_price", Purpose.SHORT_STAY: "nightly"}
_MISSING_PRICE = {
    Purpose.RENT: "rent_needed",
    Purpose.BUY: "price_needed",
    Purpose.SHORT_STAY: "nightly_needed",
}
_PAISA = Decimal("0.01")


@dataclass(slots=True)
class Draft:
    """What a row says. `values` are columns of `properties`, ready for JSON.

    A problem is {field, code, fatal, …details}: a fatal one keeps the row out, another marks a
    cell that was left empty.
    """

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    placement: dict[str, Any] = field(default_factory=dict)

    @property
    def outcome(self) -> str:
        """`problem` when something keeps it out, `unplaced` without a point, else `ready`."""
        if any(problem["fatal"] for problem in self.problems):
            return "problem"
        return "ready" if self.placement else "unplaced"

    def note(self, about: str, code: str, *, fatal: bool = False, **details: object) -> None:
        """Write a problem down."""
        self.problems.append({"field": about, "code": code, "fatal": fatal, **details})


def kind(draft: Draft, found: dict[str, Any], defaults: Mapping[str, Any]) -> None:
    """What is offered, and for what: the row says it, else the default chosen for the file."""
    rooms = found.get("bedrooms", Rooms(-1, ""))
    purpose = found.get("purpose") or _purpose_by_price(found) or Purpose(defaults["purpose"])
    kind = found.get("property_type")
    if kind is None and rooms.layout in ("1rk", "studio"):
        kind = PropertyType.STUDIO
    kind = kind or PropertyType(defaults.get("property_type") or _unsaid(draft))
    draft.values["purpose"], draft.values["property_type"] = purpose.value, kind.value
    if rooms.layout:
        draft.values["bedrooms"], draft.values["sub_type"] = rooms.bedrooms, rooms.layout
    if kind in PG_FLATMATE_TYPES and purpose is not Purpose.RENT:
        draft.note("purpose", "pg_is_rented", fatal=True)


def _unsaid(draft: Draft) -> PropertyType:
    if not any(problem["field"] == "property_type" for problem in draft.problems):
        draft.note("property_type", "type_needed", fatal=True)
    return PropertyType.HOUSE


def _purpose_by_price(found: Mapping[str, Any]) -> Purpose | None:
    """A row with a rent and no sale price is to let, whatever the default says."""
    filled = [purpose for purpose, key in PRICE_FIELDS.items() if found.get(key)]
    return filled[0] if len(filled) == 1 else None


def prices(draft: Draft, found: dict[str, Any]) -> None:
    """The price that the purpose needs, and what is asked besides."""
    purpose = Purpose(draft.values["purpose"])
    key = PRICE_FIELDS[purpose]
    price = found.get(key) or found.get("price") or Decimal(0)
    if not price and not any(problem["field"] in (key, "price") for problem in draft.problems):
        draft.note(key, _MISSING_PRICE[purpose], fatal=True)
    if price > CAPS.get(purpose, CAP):
        draft.note(key, "price_cap", fatal=True)
    if purpose is Purpose.RENT and price >= REVIEWED_RENT:
        draft.note(key, "rent_reviewed")
    draft.values["base_price"] = "0"
    draft.values[_PRICE_COLUMNS[purpose]] = str(price)
    for name, column in _EXTRA_MONEY.items():
        _extra_money(draft, found, name, column, price if purpose is Purpose.RENT else None)


_PRICE_COLUMNS = {
    Purpose.RENT: "monthly_rent",
    Purpose.BUY: "base_price",
    Purpose.SHORT_STAY: "daily_rate",
}
_EXTRA_MONEY = {
    "deposit": "security_deposit",
    "maintenance": "maintenance_charges",
    "brokerage": "brokerage",
}


def _extra_money(
    draft: Draft, found: Mapping[str, Any], name: str, column: str, rent: Decimal | None
) -> None:
    amount = found.get(name)
    if isinstance(amount, Months):
        if rent is None:
            draft.note(name, "months_without_rent")
            return
        amount = (amount.rents * rent).quantize(_PAISA, ROUND_HALF_UP)
    if amount is not None:
        draft.values[column] = str(amount)


def sizes(draft: Draft, found: dict[str, Any], defaults: Mapping[str, Any]) -> None:
    """Areas in square feet; carpet, built-up and super built-up must lie in each other."""
    kinds = ("carpet_area", "built_up_area", "super_built_up_area", "plot_area")
    areas = {kind: found[kind] for kind in kinds if kind in found}
    size = found.get("area")
    basis = found.get("area_basis") or defaults.get("area_basis")
    if size is not None and basis:
        areas.setdefault(str(basis), size)
    nested = [areas[kind] for kind in kinds[:3] if kind in areas]
    if nested != sorted(nested):
        draft.note("area", "areas_crossed")
        areas = {kind: areas[kind] for kind in areas if kind == "plot_area"}
    shown = size or next((areas[kind] for kind in reversed(kinds) if kind in areas), None)
    draft.values.update({kind: str(area) for kind, area in areas.items()})
    if shown is not None:
        draft.values["area_sqft"] = str(shown)
    price = Decimal(draft.values["base_price"])
    if shown and price and draft.values["purpose"] == Purpose.BUY:
        draft.values["price_per_sqft"] = str((price / shown).quantize(_PAISA, ROUND_HALF_UP))


def floors(draft: Draft, found: dict[str, Any]) -> None:
    """The floor and how many there are; a floor above the top one is left out."""
    floor = found.get("floor", Floor(None, None))
    total = floor.total if floor.total is not None else found.get("total_floors")
    if floor.number is not None and total is not None and floor.number > total:
        draft.note("floor", "floor_above_top", floor=floor.number, total=total)
        return
    draft.values["floor_number"], draft.values["total_floors"] = floor.number, total


def place(draft: Draft, found: dict[str, Any], defaults: Mapping[str, Any], placer: Placer) -> None:
    """Where it stands: the row's words, and the point they lead to."""
    city = str(found.get("city") or defaults.get("city") or "")[:100]
    city = city.title() if city.islower() and city.isascii() else city
    city = city or _city_of(found.get("pincode"))
    values = draft.values
    if "locality" in found:
        values["locality"] = wording.tidy_place(found["locality"], city)
    values["pincode"] = found.get("pincode")
    values["landmark"] = found.get("landmark")
    values["address_line1"] = found.get("society")
    _coordinates(draft, found)
    draft.placement = placer.place(values, city=city or None)
    known = city_named(city)
    values["city"] = known.name if known else city or None
    values["state"] = str(found.get("state") or (known.state if known else "")) or None


def _city_of(pincode: str | None) -> str:
    """The city that a PIN code belongs to, where its district is one of ours."""
    known = pin(pincode) if pincode else None
    return (canonical_city(known.city) or "") if known else ""


def _coordinates(draft: Draft, found: Mapping[str, Any]) -> None:
    latitude, longitude = found.get("latitude"), found.get("longitude")
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        draft.note("latitude", "half_position")
        return
    south, north, west, east = INDIA
    if not (south <= latitude <= north and west <= longitude <= east):
        draft.note("latitude", "outside_india")
        return
    draft.values["latitude"], draft.values["longitude"] = latitude, longitude


_PLAIN_TERMS = {
    "bathrooms": "bathrooms",
    "balconies": "balconies",
    "parking": "parking_spaces",
    "age": "age_of_property",
    "furnishing": "furnishing_level",
    "tenants": "preferred_tenant_type",
    "diet": "dietary_preference",
    "pets": "allow_pets",
    "guests": "max_occupancy",
    "builder": "builder_name",
    "rera": "rera_number",
}


def terms(draft: Draft, found: dict[str, Any], today: date) -> None:
    """On what terms, for whom, from when; a day in the past is today."""
    for name, column in _PLAIN_TERMS.items():
        if name in found:
            value = found[name]
            draft.values[column] = str(value) if isinstance(value, Decimal) else value
    if draft.values["purpose"] == Purpose.SHORT_STAY and not draft.values.get("max_occupancy"):
        draft.note("guests", "guests_needed", fatal=True)
    if "available_from" in found:
        moment = datetime.combine(max(found["available_from"], today), time(0), IST)
        draft.values["available_from"] = moment.isoformat()
    if "posted_by" in found:
        draft.values["tags"] = [f"posted_by:{found['posted_by']}"]
    preferences = {key: found[key] for key in ("gender", "sharing") if key in found}
    if preferences:
        draft.values["listing_preferences"] = preferences


def words(draft: Draft, found: dict[str, Any]) -> None:
    """Title, description and address, made of the facts where the row has none."""
    values = draft.values
    parts = (values["address_line1"], values.get("locality"), values["city"], values["pincode"])
    values["full_address"] = found.get("address") or ", ".join(filter(None, parts)) or None
    values["title"] = found.get("title") or wording.title(values)
    values["description"] = found.get("description") or wording.description(values)
    name_page(values)


@dataclass(slots=True)
class _Named:
    public_id: UUID
    title: str
    property_type: str
    bedrooms: int | None
    locality: str | None
    city: str | None


def name_page(values: dict[str, Any]) -> None:
    """Give the home its public_id, and the address of its page that goes with it."""
    public_id = uuid4()
    named = _Named(
        public_id,
        values["title"],
        values["property_type"],
        values.get("bedrooms"),
        values.get("locality"),
        values["city"],
    )
    values["public_id"], values["slug"] = str(public_id), slug_for(named)
