"""How large a home is and how it is built. Square feet; carpet < built-up < super built-up."""

from dataclasses import dataclass
from random import Random

from ghar_app.demo.dice import likely, weighted
from ghar_app.demo.kinds import FLATS, HOUSES, ROOMS
from ghar_app.demo.places import Locality
from ghar_app.demo.societies import Society
from ghar_app.models.listings.kinds import Furnishing, Purpose
from ghar_app.models.listings.kinds import PropertyType as T


@dataclass(frozen=True)
class Shape:
    """One home's measures; None where the kind has no such thing.

    `area` is what the advertisement leads with. `plot_sides` are feet, `ceiling` feet, `seats`
    desks, `road` the width in feet of the road in front.
    """

    area: int
    carpet: int | None = None
    built_up: int | None = None
    super_built_up: int | None = None
    plot: int | None = None
    bedrooms: int | None = None
    bathrooms: int | None = None
    balconies: int | None = None
    floor: int | None = None
    floors: int | None = None
    age: int | None = None
    parking: int = 0
    furnishing: Furnishing | None = None
    facing: str = "East"
    flooring: str = "vitrified tile"
    plot_sides: tuple[int, int] | None = None
    is_corner: bool = False
    ceiling: int | None = None
    seats: int | None = None
    road: int | None = None


_CARPETS = {0: (260, 390), 1: (390, 560), 2: (620, 840), 3: (930, 1280), 4: (1450, 2050)}
_CARPETS[5] = (2200, 2900)
_CITY_SIZES = {"Mumbai": 0.8, "Delhi": 1.0, "Hyderabad": 1.12, "Bengaluru": 1.04, "Chennai": 1.0}
_KIND_SIZES = {T.CONDO: 1.08, T.PENTHOUSE: 1.35, T.LOFT: 1.15, T.HOUSE: 1.12, T.VILLA: 1.4}
_BEDROOMS: dict[T, dict[int, float]] = {
    T.APARTMENT: {1: 18, 2: 46, 3: 31, 4: 5},
    T.CONDO: {2: 30, 3: 50, 4: 20},
    T.BUILDER_FLOOR: {1: 14, 2: 38, 3: 38, 4: 10},
    T.STUDIO: {0: 1},
    T.LOFT: {1: 70, 2: 30},
    T.PENTHOUSE: {3: 45, 4: 45, 5: 10},
    T.HOUSE: {2: 30, 3: 40, 4: 25, 5: 5},
    T.VILLA: {3: 40, 4: 50, 5: 10},
    T.ROOM: {1: 1},
    T.PG: {1: 1},
    T.FLATMATE: {2: 55, 3: 45},
}
_FACINGS = {"East": 5, "North": 4, "West": 2, "South": 1.5, "North-east": 2, "South-east": 1}
_FLOORINGS = {
    "vitrified tile": 6,
    "wood in the bedrooms and tile elsewhere": 1.5,
    "marble": 1.5,
    "granite": 1,
    "red oxide": 0.7,
    "mosaic": 1.2,
}
_PLOTS = ((20, 30), (30, 40), (30, 40), (30, 50), (40, 60), (40, 60), (50, 80))


def shape(
    random: Random, kind: T, purpose: Purpose, locality: Locality, society: Society | None
) -> Shape:
    """The measures of one home of a kind."""
    if kind == T.PLOT:
        return _plot(random)
    if kind in FLATS:
        return _flat(random, kind, purpose, locality, society)
    if kind in HOUSES:
        return _house(random, kind, purpose, locality)
    if kind in ROOMS:
        return _room(random, kind, locality, society)
    return _workplace(random, kind, purpose, society)


