"""Nothing here: one icon, one sentence, one or two things to do."""

import reflex as rx

from components.ui.base import Text, shown
from components.ui.icon import icon as draw_icon


def empty_state(
    icon: str,
    title: Text,
    *actions: rx.Component,
    text: Text | None = None,
    framed: bool = True,
) -> rx.Component:
    """Says what is missing and what to do next; `actions` are one or two buttons."""
    frame = "bg-surface border border-line rounded-panel" if framed else ""
    return rx.el.div(
        rx.el.span(
            draw_icon(icon, size=24),
            class_name="grid place-items-center size-12 rounded-card bg-geru-soft text-geru mb-3",
        ),
        rx.el.p(title, class_name="text-h3"),
        shown(text, lambda words: rx.el.p(words, class_name="text-ink-2 max-w-[44ch]")),
        rx.el.div(*actions, class_name="flex flex-wrap justify-center gap-2 mt-4 empty:hidden"),
        class_name=f"flex flex-col items-center text-center px-6 py-8 {frame}".rstrip(),
    )
