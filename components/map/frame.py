"""What lies around every map: its box, a skeleton, the buttons."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.base import Text, classes
from components.ui.button import icon_button


def frame(canvas: rx.Component, *over: rx.Component, class_name: str = "") -> rx.Component:
    """The box of a map; `class_name` gives it a size. Its buttons work by `data-map-do`."""
    return rx.el.div(
        rx.el.div(class_name="map-waiting skeleton", aria_hidden="true"),
        canvas,
        *over,
        class_name=classes("map min-h-60", class_name),
    )


def over(*children: rx.Component, class_name: str) -> rx.Component:
    """Something that lies over the map and goes with it when there is no map."""
    return rx.el.div(*children, class_name=f"map-over {class_name}")


def buttons(*, locate: bool) -> rx.Component:
    """Zoom in and out; with `locate`, the reader's own place."""
    mine = rx.el.div(_button("locate-fixed", t("map.locate"), "locate")) if locate else None
    return over(
        mine or rx.fragment(),
        rx.el.div(
            _button("plus", t("map.zoom_in"), "zoom_in"),
            _button("minus", t("map.zoom_out"), "zoom_out"),
        ),
        class_name="map-buttons",
    )


def does(act: str) -> dict[str, Any]:
    """Attributes of a button that acts on the map it lies over."""
    return {"data_map_do": act}


def _button(icon: str, label: Text, act: str) -> rx.Component:
    return icon_button(icon, label, tip_at="end", **does(act))
