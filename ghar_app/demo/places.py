"""Where demo homes stand: localities of six cities, on the positions of their post offices."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, radians, sin
from pathlib import Path
from random import Random

from ghar_app.geography.cities import City, city_named
from ghar_app.geography.distance import METRES_A_DEGREE, Point, middle
from ghar_app.geography.postal import iter_post_offices

CITY_WEIGHTS = {
    "Bengaluru": 0.26,
    "Mumbai": 0.22,
    "Delhi": 0.17,
    "Hyderabad": 0.14,
    "Chennai": 0.11,
    "Kolkata": 0.10,
}
_FILES = Path(__file__).parent / "localities"
_FAR_M = 420
"""How far from its post office a home may stand."""


@dataclass(frozen=True)
class Locality:
    """One locality. `rent` is what a plain 2 BHK costs a month, `rate` a flat's square foot."""

    city: City
    name: str
    pincode: str
    weight: int
    rent: int
    rate: int
    offers: frozenset[str]
    landmark: str
    point: Point

    @property
    def is_popular(self) -> bool:
        """Whether search suggests it before somebody types."""
        return "popular" in self.offers


@lru_cache(maxsize=1)
def localities() -> tuple[Locality, ...]:
    """All of them, city by city, in the order of the files."""
    lines = [(city, line) for city in CITY_WEIGHTS for line in _lines(city)]
    offices = _offices({place[:3] for _, line in lines for place in _places(line)})
    return tuple(_locality(city, line, offices) for city, line in lines)


def _lines(city: str) -> list[list[str]]:
    text = (_FILES / f"{city.lower()}.txt").read_text("utf-8")
    return [
        [part.strip() for part in line.split("|")]
        for line in text.splitlines()
        if line and not line.startswith("#")
    ]


def _places(line: list[str]) -> list[str]:
    """The post offices a line's locality lies between, `PIN/office` or all of a `PIN`."""
    return [part.strip() for part in line[7].split("+")] if len(line) > 7 else [line[1]]


def _offices(districts: set[str]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = defaultdict(list)
    for office in iter_post_offices(districts):
        if office.point:
            found[office.pincode].append(office.point)
            found[f"{office.pincode}/{office.name}"].append(office.point)
    return found


def _locality(city: str, line: list[str], offices: dict[str, list[Point]]) -> Locality:
    found = city_named(city)
    assert found is not None
    anchors = [middle(offices[place]) for place in _places(line)]
    return Locality(
        city=found,
        name=line[0],
        pincode=line[1],
        weight=int(line[2]),
        rent=int(line[3]) * 1000,
        rate=int(line[4]),
        offers=frozenset(line[5].split()),
        landmark=line[6],
        point=middle(anchors),
    )


def scattered(random: Random, point: Point, reach_m: float = _FAR_M) -> Point:
    """A point within `reach_m` metres, denser towards the middle."""
    away, angle = reach_m * random.random() ** 0.7, random.uniform(0, 2 * pi)
    north = away * cos(angle) / METRES_A_DEGREE
    east = away * sin(angle) / (METRES_A_DEGREE * cos(radians(point[0])))
    return round(point[0] + north, 6), round(point[1] + east, 6)
