"""A title and a description made of a row's facts, and of nothing else."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ghar_app.formats import grouped, rupees
from ghar_app.models.listings.importing.folding import fold
from ghar_app.models.listings.kinds import PropertyType, Purpose

_KIND_NAMES = {
    PropertyType.BUILDER_FLOOR: "builder floor",
    PropertyType.PG: "PG",
    PropertyType.COMMERCIAL: "commercial space",
    PropertyType.OFFICE: "office",
}
_WITH_LAYOUT = frozenset(
    {
        *(PropertyType.APARTMENT, PropertyType.HOUSE, PropertyType.BUILDER_FLOOR),
        *(PropertyType.VILLA, PropertyType.CONDO, PropertyType.PENTHOUSE, PropertyType.LOFT),
    }
)
_FLOORS = {0: "ground floor", -1: "upper basement", -2: "lower basement"}
_FURNISHING = {"furnished": "Furnished", "semi_furnished": "Semi-furnished"}
_TENANTS = {"family": "families", "bachelor": "bachelors", "company": "companies"}
_AREAS = (
    ("carpet_area", "carpet area"),
    ("built_up_area", "built-up area"),
    ("super_built_up_area", "super built-up area"),
    ("plot_area", "plot area"),
)


def title(values: Mapping[str, Any]) -> str:
    """ "2 BHK apartment in Indiranagar, Bengaluru"; at most 200 characters."""
    where = ", ".join(_places(values))
    what = _what(values)
    return f"{what} in {where}"[:200] if where else what


def description(values: Mapping[str, Any]) -> str:
    """Two or three sentences, each only if its facts are known."""
    sentences = [_size(values), _standing(values), _terms(values), _money(values)]
    return " ".join(sentence for sentence in sentences if sentence)


def tidy_place(name: str, city: str) -> str:
    """ "Abids, Hyderabad," in Hyderabad is "Abids"; "whitefield" is "Whitefield"."""
    parts = [part.strip(" .;-") for part in name.split(",")]
    kept = [part for part in parts if part and fold(part) != fold(city)]
    tidy = ", ".join(kept) or name.strip(" ,.;-")
    return tidy.title() if tidy.islower() and tidy.isascii() else tidy


def _what(values: Mapping[str, Any]) -> str:
    kind = PropertyType(values["property_type"])
    name = _KIND_NAMES.get(kind, kind.value.replace("_", " "))
    layout = _layout(values)
    if layout and kind in _WITH_LAYOUT:
        return f"{layout} {name}"
    return name[0].upper() + name[1:]


def _layout(values: Mapping[str, Any]) -> str:
    """2 BHK, 2.5 BHK, 1 RK."""
    sub_type = str(values.get("sub_type") or "")
    if sub_type == "1rk":
        return "1 RK"
    return f"{sub_type.removesuffix('bhk')} BHK" if sub_type.endswith("bhk") else ""


def _places(values: Mapping[str, Any]) -> list[str]:
    named = (values.get("locality"), values.get("city"))
    places = [str(place) for place in named if place]
    return places or ([f"PIN {values['pincode']}"] if values.get("pincode") else [])


def _size(values: Mapping[str, Any]) -> str:
    what = _what(values)
    basis = next((name for column, name in _AREAS if values.get(column)), "")
    area = values.get("area_sqft")
    size = f" of {_number(area)} sq ft" if area else ""
    floor = _floor(values)
    return f"{what}{size}{f' {basis}' if size and basis else ''}{floor}."


def _floor(values: Mapping[str, Any]) -> str:
    number, total = values.get("floor_number"), values.get("total_floors")
    if number is None:
        return ""
    named = f"the {_FLOORS[number]}" if number in _FLOORS else f"floor {number}"
    return f", on {named} of {total}" if total and number > 0 else f", on {named}"


def _standing(values: Mapping[str, Any]) -> str:
    baths = values.get("bathrooms")
    facts = [_FURNISHING.get(str(values.get("furnishing_level")), "")]
    if values.get("furnishing_level") == "unfurnished":
        facts = ["Unfurnished"]
    if baths and Decimal(baths):
        facts.append(f"{_number(baths)} bathroom{'' if Decimal(baths) == 1 else 's'}")
    if count := values.get("balconies"):
        facts.append(f"{count} balcon{'y' if count == 1 else 'ies'}")
    if count := values.get("parking_spaces"):
        facts.append(f"parking for {count}")
    said = ", ".join(fact for fact in facts if fact)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _terms(values: Mapping[str, Any]) -> str:
    wanted = _TENANTS.get(str(values.get("preferred_tenant_type")))
    return f"Preferred: {wanted}." if wanted else ""


def _money(values: Mapping[str, Any]) -> str:
    purpose = values["purpose"]
    if purpose == Purpose.BUY:
        return f"Price {rupees(Decimal(values['base_price']))}."
    if purpose == Purpose.SHORT_STAY:
        return f"{rupees(Decimal(values['daily_rate']))} a night."
    said = f"Rent {rupees(Decimal(values['monthly_rent']))} a month"
    if values.get("security_deposit"):
        said += f", deposit {rupees(Decimal(values['security_deposit']))}"
    return f"{said}."


def _number(value: Any) -> str:
    """1,150 or 2.5: grouped, without a fraction that says nothing."""
    exact = Decimal(value)
    whole = int(exact)
    return grouped(whole) if exact == whole else f"{exact.normalize():f}"
