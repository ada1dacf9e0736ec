"""Badges: a state in one or two words."""

from typing import Literal

import reflex as rx

from components.ui.base import Flag, Number, Text, classes, either, one_of
from components.ui.icon import icon as draw_icon

Tone = Literal["neutral", "tulsi", "genda", "neel", "rani", "geru"]
"""tulsi: verified, paid, done. genda: due, in part. neel: submitted. rani: overdue, error."""

TONES: dict[str, str] = {
    "neutral": "bg-sunken dark:bg-raised text-ink-2",
    "tulsi": "bg-tulsi-soft text-tulsi",
    "genda": "bg-genda-soft text-genda",
    "neel": "bg-neel-soft text-neel",
    "rani": "bg-rani-soft text-rani",
    "geru": "bg-geru-soft text-geru",
}
_BASE = (
    "inline-flex items-center gap-1 rounded-badge px-2 py-[3px] text-micro font-[600] "
    "whitespace-nowrap tabular-nums"
)


def badge(
    text: Text, *, tone: Tone | rx.Var[str] = "neutral", icon: str | None = None
) -> rx.Component:
    """A state in words. `tone` may be a Var that holds one of the tones."""
    return rx.el.span(draw_icon(icon, size=14) if icon else None, text, class_name=_look(tone))


def photo_badge(text: Text, *, icon: str | None = None) -> rx.Component:
    """A white badge that lies on a photograph; at most two on one."""
    return rx.el.span(
        draw_icon(icon, size=14) if icon else None,
        text,
        class_name=f"{_BASE} !py-1 bg-white/95 text-on-photo shadow-[0_1px_2px_rgba(24,14,8,.16)]",
    )


def count(number: Number, *, label: Text, loud: Flag = False) -> rx.Component:
    """A small count beside a name; `label` says what is counted ("3 waiting")."""
    quiet = "bg-sunken dark:bg-raised text-ink-2"
    return rx.el.span(
        rx.el.span(number, aria_hidden="true"),
        rx.el.span(label, class_name="sr-only"),
        class_name=classes(
            "inline-grid place-items-center min-w-5 h-5 px-1.5 rounded-badge text-micro "
            "font-[600] tabular-nums",
            either(loud, "bg-geru-fill text-on-fill", quiet),
        ),
    )


def _look(tone: Tone | rx.Var[str]) -> str | list[str | rx.Var[str]]:
    if isinstance(tone, rx.Var):
        cases = [(name, look) for name, look in TONES.items() if name != "neutral"]
        return classes(_BASE, rx.match(tone, *cases, TONES["neutral"]))
    return classes(_BASE, TONES[one_of(tone, Tone, "tone")])
