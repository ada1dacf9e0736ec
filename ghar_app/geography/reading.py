"""What one part of a typed locality may mean: 'Phase 2 Electronic City', 'Indranagar', 'KPHB Road'.

Tried in turn, each more doubtful than the one before: as written, as it sounds, without its counts
('Phase 2') and sides ('West'), as a typing mistake, and last by the known names inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ghar_app.geography.distance import Point, metres_between
from ghar_app.geography.names import (
    key,
    numbers,
    sound,
    spans,
    stem,
    without_counts,
    without_side,
)
from ghar_app.geography.places import Place, Places

Basis = Literal["pincode", "locality", "locality_fuzzy"]

SAME_PLACE_M = 3_000
"""Two places of one name this near are one place."""

AGREE_M = 5_000
"""Two names this near may be said of one home."""

_RIVAL_KM = 20.0
_OUTLYING_KM = 11.0
_LEAST_TRUST = 0.6
_FUZZY_LETTERS = 6
_FUZZY_LEAST = 0.84
_FUZZY_STEM_LEAST = 0.75
_FUZZY_MARGIN = 0.07
_TELLING_STEM = 6
# fmt: off
_COMMON = frozenset({
    "airport", "apartment", "area", "avenue", "bank", "bazar", "block", "bridge", "bypass",
    "central", "chowk", "church", "circle", "city", "college", "colony", "complex", "cross",
    "east", "enclave", "estate", "expressway", "extension", "feet", "flat", "flats", "floor",
    "garden", "gardens", "gate", "ground", "heights", "highway", "hill", "hills", "homes",
    "hospital", "house", "housing", "industrial", "international", "junction", "lake", "lane",
    "layout", "main", "market", "metro", "naka", "nagar", "new", "north", "old", "park", "pet",
    "phase", "pur", "pura", "puram", "railway", "residency", "ring", "road", "school", "sector",
    "society", "south", "stage", "station", "street", "temple", "tower", "towers", "town",
    "vihar", "villa", "village", "west",
})
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
class Placement:
    """A point (degrees) with how far off it may be and how sure we are (0..1) of the place."""

    latitude: float
    longitude: float
    accuracy_m: int
    confidence: float
    basis: Basis
    matched_name: str
    pincode: str | None
    is_listed: bool = False

    @property
    def point(self) -> Point:
        return self.latitude, self.longitude


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
        _named(known, part, 0.0)
        or _named(known, plain, 0.05, coarser=1_500)
        or _named(known, sideless, 0.08, coarser=1_000)
        or _named(known, without_side(plain), 0.12, coarser=2_000)
        or ([] if is_road else _misspelt(known, part))
    )
    if whole:
        return Reading(whole, Strength.WHOLE)
    inside = _inside(known, part)
    if inside or is_road:
        return inside
    guessed = _misspelt(known, plain)
    return Reading(guessed, Strength.INSIDE) if guessed else None


def _without_fillers(part: tuple[str, ...]) -> tuple[str, ...]:
    start, end = 0, len(part)
    while start < end and part[start] in _FILLERS:
        start += 1
    while end > start and part[end - 1] in _FILLERS:
        end -= 1
    return part[start:end]


def _named(
    known: Places, part: tuple[str, ...], doubt: float, *, coarser: int = 0
) -> list[Placement]:
    if not part or len(key(part)) < 3:
        return []
    written = known.by_key.get(key(part))
    if _COMMON.issuperset(part) and not (written and written[0].is_listed):
        return []
    found = written or known.by_sound.get(sound(part), [])
    doubt += 0.0 if written else 0.04
    return _placements(known, found, "locality", doubt, coarser)


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
        found = _named(known, part[start:end], 0.15, coarser=1_000)
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
    told_by = sound(tuple(word for word in name if word not in _COMMON))
    is_short = name[-1] in _COMMON and len(told_by) < _TELLING_STEM
    apart = not before or before in _COMMON or before in _FILLERS or before[0].isdigit()
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


def _misspelt(known: Places, part: tuple[str, ...]) -> list[Placement]:
    heard = sound(part)
    if len(heard) < _FUZZY_LETTERS:
        return []
    alike = process.extract(
        heard,
        known.by_numbers.get(numbers(part), ()),
        scorer=OSA.normalized_similarity,
        score_cutoff=_FUZZY_LEAST - _FUZZY_MARGIN,
        limit=8,
    )
    if not alike or alike[0][1] < _FUZZY_LEAST or not _same_stem(heard, alike[0][0]):
        return []
    best = known.by_sound[alike[0][0]]
    for other, score, _ in alike[1:]:
        rival = known.by_sound[other][0]
        apart = metres_between(best[0].point, rival.point) > SAME_PLACE_M
        if apart and alike[0][1] - score < _FUZZY_MARGIN:
            return []
    doubt = 0.1 + (1 - alike[0][1])
    return _placements(known, best, "locality_fuzzy", doubt, 0)


def _same_stem(heard: str, other: str) -> bool:
    """SV Nagar is not a misspelt SR Nagar, however little they differ as a whole."""
    one, two = stem(heard), stem(other)
    alike = OSA.normalized_similarity(one, two)
    return one[0] == two[0] and min(len(one), len(two)) >= 3 and alike >= _FUZZY_STEM_LEAST


def _placements(
    known: Places, found: Iterable[Place], basis: Basis, doubt: float, coarser: int
) -> list[Placement]:
    """One placement a distinct place; all of them doubtful when there are several."""
    groups = _groups(sorted(found, key=lambda place: (-place.is_listed, -place.trust)))
    if len(groups) > 1 and groups[0].is_listed:
        groups = [place for place in groups if place is groups[0] or _rivals(known, place)]
    if len(groups) > 1:
        listed = [place for place in groups if place.is_listed]
        if len(listed) == 1 and listed[0].is_head:
            # The well-known one is meant more often than a post office of its name elsewhere.
            groups, doubt = listed, doubt + 0.15
        else:
            doubt += 0.45
    return [
        Placement(
            latitude=round(place.point[0], 6),
            longitude=round(place.point[1], 6),
            accuracy_m=place.accuracy_m + coarser,
            confidence=round(max(place.trust - doubt, 0.05), 2),
            basis=basis,
            matched_name=place.name,
            pincode=place.pincode or None,
            is_listed=place.is_listed,
        )
        for place in groups
    ]


def _groups(found: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in found:
        if all(metres_between(place.point, other.point) > SAME_PLACE_M for other in kept):
            kept.append(place)
    return kept


def _rivals(known: Places, place: Place) -> bool:
    """Whether a place may be meant instead of a listed one: a village on the edge hardly is."""
    centre = known.city.latitude, known.city.longitude
    near = metres_between(place.point, centre) <= _RIVAL_KM * 1_000
    return place.is_listed or (near and place.trust >= _LEAST_TRUST)
