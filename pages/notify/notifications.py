"""/notifications: what one was told, by day."""

from typing import Any

import reflex as rx

from components.notify import note_line, note_list
from components.shell import page
from components.text import t
from components.ui import (
    button,
    chip,
    chip_row,
    empty_state,
    error_text,
    icon_button,
    link_button,
    loading,
    skeleton_rows,
)
from state.notify.bell import Bell
from state.notify.list import NotificationsPage

ROUTE = "/notifications"
ON_LOAD = NotificationsPage.load
TITLE = t("notify.title")

# Vars of a state are typed as their values; a page handles them as Vars.
days: Any = NotificationsPage.days
errors: Any = NotificationsPage.errors
mark: Any = NotificationsPage.mark
dismiss: Any = NotificationsPage.dismiss
choose: Any = NotificationsPage.choose


def notifications() -> rx.Component:
    """Filters above, days below, the newest first."""
    return page(
        t("notify.title"),
        rx.el.div(
            _filters(),
            error_text(errors[""]),
            rx.cond(
                NotificationsPage.ready,
                rx.cond(days.length() > 0, _days(), _nothing()),
                rx.cond(
                    NotificationsPage.refusal.code,
                    rx.el.div(button(t("ui.retry"), on_click=NotificationsPage.load)),
                    loading(skeleton_rows(5)),
                ),
            ),
            class_name="flex flex-col gap-5",
        ),
        note=t("notify.lead"),
        actions=(
            rx.cond(
                Bell.unread > 0,
                button(
                    t("notify.read_all"),
                    icon="check-check",
                    size="md",
                    on_click=NotificationsPage.read_all,
                ),
                rx.fragment(),
            ),
            link_button(t("notify.settings.title"), "/account/notifications", icon="settings-2"),
        ),
        phone_active="account",
        width="prose",
    )


def _filters() -> rx.Component:
    kinds = ("", "unread", "visits", "homes", "messages", "stays", "account", "news")
    return chip_row(
        *[
            chip(
                t(f"notify.show.{kind or 'all'}"),
                chosen=NotificationsPage.chosen == kind,
                on_click=choose(kind),
            )
            for kind in kinds
        ],
        label=t("notify.choose"),
    )


def _days() -> rx.Component:
    return rx.el.div(
        rx.foreach(days, _day),
        rx.cond(
            NotificationsPage.has_more,
            rx.el.div(button(t("notify.more"), on_click=NotificationsPage.more)),
            rx.fragment(),
        ),
        class_name="flex flex-col gap-6",
    )


def _day(day: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2(day.label, class_name="text-h4 text-ink-2 mb-2"),
        rx.el.div(
            note_list(rx.foreach(day.notes, _line), label=day.label),
            class_name="bg-surface border border-line rounded-card p-1.5",
        ),
        aria_label=day.label,
    )


def _line(note: Any) -> rx.Component:
    return note_line(
        note,
        rx.el.div(
            rx.cond(
                note.unread,
                icon_button(
                    "check", t("notify.mark"), size="sm", icon_size=18, on_click=mark(note.id)
                ),
                rx.fragment(),
            ),
            icon_button(
                "x",
                t("notify.dismiss"),
                size="sm",
                icon_size=18,
                tip_at="end",
                on_click=dismiss(note.id),
            ),
            class_name="flex items-center gap-1 pt-3 pr-1.5",
        ),
        roomy=True,
    )


def _nothing() -> rx.Component:
    return rx.cond(
        NotificationsPage.chosen,
        empty_state(
            "bell",
            t("notify.empty.none_of_these"),
            button(t("notify.empty.show_all"), on_click=choose("")),
        ),
        empty_state(
            "bell",
            t("notify.empty.title"),
            link_button(t("listings.detail.to_search"), "/search", icon="search"),
            text=t("notify.empty.text"),
        ),
    )
