"""What a PIN code says about a home: its city, its state, and the localities it delivers to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ghar_app.geography.cities import CITIES, City, canonical_city, city_named
from ghar_app.geography.distance import Point, metres_between
from ghar_app.geography.localities import localities
from ghar_app.geography.places import pin
from ghar_app.geography.postal import centroid, iter_post_offices

MOST = 8
_NEAR_M = 4_000


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """`localities` are the likeliest first; the point is the middle of its post offices."""

    pincode: str
    city: str
    state: str
    localities: tuple[str, ...]
    point: Point


@lru_cache(maxsize=512)
def neighbourhood(pincode: str) -> Neighbourhood | None:
    """Where a PIN code delivers; None for one that India Post does not know.

    The first call of a process reads the postal data, which takes seconds: call it in a thread.
    """
    # The cities' PIN codes are known better; of any other the post offices alone say where it is.
    code = pin(pincode) or centroid(list(iter_post_offices([pincode])))
    if code is None:
        return None
    point = (code.latitude, code.longitude)
    town = _city(pincode, code.city)
    names = _localities(town.name, pincode, point) if town else ()
    return Neighbourhood(
        pincode=pincode,
        city=town.name if town else code.city,
        state=town.state if town else code.state,
        localities=names,
        point=point,
    )


def _city(pincode: str, district: str) -> City | None:
    """By the district's name, else by how the PIN codes of a city begin."""
    known = canonical_city(district)
    if known:
        return city_named(known)
    for city in CITIES:
        if pincode.startswith(city.pin_prefixes) and _is_within(district, city):
            return city
    return None


def _is_within(district: str, city: City) -> bool:
    words = district.casefold()
    return any(name.casefold() in words for name in city.districts)


def _localities(city: str, pincode: str, point: Point) -> tuple[str, ...]:
    known = localities(city)
    own = [one for one in known if one.pincode == pincode]
    others = [
        one for one in known if metres_between(point, (one.latitude, one.longitude)) < _NEAR_M
    ]
    others.sort(key=lambda one: metres_between(point, (one.latitude, one.longitude)))
    return tuple(dict.fromkeys(one.name for one in (*own, *others)))[:MOST]
