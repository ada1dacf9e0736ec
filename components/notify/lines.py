"""A notification in a list."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.icon import icon
from components.ui.link import link

_ICONS = {
    "visits": "calendar-days",
    "homes": "house",
    "messages": "message-square",
    "stays": "bed-double",
    "account": "shield-check",
}
_NEWS = "megaphone"


def note_line(note: Any, *after: rx.Component, roomy: bool = False) -> rx.Component:
    """One line that leads to what it is about; `after` stands at its end."""
    return rx.el.li(
        link(
            _mark(note),
            rx.el.span(
                rx.el.span(
                    rx.el.span(
                        note.title,
                        class_name=rx.cond(
                            note.unread,
                            "font-[600] text-ink",
                            "font-[500] text-ink-2",
                        ),
                    ),
                    rx.cond(
                        note.unread,
                        rx.el.span(t("notify.unread"), class_name="sr-only"),
                        rx.fragment(),
                    ),
                    class_name="block" if roomy else "block line-clamp-2",
                ),
                rx.el.span(
                    note.body,
                    class_name="block text-ink-2 empty:hidden whitespace-pre-line "
                    + ("" if roomy else "line-clamp-2"),
                ),
                rx.el.span(
                    note.when, class_name="block text-caption text-ink-3 tabular-nums mt-0.5"
                ),
                class_name="min-w-0 flex-1 text-small",
            ),
            href=note.href,
            class_name="flex flex-1 min-w-0 items-start gap-3 px-3 py-3 rounded-small "
            "hover:bg-sunken",
        ),
        *after,
        class_name="flex items-start gap-1",
    )


def _mark(note: Any) -> rx.Component:
    """The icon of its group, with a dot while it is unread."""
    return rx.el.span(
        rx.match(
            note.group,
            *[(group, icon(name, size=18)) for group, name in _ICONS.items()],
            icon(_NEWS, size=18),
        ),
        rx.cond(
            note.unread,
            rx.el.span(
                class_name="absolute -top-0.5 -right-0.5 size-2.5 rounded-pill bg-geru-fill "
                "ring-2 ring-surface"
            ),
            rx.fragment(),
        ),
        aria_hidden="true",
        class_name="relative grid place-items-center size-9 shrink-0 rounded-control bg-sunken "
        "text-ink-2",
    )


def note_list(*lines: rx.Component, label: Any) -> rx.Component:
    """Lines one below the other."""
    return rx.el.ul(*lines, aria_label=label, class_name="flex flex-col list-none m-0 p-0")
