"""Where a home stands, from what its owner typed: city, locality, PIN code. Never a silent guess.

A locality is taken apart at its commas. Each part is looked up as written, as it sounds, without
its counts and sides ('Phase 2', 'West'), by the known names inside it, and last with typing
mistakes. The parts must agree; a name that stands for places far apart is refused unless another
part or the PIN code decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ghar_app.geography.cities import City, city_named
from ghar_app.geography.distance import Point, metres_between
from ghar_app.geography.names import (
    MOST_LETTERS,
    numbers,
    sound,
    spans,
    without_counts,
    without_side,
    words,
)
from ghar_app.geography.names import key as key_of
from ghar_app.geography.places import Place, Places, pin, places, reached
from ghar_app.geography.postal import PinCode, is_pincode, pincode_centroids

Basis = Literal["pincode", "locality", "locality_fuzzy"]

LEAST_CONFIDENCE = 0.6
"""Below it a placement is not given."""

SAME_PLACE_M = 3_000
"""Two places of one name this near are one place."""

_AGREE_M = 5_000
_PIN_AGREES_M = 6_000
_FUZZY_LETTERS = 6
_FUZZY_LEAST = 0.84
_FUZZY_MARGIN = 0.07
_COMMON = frozenset(
    [
        "nagar",
        "colony",
        "layout",
        "road",
        "main",
        "street",
        "village",
        "town",
        "market",
        "extension",
        "garden",
        "park",
        "pet",
        "pura",
        "puram",
        "cross",
        "circle",
        "gate",
        "station",
        "east",
        "west",
        "north",
        "south",
        "central",
        "new",
        "old",
        "bazar",
        "chowk",
        "vihar",
        "enclave",
        "apartment",
        "society",
        "sector",
        "phase",
        "block",
        "stage",
        "area",
        "city",
        "complex",
        "estate",
        "hospital",
        "school",
        "college",
        "temple",
        "near",
        "opposite",
        "behind",
        "lane",
        "naka",
        "society",
        "house",
        "feet",
        "bank",
        "metro",
        "airport",
        "international",
        "railway",
        "junction",
        "bridge",
        "lake",
        "hill",
        "hills",
        "heights",
        "tower",
        "towers",
        "residency",
        "villa",
        "homes",
    ]
)


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

    @property
    def point(self) -> Point:
        return self.latitude, self.longitude


class Gazetteer:
    """Knows where the localities of our cities and the PIN codes of India are."""

    def place(
        self, city: str | None, locality: str | None, pincode: str | None = None
    ) -> Placement | None:
        """The place, or None when it cannot be told. The middle of a city is not a place.

        A locality that agrees with the PIN code is used, being nearer; one that disagrees is not.
        A PIN code that lies outside the city is disbelieved and so is the whole row.
        """
        town = city_named(city or "")
        code = _pin(pincode or "")
        if code and town and not reached(town, (code.latitude, code.longitude)):
            return None
        found = _settled(self._found(town, locality or "", code)) if town else None
        if code is None:
            return found if found and found.confidence >= LEAST_CONFIDENCE else None
        if found and _near(found.point, code):
            return replace(found, confidence=max(found.confidence, 0.95), pincode=code.pincode)
        return _at(code)

    def suggest(self, city: str, locality: str) -> list[Placement]:
        """What may be meant, surest first, at most eight; for a person to choose from."""
        town = city_named(city)
        if town is None:
            return []
        found = sorted(self._found(town, locality, None), key=lambda p: -p.confidence)
        kept: list[Placement] = []
        for one in found:
            if all(metres_between(one.point, other.point) > SAME_PLACE_M / 3 for other in kept):
                kept.append(one)
        return kept[:8]

    def _found(self, city: City, locality: str, code: PinCode | None) -> list[Placement]:
        """What the parts of the locality may mean together, by their best reading."""
        if len(locality) > MOST_LETTERS:
            return []
        known = places(city)
        parts = [p for part in _parts(locality) if (p := _without_city(words(part), city))]
        readings = [found for part in parts[:6] if (found := _read(known, part))]
        if code:
            near = [[one for one in found if _near(one.point, code)] for found in readings]
            readings = [found for found in near if found] or readings
        return _together(readings)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one of this process. It reads the postal data when it is first asked for a place."""
    return Gazetteer()


def _parts(locality: str) -> list[str]:
    return [part for part in re.split(r"[,;/|()\n]| - ", locality) if part.strip()]


def _without_city(part: tuple[str, ...], city: City) -> tuple[str, ...]:
    """Without the city's own name at the end, and nothing when that is all there is."""
    if city_named(" ".join(part)) == city and key_of(part) == key_of(words(city.name)):
        return ()
    if len(part) > 1 and city_named(part[-1]) == city:
        return part[:-1]
    return part


