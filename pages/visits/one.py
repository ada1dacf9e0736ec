"""/visits/<id>: one visit, for either side."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    breadcrumbs,
    button,
    empty_state,
    error_text,
    link_button,
    loading,
    notice,
    panel,
    skeleton_rows,
    timeline,
)
from components.ui.badge import badge
from components.ui.link import link
from components.ui.photo import photo
from components.visits.acting import act_dialogs, acts
from components.visits.words import feedback_panel, notes_panel
from state.visits.one import VisitPage
from state.visits.visit_view import VisitView

ROUTE = "/visits/[visit_id]"
ON_LOAD = VisitPage.load
TITLE = "Ghar"
screen: Any = VisitPage


def one() -> rx.Component:
    """When and where on top, what one can do below, the history at the side."""
    return page(
        None,
        rx.match(
            screen.phase,
            ("shown", _visit(screen.visit)),
            ("missing", _missing()),
            _waiting(),
        ),
        phone_active="account",
    )


def _visit(visit: rx.Var[VisitView]) -> rx.Component:
    return rx.el.div(
        rx.cond(
            visit.is_host,
            breadcrumbs([(t("visits.desk.title"), "/desk/visits")], visit.card.title),
            breadcrumbs([(t("visits.mine.title"), "/visits")], visit.card.title),
        ),
        rx.cond(screen.done, notice(screen.done, mood="success"), rx.fragment()),
        rx.cond(visit.clash, notice(visit.clash, mood="caution"), rx.fragment()),
        rx.el.div(
            rx.el.div(
                _head(visit),
                error_text(screen.errors[""]),
                acts(visit),
                _home(visit),
                feedback_panel(visit),
                notes_panel(visit),
                class_name="flex flex-col gap-6 min-w-0",
            ),
            rx.el.aside(_history(visit), class_name="flex flex-col gap-6 min-w-0"),
            class_name="grid gap-6 lg:gap-10 lg:grid-cols-[minmax(0,1fr)_360px]",
        ),
        act_dialogs(),
        class_name="flex flex-col gap-5",
    )


def _head(visit: rx.Var[VisitView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(badge(visit.card.status, tone=visit.card.tone)),
        rx.el.h1(visit.card.day, ", ", visit.card.time, class_name="text-h1 tabular-nums"),
        rx.cond(
            visit.moved_from,
            rx.el.p(visit.moved_from, class_name="text-caption text-ink-3"),
            rx.fragment(),
        ),
        rx.el.p(visit.lead, class_name="text-body text-ink-2 max-w-prose"),
        rx.cond(visit.reason, _said(t("visits.one.reason"), visit.reason), rx.fragment()),
        rx.cond(visit.wishes, _said(t("visits.one.wishes"), visit.wishes), rx.fragment()),
        class_name="flex flex-col gap-2",
    )


def _said(title: rx.Var[str], words: rx.Var[str]) -> rx.Component:
    return rx.el.p(
        rx.el.span(title, ": ", class_name="text-ink-3"), words, class_name="break-words"
    )


def _home(visit: rx.Var[VisitView]) -> rx.Component:
    return panel(
        t("visits.one.home"),
        rx.el.div(
            rx.el.div(
                photo(visit.card.image, alt="", kind=visit.card.kind, ratio="4:3", sizes="160px"),
                class_name="w-28 sm:w-40 shrink-0",
            ),
            rx.el.div(
                link(visit.card.title, href=visit.home_href, class_name="text-h4 hover:underline"),
                rx.el.p(visit.address, class_name="text-ink-2 break-words"),
                rx.foreach(visit.people, lambda one: rx.el.p(one, class_name="text-caption")),
                rx.el.div(
                    rx.cond(
                        visit.directions,
                        link_button(
                            t("visits.directions"),
                            visit.directions,
                            size="sm",
                            icon="navigation",
                            external=True,
                        ),
                        rx.fragment(),
                    ),
                    rx.cond(
                        visit.calendar,
                        link_button(
                            t("visits.calendar"),
                            visit.calendar,
                            size="sm",
                            icon="calendar-arrow-down",
                            external=True,
                        ),
                        rx.fragment(),
                    ),
                    class_name="flex flex-wrap gap-2 mt-2 empty:hidden",
                ),
                rx.cond(
                    visit.calendar & visit.day_calendar,
                    link(
                        t("visits.one.day_calendar"),
                        href=visit.day_calendar,
                        external=True,
                        tone="geru",
                        class_name="text-caption min-h-11 md:min-h-8 inline-flex items-center",
                    ),
                    rx.fragment(),
                ),
                class_name="min-w-0 flex flex-col gap-1",
            ),
            class_name="flex gap-4",
        ),
    )


def _history(visit: rx.Var[VisitView]) -> rx.Component:
    return panel(t("visits.one.history"), timeline(visit.events, label=t("visits.one.history")))


def _missing() -> rx.Component:
    return empty_state(
        "calendar-x",
        t("visits.one.missing"),
        link_button(t("visits.mine.title"), "/visits", variant="primary"),
        text=t("visits.one.missing_text"),
    )


def _waiting() -> rx.Component:
    return rx.cond(
        screen.refusal.code,
        notice(
            screen.refusal.message,
            button(t("ui.retry"), on_click=screen.load),
            mood="problem",
        ),
        loading(skeleton_rows(4)),
    )
