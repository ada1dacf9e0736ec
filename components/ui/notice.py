"""Notices: something a person should know here and now."""

from typing import Literal

import reflex as rx

from components.ui.badge import TONES
from components.ui.base import Part, Text, one_of, shown
from components.ui.icon import icon as draw_icon

Mood = Literal["info", "success", "caution", "problem", "plain"]
_MOODS: dict[str, tuple[str, str, str]] = {
    "info": ("neel", "info", "status"),
    "success": ("tulsi", "circle-check", "status"),
    "caution": ("genda", "triangle-alert", "status"),
    "problem": ("rani", "circle-alert", "alert"),
    "plain": ("neutral", "info", "status"),
}


def notice(
    title: Text,
    *actions: rx.Component,
    mood: Mood = "info",
    text: Part | None = None,
    icon: str | None = None,
) -> rx.Component:
    """A tinted box: `title` in the colour of its mood, `text` in ink, actions at the right."""
    tone, sign, role = _MOODS[one_of(mood, Mood, "mood")]
    return rx.el.div(
        draw_icon(icon or sign, size=20, class_name="mt-px"),
        rx.el.div(
            rx.el.p(title, class_name="font-[600]"),
            shown(text, lambda words: rx.el.div(words, class_name="text-ink-2 prose-links")),
            class_name="flex-1 min-w-0",
        ),
        rx.el.div(*actions, class_name="flex flex-wrap gap-2 -my-1 empty:hidden"),
        role=role,
        class_name="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-card px-4 py-3 "
        f"{TONES[tone]}",
    )


def banner(
    text: Text, *actions: rx.Component, mood: Mood = "info", icon: str | None = None
) -> rx.Component:
    """A line across the whole page, under the top bar."""
    tone, sign, role = _MOODS[one_of(mood, Mood, "mood")]
    return rx.el.div(
        draw_icon(icon or sign, size=18),
        rx.el.span(text, class_name="font-[500]"),
        *actions,
        role=role,
        class_name=f"flex items-center justify-center gap-2.5 px-gutter py-2.5 {TONES[tone]}",
    )
