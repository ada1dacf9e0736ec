"""Skeletons: the same boxes as the content that is on its way."""

from typing import Literal

import reflex as rx

from components.text import t
from components.ui.base import one_of

Shape = Literal["text", "title", "photo", "avatar", "button", "badge"]
_SHAPES: dict[str, str] = {
    "text": "h-3 my-1",
    "title": "h-5 my-1",
    "photo": "w-full aspect-[4/3] !rounded-photo",
    "avatar": "size-10 !rounded-full",
    "button": "h-11 w-28 !rounded-control",
    "badge": "h-5 w-16 !rounded-badge",
}


def skeleton(shape: Shape = "text", *, width: str | None = None) -> rx.Component:
    """One grey-warm box. `width` is a CSS length or percentage."""
    one_of(shape, Shape, "shape")
    style = {"style": {"width": width}} if width else {}
    return rx.el.span(
        class_name=f"skeleton {_SHAPES[shape]}", aria_hidden="true", custom_attrs=style
    )


def skeleton_card() -> rx.Component:
    """The boxes of a listing card."""
    return rx.el.div(
        skeleton("photo"),
        rx.el.div(
            skeleton("title", width="55%"),
            skeleton("text", width="80%"),
            skeleton("text", width="60%"),
            class_name="pt-3 flex flex-col gap-1",
        ),
        aria_hidden="true",
    )


def skeleton_rows(count: int = 4) -> rx.Component:
    """The boxes of a list of rows with an avatar."""
    row = rx.el.div(
        skeleton("avatar"),
        rx.el.div(
            skeleton("text", width="45%"), skeleton("text", width="70%"), class_name="flex-1"
        ),
        skeleton("badge"),
        class_name="flex items-center gap-4 py-3 border-b border-line last:border-0",
    )
    return rx.el.div(*[row for _ in range(count)], aria_hidden="true")


def loading(*shapes: rx.Component, class_name: str = "") -> rx.Component:
    """A region that says it is loading, around the skeletons drawn in it."""
    return rx.el.div(
        rx.el.span(t("ui.loading"), class_name="sr-only"),
        *shapes,
        role="status",
        aria_busy="true",
        class_name=class_name,
    )
