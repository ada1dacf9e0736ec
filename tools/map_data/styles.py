"""The light and the dark style; colours are those of the design's map tokens."""

import json
from pathlib import Path
from typing import Any

FONT = "Figtree"
COLOURS = {
    "light": {"land": "#F3EEE6", "water": "#C4DCE6", "label": "#6B6158", "coast": "#E2D9CC"},
    "dark": {"land": "#1F1B18", "water": "#1E323C", "label": "#B3A89C", "coast": "#37302B"},
}


def write(target: Path) -> None:
    """`style-light.json` and `style-dark.json`."""
    for theme, colours in COLOURS.items():
        text = json.dumps(_style(colours), indent=1)
        (target / f"style-{theme}.json").write_text(text + "\n", "utf-8")


def _style(colours: dict[str, str]) -> dict[str, Any]:
    credit = "Natural Earth · place names: India Post"
    return {
        "version": 8,
        "name": "Ghar",
        "glyphs": "/map/glyphs/{fontstack}/{range}.pbf",
        "sources": {
            "sea": {"type": "geojson", "data": "/map/sea.geojson", "attribution": credit},
            "places": {"type": "geojson", "data": "/map/places.geojson"},
        },
        "layers": [
            {"id": "land", "type": "background", "paint": {"background-color": colours["land"]}},
            {
                "id": "sea",
                "type": "fill",
                "source": "sea",
                "paint": {"fill-color": colours["water"]},
            },
            {
                "id": "coast",
                "type": "line",
                "source": "sea",
                "paint": {"line-color": colours["coast"], "line-width": 1},
            },
            _names(colours, 3, minzoom=12.5, size=(11, 13)),
            _names(colours, 2, minzoom=10, size=(11, 14)),
            _names(colours, 1, minzoom=5.5, size=(11, 14)),
            _names(colours, 0, minzoom=2, size=(12, 17)),
        ],
    }


def _names(
    colours: dict[str, str], rank: int, *, minzoom: float, size: tuple[int, int]
) -> dict[str, Any]:
    return {
        "id": f"names-{rank}",
        "type": "symbol",
        "source": "places",
        "minzoom": minzoom,
        "filter": ["==", ["get", "rank"], rank],
        "layout": {
            "text-field": ["get", "name"],
            "text-font": [FONT],
            "text-size": ["interpolate", ["linear"], ["zoom"], minzoom, size[0], 15, size[1]],
            "text-max-width": 7,
            "text-padding": 6,
        },
        "paint": {
            "text-color": colours["label"],
            "text-halo-color": colours["land"],
            "text-halo-width": 1.4,
        },
    }
