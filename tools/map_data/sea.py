"""The sea around India out of a TopoJSON file of land, as GeoJSON.

The sea and not the land, so that a map of an inland city never shows water while it loads.
"""

import json
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Polygon, box, make_valid, to_geojson, union_all

PART = box(58, 0, 102, 40)
TOLERANCE = 0.004  # degrees, about 400 m: what a coast needs where a city fills the screen
AROUND = box(30, -20, 130, 60)
"""A wide screen that shows all of India shows this much beside it."""
TOLERANCE_AROUND = 0.1


def write(atlas: Path, target: Path) -> None:
    """Water inside AROUND, finer inside PART, with four decimals (11 m)."""
    topology = json.loads((atlas / "land-10m.json").read_text("utf-8"))
    arcs = _arcs(topology)
    polygons = [
        _polygon(rings, arcs)
        for geometry in topology["objects"]["land"]["geometries"]
        for rings in _rings(geometry)
        if _length(rings[0], arcs) >= 3
    ]
    valid = [make_valid(one) for one in polygons]
    near = _cut(valid, PART, TOLERANCE, least_area=0.0004)
    around = _cut(valid, AROUND.difference(PART), TOLERANCE_AROUND, least_area=0.02)
    # One shape: a seam between them would be drawn as a coast.
    land = union_all([make_valid(one) for one in near + around])
    found = json.loads(to_geojson(MultiPolygon(_pieces(AROUND.difference(land)))))
    found["coordinates"] = _rounded(found["coordinates"])
    target.write_text(json.dumps(found, separators=(",", ":")), "utf-8")


def _cut(land: list[Any], part: Any, tolerance: float, least_area: float) -> list[Polygon]:
    inside = [one.intersection(part) for one in land if one.intersects(part)]
    pieces = [piece for one in inside for piece in _pieces(one.simplify(tolerance))]
    return [one for one in pieces if one.area > least_area]


def _arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        found.append(line)
    return found


def _rings(geometry: dict[str, Any]) -> list[Any]:
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def _length(ring: list[int], arcs: list[list[tuple[float, float]]]) -> int:
    return sum(len(_arc(n, arcs)) for n in ring)


def _polygon(rings: list[list[int]], arcs: list[list[tuple[float, float]]]) -> Polygon:
    lines = [[point for n in ring for point in _arc(n, arcs)] for ring in rings]
    return Polygon(lines[0], lines[1:])


def _arc(n: int, arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    # A negative index is the arc of its complement, walked backwards.
    return arcs[n][:-1] if n >= 0 else arcs[~n][:0:-1]


def _pieces(shape: Any) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [shape]
    return [one for one in getattr(shape, "geoms", []) if isinstance(one, Polygon)]


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    return [_rounded(one) for one in value]
