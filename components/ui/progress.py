"""How far something is, in one bar or in parts."""

from collections.abc import Sequence
from typing import Literal

import reflex as rx

from components.ui.base import Number, Text, one_of

Tone = Literal["geru", "tulsi", "genda", "rani", "neel", "line"]
_FILLS: dict[str, str] = {
    "geru": "bg-geru-fill",
    "tulsi": "bg-tulsi",
    "genda": "bg-genda-fill",
    "rani": "bg-rani",
    "neel": "bg-neel",
    "line": "bg-line",
}


def progress(value: Number, *, label: Text, of: Number = 100, tone: Tone = "geru") -> rx.Component:
    """A bar filled to `value` of `of`; `label` names it for readers."""
    fill = _FILLS[one_of(tone, Tone, "tone")]
    return rx.el.div(
        rx.el.div(
            class_name=f"h-full rounded-pill {fill} transition-[width] duration-menu",
            # As a Var: a plain dict would lose the state that `value` comes from.
            custom_attrs={"style": rx.Var.create({"width": f"calc({value} / {of} * 100%)"})},
        ),
        role="progressbar",
        aria_label=label,
        aria_valuemin="0",
        aria_valuemax=of,
        aria_valuenow=value,
        class_name="h-2 rounded-pill bg-sunken overflow-hidden",
    )


def parts_bar(parts: Sequence[tuple[Number, Tone]], *, label: Text) -> rx.Component:
    """One bar in parts: (share, tone) each. Say the numbers in words beside it; `label` too."""
    return rx.el.div(
        *[
            rx.el.span(
                class_name=f"{_FILLS[one_of(tone, Tone, 'tone')]} first:rounded-l-pill "
                "last:rounded-r-pill",
                custom_attrs={"style": {"flexGrow": share}},
            )
            for share, tone in parts
        ],
        role="img",
        aria_label=label,
        class_name="flex gap-0.5 h-2",
    )
