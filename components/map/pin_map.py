"""Choosing a place: a pin that is clicked, dragged or moved by keys."""

from typing import Any

import reflex as rx

from components.map.browser import MapCanvas, module, optional, words
from components.map.frame import buttons, does, frame, over
from components.map.home_map import Box
from components.text import t
from components.ui.base import Text
from components.ui.button import button


class PinMapCanvas(MapCanvas):
    """pin_map.jsx; use `pin_map`."""

    library = module("pin_map.jsx")
    tag = "PinMap"

    latitude: rx.Var[float | None]
    longitude: rx.Var[float | None]
    fit: rx.Var[Any]

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        """`on_drop(latitude, longitude)` beside the events of every element."""
        return super().get_event_triggers() | {"on_drop": _place}


def _place(
    latitude: rx.Var[float], longitude: rx.Var[float]
) -> tuple[rx.Var[float], rx.Var[float]]:
    return latitude, longitude


def pin_map(
    latitude: float | rx.Var[Any] | None,
    longitude: float | rx.Var[Any] | None,
    *,
    on_drop: Any,
    fit: Box | rx.Var[Any] | None = None,
    label: Text | None = None,
    style_url: Text = "",
    class_name: str = "w-full aspect-[4/3] sm:aspect-[16/9] rounded-card",
) -> rx.Component:
    """A pin at `latitude`, `longitude` (degrees), or none yet, where both are None.

    A click, a drag, “Put the pin in the middle” or the arrow keys on the pin (25 m, with
    Shift 250 m) move it; `on_drop(latitude, longitude)` follows, rounded to 6 digits, once the
    pin rests. A place outside India is refused with a sentence and the pin stays.
    `fit` (west, south, east, north) is what is shown while there is no pin.
    """
    canvas = PinMapCanvas.create(
        latitude=optional(latitude),
        longitude=optional(longitude),
        fit=optional(fit),
        on_drop=on_drop,
        style_url=style_url,
        words=words(t("map.choose") if label is None else label),
    )
    middle = over(
        button(t("map.pin_here"), icon="map-pin", **does("drop")),
        class_name="map-middle",
    )
    return frame(canvas, middle, buttons(locate=True), class_name=class_name)
