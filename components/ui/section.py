"""Sections of a page: a bar, a title hanging from it, what belongs to it."""

from typing import Literal

import reflex as rx

from components.ui.base import Part, Text, one_of, shown

Level = Literal[2, 3]


def section(
    title: Text,
    *children: rx.Component,
    action: rx.Component | None = None,
    note: Text | None = None,
    level: Level = 2,
    id: str | None = None,
    class_name: str = "",
) -> rx.Component:
    """A part of a page under the 28 × 3 px bar. `action` stands right of the title."""
    one_of(level, Level, "level")
    head = rx.el.h2 if level == 2 else rx.el.h3
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                bar(),
                head(title, class_name="text-h2" if level == 2 else "text-h3"),
                shown(note, lambda words: rx.el.p(words, class_name="text-ink-2 mt-1")),
            ),
            action or None,
            class_name="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 mb-4 md:mb-5",
        ),
        *children,
        custom_attrs={"id": id} if id else {},
        class_name=class_name,
    )


def page_head(
    title: Text,
    *,
    note: Part | None = None,
    above: rx.Component | None = None,
    actions: tuple[rx.Component, ...] = (),
) -> rx.Component:
    """The title of a page (h1) with a quiet line below, `above` (breadcrumbs) and `actions`."""
    return rx.el.div(
        above or None,
        rx.el.div(
            rx.el.div(
                rx.el.h1(title, class_name="text-h1"),
                shown(note, lambda words: rx.el.div(words, class_name="text-ink-2 mt-1")),
                class_name="min-w-0",
            ),
            rx.el.div(*actions, class_name="flex flex-wrap gap-2 empty:hidden"),
            class_name="flex flex-wrap items-center justify-between gap-x-6 gap-y-3",
        ),
        class_name="flex flex-col gap-3",
    )


def bar() -> rx.Component:
    """The line things hang from."""
    return rx.el.span(
        aria_hidden="true", class_name="block w-7 h-[3px] rounded-[2px] bg-geru-fill mb-3"
    )
