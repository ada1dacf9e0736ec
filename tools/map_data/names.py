"""Names on the map: cities everywhere, localities where a city fills the screen."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ghar_app.geography.cities import CITIES
from ghar_app.geography.distance import metres_between
from ghar_app.geography.postal import iter_post_offices

APART_M = (1_400, 600)
"""Head offices and well-known places first, this far apart; then all others, a bit closer."""
TOWN_OFFICES = 60


def write(target: Path) -> None:
    """`places.geojson`: points with a name and `rank` (0 city, 1 town, 2 locality, 3 more)."""
    features = [_feature(one.name, one.latitude, one.longitude, 0) for one in CITIES]
    features += list(_towns())
    features += list(_localities())
    collection = {"type": "FeatureCollection", "features": features}
    target.write_text(json.dumps(collection, separators=(",", ":"), ensure_ascii=False), "utf-8")


def _towns() -> Iterator[dict[str, Any]]:
    """District towns: the middle of a district's offices, where it has many."""
    districts: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for office in iter_post_offices():
        if office.point is not None and office.name.casefold().startswith(
            office.district.casefold()
        ):
            districts.setdefault((office.state, office.district), []).append(office.point)
    known = [(one.latitude, one.longitude) for one in CITIES]
    for (_, district), points in sorted(districts.items()):
        at = points[0]
        if all(metres_between(at, city) > 40_000 for city in known):
            known.append(at)
            yield _feature(district, at[0], at[1], 1)


def _localities() -> Iterator[dict[str, Any]]:
    for city in CITIES[:6]:
        middle = (city.latitude, city.longitude)
        taken: list[tuple[float, float]] = []
        names: set[str] = set()
        offices = [
            office
            for office in iter_post_offices()
            if office.point is not None
            and office.pincode.startswith(city.pin_prefixes)
            and metres_between(office.point, middle) < city.radius_km * 1000
        ]
        for rank, apart in zip((2, 3), APART_M, strict=True):
            for office in sorted(offices, key=lambda one: (len(one.name), one.name)):
                at = office.point
                assert at is not None
                free = all(metres_between(at, other) > apart for other in taken)
                if free and office.name not in names and len(office.name) <= 22:
                    taken.append(at)
                    names.add(office.name)
                    yield _feature(office.name, at[0], at[1], rank)


def _feature(name: str, latitude: float, longitude: float, rank: int) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"name": name, "rank": rank},
        "geometry": {"type": "Point", "coordinates": [round(longitude, 4), round(latitude, 4)]},
    }
