"""Which of the published positions of post offices to believe.

Offices are judged one sorting district (the first three digits of the PIN code) at a time. The
rules, in order:

1. swapped: outside India as published, inside when latitude and longitude change places.
2. impossible: still outside India's box, equal, or not a number. Dropped.
3. coarse: one decimal or none in both numbers, so 11 km or worse. Dropped.
4. filler: the very same numbers at offices of several PIN codes of the district, which is what a
   form's default looks like. Dropped.
5. sexagesimal: 22.3421 typed for 22°34'21". Mended, when read so it lies with its neighbours and
   as published it does not.
6. far: further from its PIN code's middle, or from its district's, than its fellows' spread
   allows. Dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from ghar_app.geography.distance import Point, metres_between, middle

INDIA_SOUTH, INDIA_NORTH = 6.0, 37.6
INDIA_WEST, INDIA_EAST = 68.7, 97.25

_FILLER_PINCODES = 3
_FILLER_PINCODES_AT_TWO_DECIMALS = 8
_DISTRICT_REACH_M = 25_000.0
_PINCODE_REACH_M = 5_000.0
_PAIR_REACH_M = 12_000.0
_SPREADS = 5.0
_CLEAR_SEXAGESIMALS = 10


class Verdict(StrEnum):
    KEPT = "kept"
    SWAPPED = "swapped"
    SEXAGESIMAL = "sexagesimal"
    MISSING = "missing"
    IMPOSSIBLE = "impossible"
    COARSE = "coarse"
    FILLER = "filler"
    FAR = "far"


BELIEVED = frozenset({Verdict.KEPT, Verdict.SWAPPED, Verdict.SEXAGESIMAL})


class Office(NamedTuple):
    """What the rules look at: the PIN code and the two numbers as published."""

    pincode: str
    latitude: object
    longitude: object


Judged = tuple[Point | None, Verdict]


def in_india(point: Point) -> bool:
    """Inside the box around India (degrees): 6.0..37.6 north, 68.7..97.25 east."""
    return INDIA_SOUTH <= point[0] <= INDIA_NORTH and INDIA_WEST <= point[1] <= INDIA_EAST


def judge(offices: Sequence[Office]) -> list[Judged]:
    """The believed position of each office of one sorting district, and the rule that decided."""
    judged = [_readable(office) for office in offices]
    _drop_fillers(offices, judged)
    _mend_sexagesimal(judged)
    _drop_far_from_district(judged)
    _drop_far_from_pincode(offices, judged)
    return judged


def sexagesimal(value: float) -> float | None:
    """22.3421 read as 22°34'21"; None when the digits cannot be minutes and seconds."""
    whole, decimals = f"{value:.7f}".split(".")
    minutes, seconds = int(decimals[:2]), float(f"{decimals[2:4]}.{decimals[4:]}")
    if minutes >= 60 or seconds >= 60:
        return None
    return int(whole) + minutes / 60 + seconds / 3600


def _readable(office: Office) -> Judged:
    if office.latitude is None or office.longitude is None:
        return None, Verdict.MISSING
    try:
        point = float(str(office.latitude)), float(str(office.longitude))
    except ValueError:
        return None, Verdict.IMPOSSIBLE
    verdict = Verdict.KEPT
    if not in_india(point) and in_india((point[1], point[0])):
        point, verdict = (point[1], point[0]), Verdict.SWAPPED
    if not in_india(point):
        return None, Verdict.IMPOSSIBLE
    if max(_decimals(point[0]), _decimals(point[1])) < 2:
        return None, Verdict.COARSE
    return point, verdict


def _drop_fillers(offices: Sequence[Office], judged: list[Judged]) -> None:
    sharing: dict[Point, set[str]] = defaultdict(set)
    for office, (point, _) in zip(offices, judged, strict=True):
        if point:
            sharing[point].add(office.pincode)
    for index, (point, _) in enumerate(judged):
        if point and len(sharing[point]) >= _filler_limit(point):
            judged[index] = None, Verdict.FILLER


def _filler_limit(point: Point) -> int:
    """Two decimals are a grid of a kilometre, where neighbours in a city honestly meet."""
    if max(_decimals(point[0]), _decimals(point[1])) <= 2:
        return _FILLER_PINCODES_AT_TWO_DECIMALS
    return _FILLER_PINCODES


def _mend_sexagesimal(judged: list[Judged]) -> None:
    """A notation is a habit of a whole division: only a clear one is mended, and then in full."""
    believed = [point for point, _ in judged if point]
    if not believed:
        return
    centre = middle(believed)
    typical = median(metres_between(centre, point) for point in believed)
    readings = {
        index: mended
        for index, (point, _) in enumerate(judged)
        if point and (mended := _read_sexagesimal(point))
    }
    clear = [i for i, mended in readings.items() if _nearer(judged[i][0], mended, centre) > 3.0]
    outlying = {i for i in readings if _outlying(judged[i][0], centre, typical)}
    if len(outlying.intersection(clear)) < _CLEAR_SEXAGESIMALS:
        return
    for index in outlying:
        if _nearer(judged[index][0], readings[index], centre) > 2.0:
            judged[index] = readings[index], Verdict.SEXAGESIMAL


def _read_sexagesimal(point: Point) -> Point | None:
    latitude, longitude = sexagesimal(point[0]), sexagesimal(point[1])
    if latitude is None or longitude is None:
        return None
    return latitude, longitude


def _nearer(published: Point | None, mended: Point, centre: Point) -> float:
    """How many times nearer to the district's middle the mended position lies."""
    if published is None:
        return 0.0
    return metres_between(centre, published) / max(metres_between(centre, mended), 1.0)


def _outlying(point: Point | None, centre: Point, typical: float) -> bool:
    return point is not None and metres_between(centre, point) > 1.5 * typical


def _drop_far_from_district(judged: list[Judged]) -> None:
    believed = [point for point, _ in judged if point]
    if not believed:
        return
    centre = middle(believed)
    typical = median(metres_between(centre, point) for point in believed)
    reach = max(_DISTRICT_REACH_M, _SPREADS * typical)
    for index, (point, _) in enumerate(judged):
        if point and metres_between(centre, point) > reach:
            judged[index] = None, Verdict.FAR


def _drop_far_from_pincode(offices: Sequence[Office], judged: list[Judged]) -> None:
    members: dict[str, list[int]] = defaultdict(list)
    for index, office in enumerate(offices):
        if judged[index][0]:
            members[office.pincode].append(index)
    for indexes in members.values():
        points = [point for index in indexes if (point := judged[index][0])]
        for index, point in zip(indexes, points, strict=True):
            if not _with_its_fellows(point, points):
                judged[index] = None, Verdict.FAR


def _with_its_fellows(point: Point, fellows: list[Point]) -> bool:
    if len(fellows) == 1:
        return True
    if len(fellows) == 2:
        # Two that disagree cannot say which is wrong, so neither is believed.
        return metres_between(*fellows) <= _PAIR_REACH_M
    centre = middle(fellows)
    typical = median(metres_between(centre, fellow) for fellow in fellows)
    return metres_between(centre, point) <= max(_PINCODE_REACH_M, _SPREADS * typical)


def _decimals(value: float) -> int:
    return len(repr(value).partition(".")[2])
