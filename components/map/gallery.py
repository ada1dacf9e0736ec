"""The maps in their states, for the gallery page."""

import reflex as rx

from components.map.home_map import highlights, home_map
from components.map.marks import MarkView
from components.map.pin_map import pin_map
from components.map.point_map import point_map
from components.text import t
from components.ui.section import section

_HOMES = [
    ("a", 12.9784, 77.6408, "₹38.5k"),
    ("b", 12.9719, 77.6412, "₹42k"),
    ("c", 12.9857, 77.6261, "₹33k"),
    ("d", 12.9610, 77.6387, "₹34.5k"),
    ("e", 12.9563, 77.6480, "₹1.42 Cr"),
    ("f", 12.9564, 77.6482, "₹92 L"),
    ("g", 12.9664, 77.6090, ""),
]
_CLUSTERS = [
    (12.9716, 77.5946, 12, "12"),
    (12.9352, 77.6245, 28, "28"),
    (12.98, 77.70, 1200, "1.2k"),
]
_AROUND = (77.57, 12.92, 77.72, 13.0)


def map_gallery() -> rx.Component:
    """Each map once: pins (chosen a, seen b, a dot, clusters), a circle, a spot, choosing."""
    return section(
        t("map.gallery"),
        rx.el.div(
            home_map(
                _marks(),
                fit=_AROUND,
                chosen="a",
                seen=["b"],
                on_search_area=rx.console_log("area"),
                popup=_popup(),
                class_name="h-[520px] rounded-card lg:col-span-2",
            ),
            point_map(
                12.9784, 77.6408, 150, label=t("map.gallery_spot"), class_name="h-72 rounded-card"
            ),
            point_map(
                12.9784,
                77.6408,
                1200,
                label=t("map.gallery_circle"),
                class_name="h-72 rounded-card",
            ),
            pin_map(
                12.9719, 77.6412, on_drop=rx.console_log("drop"), class_name="h-72 rounded-card"
            ),
            rx.el.div(*[_card(home) for home in _HOMES[:4]], class_name="grid gap-3 content-start"),
            class_name="grid gap-block lg:grid-cols-2",
        ),
    )


def _marks() -> list[MarkView]:
    pins = [
        MarkView(id, latitude, longitude, 1, label, f"{label or '₹30k'}, 2 BHK")
        for id, latitude, longitude, label in _HOMES
    ]
    clusters = [
        MarkView("", latitude, longitude, count, label, f"{count} homes", exact=count < 100)
        for latitude, longitude, count, label in _CLUSTERS
    ]
    return pins + clusters


def _popup() -> rx.Component:
    return rx.el.div(
        rx.el.p("₹38,500", class_name="text-price"),
        rx.el.p("2 BHK · 1,150 sq ft", class_name="text-small text-ink-2"),
        class_name="w-64 p-4 rounded-card bg-surface shadow-e3",
    )


def _card(home: tuple[str, float, float, str]) -> rx.Component:
    return rx.el.button(
        home[3],
        type="button",
        class_name="rounded-card border border-line bg-surface p-4 text-left text-price",
        **highlights(home[0]),
    )
