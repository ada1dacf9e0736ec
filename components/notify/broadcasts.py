"""Parts of the page where administrators say something to many."""

from typing import Any

import reflex as rx

from components.notify.lines import note_line, note_list
from components.text import t
from components.ui.badge import badge
from components.ui.button import button
from components.ui.card import panel
from components.ui.dialog import confirm, opens
from components.ui.form import form
from components.ui.select import select_field
from components.ui.table import Column, cell, row, table, two_lines
from components.ui.text_field import date_field, text_area, text_field
from state.notify.broadcast import BroadcastPage

# Vars of a state are typed as their values; a page handles them as Vars.
errors: Any = BroadcastPage.errors
cancel: Any = BroadcastPage.cancel

SURE = "broadcast-sure"
HOURS = [f"{half // 2:02d}:{half % 2 * 30:02d}" for half in range(48)]
TYPES = ("admin_broadcast", "promotion_generic", "discount_offer", "upsell_suggestion")
ROLES = ("user", "agent", "admin")
DAYS = (7, 30, 90)


def compose() -> rx.Component:
    """What is said, to whom and when."""
    return panel(
        t("notify.broadcast.compose"),
        form(
            _choice("type_key", [(one, t(f"notify.broadcast.type.{one}")) for one in TYPES]),
            _pair(
                text_field(
                    t("notify.broadcast.title_en"),
                    name="title_en",
                    error=errors["title_en"],
                    max_length=120,
                ),
                text_field(
                    t("notify.broadcast.title_hi"),
                    name="title_hi",
                    error=errors["title_hi"],
                    max_length=120,
                ),
            ),
            _pair(
                text_area(
                    t("notify.broadcast.body_en"),
                    name="body_en",
                    error=errors["body_en"],
                    max_length=1000,
                ),
                text_area(
                    t("notify.broadcast.body_hi"),
                    name="body_hi",
                    error=errors["body_hi"],
                    max_length=1000,
                ),
            ),
            text_field(
                t("notify.broadcast.link"),
                name="link",
                placeholder="/search",
                help=t("notify.broadcast.link_help"),
                error=errors["link"],
                required=False,
                max_length=500,
            ),
            rx.el.div(
                _choice(
                    "role",
                    [(one, t(f"notify.broadcast.role.{one}")) for one in ROLES],
                    empty=t("notify.broadcast.role.any"),
                ),
                _choice(
                    "agent",
                    [(one, t(f"notify.broadcast.agent.{one}")) for one in ("with", "without")],
                    empty=t("notify.broadcast.agent.any"),
                ),
                _choice(
                    "active_days",
                    [(str(n), t("notify.broadcast.active", n=str(n))) for n in DAYS],
                    empty=t("notify.broadcast.active_any"),
                ),
                class_name="grid gap-4 sm:grid-cols-3",
            ),
            _pair(
                date_field(
                    t("notify.broadcast.day"),
                    name="day",
                    help=t("notify.broadcast.day_help"),
                    error=errors["scheduled_for"],
                    required=False,
                ),
                select_field(
                    t("notify.broadcast.clock"),
                    name="clock",
                    options=[(hour, hour) for hour in HOURS],
                    default_value="10:00",
                ),
            ),
            rx.el.div(button(t("notify.broadcast.preview"), type="submit", icon="eye")),
            on_submit=BroadcastPage.preview,
        ),
    )


def _pair(*fields: rx.Component) -> rx.Component:
    return rx.el.div(*fields, class_name="grid gap-4 sm:grid-cols-2")


def _choice(name: str, options: list[tuple[str, Any]], empty: Any = None) -> rx.Component:
    return select_field(
        t(f"notify.broadcast.field.{name}"),
        name=name,
        options=options,
        empty=empty,
        error=errors[name],
        required=empty is None,
    )


def preview() -> rx.Component:
    """How it reads, how many hear it, and the ways to send it."""
    return panel(
        t("notify.broadcast.preview_title"),
        rx.cond(
            BroadcastPage.previewed,
            rx.el.div(
                note_list(
                    note_line(BroadcastPage.english, roomy=True),
                    note_line(BroadcastPage.hindi, roomy=True),
                    label=t("notify.broadcast.preview_title"),
                ),
                rx.el.p(
                    t("notify.broadcast.people", n=BroadcastPage.people),
                    class_name="text-h4 tabular-nums",
                ),
                rx.el.p(
                    rx.cond(
                        BroadcastPage.when,
                        t("notify.broadcast.at", when=BroadcastPage.when),
                        t("notify.broadcast.at_once"),
                    ),
                    class_name="text-small text-ink-2",
                ),
                rx.el.div(
                    button(
                        t("notify.broadcast.test"), icon="user-round", on_click=BroadcastPage.test
                    ),
                    button(
                        t("notify.broadcast.send"), variant="primary", icon="send", **opens(SURE)
                    ),
                    class_name="flex flex-wrap gap-2",
                ),
                confirm(
                    t("notify.broadcast.sure", n=BroadcastPage.people),
                    id=SURE,
                    text=t("notify.broadcast.sure_text"),
                    action=button(
                        t("notify.broadcast.send"),
                        variant="primary",
                        on_click=BroadcastPage.send,
                    ),
                ),
                class_name="flex flex-col gap-4",
            ),
            rx.el.p(t("notify.broadcast.not_yet"), class_name="text-small text-ink-2"),
        ),
    )


def sent_table() -> rx.Component:
    """What was sent or waits, with its statistics."""
    return table(
        [
            Column(t("notify.broadcast.what")),
            Column(t("notify.broadcast.state")),
            Column(t("notify.broadcast.when")),
            Column(t("notify.broadcast.told"), numeric=True),
            Column(t("notify.broadcast.opened"), numeric=True),
            Column(t("notify.broadcast.roads")),
            Column(t("notify.broadcast.cancel"), quiet=True),
        ],
        rx.foreach(BroadcastPage.sent, _sent),
        caption=t("notify.broadcast.before"),
    )


def _sent(one: Any) -> rx.Component:
    return row(
        cell(two_lines(one.title, one.who), leads=True),
        cell(badge(one.status, tone=one.tone), label=t("notify.broadcast.state")),
        cell(one.when, label=t("notify.broadcast.when")),
        cell(one.told, label=t("notify.broadcast.told"), numeric=True),
        cell(one.opened, label=t("notify.broadcast.opened"), numeric=True),
        cell(
            rx.el.span(
                rx.foreach(one.roads, lambda line: rx.el.span(line, class_name="block")),
                class_name="text-caption text-ink-2",
            ),
            label=t("notify.broadcast.roads"),
        ),
        cell(
            rx.cond(
                one.can_cancel,
                button(t("notify.broadcast.cancel"), size="sm", on_click=cancel(one.id)),
                rx.fragment(),
            )
        ),
    )
