"""The localities of a city by name, for lists to choose from and for finding areas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ghar_app.geography.cities import city_named
from ghar_app.geography.names import sound
from ghar_app.geography.places import Place, places

_LEAST_TRUST = 0.6
_BRACKET = re.compile(r"\s*\(.*")
_NO_PLACE = re.compile(
    r"^(NDC|CPC)\b|\b(NDC|Parcel|Hub|Building|Bhaw?an|Courts?|Camp|Po|P\.O|Mkt|GPO|Secretariat"
    r"|University|Colleges?|Hospital|Institute|Factory|Centre|Quarters|Office|Board"
    r"|Bank|Depot|Project)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Locality:
    """One named part of a city. `popular` when it opens a line of the hand-made list."""

    name: str
    pincode: str | None
    latitude: float
    longitude: float
    popular: bool


@lru_cache(maxsize=64)
def localities(city: str) -> tuple[Locality, ...]:
    """Of a city by any of its names: the hand-listed ones, then those of its post offices.

    One entry for all spellings of a name; () for a city we do not know.
    """
    town = city_named(city)
    if town is None:
        return ()
    named: dict[str, Place] = {}
    for place in sorted(places(town).all, key=lambda one: (-one.is_listed, -one.trust)):
        if place.is_listed or (place.trust >= _LEAST_TRUST and not _NO_PLACE.search(place.name)):
            named.setdefault(sound(place.words), place)
    return tuple(_locality(place) for place in named.values())


def _locality(place: Place) -> Locality:
    return Locality(
        name=_BRACKET.sub("", place.name),
        pincode=place.pincode or None,
        latitude=round(place.point[0], 6),
        longitude=round(place.point[1], 6),
        popular=place.is_head,
    )
