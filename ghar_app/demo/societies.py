"""Invented societies: several homes of a locality share a building, its age and its amenities."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from ghar_app.demo.dice import dice, likely, weighted
from ghar_app.demo.places import Locality, scattered
from ghar_app.geography.distance import Point

FIRST = tuple((Path(__file__).parent / "names" / "societies.txt").read_text().split("\n")[:-1])
_LAST = {
    "Bengaluru": ("Court", "Residency", "Terraces", "Enclave", "Gardens", "Nivas"),
    "Mumbai": ("CHS", "Heights", "Towers", "House", "Apartments", "Kunj"),
    "Delhi": ("Apartments", "Vihar", "Enclave", "Kunj", "Court", "Niwas"),
    "Hyderabad": ("Heights", "Residency", "Meadows", "Towers", "Enclave", "Nilayam"),
    "Chennai": ("Illam", "Flats", "Enclave", "Court", "Gardens", "Terraces"),
    "Kolkata": ("Abasan", "Apartments", "House", "Court", "Kunja", "Enclave"),
}
_EVERYWHERE = ("Security Guard", "Lift", "Power Backup", "Water Supply 24 Hours", "CCTV")
_OFTEN = {
    "Visitor Parking": 0.7,
    "Intercom": 0.6,
    "Gated Community": 0.75,
    "Two-wheeler Parking": 0.7,
    "Fire Safety": 0.6,
    "Waste Collection": 0.5,
    "Rainwater Harvesting": 0.45,
    "Garden": 0.45,
    "Piped Gas": 0.4,
    "Maintenance Staff": 0.5,
}
_LARGE = {
    "Gym": 0.85,
    "Children's Play Area": 0.85,
    "Swimming Pool": 0.6,
    "Clubhouse": 0.65,
    "Party Hall": 0.5,
    "Jogging Track": 0.5,
    "Badminton Court": 0.4,
    "Tennis Court": 0.15,
    "Indoor Games": 0.4,
    "Yoga Room": 0.3,
    "Library": 0.2,
    "Amphitheatre": 0.12,
    "EV Charging": 0.4,
    "Sewage Treatment": 0.45,
    "Shops Inside": 0.3,
    "Wheelchair Access": 0.35,
    "Rooftop Terrace": 0.25,
    "Smoke Detector": 0.3,
}


@dataclass(frozen=True)
class Society:
    """One invented building or group of buildings. `age` in years."""

    name: str
    floors: int
    age: int
    amenities: tuple[str, ...]
    point: Point

    @property
    def is_large(self) -> bool:
        """Tall enough for a clubhouse and a security desk."""
        return self.floors >= 8


@cache
def societies(locality: Locality) -> tuple[Society, ...]:
    """The three to eight societies of a locality, always the same ones."""
    random = dice("societies", locality.city.name, locality.name)
    names = random.sample(FIRST, min(8, 3 + locality.weight // 2))
    return tuple(_society(random, locality, name) for name in names)


def _society(random: Random, locality: Locality, first: str) -> Society:
    floors = _floors(random, locality)
    large = floors >= 8
    chances = {**_OFTEN, **(_LARGE if large else {})}
    lift = _EVERYWHERE if floors > 3 else _EVERYWHERE[:1] + _EVERYWHERE[2:]
    return Society(
        name=f"{first} {random.choice(_LAST[locality.city.name])}",
        floors=floors,
        age=weighted(random, {1: 2, 2: 2, 4: 3, 6: 3, 8: 3, 11: 3, 14: 2, 18: 1.5, 24: 1}),
        amenities=(*lift, *(name for name, chance in chances.items() if likely(random, chance))),
        point=scattered(random, locality.point),
    )


def _floors(random: Random, locality: Locality) -> int:
    if "towers" not in locality.offers:
        return random.randint(3, 5)
    if locality.city.name == "Mumbai":
        return weighted(random, {7: 2, 12: 2, 16: 2, 22: 3, 28: 2, 36: 1})
    if locality.city.name in ("Chennai", "Kolkata"):
        return weighted(random, {4: 3, 5: 2, 8: 2, 12: 2, 14: 2, 19: 1})
    return weighted(random, {4: 2, 5: 2, 9: 2, 12: 2, 14: 2, 18: 2, 24: 1})
