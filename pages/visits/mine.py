"""/visits: one's own visits, those to come and those that are over."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    Tab,
    button,
    empty_state,
    error_text,
    link_button,
    loading,
    skeleton_rows,
    tabs,
)
from components.visits.rows import visit_line
from components.visits.sharing import day_share
from state.visits.mine import VisitsPage
from state.visits.sharing import DayShare
from state.visits.views import VisitCard

ROUTE = "/visits"
ON_LOAD = [VisitsPage.load, DayShare.load]
TITLE = "Ghar"
INTERESTS = ("low", "medium", "high")
mine: Any = VisitsPage


def visits() -> rx.Component:
    """Two lists, by links; the next visit first."""
    return page(
        t("visits.mine.title"),
        tabs(
            [
                Tab("upcoming", t("visits.mine.upcoming"), href="/visits"),
                Tab("past", t("visits.mine.past"), href="/visits?show=past"),
            ],
            active=mine.show,
            label=t("visits.mine.lists"),
        ),
        error_text(mine.errors[""]),
        rx.cond(mine.loading, loading(skeleton_rows(3)), _list()),
        rx.cond((mine.show != "past") & (DayShare.days.length() > 0), day_share(), rx.fragment()),
        actions=(
            link_button(t("visits.box.plan"), "/visits/plan", variant="secondary", icon="route"),
        ),
        phone_active="account",
        width="prose",
    )


def _list() -> rx.Component:
    return rx.cond(
        mine.visits.length() > 0,
        rx.el.div(
            rx.el.ul(
                rx.foreach(
                    mine.visits, lambda one: rx.el.li(visit_line(one, _rating(one)), key=one.id)
                ),
                class_name="flex flex-col gap-3",
            ),
            rx.cond(
                mine.has_more,
                button(t("visits.mine.more"), variant="secondary", on_click=mine.more),
                rx.fragment(),
            ),
            class_name="flex flex-col gap-4",
        ),
        rx.cond(
            mine.show == "past",
            empty_state("calendar", t("visits.mine.none_past")),
            empty_state(
                "calendar",
                t("visits.mine.none"),
                link_button(t("visits.mine.search"), "/search", variant="primary", icon="search"),
                text=t("visits.mine.none_text"),
            ),
        ),
    )


def _rating(one: rx.Var[VisitCard]) -> rx.Component:
    chips = [
        button(
            t(f"visits.interest.{interest}"),
            variant="secondary",
            size="sm",
            on_click=mine.rate(one.id, interest),
        )
        for interest in INTERESTS
    ]
    return rx.cond(
        one.asks_feedback,
        rx.cond(
            mine.rated == one.id,
            rx.el.p(t("visits.mine.rated"), role="status", class_name="text-caption text-tulsi"),
            rx.el.div(
                rx.el.span(t("visits.mine.how"), class_name="text-caption text-ink-2"),
                *chips,
                class_name="flex flex-wrap items-center gap-2",
            ),
        ),
        rx.fragment(),
    )
