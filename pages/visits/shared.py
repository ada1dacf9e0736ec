"""/visits/day/<token>: a day of visits for whoever has the link."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import empty_state, error_text, link_button, loading, skeleton_rows
from components.visits.rows import visit_line
from state.visits.sharing import SharedDayPage

ROUTE = "/visits/day/[token]"
ON_LOAD = SharedDayPage.load
TITLE = "Ghar"
day: Any = SharedDayPage


def shared() -> rx.Component:
    """The visits in order; how each stands changes by itself."""
    return page(
        rx.cond(day.phase == "shown", day.title, t("visits.shared.heading")),
        error_text(day.errors[""]),
        rx.match(
            day.phase,
            ("shown", _visits()),
            (
                "missing",
                empty_state(
                    "calendar-x",
                    t("visits.shared.gone"),
                    link_button(t("visits.mine.search"), "/search", icon="search"),
                    text=t("visits.shared.gone_text"),
                ),
            ),
            loading(skeleton_rows(3)),
        ),
        note=rx.cond(day.phase == "shown", t("visits.shared.live"), ""),
        width="prose",
    )


def _visits() -> rx.Component:
    return rx.cond(
        day.visits.length() > 0,
        rx.el.ol(
            rx.foreach(day.visits, lambda one: rx.el.li(visit_line(one), key=one.id)),
            aria_live="polite",
            class_name="flex flex-col gap-3",
        ),
        empty_state("calendar", t("visits.shared.none")),
    )
