"""Homes of a search as price pins and clusters on a map."""

from typing import Any

import reflex as rx

from components.map.browser import MapCanvas, module, optional, words
from components.map.frame import buttons, does, frame, over
from components.map.marks import MarkView
from components.text import t
from components.ui.base import Flag, Text
from components.ui.button import button

Box = tuple[float, float, float, float]
"""west, south, east, north in degrees."""
Degrees = rx.Var[float]


class HomeMapCanvas(MapCanvas):
    """home_map.jsx; use `home_map`."""

    library = module("home_map.jsx")
    tag = "HomeMap"

    marks: rx.Var[list[MarkView]]
    chosen: rx.Var[str]
    seen: rx.Var[list[str]]
    fit: rx.Var[Any]

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        """The map's own events beside those of every element."""
        return super().get_event_triggers() | {
            "on_ready": _view,
            "on_move": _move,
            "on_choose": _choice,
            "on_search_area": _view,
        }


def home_map(
    marks: list[MarkView] | rx.Var[list[MarkView]],
    *,
    fit: Box | rx.Var[Any] | None = None,
    chosen: Text = "",
    seen: list[str] | rx.Var[list[str]] | None = None,
    on_ready: Any = None,
    on_move: Any = None,
    on_choose: Any = None,
    on_search_area: Any = None,
    searching: Flag = False,
    popup: rx.Component | None = None,
    label: Text | None = None,
    style_url: Text = "",
    class_name: str = "size-full",
) -> rx.Component:
    """A map of homes.

    `marks`, up to about 120, best first: an earlier pin keeps its price where two would overlap,
    the later one is a dot until it is pointed at.
    `fit` (west, south, east, north; degrees) is where it begins, and a new value moves it there;
    None is all of India. `--map-top` and `--map-bottom` (CSS lengths, on or around the map) keep
    what is fitted and the buttons clear of bars and sheets.
    `chosen` and `seen` are ids of homes; `popup` is shown below the chosen pin.

    Events: `on_ready(west, south, east, north, zoom)` once; `on_move(west, south, east, north,
    zoom, by_user)` 250 ms after it came to rest; `on_choose(id)`, "" for none (a press beside the
    pins, Esc); `on_search_area(west, south, east, north, zoom)`: where it is given, “Search this
    area” appears after the reader moved the map, and is busy while `searching`.
    A press on a cluster zooms in by two levels and ends in `on_move` with `by_user`.
    """
    given = {
        "on_ready": on_ready,
        "on_move": on_move,
        "on_choose": on_choose,
        "on_search_area": on_search_area,
    }
    canvas = HomeMapCanvas.create(
        popup or rx.fragment(),
        marks=marks,
        chosen=chosen,
        seen=[] if seen is None else seen,
        fit=optional(fit),
        style_url=style_url,
        words=words(t("map.homes") if label is None else label),
        **{name: handler for name, handler in given.items() if handler is not None},
    )
    search = _search_button(searching) if on_search_area is not None else rx.fragment()
    return frame(canvas, search, buttons(locate=True), class_name=class_name)


def _view(
    west: Degrees, south: Degrees, east: Degrees, north: Degrees, zoom: rx.Var[float]
) -> tuple[Degrees, Degrees, Degrees, Degrees, rx.Var[float]]:
    return west, south, east, north, zoom


def _move(
    west: Degrees,
    south: Degrees,
    east: Degrees,
    north: Degrees,
    zoom: rx.Var[float],
    by_user: rx.Var[bool],
) -> tuple[Degrees, Degrees, Degrees, Degrees, rx.Var[float], rx.Var[bool]]:
    return west, south, east, north, zoom, by_user


def _choice(mark_id: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (mark_id,)


def highlights(mark_id: Text) -> dict[str, Any]:
    """Attributes of a home's card, so that it and its pin light up together: `**highlights(id)`."""
    return {"data_mark": mark_id}


def _search_button(searching: Flag) -> rx.Component:
    return over(
        button(
            t("map.search_area"),
            variant="contrast",
            icon="rotate-cw",
            busy=searching,
            busy_text=t("map.searching"),
            **does("search"),
        ),
        class_name="map-search",
    )
