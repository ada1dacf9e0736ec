"""The side of the desk, from 1024 px on."""

import reflex as rx

from components.notify import bell
from components.shell.account import viewer_avatar, who
from components.shell.entries import Entry
from components.shell.logo import logo
from components.text import t
from components.ui.badge import count
from components.ui.icon import icon
from components.ui.link import link


def side_nav(entries: list[Entry], *, active: str | None = None) -> rx.Component:
    """The places of the desk; the viewer at the foot."""
    return rx.el.aside(
        rx.el.div(
            logo(),
            bell(id="bell-of-desk", side="start"),
            class_name="flex items-center justify-between pl-5 pr-3 pt-4 pb-3",
        ),
        rx.el.nav(
            *[_entry(entry, entry.key == active) for entry in entries],
            aria_label=t("shell.desk.label"),
            class_name="flex-1 flex flex-col gap-0.5 px-3 py-2 overflow-y-auto",
        ),
        link(
            viewer_avatar(size=40),
            who(),
            href="/account",
            class_name="mx-3 py-3.5 px-2 flex items-center gap-3 border-t border-line",
        ),
        class_name="hidden lg:flex flex-col fixed inset-y-0 left-0 w-56 bg-surface border-r "
        "border-line z-30",
    )


def _entry(entry: Entry, on: bool) -> rx.Component:
    look = (
        "bg-geru-soft text-geru font-[600]" if on else "text-ink-2 hover:bg-sunken hover:text-ink"
    )
    number = (
        rx.fragment()
        if entry.count is None
        else rx.el.span(count(entry.count, label=entry.text), class_name="ml-auto")
    )
    return link(
        icon(entry.icon),
        entry.text,
        number,
        href=entry.href,
        class_name=f"flex items-center gap-3 px-3 min-h-10 rounded-control transition-colors "
        f"duration-press {look}",
        current=on,
    )
