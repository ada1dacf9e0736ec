"""The browser's side of the maps: our own modules over `maplibre-gl`, loaded when in view.

Why not the package `reflex-mapgl-maplibre`: its markers are React components, so that a hundred
pins are a hundred subtrees drawn again with every change of state; it imports the engine as soon
as a map is on the page, seen or not; and it leaves theme, fit, popups and keyboard to us anyway.
"""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.base import Text

MAPLIBRE = "maplibre-gl@6.17.0"

_PARTS = (
    "arrange.js",
    "body.jsx",
    "camera.js",
    "circle.js",
    "controls.js",
    "engine.js",
    "highlight.js",
    "home_map.jsx",
    "live.js",
    "locate.js",
    "map.css",
    "pin_map.jsx",
    "pins.js",
    "point_map.jsx",
    "style.js",
)
_MODULES = {part: rx.asset(part, shared=True).importable_path for part in _PARTS}

_WORDS = (
    "again",
    "canvas",
    "failed",
    "gesture_key",
    "gesture_touch",
    "locate_abroad",
    "locate_failed",
    "locate_refused",
    "locate_unable",
    "no_webgl",
    "outside",
    "pin",
    "pin_at",
    "sources",
    "sources_toggle",
)


class MapCanvas(rx.Component):
    """What all three maps are given."""

    lib_dependencies: list[str] = [MAPLIBRE]

    style_url: rx.Var[str]
    words: rx.Var[dict[str, str]]


def module(name: str) -> str:
    """What a component imports from: one of our modules in the build."""
    return _MODULES[name]


def words(label: Text) -> dict[str, Text]:
    """The sentences the browser may need, in the reader's language; `label` names the map."""
    return {"label": label, **{name: t(f"map.{name}") for name in _WORDS}}


def optional(value: Any) -> Any:
    """A prop that may be None: JavaScript's null, which a component would otherwise leave out."""
    return rx.Var("null") if value is None else value
