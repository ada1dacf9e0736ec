"""Where a home stands, from what its owner typed: city, locality, PIN code. Never a silent guess.

A locality is taken apart at its commas and each part is read (reading.py). The parts must agree;
a name that stands for places far apart is refused unless another part or the PIN code decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from ghar_app.geography.cities import City, city_named
from ghar_app.geography.distance import Point, metres_between
from ghar_app.geography.matching import SAME_PLACE_M, Basis, Placement
from ghar_app.geography.names import MOST_LETTERS, key, words
from ghar_app.geography.places import Places, pin, places, reached
from ghar_app.geography.postal import PinCode, is_pincode, pincode_centroids
from ghar_app.geography.quarters import quarter_named
from ghar_app.geography.reading import AGREE_M, Reading, Strength, read

__all__ = ["LEAST_CONFIDENCE", "Basis", "Gazetteer", "Placement", "gazetteer"]

LEAST_CONFIDENCE = 0.6
"""Below it a placement is not given."""

_SURE = 0.9
_PIN_AGREES_M = 6_000
_PARTS = 6
_SIDE_IN_BRACKETS = re.compile(r"\(\s*(east|west|north|south|[ewns])\s*\)", re.IGNORECASE)
_PIN_IN_TEXT = re.compile(r"(?<!\d)([1-9]\d{2})[ -]?(\d{3})(?!\d)")


class Gazetteer:
    """Knows where the localities of our cities and the PIN codes of India are."""

    def place(
        self, city: str | None, locality: str | None, pincode: str | None = None
    ) -> Placement | None:
        """The place, or None when it cannot be told. The middle of a city is not a place.

        A locality that agrees with the PIN code is used, being nearer. A sure one that disagrees,
        or a PIN code outside the city, means that one of the two is mistyped: neither is used.
        """
        town = city_named((city or "")[:MOST_LETTERS])
        typed = locality or ""
        code = _pin(pincode or "") or _pin_within(typed)
        if code and town and not reached(town, (code.latitude, code.longitude)):
            return None
        quarter = quarter_named(city or "")
        if town and quarter:
            typed = f"{typed}, {quarter.name}"
        found = _settled(_found(town, typed, code)) if town else None
        if code is None:
            return found if found and found.confidence >= LEAST_CONFIDENCE else None
        if found and _near(found.point, code):
            return replace(found, confidence=max(found.confidence, 0.95), pincode=code.pincode)
        return None if found and found.confidence >= _SURE else _at(code)

    def suggest(self, city: str, locality: str) -> list[Placement]:
        """What may be meant, surest first, at most eight; for a person to choose from."""
        town = city_named(city[:MOST_LETTERS])
        if town is None:
            return []
        kept: list[Placement] = []
        for one in sorted(_found(town, locality, None), key=lambda found: -found.confidence):
            if all(metres_between(one.point, other.point) > SAME_PLACE_M / 3 for other in kept):
                kept.append(one)
        return kept[:8]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one of this process. The postal data is read when it is first asked for a place."""
    return Gazetteer()


def _found(city: City, locality: str, code: PinCode | None) -> list[Placement]:
    """What the parts of the locality may mean together, by their best reading."""
    if len(locality) > MOST_LETTERS:
        return []
    known = places(city)
    parts = _parts(locality)[:_PARTS]
    quarters = [quarter for part in parts if (quarter := quarter_named(part))]
    readings = [found for part in parts if (found := _read(known, part))]
    for quarter in quarters:
        readings = _only(readings, quarter.holds)
    if code:
        readings = _only(readings, lambda point: _near(point, code)) or readings
    return _together(city, readings)


def _parts(locality: str) -> list[str]:
    plain = _PIN_IN_TEXT.sub(",", _SIDE_IN_BRACKETS.sub(r" \1 ", locality))
    return [part for part in re.split(r"[,;/|()\n]| - ", plain) if part.strip()]


def _only(readings: list[Reading], holds: Callable[[Point], bool]) -> list[Reading]:
    kept = [
        Reading([one for one in found.placements if holds(one.point)], found.strength)
        for found in readings
    ]
    return [found for found in kept if found.placements]


