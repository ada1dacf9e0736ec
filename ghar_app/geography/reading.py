"""What one part of a typed locality may mean: 'Phase 2 Electronic City', 'Indranagar', 'KPHB Road'.

Tried in turn, each more doubtful than the one before: as written, as it sounds, without its counts
('Phase 2') and sides ('West'), as a typing mistake, and last by the known names inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ghar_app.geography.distance import metres_between
from ghar_app.geography.matching import COMMON, Placement, misspelt, named
from ghar_app.geography.names import key, sound, spans, without_counts, without_side
from ghar_app.geography.places import Places

AGREE_M = 5_000
"""Two names this near may be said of one home."""

_OUTLYING_KM = 11.0
_TELLING_STEM = 6
# fmt: off
_BUILDINGS = frozenset({
    "apartment", "bungalow", "bungalows", "building", "chs", "heights", "homes", "hotel", "mall",
    "mansion", "plaza", "residency", "residences", "tower", "towers", "villa", "villas",
})
_FORMING = frozenset({
    "agrahara", "bagh", "garden", "gardens", "halli", "kalan", "khurd", "nagar", "nagara",
    "palya", "pet", "pur", "pura", "puram", "puri", "vihar",
})
_FILLERS = frozenset({
    "area", "at", "beside", "behind", "in", "inside", "locality", "near", "next", "off",
    "opposite", "to",
})
# fmt: on
_ROADS = frozenset({"road", "highway", "expressway", "bypass", "nh"})
_ROAD_KINDS = frozenset({"main", "high", "link", "ring", "outer", "bypass", "x", "cross"})


class Strength(IntEnum):
    """How well a part was understood: a road leads to its name and lies mostly elsewhere."""

    ROAD = 0
    INSIDE = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What a part may mean, surest first, and how well it was understood."""

    placements: list[Placement]
    strength: Strength


class _Within(NamedTuple):
    start: int
    reading: Reading


def read(known: Places, part: tuple[str, ...]) -> Reading | None:
    """The first way of reading that knows the part, None when none does."""
    part = _without_fillers(part)
    plain, sideless = without_counts(part), without_side(part)
    is_road = not _ROADS.isdisjoint(part)
    whole = (
        named(known, part, 0.0)
        or named(known, plain, 0.05, coarser=1_500)
        or named(known, sideless, 0.08, coarser=1_000)
        or named(known, without_side(plain), 0.12, coarser=2_000)
        or ([] if is_road else misspelt(known, part))
    )
    if whole:
        return Reading(whole, Strength.WHOLE)
    inside = _inside(known, part)
    if inside or is_road:
        return inside
    guessed = misspelt(known, plain)
    return Reading(guessed, Strength.INSIDE) if guessed else None


def _without_fillers(part: tuple[str, ...]) -> tuple[str, ...]:
    start, end = 0, len(part)
    while start < end and part[start] in _FILLERS:
        start += 1
    while end > start and part[end - 1] in _FILLERS:
        end -= 1
    return part[start:end]


def _inside(known: Places, part: tuple[str, ...]) -> Reading | None:
    """The known names within: 'Meenakshi Layout Begur' is in Begur.

    Names far apart ('Azad Nagar Colaba') leave only the last, the larger area people end with,
    and only when it is the well-known one of them.
    """
    found = sorted(_within(known, part), key=lambda name: name.start)
    if not found:
        return None
    strongest = max(name.reading.strength for name in found)
    readings = [name.reading for name in found if name.reading.strength == strongest]
    first, last = readings[0], readings[-1]
    if all(_meet(first, other) for other in readings[1:]):
        return first
    if last.placements[0].is_listed and not any(
        other.placements[0].is_listed for other in readings[:-1]
    ):
        return last
    return None


def _within(known: Places, part: tuple[str, ...]) -> Iterator[_Within]:
    """The longest known names in the part that do not overlap."""
    taken: set[int] = set()
    for start, end in spans(len(part)):
        if not taken.isdisjoint(range(start, end)):
            continue
        found = named(known, part[start:end], 0.15, coarser=1_000)
        if not found or not _telling(part[start:end], found):
            continue
        taken.update(range(start, end))
        before, after = part[start - 1] if start else "", part[end:]
        if _another_name(part[start:end], before, after):
            continue
        if not _leads_away(after):
            yield _Within(start, Reading(found, Strength.INSIDE))
        elif not _outlying(known, found):
            yield _Within(start, Reading(found, Strength.ROAD))


def _telling(name: tuple[str, ...], found: list[Placement]) -> bool:
    letters = len(key(name))
    return letters >= 5 or (letters == 4 and found[0].is_listed)


def _another_name(name: tuple[str, ...], before: str, after: tuple[str, ...]) -> bool:
    """Whether the words around make it another place: Rani Anna Nagar, Kempapura Agrahara."""
    if after and (after[0] in _FORMING or after[0] in _BUILDINGS):
        return True
    told_by = sound(tuple(word for word in name if word not in COMMON))
    is_short = name[-1] in COMMON and len(told_by) < _TELLING_STEM
    apart = not before or before in COMMON or before in _FILLERS or before[0].isdigit()
    return is_short and not apart


def _leads_away(after: tuple[str, ...]) -> bool:
    rest = next((word for word in after if word not in _ROAD_KINDS), "")
    return rest in _ROADS


def _outlying(known: Places, found: list[Placement]) -> bool:
    """A road to a place far out is long, and most of it is not there."""
    centre = known.city.latitude, known.city.longitude
    return metres_between(found[0].point, centre) > _OUTLYING_KM * 1_000


def _meet(one: Reading, other: Reading) -> bool:
    return any(
        metres_between(first.point, second.point) <= AGREE_M
        for first in one.placements
        for second in other.placements
    )