def _flat(
    random: Random, kind: T, purpose: Purpose, locality: Locality, society: Society | None
) -> Shape:
    bedrooms = weighted(random, _BEDROOMS[kind])
    carpet = _carpet(random, kind, bedrooms, locality.city.name)
    built_up = _to(carpet * random.uniform(1.12, 1.19), 5)
    whole = _to(built_up * random.uniform(1.12, 1.22), 5) if society else None
    floors = society.floors if society else random.randint(2, 4)
    floor = floors if kind == T.PENTHOUSE else random.randint(0 if floors < 8 else 1, floors)
    age = society.age if society else weighted(random, {3: 2, 6: 3, 10: 3, 16: 2, 24: 1})
    return Shape(
        area=whole or built_up,
        carpet=carpet,
        built_up=built_up,
        super_built_up=whole,
        bedrooms=bedrooms,
        bathrooms=_bathrooms(random, bedrooms),
        balconies=_balconies(random, kind, bedrooms),
        floor=floor,
        floors=floors,
        age=age,
        parking=_parking(random, bedrooms, society),
        furnishing=_furnishing(random, purpose, kind),
        facing=weighted(random, _FACINGS),
        flooring=weighted(random, _FLOORINGS),
        is_corner=likely(random, 0.2),
    )


def _house(random: Random, kind: T, purpose: Purpose, locality: Locality) -> Shape:
    bedrooms = weighted(random, _BEDROOMS[kind])
    carpet = _carpet(random, kind, bedrooms, locality.city.name)
    built_up = _to(carpet * random.uniform(1.15, 1.22), 5)
    floors = random.choice((1, 2) if kind == T.HOUSE else (2, 2, 3))
    sides = random.choice(_PLOTS[1:4] if built_up < 2200 else _PLOTS[3:])
    plot = max(sides[0] * sides[1], _to(built_up / floors * 1.25, 50))
    return Shape(
        area=built_up,
        carpet=carpet,
        built_up=built_up,
        plot=plot,
        bedrooms=bedrooms,
        bathrooms=_bathrooms(random, bedrooms),
        balconies=random.randint(0, floors),
        floor=0,
        floors=floors,
        age=weighted(random, {2: 2, 5: 3, 9: 3, 15: 2, 22: 2, 35: 1}),
        parking=random.randint(1, 2),
        furnishing=_furnishing(random, purpose, kind),
        facing=weighted(random, _FACINGS),
        flooring=weighted(random, {**_FLOORINGS, "red oxide": 2.5}),
        is_corner=likely(random, 0.2),
        road=random.choice((20, 30, 30, 40)),
    )


def _room(random: Random, kind: T, locality: Locality, society: Society | None) -> Shape:
    bedrooms = weighted(random, _BEDROOMS[kind])
    room = random.randint(22, 36) * 5 if kind == T.PG else random.randint(24, 44) * 5
    floors = society.floors if society else random.randint(3, 5)
    carpet = room
    if kind == T.FLATMATE:
        carpet = _carpet(random, T.APARTMENT, bedrooms, locality.city.name)
    return Shape(
        area=carpet,
        carpet=carpet,
        bedrooms=bedrooms,
        bathrooms=_bathrooms(random, bedrooms) if kind == T.FLATMATE else 1,
        balconies=random.randint(0, 1),
        floor=random.randint(0, floors),
        floors=floors,
        age=society.age if society else random.randint(3, 18),
        parking=int(likely(random, 0.3)),
        furnishing=Furnishing.FURNISHED if likely(random, 0.75) else Furnishing.SEMI_FURNISHED,
        facing=weighted(random, _FACINGS),
        flooring=weighted(random, _FLOORINGS),
    )


def _plot(random: Random) -> Shape:
    sides = random.choice(_PLOTS)
    return Shape(
        area=sides[0] * sides[1],
        plot=sides[0] * sides[1],
        plot_sides=sides,
        facing=weighted(random, _FACINGS),
        is_corner=likely(random, 0.25),
        road=random.choice((20, 30, 30, 40, 60)),
    )


