"""The facts of a home that people ask first, in their order, by its kind."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from ghar_app.clock import in_india
from ghar_app.models.listings.kinds import (
    PG_FLATMATE_TYPES,
    WORKPLACES,
    GenderPreference,
    PropertyType,
    Purpose,
    SharingType,
)
from ghar_app.models.listings.property import Property

Value = str | int | Decimal | date | time


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` is a key of the catalogue's listings.fact; `value` None is "Not given".

    `of` is the second number of a pair: a floor's building, a bedroom's balconies.
    """

    name: str
    value: Value | None
    of: Value | None = None


def facts_of(home: Property) -> tuple[Fact, ...]:
    """What is known, and what is essential for the kind even if it is not."""
    if home.property_type == PropertyType.PLOT:
        return _known([Fact("plot_area", home.plot_area or home.area_sqft), *_common(home)], 1)
    if home.property_type in WORKPLACES:
        inside = [_area(home), _floor(home), Fact("furnishing", home.furnishing_level)]
        return _known([*inside, Fact("parking", home.parking_spaces), *_common(home)], 1)
    rooms = [
        _area(home),
        Fact("bedrooms", home.bedrooms, home.balconies),
        Fact("bathrooms", home.bathrooms),
        _floor(home),
        Fact("furnishing", home.furnishing_level),
        Fact("parking", home.parking_spaces),
    ]
    if home.property_type in PG_FLATMATE_TYPES | {PropertyType.ROOM}:
        return _known([*_sharing(home), *rooms, *_living(home), *_common(home)], 0)
    if home.purpose == Purpose.SHORT_STAY:
        return _known([*_staying(home), *rooms], 3)
    return _known([*rooms, *_living(home), *_common(home)], 3)


def _known(facts: list[Fact], essential: int) -> tuple[Fact, ...]:
    return tuple(
        fact for place, fact in enumerate(facts) if fact.value is not None or place < essential
    )


def _area(home: Property) -> Fact:
    sizes = {
        "carpet_area": home.carpet_area,
        "built_up_area": home.built_up_area,
        "super_built_up_area": home.super_built_up_area,
        "area": home.area_sqft,
    }
    return next((Fact(name, size) for name, size in sizes.items() if size), Fact("area", None))


def _floor(home: Property) -> Fact:
    return Fact("floor", home.floor_number, home.total_floors)


def _sharing(home: Property) -> list[Fact]:
    wishes = home.listing_preferences or {}
    return [
        Fact("sharing", _one_of(SharingType, wishes.get("sharing"))),
        Fact("gender", _one_of(GenderPreference, wishes.get("gender"))),
    ]


def _one_of(kind: type[StrEnum], value: object) -> str | None:
    return str(value) if value in set(kind) else None


def _living(home: Property) -> list[Fact]:
    pets = None if home.allow_pets is None else ("yes" if home.allow_pets else "no")
    return [
        Fact("pets", pets),
        Fact("tenant", home.preferred_tenant_type),
        Fact("diet", home.dietary_preference),
        Fact("kitchen", home.kitchen_type),
        Fact("ventilation", home.ventilation_type),
        Fact("windows", home.windows_count),
    ]


def _staying(home: Property) -> list[Fact]:
    return [
        Fact("guests", home.max_occupancy),
        Fact("nights", home.minimum_stay_days),
        Fact("check_in", home.check_in_time, home.check_out_time),
        Fact("cancellation", home.cancellation_policy),
    ]


def _common(home: Property) -> list[Fact]:
    since = None if home.available_from is None else in_india(home.available_from).date()
    months = home.lease_duration_months if home.purpose == Purpose.RENT else None
    return [
        Fact("available", since, months),
        Fact("age", home.age_of_property),
        Fact("built", home.construction_year),
        Fact("rera", home.rera_number),
    ]
