"""A name looked up whole: as written, as it sounds, or as a typing mistake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ghar_app.geography.distance import Point, metres_between
from ghar_app.geography.names import key, numbers, sound, stem
from ghar_app.geography.places import Place, Places

Basis = Literal["pincode", "locality", "locality_fuzzy"]

SAME_PLACE_M = 3_000
"""Two places of one name this near are one place."""

_RIVAL_KM = 20.0
_LEAST_TRUST = 0.6
_FUZZY_LETTERS = 6
_FUZZY_LEAST = 0.84
_FUZZY_STEM_LEAST = 0.75
_FUZZY_MARGIN = 0.07
# fmt: off
COMMON = frozenset({
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
# fmt: on
"""Words that name no place by themselves."""


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


def named(
    known: Places, part: tuple[str, ...], doubt: float, *, coarser: int = 0
) -> list[Placement]:
    """The places of this name; `doubt` is taken from their confidence, `coarser` (m) added."""
    if not part or len(key(part)) < 3:
        return []
    written = known.by_key.get(key(part))
    if COMMON.issuperset(part) and not (written and written[0].is_listed):
        return []
    found = written or known.by_sound.get(sound(part), [])
    doubt += 0.0 if written else 0.04
    return _placements(known, found, "locality", doubt, coarser)


def misspelt(known: Places, part: tuple[str, ...]) -> list[Placement]:
    """The one name these letters nearly spell; nothing when two far apart come about as near."""
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
