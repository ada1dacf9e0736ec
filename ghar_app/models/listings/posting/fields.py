"""What the wizard asks, step by step: for which homes, how it is read, whether it must be there."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ghar_app.models.listings.kinds import (
    PG_FLATMATE_TYPES,
    WORKPLACES,
    CancellationPolicy,
    Diet,
    Furnishing,
    GenderPreference,
    PropertyType,
    Purpose,
    SharingType,
    TenantPreference,
)
from ghar_app.models.listings.posting import readers as read
from ghar_app.models.listings.posting.readers import Reader


class Step(StrEnum):
    """The steps in their order."""

    BASICS = "basics"
    LOCATION = "location"
    DETAILS = "details"
    PRICE = "price"
    PHOTOS = "photos"
    PREVIEW = "preview"


Which = Callable[[PropertyType, Purpose], bool]
"""For which homes something holds."""


def _always(kind: PropertyType, purpose: Purpose) -> bool:
    return True


def _never(kind: PropertyType, purpose: Purpose) -> bool:
    return False


def _rooms(kind: PropertyType, purpose: Purpose) -> bool:
    return kind not in WORKPLACES and kind != PropertyType.PLOT


def _whole_home(kind: PropertyType, purpose: Purpose) -> bool:
    return _rooms(kind, purpose) and kind not in PG_FLATMATE_TYPES | {PropertyType.ROOM}


def _built(kind: PropertyType, purpose: Purpose) -> bool:
    return kind != PropertyType.PLOT


def _land(kind: PropertyType, purpose: Purpose) -> bool:
    return kind in (PropertyType.PLOT, PropertyType.HOUSE, PropertyType.VILLA)


def _shared(kind: PropertyType, purpose: Purpose) -> bool:
    return kind in PG_FLATMATE_TYPES | {PropertyType.ROOM}


def _rented(kind: PropertyType, purpose: Purpose) -> bool:
    return purpose == Purpose.RENT


def _lived_in(kind: PropertyType, purpose: Purpose) -> bool:
    return _rooms(kind, purpose) and purpose == Purpose.RENT


def _sold(kind: PropertyType, purpose: Purpose) -> bool:
    return purpose == Purpose.BUY


def _stay(kind: PropertyType, purpose: Purpose) -> bool:
    return purpose == Purpose.SHORT_STAY


def _not_stay(kind: PropertyType, purpose: Purpose) -> bool:
    return purpose != Purpose.SHORT_STAY


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `name` is the answer's and, unless it says otherwise, the column's.

    `blank` is what the column holds without an answer; `missing` is the refusal for a needed
    answer that is not there.
    """

    name: str
    step: Step
    read: Reader
    asked: Which = _always
    needed: Which = _never
    blank: Any = None
    missing: str = "answer_needed"


_B, _L, _D, _P = Step.BASICS, Step.LOCATION, Step.DETAILS, Step.PRICE

FIELDS: tuple[Ask, ...] = (
    Ask("purpose", _B, read.choice(Purpose), needed=_always, blank=Purpose.RENT),
    Ask("property_type", _B, read.choice(PropertyType), needed=_always),
    Ask("title", _B, read.line(200), needed=_always, blank=""),
    Ask("description", _B, read.paragraphs(5000)),
    Ask("pincode", _L, read.pincode),
    Ask("city", _L, read.line(100), needed=_always),
    Ask("state", _L, read.line(100)),
    Ask("locality", _L, read.line(200), needed=_always),
    Ask("address_line1", _L, read.line(200)),
    Ask("landmark", _L, read.line(200)),
    Ask("pin", _L, read.pin, needed=_always, missing="pin_needed"),
    Ask("bedrooms", _D, read.whole(0, 50), _rooms),
    Ask("bathrooms", _D, read.halves(30), _rooms),
    Ask("balconies", _D, read.whole(0, 30), _whole_home),
    Ask("sharing", _D, read.choice(SharingType), _shared),
    Ask("gender", _D, read.choice(GenderPreference), _shared),
    Ask("carpet_area", _D, read.area, _built),
    Ask("built_up_area", _D, read.area, _built),
    Ask("super_built_up_area", _D, read.area, _built),
    Ask("plot_area", _D, read.area, _land),
    Ask("floor_number", _D, read.whole(-5, 200), _built),
    Ask("total_floors", _D, read.whole(0, 200), _built),
    Ask("furnishing_level", _D, read.choice(Furnishing), _built),
    Ask("parking_spaces", _D, read.whole(0, 100), _built),
    Ask("age_of_property", _D, read.whole(0, 300), _built),
    Ask("available_from", _D, read.day, _not_stay),
    Ask("rera_number", _D, read.rera, _not_stay),
    Ask("preferred_tenant_type", _D, read.choice(TenantPreference), _lived_in),
    Ask("dietary_preference", _D, read.choice(Diet), _lived_in),
    Ask("allow_pets", _D, read.yes_or_no, _lived_in),
    Ask("max_occupancy", _D, read.whole(1, 100), _stay, needed=_stay, missing="guests_needed"),
    Ask("minimum_stay_days", _D, read.whole(1, 365), _stay, blank=1),
    Ask(
        "cancellation_policy",
        _D,
        read.choice(CancellationPolicy),
        _stay,
        blank=CancellationPolicy.FLEXIBLE,
    ),
    Ask("monthly_rent", _P, read.money, _rented, needed=_rented, missing="price_needed_rent"),
    Ask("base_price", _P, read.money, _sold, needed=_sold, blank=0, missing="price_needed_buy"),
    Ask("daily_rate", _P, read.money, _stay, needed=_stay, missing="price_needed_short_stay"),
    Ask("security_deposit", _P, read.money, _not_stay),
    Ask("maintenance_charges", _P, read.money, _not_stay),
    Ask("brokerage", _P, read.money, _not_stay),
    Ask("lease_duration_months", _P, read.whole(1, 360), _rented, blank=12),
    Ask("other_charges", _P, read.money),
    Ask("other_charges_description", _P, read.line(300)),
)

BY_NAME = {ask.name: ask for ask in FIELDS}
LISTS = {"photos": Step.PHOTOS, "amenities": Step.DETAILS}
"""Answers that are lists and not typed: pictures and what the building has."""

PRICES = ("monthly_rent", "base_price", "daily_rate")
ASKED_MONEY = (*PRICES, "security_deposit")
"""What stands in the price history when it changes."""


def asked(kind: PropertyType, purpose: Purpose) -> list[Ask]:
    """The questions for one kind of home."""
    return [ask for ask in FIELDS if ask.asked(kind, purpose)]


def step_of(field: str) -> Step:
    """The step that a field stands on; also for the words that moderators use."""
    if field in BY_NAME:
        return BY_NAME[field].step
    return LISTS.get(field) or _MODERATORS_WORDS.get(field, Step.BASICS)


_MODERATORS_WORDS = {
    "price": Step.PRICE,
    "address": Step.LOCATION,
    "location": Step.LOCATION,
    "size": Step.DETAILS,
    "terms": Step.DETAILS,
}
