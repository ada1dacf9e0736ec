"""/visits/plan: several homes in one day."""

from typing import Any

import reflex as rx

from components.map import home_map
from components.shell import page
from components.text import t
from components.ui import (
    breadcrumbs,
    button,
    date_field,
    empty_state,
    error_text,
    form,
    link_button,
    loading,
    notice,
    panel,
    select_field,
    skeleton_rows,
    text_field,
)
from components.ui.link import link
from components.ui.photo import photo
from state.visits.plan import PlanPage
from state.visits.plan_view import ChoiceView, LeftView, LegView

ROUTE = "/visits/plan"
ON_LOAD = PlanPage.load
TITLE = "Ghar"
HOURS = tuple(f"{hour:02d}:00" for hour in range(8, 19))
screen: Any = PlanPage


def plan() -> rx.Component:
    """Choose, see the route, ask for all of it."""
    return page(
        t("visits.plan.title"),
        rx.cond(
            screen.loading,
            loading(skeleton_rows(4)),
            rx.cond(
                (screen.asked.length() > 0) | (screen.refused.length() > 0),
                _outcome(),
                rx.cond(screen.is_planned, _route(), _choice()),
            ),
        ),
        above=breadcrumbs([(t("visits.mine.title"), "/visits")], t("visits.plan.title")),
        note=t("visits.plan.text"),
        phone_active="account",
    )


def _choice() -> rx.Component:
    return rx.cond(
        screen.choices.length() > 0,
        form(
            rx.el.fieldset(
                rx.el.legend(t("visits.plan.homes"), class_name="text-h4 mb-3"),
                rx.el.div(
                    rx.foreach(screen.choices, _home),
                    class_name="grid gap-3 sm:grid-cols-2 lg:grid-cols-3",
                ),
            ),
            rx.el.div(
                date_field(
                    t("visits.plan.day"),
                    name="day",
                    earliest=screen.earliest,
                    latest=screen.latest,
                    default_value=screen.day,
                    error=screen.errors["day"],
                ),
                select_field(
                    t("visits.plan.since"),
                    name="since",
                    options=[(hour, hour) for hour in HOURS],
                    default_value=screen.since,
                ),
                text_field(
                    t("visits.plan.start"),
                    name="start",
                    help=t("visits.plan.start_help"),
                    required=False,
                    default_value=screen.start,
                    error=screen.errors["start"],
                    max_length=100,
                ),
                class_name="grid gap-4 sm:grid-cols-3",
            ),
            error_text(screen.errors[""]),
            rx.el.div(
                button(t("visits.plan.find"), variant="primary", icon="route", type="submit")
            ),
            on_submit=screen.arrange,
        ),
        empty_state(
            "route",
            t("visits.plan.none"),
            link_button(t("visits.mine.search"), "/search", variant="primary", icon="search"),
            text=t("visits.plan.none_text"),
        ),
    )


def _home(one: rx.Var[ChoiceView]) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name="home-" + one.id,
            default_checked=one.chosen,
            class_name="tick touch shrink-0",
        ),
        rx.el.div(
            photo(one.image, alt="", kind=one.kind, ratio="1:1", sizes="64px"),
            class_name="w-16 shrink-0",
        ),
        rx.el.span(
            rx.el.span(one.title, class_name="block font-[500] line-clamp-2"),
            rx.el.span(one.place, class_name="block text-caption text-ink-3"),
            class_name="min-w-0",
        ),
        key=one.id,
        class_name="flex items-center gap-3 p-3 rounded-card border border-line bg-surface "
        "hover:border-control has-[:checked]:border-ink",
    )


def _route() -> rx.Component:
    return rx.cond(
        screen.legs.length() > 0,
        rx.el.div(
            rx.el.div(
                panel(
                    t("visits.plan.route"),
                    rx.el.ol(rx.foreach(screen.legs, _leg), class_name="flex flex-col"),
                    note=screen.headline,
                ),
                _left(screen.left, t("visits.plan.not_in")),
                rx.el.p(t("visits.plan.how"), class_name="text-caption text-ink-3 max-w-prose"),
                error_text(screen.errors[""]),
                rx.el.div(
                    button(
                        t("visits.plan.request", n=screen.legs.length()),
                        variant="primary",
                        icon="calendar-plus",
                        on_click=screen.request_all,
                    ),
                    _again(),
                    class_name="flex flex-wrap gap-2",
                ),
                class_name="flex flex-col gap-4 min-w-0",
            ),
            home_map(
                screen.marks,
                fit=screen.fit,
                label=t("visits.plan.on_map"),
                style_url=screen.style_url,
                class_name="w-full min-h-[320px] lg:min-h-[520px] rounded-card overflow-hidden",
            ),
            class_name="grid gap-6 lg:grid-cols-2",
        ),
        rx.el.div(
            notice(t("visits.plan.nothing"), mood="caution"),
            _left(screen.left, t("visits.plan.not_in")),
            rx.el.div(_again()),
            class_name="flex flex-col gap-4",
        ),
    )


def _again() -> rx.Component:
    return button(t("visits.plan.again"), variant="secondary", on_click=screen.begin_again)


def _leg(leg: rx.Var[LegView]) -> rx.Component:
    return rx.el.li(
        rx.cond(
            leg.travel,
            rx.el.p(
                leg.travel, class_name="text-caption text-ink-3 pl-11 py-2 border-line tabular-nums"
            ),
            rx.fragment(),
        ),
        rx.el.div(
            rx.el.span(
                leg.number,
                class_name="grid place-items-center size-8 shrink-0 rounded-full bg-geru-soft "
                "text-geru font-[600]",
            ),
            rx.el.div(
                rx.el.p(leg.time, class_name="font-[600] tabular-nums"),
                link(leg.title, href=leg.href, class_name="hover:underline break-words"),
                rx.el.p(leg.place, class_name="text-caption text-ink-3"),
                class_name="min-w-0",
            ),
            class_name="flex gap-3",
        ),
        key=leg.id,
        class_name="py-1",
    )


def _left(left: rx.Var[list[LeftView]], title: rx.Var[str]) -> rx.Component:
    return rx.cond(
        left.length() > 0,
        panel(
            title,
            rx.el.ul(
                rx.foreach(
                    left,
                    lambda one: rx.el.li(
                        link(one.title, href=one.href, class_name="hover:underline"),
                        rx.el.p(one.why, class_name="text-caption text-ink-3"),
                        key=one.href,
                    ),
                ),
                class_name="flex flex-col gap-3",
            ),
        ),
        rx.fragment(),
    )


def _outcome() -> rx.Component:
    return rx.el.div(
        rx.cond(
            screen.asked.length() > 0,
            notice(t("visits.plan.done"), mood="success", text=t("visits.plan.done_text")),
            notice(t("visits.plan.none_done"), mood="problem"),
        ),
        rx.cond(
            screen.asked.length() > 0,
            panel(
                t("visits.plan.route"),
                rx.el.ol(rx.foreach(screen.asked, _leg), class_name="flex flex-col"),
            ),
            rx.fragment(),
        ),
        _left(screen.refused, t("visits.plan.refused")),
        rx.el.div(
            rx.cond(
                screen.calendar,
                link_button(
                    t("visits.plan.calendar"),
                    screen.calendar,
                    icon="calendar-arrow-down",
                    external=True,
                ),
                rx.fragment(),
            ),
            link_button(t("visits.plan.see"), "/visits", variant="primary"),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-4 max-w-2xl",
    )
