"""The master list of amenities, and which of them a home has."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

from ghar_app.demo.dice import dice, likely
from ghar_app.demo.home import Home
from ghar_app.demo.kinds import FLATS, HOUSES, WORK
from ghar_app.demo.writer import Text
from ghar_app.models.listings.kinds import AmenityCategory, Furnishing
from ghar_app.models.listings.kinds import PropertyType as T

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class MasterAmenity:
    """One amenity under the name we show. `icon` is lucide's name, `cost` rupees a month."""

    title: str
    title_hi: str
    icon: str
    category: AmenityCategory
    is_premium: bool
    cost: int | None


@lru_cache(maxsize=1)
def amenities() -> tuple[MasterAmenity, ...]:
    """The 46 amenities, in the order of the file."""
    return tuple(_read())


def _read() -> Iterator[MasterAmenity]:
    for line in _lines("amenities.txt"):
        title, hindi, icon, category, *rest = line
        yield MasterAmenity(
            title=title,
            title_hi=hindi,
            icon=icon,
            category=AmenityCategory(category),
            is_premium="premium" in rest,
            cost=int(rest[1]) if len(rest) > 1 else None,
        )


def aliases() -> dict[str, str]:
    """Other names people use, and the amenity each of them is."""
    return dict(_lines("amenity_aliases.txt"))


def _lines(file: str) -> list[list[str]]:
    text = (_HERE / file).read_text("utf-8")
    rows = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [[part.strip() for part in row.split("|")] for row in rows]


_SAID = {
    "Own borewell": "Borewell",
    "Water day and night": "Water Supply 24 Hours",
    "Piped gas": "Piped Gas",
    "Solar water heater": "Solar Water Heater",
    "Rainwater harvesting": "Rainwater Harvesting",
    "Water purifier": "Water Purifier",
    "Modular kitchen": "Modular Kitchen",
    "Air conditioners": "Air Conditioning",
    "Covered parking": "Covered Parking",
    "Two parking places": "Covered Parking",
    "Two-wheeler parking": "Two-wheeler Parking",
    "CCTV": "CCTV",
    "CCTV at the gate": "CCTV",
    "Meals": "Meals Included",
    "Wi-Fi": "Wi-Fi",
    "Fibre internet": "Wi-Fi",
    "Housekeeping": "Housekeeping",
    "Laundry": "Laundry",
    "Power backup": "Power Backup",
    "Lift": "Lift",
    "Garden": "Garden",
    "Pooja niche": "Pooja Room",
    "Fire hydrant": "Fire Safety",
    "Clubhouse": "Clubhouse",
    "EV charging point": "EV Charging",
}
"""What a description says is also found by the filter."""
_PG = {"Wi-Fi": 0.95, "Housekeeping": 0.9, "Water Purifier": 0.9, "CCTV": 0.8, "Laundry": 0.6}
_OFFICE = {"Lift": 0.9, "Power Backup": 0.9, "CCTV": 0.8, "Security Guard": 0.8, "Wi-Fi": 0.4}
_CHANCES: dict[T, dict[str, float]] = {
    T.PG: {**_PG, "Power Backup": 0.7, "Two-wheeler Parking": 0.6},
    T.FLATMATE: {"Wi-Fi": 0.9, "Water Purifier": 0.6, "Housekeeping": 0.5},
    T.ROOM: {"Wi-Fi": 0.5, "Water Supply 24 Hours": 0.6, "Two-wheeler Parking": 0.4},
    T.OFFICE: {**_OFFICE, "Visitor Parking": 0.5, "Fire Safety": 0.7, "Wheelchair Access": 0.4},
    T.COMMERCIAL: {**_OFFICE, "Visitor Parking": 0.5, "Fire Safety": 0.6},
    T.SHOP: {"CCTV": 0.5, "Power Backup": 0.4, "Two-wheeler Parking": 0.4},
    T.WAREHOUSE: {"Security Guard": 0.9, "CCTV": 0.8, "Fire Safety": 0.8, "Power Backup": 0.5},
}
_HOUSE = {"Water Supply 24 Hours": 0.7, "Garden": 0.5, "Covered Parking": 0.6, "Servant Room": 0.2}
_FLOOR = {"Water Supply 24 Hours": 0.7, "Two-wheeler Parking": 0.5, "CCTV": 0.3}


def amenities_of(home: Home, text: Text) -> tuple[str, ...]:
    """Titles of the master list, each once, in its order."""
    random = dice("amenities", home.key)
    found = {
        *home.amenities,
        *(title for title, chance in _own(home).items() if likely(random, chance)),
        *_from_furnishing(random, home),
        *(_SAID[label] for label in text.features if label in _SAID),
    }
    if home.living.meals:
        found.add("Meals Included")
    if home.shape.parking and home.group == "flats":
        found.add("Covered Parking")
    return tuple(amenity.title for amenity in amenities() if amenity.title in found)


def _own(home: Home) -> dict[str, float]:
    if home.kind in HOUSES:
        return _HOUSE
    if home.kind in FLATS:
        return {} if home.society else _FLOOR
    return _CHANCES.get(home.kind, {})


def _from_furnishing(random: Random, home: Home) -> list[str]:
    if home.kind in WORK or home.shape.furnishing == Furnishing.UNFURNISHED:
        return []
    furnished = home.shape.furnishing == Furnishing.FURNISHED
    found = ["Air Conditioning"] if furnished and likely(random, 0.6) else []
    return [*found, "Modular Kitchen"] if home.group in ("flats", "houses") else found
