"""How good an advertisement is, 0 to 100, and what would help it most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ghar_app.models.listings.kinds import WORKPLACES, PropertyType
from ghar_app.models.listings.posting.fields import Step, asked, step_of
from ghar_app.models.listings.posting.reading import AREAS, Reading, read_answers

GOOD_PHOTOS, GOOD_TITLE, GOOD_DESCRIPTION, GOOD_AMENITIES = 6, 20, 200, 4
_MAX_MAIN = 100


@dataclass(frozen=True, slots=True)
class Fix:
    """What is still to be had. `gain` in points of the meter, `n` how many are missing."""

    code: str
    field: str
    gain: int
    n: int = 0

    @property
    def step(self) -> Step:
        """Where it is put right."""
        return step_of(self.field)


@dataclass(frozen=True, slots=True)
class Quality:
    """The score, and the fixes that are left, the most helpful first."""

    score: int
    fixes: tuple[Fix, ...]

    @property
    def next(self) -> Fix | None:
        """The best thing to do now."""
        return self.fixes[0] if self.fixes else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A share of the whole: `weight` at most, of which `have` of `want` is there."""

    code: str
    field: str
    weight: int
    have: int
    want: int = 1


def quality_of(answers: Mapping[str, Any]) -> Quality:
    """Judge the answers of a draft; what a kind of home is not asked does not count."""
    reading = read_answers(answers)
    parts = list(_parts(reading, answers))
    whole = sum(part.weight for part in parts)
    earned = sum(part.weight * min(part.have, part.want) / part.want for part in parts)
    fixes = [
        Fix(part.code, part.field, _gain(part, whole), part.want - part.have)
        for part in parts
        if part.have < part.want
    ]
    best_first = sorted(fixes, key=lambda fix: -fix.gain)
    return Quality(int(_MAX_MAIN * earned / whole), tuple(best_first))


def _gain(part: _Part, whole: int) -> int:
    left = part.weight * (part.want - part.have) / part.want
    return max(1, round(_MAX_MAIN * left / whole))


def _parts(reading: Reading, answers: Mapping[str, Any]) -> Sequence[_Part]:
    values = reading.values
    photos = answers.get("photos") or []
    parts = [
        _Part("photos", "photos", 30, len(photos), GOOD_PHOTOS),
        _Part("price", _price(reading), 12, int(bool(values.get(_price(reading))))),
        _Part("pin", "pin", 12, int(bool(values.get("pin")))),
        _Part("description", "description", 12, _length(values, "description"), GOOD_DESCRIPTION),
        _Part("title", "title", 6, _length(values, "title"), GOOD_TITLE),
        _Part("locality", "locality", 4, int(bool(values.get("locality")))),
        _Part("area", _area_field(reading), 8, int(_has_area(values))),
    ]
    if photos:
        named = sum(photo["category"] != "others" for photo in photos)
        parts.append(_Part("rooms_named", "photos", 4, named, min(len(photos), GOOD_PHOTOS)))
    for name, weight in _SINGLE:
        if name in values:
            parts.append(_Part(name, name, weight, int(values[name] is not None)))
    if reading.kind not in WORKPLACES | {PropertyType.PLOT}:
        chosen = len(answers.get("amenities") or [])
        parts.append(_Part("amenities", "amenities", 5, chosen, GOOD_AMENITIES))
    return parts


_SINGLE = (
    ("bedrooms", 6),
    ("bathrooms", 4),
    ("furnishing_level", 5),
    ("floor_number", 3),
    ("security_deposit", 4),
    ("maintenance_charges", 3),
    ("available_from", 4),
    ("address_line1", 3),
    ("gender", 4),
    ("sharing", 4),
    ("preferred_tenant_type", 2),
)


def _price(reading: Reading) -> str:
    prices = {"rent": "monthly_rent", "buy": "base_price", "short_stay": "daily_rate"}
    return prices[reading.purpose]


def _area_field(reading: Reading) -> str:
    fields = {ask.name for ask in asked(reading.kind, reading.purpose)}
    return "carpet_area" if "carpet_area" in fields else "plot_area"


def _has_area(values: Mapping[str, Any]) -> bool:
    return any(values.get(name) for name in (*AREAS, "plot_area"))


def _length(values: Mapping[str, Any], name: str) -> int:
    return len(values.get(name) or "")
