"""/admin/broadcast: write, preview, test, send; what became of the ones before."""

import reflex as rx

from components.notify.broadcasts import compose, preview, sent_table
from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import button, empty_state, error_text, loading, notice, section, skeleton_rows
from state.notify.broadcast import BroadcastPage

ROUTE = "/admin/broadcast"
ON_LOAD = BroadcastPage.load
TITLE = t("notify.broadcast.title")


def broadcast() -> rx.Component:
    """The form at the left, how it will look at the right, the list below."""
    return desk_page(
        t("notify.broadcast.title"),
        error_text(BroadcastPage.errors[""]),
        rx.cond(BroadcastPage.done, notice(BroadcastPage.done, mood="success"), rx.fragment()),
        rx.cond(
            BroadcastPage.ready,
            rx.el.div(
                rx.el.div(
                    compose(),
                    preview(),
                    class_name="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)] "
                    "items-start",
                ),
                section(
                    t("notify.broadcast.before"),
                    rx.cond(
                        BroadcastPage.sent.length() > 0,
                        sent_table(),
                        empty_state("megaphone", t("notify.broadcast.none")),
                    ),
                ),
                class_name="flex flex-col gap-8",
            ),
            rx.cond(
                BroadcastPage.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=BroadcastPage.load)),
                loading(skeleton_rows(6)),
            ),
        ),
        active="broadcast",
        note=t("notify.broadcast.lead"),
        entries=admin_entries(),
    )
