"""Facts in pairs: a name and what it is."""

from collections.abc import Sequence

import reflex as rx

from components.ui.base import Part, Text, shown
from components.ui.icon import icon


def fact_rows(rows: Sequence[tuple[Part, Part]]) -> rx.Component:
    """Name left, value right, one a line: costs, terms of a lease."""
    return rx.el.dl(
        *[
            rx.el.div(
                rx.el.dt(name, class_name="text-ink-2"),
                rx.el.dd(value, class_name="text-right tabular-nums"),
                class_name="flex items-baseline justify-between gap-4",
            )
            for name, value in rows
        ],
        class_name="flex flex-col gap-2.5",
    )


def fact(icon_name: str, text: Text, *, note: Text | None = None) -> rx.Component:
    """One fact with its icon: "1,150 sq ft" over "Carpet area"."""
    return rx.el.div(
        icon(icon_name, size=20, class_name="text-ink-2 mt-0.5"),
        rx.el.div(
            rx.el.p(text, class_name="font-[600]"),
            shown(note, lambda words: rx.el.p(words, class_name="text-caption text-ink-3")),
            class_name="min-w-0",
        ),
        class_name="flex items-start gap-3",
    )


def divider(text: Text | None = None) -> rx.Component:
    """A line; with words in its middle ("or")."""
    if text is None:
        return rx.el.hr(class_name="border-t border-line")
    line = "h-px flex-1 bg-line"
    return rx.el.div(
        rx.el.span(class_name=line),
        rx.el.span(text, class_name="text-caption text-ink-3"),
        rx.el.span(class_name=line),
        class_name="flex items-center gap-3",
    )


def key(text: str) -> rx.Component:
    """A key of the keyboard that does the same."""
    return rx.el.kbd(
        text,
        class_name="inline-grid place-items-center min-w-5 h-5 px-1 rounded-badge border "
        "border-line bg-surface text-micro font-[500] text-ink-3 font-sans",
    )
