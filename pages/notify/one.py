"""/notifications/[notification_id]: on to what it is about, or word that that is gone."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import button, card, empty_state, link_button, loading, notice, skeleton_rows
from state.notify.one import NotificationPage

ROUTE = "/notifications/[notification_id]"
ON_LOAD = NotificationPage.load
TITLE = t("notify.title")

note: Any = NotificationPage.note


def notification() -> rx.Component:
    """Most people see it for a moment only."""
    to_list = link_button(t("notify.one.to_list"), "/notifications", icon="bell")
    return page(
        t("notify.title"),
        rx.cond(
            NotificationPage.refusal.message,
            notice(
                NotificationPage.refusal.message,
                button(t("ui.retry"), on_click=NotificationPage.load),
                to_list,
                mood="problem",
            ),
            rx.fragment(),
        ),
        rx.cond(
            NotificationPage.ready,
            rx.el.div(
                card(
                    rx.el.p(note.title, class_name="text-h3"),
                    rx.el.p(note.body, class_name="text-ink-2 mt-1 whitespace-pre-line"),
                    rx.el.p(note.when, class_name="text-caption text-ink-3 mt-2 tabular-nums"),
                ),
                rx.cond(
                    NotificationPage.is_gone,
                    empty_state(
                        "archive-x", t("notify.one.gone"), to_list, text=t("notify.one.gone_text")
                    ),
                    rx.el.div(to_list),
                ),
                class_name="flex flex-col gap-5",
            ),
            rx.cond(
                NotificationPage.refusal.code,
                rx.fragment(),
                loading(skeleton_rows(2), rx.el.p(t("notify.one.opening"), class_name="sr-only")),
            ),
        ),
        phone_active="account",
        width="prose",
    )