def _read(known: Places, part: tuple[str, ...]) -> list[Placement]:
    """What one part may mean: the first reading that knows it."""
    plain, sideless = without_counts(part), without_side(part)
    return (
        _named(known, part, 0.0)
        or _named(known, plain, 0.05, coarser=1_500)
        or _named(known, sideless, 0.08, coarser=1_000)
        or _named(known, without_side(plain), 0.12, coarser=2_000)
        or _misspelt(known, part)
        or _inside(known, part)
        or _misspelt(known, plain)
    )


def _named(
    known: Places, part: tuple[str, ...], doubt: float, *, coarser: int = 0
) -> list[Placement]:
    if not part or set(part) <= _COMMON or len(key_of(part)) < 3:
        return []
    written = known.by_key.get(key_of(part))
    found = written or known.by_sound.get(sound(part), [])
    doubt += 0.0 if written else 0.04
    return _placements(found, "locality", doubt, coarser)


def _inside(known: Places, part: tuple[str, ...]) -> list[Placement]:
    """The longest known name within the words: 'Meenakshi Layout Begur' is in Begur."""
    for span in spans(part):
        found = _named(known, span, 0.15, coarser=1_000)
        if found and _telling(known, span):
            return found
    return []


def _telling(known: Places, span: tuple[str, ...]) -> bool:
    """Whether a name says enough alone: a listed one does, a short or common one does not."""
    return len(key_of(span)) >= 5 and any(not word.isdigit() for word in span)


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
    if not alike or alike[0][1] < _FUZZY_LEAST or alike[0][0][0] != heard[0]:
        return []
    best = known.by_sound[alike[0][0]]
    for other, score, _ in alike[1:]:
        rival = known.by_sound[other][0]
        apart = metres_between(best[0].point, rival.point) > SAME_PLACE_M
        if apart and alike[0][1] - score < _FUZZY_MARGIN:
            return []
    doubt = 0.1 + (1 - alike[0][1])
    return _placements(best, "locality_fuzzy", doubt, 0)


def _placements(
    found: Iterable[Place], basis: Basis, doubt: float, coarser: int
) -> list[Placement]:
    """One placement a distinct place; all of them doubtful when there are several."""
    groups = _groups(sorted(found, key=lambda place: (-place.is_listed, -place.trust)))
    listed = [place for place in groups if place.is_listed]
    if len(listed) == 1 and len(groups) > 1:
        # The well-known one is meant more often than a post office of the same name elsewhere.
        groups, doubt = listed, doubt + 0.15
    elif len(groups) > 1:
        doubt += 0.45
    return [
        Placement(
            latitude=round(place.point[0], 6),
            longitude=round(place.point[1], 6),
            accuracy_m=place.accuracy_m + coarser,
            confidence=round(max(place.trust - doubt, 0.05), 2),
            basis=basis,
            matched_name=place.name,
            pincode=place.pincode,
        )
        for place in groups
    ]


def _groups(found: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in found:
        if all(metres_between(place.point, other.point) > SAME_PLACE_M for other in kept):
            kept.append(place)
    return kept


def _together(readings: list[list[Placement]]) -> list[Placement]:
    """The parts' readings as one: the finest of those that agree, the likelier when none do."""
    if len(readings) < 2:
        return readings[0] if readings else []
    agreeing = [
        (one, other)
        for index, first in enumerate(readings)
        for second in readings[index + 1 :]
        for one in first
        for other in second
        if metres_between(one.point, other.point) <= _AGREE_M
    ]
    if agreeing:
        pair = min(agreeing, key=lambda two: metres_between(two[0].point, two[1].point))
        finest = min(pair, key=lambda one: one.accuracy_m)
        return [replace(finest, confidence=round(max(0.9, finest.confidence), 2))]
    return [replace(one, confidence=one.confidence * 0.5) for part in readings for one in part]


def _settled(found: list[Placement]) -> Placement | None:
    return found[0] if len(found) == 1 else None


def _pin(text: str) -> PinCode | None:
    code = re.sub(r"\s", "", text[:12])
    if not is_pincode(code):
        return None
    # The whole country is read only for a PIN code outside the cities we know.
    return pin(code) or pincode_centroids().get(code)


def _near(point: Point, code: PinCode) -> bool:
    away = metres_between(point, (code.latitude, code.longitude))
    return away <= max(_PIN_AGREES_M, 2 * code.spread_m)


def _at(code: PinCode) -> Placement:
    return Placement(
        latitude=code.latitude,
        longitude=code.longitude,
        accuracy_m=round(max(code.spread_m, 1_000)),
        confidence=0.9 if code.spread_m < SAME_PLACE_M else 0.75,
        basis="pincode",
        matched_name=code.pincode,
        pincode=code.pincode,
    )
