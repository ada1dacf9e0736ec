"""A panel that makes a link to a day of visits, for family."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, panel, select_field, text_field
from components.ui.error_text import error_text
from state.visits.sharing import DayShare

choose: Any = DayShare.choose
link: Any = DayShare.link


def day_share() -> rx.Component:
    """Choose a day, make its link, copy it, end it."""
    return panel(
        t("visits.shared.panel"),
        rx.el.div(
            select_field(
                t("visits.shared.day"),
                name="day",
                id="shared-day",
                options=DayShare.days,
                value=DayShare.day,
                on_change=choose,
                error=DayShare.errors["day"],
            ),
            error_text(DayShare.errors[""]),
            rx.cond(link, _link(), _make()),
            class_name="flex flex-col gap-4",
        ),
        note=t("visits.shared.note"),
    )


def _make() -> rx.Component:
    return rx.el.div(button(t("visits.shared.make"), icon="share-2", on_click=DayShare.share))


def _link() -> rx.Component:
    return rx.el.div(
        text_field(
            t("visits.shared.link"), name="link", id="shared-link", value=link, read_only=True
        ),
        rx.el.div(
            button(t("likes.lists.copy"), icon="copy", on_click=rx.set_clipboard(link)),
            button(t("visits.shared.end"), variant="quiet", icon="x", on_click=DayShare.end),
            class_name="flex flex-wrap gap-3",
        ),
        class_name="flex flex-col gap-3",
    )