def _workplace(random: Random, kind: T, purpose: Purpose, society: Society | None) -> Shape:
    sizes = {T.OFFICE: (450, 4200), T.SHOP: (140, 1300), T.WAREHOUSE: (3000, 24000)}
    low, high = sizes.get(kind, (1200, 7500))
    # By the day people take a part of a warehouse, not all of it.
    widest = 0.2 if purpose == Purpose.SHORT_STAY else 1.0
    carpet = _to(low + (high - low) * widest * random.random() ** 1.8, 10)
    floors = 1 if kind == T.WAREHOUSE else (society.floors if society else random.randint(3, 6))
    floor = 0 if kind in (T.SHOP, T.WAREHOUSE) else random.randint(0, floors)
    return Shape(
        area=_to(carpet * 1.25, 10),
        carpet=carpet,
        built_up=_to(carpet * 1.12, 10),
        super_built_up=_to(carpet * 1.25, 10),
        bathrooms=1 if carpet < 1500 else random.randint(2, 4),
        floor=floor,
        floors=floors,
        age=random.randint(1, 18),
        parking=random.randint(0, 2) if carpet < 1500 else random.randint(2, 10),
        furnishing=_work_furnishing(random, kind, purpose),
        facing=weighted(random, _FACINGS),
        flooring="trimix concrete" if kind == T.WAREHOUSE else "vitrified tile",
        is_corner=likely(random, 0.25),
        ceiling=random.choice((24, 28, 32) if kind == T.WAREHOUSE else (10, 11, 12, 14)),
        seats=max(4, carpet // 62) if kind == T.OFFICE else None,
        road=random.choice((30, 40, 60, 80)),
    )


def _carpet(random: Random, kind: T, bedrooms: int, city: str) -> int:
    low, high = _CARPETS[bedrooms]
    size = random.uniform(low, high) * _CITY_SIZES.get(city, 0.97) * _KIND_SIZES.get(kind, 1.0)
    return _to(size, 5)


def _bathrooms(random: Random, bedrooms: int) -> int:
    if bedrooms <= 1:
        return 1
    return bedrooms if likely(random, 0.6) else bedrooms - 1


def _balconies(random: Random, kind: T, bedrooms: int) -> int:
    if kind in (T.STUDIO, T.LOFT):
        return random.randint(0, 1)
    return max(0, min(bedrooms, 3) - weighted(random, {0: 2, 1: 4, 2: 1}))


def _parking(random: Random, bedrooms: int, society: Society | None) -> int:
    if bedrooms == 0:
        return int(likely(random, 0.25))
    if bedrooms >= 4:
        return 2
    return int(likely(random, 0.85 if society else 0.5)) + int(
        bedrooms == 3 and likely(random, 0.3)
    )


def _furnishing(random: Random, purpose: Purpose, kind: T) -> Furnishing:
    if purpose == Purpose.SHORT_STAY:
        return Furnishing.FURNISHED
    furnished = 0.5 if kind in (T.STUDIO, T.LOFT, T.PENTHOUSE, T.VILLA) else 0.26
    shares = {
        Furnishing.FURNISHED: furnished if purpose == Purpose.RENT else furnished * 0.4,
        Furnishing.SEMI_FURNISHED: 0.5,
        Furnishing.UNFURNISHED: 0.24 if purpose == Purpose.RENT else 0.4,
    }
    return weighted(random, shares)


def _work_furnishing(random: Random, kind: T, purpose: Purpose) -> Furnishing:
    if kind == T.OFFICE and purpose == Purpose.SHORT_STAY:
        return Furnishing.FURNISHED
    if kind != T.OFFICE:
        return Furnishing.UNFURNISHED if likely(random, 0.8) else Furnishing.SEMI_FURNISHED
    return weighted(
        random,
        {Furnishing.FURNISHED: 0.5, Furnishing.SEMI_FURNISHED: 0.25, Furnishing.UNFURNISHED: 0.25},
    )


def _to(size: float, step: int) -> int:
    return max(step, round(size / step) * step)
