"""The order in which several homes are seen in one day: pure arithmetic over times and places.

route = best_route(stops, start=(12.97, 77.59))
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from ghar_app.geography.distance import Point, metres_between
from ghar_app.models.visits.timing import LENGTH

MOST = 8
"""Homes a day: eight hours of visits fill it, and every order of eight is tried at once."""
DETOUR = 1.4
"""Streets are so much longer than the straight line."""
CITY_KMH = 20
_STEP = timedelta(minutes=5)


@dataclass(frozen=True)
class Stop:
    """A home to see: its key, its place (None: unknown), when a visit may begin, in order."""

    key: int
    place: Point | None
    starts: tuple[datetime, ...]


@dataclass(frozen=True)
class Leg:
    """One visit of the route, and the way to it."""

    key: int
    at: datetime
    metres: float
    travel: timedelta


@dataclass(frozen=True)
class Route:
    """The visits in their order, and the homes that did not fit."""

    legs: tuple[Leg, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def metres(self) -> float:
        """The whole way, by streets."""
        return sum(leg.metres for leg in self.legs)


def way(a: Point | None, b: Point | None) -> tuple[float, timedelta]:
    """Metres by streets, and the time that takes, rounded up to five minutes."""
    if a is None or b is None:
        return 0.0, timedelta()
    metres = metres_between(a, b) * DETOUR
    minutes = metres / (CITY_KMH * 1000 / 60)
    return metres, ceil(timedelta(minutes=minutes) / _STEP) * _STEP


@dataclass(frozen=True)
class _Way:
    """A way through some of the stops: those seen, when the last one ends, how far it was."""

    legs: tuple[Leg, ...]
    ends: datetime
    metres: float

    @property
    def worth(self) -> tuple[datetime, float]:
        return self.ends, self.metres


def best_route(stops: Sequence[Stop], *, start: Point | None = None) -> Route:
    """As many homes as fit, done as early as possible, then with the shortest way.

    Whoever is somewhere earlier is never worse off, so of all ways through the same homes that end
    at the same one only the earliest is kept: the number of homes and the end are exact.
    ValueError for more than `MOST` stops.
    """
    if len(stops) > MOST:
        raise ValueError(f"{len(stops)} stops are more than {MOST}")
    ways: dict[tuple[int, int], _Way] = {}
    frontier: dict[tuple[int, int], _Way] = {(0, -1): _Way((), datetime.min, 0.0)}
    while frontier:
        ways.update(frontier)
        longer: dict[tuple[int, int], _Way] = {}
        for (seen, last), found in frontier.items():
            here = stops[last].place if last >= 0 else start
            for n, further in _continued(stops, seen, here, found):
                key = (seen | 1 << n, n)
                if key not in longer or further.worth < longer[key].worth:
                    longer[key] = further
        frontier = longer
    best = min(ways.values(), key=lambda one: (-len(one.legs), one.worth))
    reached = {leg.key for leg in best.legs}
    return Route(best.legs, tuple(stop.key for stop in stops if stop.key not in reached))


def _continued(
    stops: Sequence[Stop], seen: int, here: Point | None, found: _Way
) -> Iterator[tuple[int, _Way]]:
    for n, stop in enumerate(stops):
        if seen & 1 << n:
            continue
        metres, travel = way(here, stop.place)
        first = next(
            (at for at in stop.starts if not found.legs or at >= found.ends + travel), None
        )
        if first is not None:
            leg = Leg(stop.key, first, metres, travel)
            yield n, _Way((*found.legs, leg), first + LENGTH, found.metres + metres)
