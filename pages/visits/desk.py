"""/desk/visits: what waits for an answer, the calendar, the weekly hours."""

from typing import Any

import reflex as rx

from components.shell import desk_page
from components.text import t
from components.ui import (
    button,
    error_text,
    icon_button,
    link_button,
    loading,
    notice,
    section,
    skeleton_rows,
)
from components.ui.link import link
from components.visits.hours import hours_panel
from components.visits.rows import visit_line, visit_slip
from state.visits.desk import CalendarDay, DeskVisits
from state.visits.hours import HoursEditor
from state.visits.views import VisitCard

ROUTE = "/desk/visits"
ON_LOAD = [DeskVisits.load, HoursEditor.load]
TITLE = "Ghar"
screen: Any = DeskVisits
_SWITCH = (
    "inline-flex items-center px-4 min-h-11 md:min-h-9 rounded-small font-[500] text-ink-2 "
    "hover:text-ink aria-[current=page]:bg-surface dark:aria-[current=page]:bg-raised "
    "aria-[current=page]:text-ink aria-[current=page]:shadow-e1"
)


def desk_visits() -> rx.Component:
    """Requests first: somebody waits at the other end."""
    return desk_page(
        t("visits.desk.title"),
        error_text(screen.errors[""]),
        rx.cond(screen.done, notice(screen.done, mood="success"), rx.fragment()),
        rx.cond(
            screen.loading,
            loading(skeleton_rows(5)),
            rx.el.div(
                _waiting(),
                _calendar(),
                _follow_ups(),
                hours_panel(),
                class_name="flex flex-col gap-8",
            ),
        ),
        active="visits",
    )


def _waiting() -> rx.Component:
    return section(
        t("visits.desk.waiting"),
        rx.cond(
            screen.waiting.length() > 0,
            rx.el.ul(
                rx.foreach(screen.waiting, _request),
                class_name="grid gap-3 xl:grid-cols-2",
            ),
            rx.el.p(t("visits.desk.nothing_waits"), class_name="text-ink-2"),
        ),
    )


def _request(one: rx.Var[VisitCard]) -> rx.Component:
    return rx.el.li(
        visit_line(
            one,
            rx.el.div(
                button(
                    t("visits.desk.confirm"),
                    variant="primary",
                    size="sm",
                    on_click=screen.confirm(one.id, one.seen),
                ),
                link_button(t("visits.desk.other_time"), one.href, size="sm"),
                class_name="flex flex-wrap gap-2",
            ),
        ),
        key=one.id,
    )


def _calendar() -> rx.Component:
    return section(
        t("visits.desk.calendar"),
        _bar(),
        rx.el.ul(
            rx.foreach(screen.days, _day),
            class_name=rx.cond(
                screen.view == "day",
                "flex flex-col gap-3 max-w-xl",
                "grid gap-3 md:grid-cols-2 lg:grid-cols-4 xl:grid-cols-7",
            ),
        ),
    )


def _bar() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            icon_button("chevron-left", t("visits.desk.earlier"), href=screen.earlier),
            rx.el.p(screen.title, class_name="text-h4 min-w-[148px] text-center"),
            icon_button("chevron-right", t("visits.desk.later"), href=screen.later),
            link_button(t("visits.desk.today"), screen.today_href, size="sm"),
            class_name="flex items-center gap-2",
        ),
        rx.el.nav(
            _view(t("visits.desk.week"), screen.week_href, screen.view == "week"),
            _view(t("visits.desk.day"), screen.day_href, screen.view == "day"),
            aria_label=t("visits.desk.view"),
            class_name="inline-flex p-1 gap-0.5 rounded-control bg-sunken",
        ),
        class_name="flex flex-wrap items-center justify-between gap-3 mb-4",
    )


def _view(words: rx.Var[str], href: Any, current: Any) -> rx.Component:
    return link(
        words, href=href, class_name=_SWITCH, aria_current=rx.cond(current, "page", "false")
    )


def _day(day: rx.Var[CalendarDay]) -> rx.Component:
    return rx.el.li(
        link(
            rx.el.span(day.weekday, class_name="text-ink-3"),
            rx.el.span(day.text, class_name="font-[600]"),
            href=day.href,
            class_name=[
                "flex items-baseline gap-2 px-1 min-h-9 hover:underline text-caption",
                rx.cond(day.is_today, "text-geru", "text-ink"),
            ],
            aria_current=rx.cond(day.is_today, "date", "false"),
        ),
        rx.cond(
            day.visits.length() > 0,
            rx.el.div(rx.foreach(day.visits, visit_slip), class_name="flex flex-col gap-2"),
            rx.el.p(t("visits.desk.free"), class_name="px-1 text-caption text-ink-3"),
        ),
        key=day.value,
        class_name=[
            "min-w-0 rounded-card p-2 border",
            rx.cond(day.is_today, "border-geru", "border-line"),
        ],
    )


def _follow_ups() -> rx.Component:
    return rx.cond(
        screen.follow_ups.length() > 0,
        section(
            t("visits.desk.follow_ups"),
            rx.el.ul(
                rx.foreach(screen.follow_ups, lambda one: rx.el.li(visit_line(one), key=one.id)),
                class_name="grid gap-3 xl:grid-cols-2",
            ),
        ),
        rx.fragment(),
    )
