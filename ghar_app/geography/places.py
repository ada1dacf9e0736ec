"""All named places of a city with their positions: the hand-made list and the post offices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from ghar_app.geography.cities import CITIES, City, city_aliases
from ghar_app.geography.distance import Point, metres_between, middle
from ghar_app.geography.lists import Anchor, Listed, listed
from ghar_app.geography.names import key, numbers, sound, words
from ghar_app.geography.postal import PinCode, PostOffice, centroid, iter_post_offices

REACH = 1.35
"""How many times its radius a city's suburbs reach: Karjat is still sold as Mumbai."""

_OFFICE_M = 1_500
_POINT_M = 1_500
_LONE_OFFICE_M = 4_000
_BESIDE_M = 4_000


@dataclass(frozen=True, slots=True)
class Place:
    """One named place. `accuracy_m`: most of its homes lie within; `trust` 0..1 in its position."""

    name: str
    words: tuple[str, ...]
    pincode: str
    point: Point
    accuracy_m: int
    trust: float
    is_listed: bool
    is_head: bool


class Places:
    """The places of one city, by how they are written and by how they sound."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.all = _places(city)
        self.by_key: dict[str, list[Place]] = defaultdict(list)
        self.by_sound: dict[str, list[Place]] = defaultdict(list)
        self.by_numbers: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for place in self.all:
            self.by_key[key(place.words)].append(place)
            heard = sound(place.words)
            if heard not in self.by_sound:
                self.by_numbers[numbers(place.words)].append(heard)
            self.by_sound[heard].append(place)


@lru_cache
def places(city: City) -> Places:
    """The places of a city; the first call in a process reads the postal data (a second or two)."""
    return Places(city)


@lru_cache(maxsize=10_000)
def pin(pincode: str) -> PinCode | None:
    """One PIN code of the cities' sorting districts, None for any other.

    Where hand-listed names of the PIN code have a point of their own, they and the offices near
    them say where it is: in the sea or a district away is not rare for a published position.
    """
    offices = _offices().get(pincode, [])
    known = _points().get(pincode)
    if not known:
        return centroid(offices) if offices else None
    near = [office for office in offices if office.point and _beside(office.point, known)]
    points = [*known, *(office.point for office in near if office.point)]
    centre = middle(points)
    district = offices[0].district if offices else ""
    return PinCode(
        pincode=pincode,
        city=district,
        district=district,
        state=offices[0].state if offices else "",
        latitude=round(centre[0], 6),
        longitude=round(centre[1], 6),
        spread_m=round(median(metres_between(centre, point) for point in points)),
        offices=len(offices),
        located=len(near),
    )


def reached(city: City, point: Point) -> bool:
    """Whether a point may be called part of the city."""
    centre = (city.latitude, city.longitude)
    return metres_between(centre, point) <= city.radius_km * 1_000 * REACH


def _beside(point: Point, known: list[Point]) -> bool:
    return any(metres_between(point, other) <= _BESIDE_M for other in known)


@lru_cache(maxsize=1)
def _points() -> dict[str, list[Point]]:
    """The points given in the hand-made lists by PIN code."""
    grouped: dict[str, list[Point]] = defaultdict(list)
    for city in CITIES:
        for name in listed(city.name):
            point = name.anchors[0].point
            if name.is_head and point and name.pincode:
                grouped[name.pincode].append(point)
    return grouped


@lru_cache(maxsize=1)
def _offices() -> dict[str, list[PostOffice]]:
    """The post offices of all our cities by PIN code; all at once, the file is one."""
    prefixes = {prefix for city in CITIES for prefix in city.pin_prefixes}
    prefixes |= {name.pincode[:3] for city in CITIES for name in listed(city.name) if name.pincode}
    grouped: dict[str, list[PostOffice]] = defaultdict(list)
    for office in iter_post_offices(sorted(prefixes)):
        grouped[office.pincode].append(office)
    return grouped


def _places(city: City) -> tuple[Place, ...]:
    hand = [place for name in listed(city.name) if (place := _listed_place(name))]
    post = [
        place
        for pincode, offices in _offices().items()
        if pincode.startswith(city.pin_prefixes)
        for office in offices
        if (place := _office_place(office))
    ]
    own = {key(words(name)) for name in city_aliases(city.name)}
    return tuple(
        place
        for place in (*hand, *post)
        if place.words and reached(city, place.point) and key(place.words) not in own
    )


def _listed_place(name: Listed) -> Place | None:
    spots = [spot for anchor in name.anchors if (spot := _spot(anchor))]
    if not spots:
        return None
    point = middle(point for point, _ in spots)
    apart = max(metres_between(point, other) for other, _ in spots)
    return Place(
        name=name.name,
        words=words(name.name),
        pincode=name.pincode,
        point=point,
        accuracy_m=name.reach_m or round(max(apart, *(accuracy for _, accuracy in spots))),
        trust=0.95,
        is_listed=True,
        is_head=name.is_head,
    )


def _spot(anchor: Anchor) -> tuple[Point, float] | None:
    if anchor.point:
        return anchor.point, _POINT_M
    offices = _offices().get(anchor.pincode, [])
    if anchor.office:
        offices = [office for office in offices if office.name == anchor.office]
    found = centroid(offices) if offices else None
    return ((found.latitude, found.longitude), max(found.spread_m, _OFFICE_M)) if found else None


def _office_place(office: PostOffice) -> Place | None:
    code = pin(office.pincode)
    if code is None:
        return None
    centre = code.latitude, code.longitude
    known = _points().get(office.pincode)
    point, accuracy, trust = office.point or centre, float(_OFFICE_M), 0.9
    if office.point is None:
        point, accuracy, trust = centre, max(code.spread_m, 2_000.0), 0.8
    elif known and not _beside(office.point, known):
        # One of the two is wrong, and it cannot be told which.
        point, accuracy, trust = centre, 5_000.0, 0.5
    elif metres_between(point, centre) > _LONE_OFFICE_M:
        accuracy, trust = min(metres_between(point, centre), 5_000.0), 0.7
    return Place(
        name=office.name,
        words=words(_bare(office.name)),
        pincode=office.pincode,
        point=point,
        accuracy_m=round(accuracy),
        trust=trust,
        is_listed=False,
        is_head=False,
    )


def _bare(name: str) -> str:
    """'Ashoknagar (Bengaluru)' is Ashoknagar: the bracket tells it from other cities' ones."""
    return name.partition("(")[0] or name
