"""Cards and panels: a surface with a border, never with a shadow at rest."""

from typing import Any

import reflex as rx

from components.ui.base import Text, shown
from components.ui.link import link

CARD = "bg-surface border border-line rounded-card"
LIFTS = (
    "transition-[box-shadow,border-color] duration-press hover:shadow-e2 hover:border-transparent"
)


def card(
    *children: rx.Component,
    href: Text | None = None,
    padded: bool = True,
    hangs: bool = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A bordered surface. With `href` the whole card is one link and lifts on hover.

    `hangs` draws the 28 × 3 px bar at its top edge.
    """
    look = f"{CARD} {'p-4 md:p-5' if padded else 'overflow-hidden'}"
    look = f"{look}{' hangs' if hangs else ''} {class_name}".rstrip()
    if href is None:
        return rx.el.div(*children, class_name=look, **props)
    return link(*children, href=href, class_name=f"block {LIFTS} {look}", **props)


def panel(
    title: Text,
    *children: rx.Component,
    note: Text | None = None,
    aside: rx.Component | None = None,
    foot: rx.Component | None = None,
    padded: bool = True,
    class_name: str = "",
) -> rx.Component:
    """A card with a headed top: `title`, a quiet `note` behind it, `aside` at the right.

    `padded=False` for tables and rows that run from edge to edge.
    """
    head = rx.el.div(
        rx.el.h2(title, class_name="text-h4"),
        shown(note, lambda words: rx.el.span(words, class_name="text-caption text-ink-3")),
        rx.el.div(aside or None, class_name="ml-auto flex items-center gap-2"),
        class_name="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 min-h-[52px] "
        "border-b border-line",
    )
    body = rx.el.div(*children, class_name="p-4" if padded else "")
    under = rx.el.div(foot, class_name="px-4 py-3 border-t border-line") if foot else None
    return rx.el.section(
        head, body, under, class_name=f"{CARD} overflow-hidden min-w-0 {class_name}".rstrip()
    )
