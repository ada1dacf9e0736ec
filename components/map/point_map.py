"""One place on a map: a home's spot, or a soft circle where the spot is not shown."""

import reflex as rx

from components.map.browser import MapCanvas, module, words
from components.map.frame import buttons, frame
from components.text import t
from components.ui.base import Number, Text


class PointMapCanvas(MapCanvas):
    """point_map.jsx; use `point_map`."""

    library = module("point_map.jsx")
    tag = "PointMap"

    latitude: rx.Var[float]
    longitude: rx.Var[float]
    accuracy_m: rx.Var[float]


def point_map(
    latitude: Number,
    longitude: Number,
    accuracy_m: Number,
    *,
    label: Text | None = None,
    style_url: Text = "",
    class_name: str = "w-full aspect-[16/9] rounded-card",
) -> rx.Component:
    """A place and a circle of `accuracy_m` metres around it; up to 300 m with a pin.

    What is hidden from people must be hidden from their browser: where the exact spot is private,
    give a rounded place, not only a larger circle. Loads when it comes into view.
    """
    canvas = PointMapCanvas.create(
        latitude=latitude,
        longitude=longitude,
        accuracy_m=accuracy_m,
        style_url=style_url,
        words=words(t("map.place") if label is None else label),
    )
    return frame(canvas, buttons(locate=False), class_name=class_name)
