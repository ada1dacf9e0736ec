"""The sentence that says what went wrong, with its icon."""

import reflex as rx

from components.ui.base import Text, shown
from components.ui.icon import icon


def error_text(text: Text | None, *, id: str | None = None) -> rx.Component:
    """An error sentence in rani, with an icon; nothing while `text` is empty.

    It is a live region: it is read out when it appears.
    """
    return rx.el.div(
        shown(
            text,
            lambda sentence: rx.el.p(
                icon("circle-alert", size=16, class_name="mt-px"),
                rx.el.span(sentence, custom_attrs={"id": id} if id else {}),
                class_name="flex gap-1.5 text-caption text-rani",
            ),
        ),
        aria_live="polite",
        class_name="empty:hidden",
    )
