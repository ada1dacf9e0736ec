"""Distances on the ground, good to a few metres within a city."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, radians
from statistics import median

METRES_A_DEGREE = 111_195.0

Point = tuple[float, float]
"""(latitude, longitude) in degrees, WGS 84."""


def metres_between(a: Point, b: Point) -> float:
    """Metres from `a` to `b` on an equirectangular plane.

    Within 0.5 % of the great circle for anything inside one Indian state, and several times
    faster, which matters when 165,000 post offices are compared with their neighbours.
    """
    north = b[0] - a[0]
    east = (b[1] - a[1]) * cos(radians((a[0] + b[0]) / 2))
    return hypot(north, east) * METRES_A_DEGREE


def middle(points: Iterable[Point]) -> Point:
    """The median latitude and the median longitude: one wrong point does not move it far."""
    listed = list(points)
    return median(p[0] for p in listed), median(p[1] for p in listed)
