"""The facts of a home in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.clock import today
from ghar_app.models.listings.detail import Fact

AREAS = ("carpet_area", "built_up_area", "super_built_up_area", "area", "plot_area")
ICONS = {
    "area": "scan",
    "plot_area": "land-plot",
    "bedrooms": "bed-double",
    "bathrooms": "bath",
    "floor": "building",
    "furnishing": "sofa",
    "parking": "car",
    "pets": "paw-print",
    "tenant": "users",
    "diet": "utensils",
    "kitchen": "cooking-pot",
    "ventilation": "wind",
    "windows": "blinds",
    "available": "calendar",
    "age": "hourglass",
    "built": "hammer",
    "rera": "file-check",
    "sharing": "bed-single",
    "gender": "user",
    "guests": "users",
    "nights": "moon",
    "check_in": "clock",
    "cancellation": "undo-2",
}
"""One lucide icon a fact; every kind of area has the same."""
_WORDS = {
    "furnishing": "homes.furnishing",
    "tenant": "homes.tenant",
    "diet": "homes.diet",
    "kitchen": "homes.kitchen",
    "ventilation": "homes.ventilation",
    "sharing": "homes.sharing",
    "gender": "homes.gender",
    "pets": "listings.detail.fact.pets",
    "cancellation": "listings.detail.fact.cancellation",
}
"""Facts whose value is a word of the catalogue."""
_KEY = "listings.detail.fact"


@dataclass(frozen=True)
class FactWords:
    """`name` is the fact's own, `label` its name in words; `note` the line under `text`."""

    name: str
    icon: str
    text: str
    note: str
    label: str
    known: bool = True


def fact_words(fact: Fact, language: Language) -> FactWords:
    """One fact; an unknown one says so."""
    label = translate(f"{_KEY}.{fact.name}.note", language) if fact.name != "check_in" else ""
    icon = ICONS["area"] if fact.name in AREAS[:4] else ICONS[fact.name]
    if fact.value is None:
        unknown = translate("formats.not_given", language)
        return FactWords(fact.name, icon, unknown, label, label, known=False)
    text, note = _told(fact, language)
    return FactWords(fact.name, icon, text, note or label, label or text)


def _told(fact: Fact, language: Language) -> tuple[str, str]:
    """The words and, where there is more to say than the fact's name, the note."""
    value: Any = fact.value
    if fact.name in AREAS:
        return formats.area(value, language), ""
    if fact.name in _WORDS:
        return translate(f"{_WORDS[fact.name]}.{value}", language), ""
    match fact.name:
        case "bedrooms":
            return _counted("bedrooms", value, language), _balconies(fact.of, language)
        case "bathrooms":
            shown = f"{value:f}".removesuffix(".0")
            key = f"{_KEY}.bathrooms"
            return translate(f"{key}.{_form(value)}", language, shown=shown), ""
        case "floor":
            return _floor(value, fact.of, language), ""
        case "available":
            return _available(value, language), _lease(fact.of, language)
        case "check_in":
            into = translate(f"{_KEY}.check_in.text", language, time=f"{value:%H:%M}")
            return into, translate(f"{_KEY}.check_in.note", language, time=f"{fact.of:%H:%M}")
        case "parking" | "age" if value == 0:
            return translate(f"{_KEY}.{fact.name}.none", language), ""
        case "built" | "rera":
            return str(value), ""
    return _counted(fact.name, value, language), ""


def _counted(name: str, count: int, language: Language) -> str:
    return translate(f"{_KEY}.{name}", language, n=count)


def _form(value: Decimal) -> str:
    return "one" if value == 1 else "other"


def _balconies(count: object, language: Language) -> str:
    return _counted("balconies", int(str(count)), language) if count else ""


def _floor(floor: int, of: object, language: Language) -> str:
    if floor < 0:
        words = translate(f"{_KEY}.floor.basement", language)
    elif floor == 0:
        words = translate(f"{_KEY}.floor.ground", language)
    else:
        words = str(floor)
    return translate(f"{_KEY}.floor.of", language, floor=words, of=of) if of else words


def _available(since: date, language: Language) -> str:
    if since <= today():
        return translate(f"{_KEY}.available.now", language)
    day = formats.day(since, language)
    return translate(f"{_KEY}.available.from", language, day=day)


def _lease(months: object, language: Language) -> str:
    return translate(f"{_KEY}.available.lease", language, n=months) if months else ""
