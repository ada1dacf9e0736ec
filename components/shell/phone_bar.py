"""The bar at the foot of a phone."""

import reflex as rx

from components.shell.entries import Entry, phone_entries
from components.text import t
from components.ui.badge import count
from components.ui.icon import icon
from components.ui.link import link


def phone_bar(*, active: str | None = None, entries: list[Entry] | None = None) -> rx.Component:
    """Up to five places; a 3 × 32 bar hangs above the active one. Below 768 px only."""
    return rx.el.nav(
        *[_entry(entry, entry.key == active) for entry in entries or phone_entries()],
        aria_label=t("shell.phone.label"),
        class_name="md:hidden fixed inset-x-0 bottom-0 z-40 grid auto-cols-fr grid-flow-col "
        "bg-surface border-t border-line pb-[env(safe-area-inset-bottom)]",
    )


def _entry(entry: Entry, on: bool) -> rx.Component:
    look = "text-ink font-[600] before:bg-geru-fill" if on else "text-ink-2 before:bg-transparent"
    number = (
        rx.fragment()
        if entry.count is None
        else rx.el.span(
            count(entry.count, label=entry.text, loud=True), class_name="absolute -top-1.5 left-3"
        )
    )
    return link(
        rx.el.span(icon(entry.icon, size=24), number, class_name="relative"),
        entry.text,
        href=entry.href,
        class_name="relative flex flex-col items-center justify-center gap-1 h-16 text-tab-bar "
        "before:absolute before:-top-px before:left-1/2 before:-translate-x-1/2 before:w-8 "
        f"before:h-[3px] before:rounded-b-[2px] {look}",
        current=on,
    )