def _read(known: Places, text: str) -> Reading | None:
    """One part; written 'Anna Nagar-Pammal' it is the area after the hyphen that counts."""
    found = _read_words(known, words(text))
    if (found and found.strength == Strength.WHOLE) or "-" not in text:
        return found
    halves = [_read_words(known, words(half)) for half in text.split("-")[:3]]
    understood = [half for half in halves if half]
    if not understood or halves[-1] is None:
        return found
    settled = _agreed(understood) if len(understood) > 1 else []
    if len(settled) == 1:
        return Reading(settled, Strength.WHOLE)
    return Reading([_doubted(one, 0.15) for one in halves[-1].placements], halves[-1].strength)


def _read_words(known: Places, part: tuple[str, ...]) -> Reading | None:
    own = _own_names(known.city)
    if not part or key(part) in own or quarter_named(" ".join(part)):
        return None
    found = read(known, part)
    if found and found.strength == Strength.WHOLE:
        return found
    for size in (2, 1):
        if len(part) > size and key(part[-size:]) in own:
            return read(known, part[:-size])
    return found


@lru_cache(maxsize=64)
def _own_names(city: City) -> frozenset[str]:
    """The city under all its names: no placement, wherever they stand."""
    return frozenset(key(words(name)) for name in (city.name, city.name_hi, *city.aliases))


def _together(city: City, readings: list[Reading]) -> list[Placement]:
    """The parts' readings as one: the finest of those that agree, the best understood otherwise."""
    if len(readings) < 2:
        return readings[0].placements if readings else []
    agreed = _agreed(readings)
    if agreed:
        return agreed
    strongest = max(reading.strength for reading in readings)
    best = [reading.placements for reading in readings if reading.strength == strongest]
    if len(best) > 1 and any(found[0].is_listed for found in best):
        best = [found for found in best if found[0].is_listed or _in_town(city, found[0].point)]
    if len(best) == 1:
        return [_doubted(one, 0.1) for one in best[0]]
    return [_doubted(one, 0.45) for found in best for one in found]


def _in_town(city: City, point: Point) -> bool:
    middle = city.latitude, city.longitude
    return metres_between(point, middle) <= city.radius_km * 1_000


def _agreed(readings: list[Reading]) -> list[Placement]:
    """Where two parts meet. Two places where they do (the same name twice) settle nothing."""
    pairs = [
        (one, other)
        for index, first in enumerate(readings)
        for second in readings[index + 1 :]
        for one in first.placements
        for other in second.placements
        if metres_between(one.point, other.point) <= AGREE_M
    ]
    meeting: list[Placement] = []
    for pair in sorted(pairs, key=lambda two: metres_between(two[0].point, two[1].point)):
        finest = min(pair, key=lambda one: (-one.is_listed, one.accuracy_m))
        if all(metres_between(finest.point, other.point) > SAME_PLACE_M for other in meeting):
            meeting.append(finest)
    if len(meeting) == 1:
        return [replace(meeting[0], confidence=max(0.9, meeting[0].confidence))]
    return meeting


def _doubted(one: Placement, doubt: float) -> Placement:
    return replace(one, confidence=round(max(one.confidence - doubt, 0.05), 2))


def _settled(found: list[Placement]) -> Placement | None:
    return found[0] if len(found) == 1 else None


def _pin(text: str) -> PinCode | None:
    code = re.sub(r"\s", "", text[:12])
    if not is_pincode(code):
        return None
    # The whole country is read only for a PIN code outside the cities we know.
    return pin(code) or pincode_centroids().get(code)


def _pin_within(locality: str) -> PinCode | None:
    """A PIN code written into the address; any six digits may look like one, so only a known."""
    match = _PIN_IN_TEXT.search(locality[:MOST_LETTERS])
    return pin(match[1] + match[2]) if match else None


def _near(point: Point, code: PinCode) -> bool:
    away = metres_between(point, (code.latitude, code.longitude))
    return away <= max(_PIN_AGREES_M, 2 * code.spread_m)


def _at(code: PinCode) -> Placement:
    return Placement(
        latitude=code.latitude,
        longitude=code.longitude,
        accuracy_m=round(max(1.5 * code.spread_m, 1_500)),
        confidence=0.9 if code.spread_m < SAME_PLACE_M else 0.75,
        basis="pincode",
        matched_name=code.pincode,
        pincode=code.pincode,
    )
