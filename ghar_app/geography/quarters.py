"""Large parts of a city that go by a name of their own: too wide to place, but they narrow."""

from __future__ import annotations

from dataclasses import dataclass

from ghar_app.geography.distance import Point, metres_between
from ghar_app.geography.names import MOST_LETTERS, key, words


@dataclass(frozen=True, slots=True)
class Quarter:
    """A town within a city's region. `radius_km` is how far its homes reach from the middle."""

    name: str
    latitude: float
    longitude: float
    radius_km: float

    def holds(self, point: Point) -> bool:
        """Whether the point (degrees) lies in it."""
        middle = self.latitude, self.longitude
        return metres_between(middle, point) <= self.radius_km * 1_000


QUARTERS = (
    Quarter("Secunderabad", 17.460, 78.530, 10.5),
    Quarter("Cyberabad", 17.455, 78.365, 11.0),
    Quarter("Thane", 19.215, 72.980, 12.0),
    Quarter("Navi Mumbai", 19.060, 73.050, 18.0),
    Quarter("Greater Noida", 28.490, 77.490, 16.0),
    Quarter("Howrah", 22.595, 88.315, 9.0),
)
_BY_KEY = {key(words(quarter.name)): quarter for quarter in QUARTERS}


def quarter_named(text: str) -> Quarter | None:
    """The quarter `text` is the name of; nothing more may stand in it."""
    return _BY_KEY.get(key(words(text[:MOST_LETTERS])))
