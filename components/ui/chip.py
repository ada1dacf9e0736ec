"""Chips: short choices and filters in a row."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.base import Flag, Number, Part, Text, classes, either, truth
from components.ui.icon import icon as draw_icon
from components.ui.link import link

_PILL = (
    "relative inline-flex items-center gap-1.5 rounded-pill bg-surface border px-3.5 min-h-9 "
    "text-small font-[500] text-ink whitespace-nowrap transition-[border-color,background-color] "
    "duration-press"
)
_REST = "border-line hover:border-control"
_CHOSEN = "border-ink shadow-[inset_0_0_0_.5px_var(--ink)]"
_DISABLED = "disabled:opacity-[.42] disabled:hover:border-line"


def chip(
    text: Text,
    *,
    chosen: Flag = False,
    icon: str | None = None,
    icon_after: str | None = None,
    count: Number | None = None,
    href: Text | None = None,
    disabled: Flag = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A chip that is chosen or not: a toggle (aria-pressed), or with `href` a link.

    `count` is a small number behind the words. `props`: on_click, id.
    """
    face: list[Part | None] = [
        draw_icon(icon, size=16) if icon else None,
        text,
        None if count is None else _count(count),
        draw_icon(icon_after, size=16) if icon_after else None,
    ]
    look = classes(_PILL, "touch", either(chosen, _CHOSEN, _REST), _DISABLED, class_name)
    if href is not None:
        return link(*face, href=href, class_name=look, aria_current=truth(chosen), **props)
    return rx.el.button(
        *face,
        type="button",
        disabled=disabled,
        aria_pressed=truth(chosen),
        class_name=look,
        **props,
    )


def filter_chip(
    text: Text,
    *,
    on_remove: Any = None,
    remove_href: Text | None = None,
    on_click: Any = None,
    disabled: Flag = False,
) -> rx.Component:
    """A filter that is set: its words (pressing them opens it, with `on_click`) and an ×.

    The × calls `on_remove`, and follows `remove_href` where the filters live in the URL.
    """
    words = rx.el.span(text)
    if on_click is not None:
        words = rx.el.button(text, type="button", on_click=on_click, disabled=disabled)
    inside = "grid place-items-center size-7 rounded-full hover:bg-sunken touch"
    cross = draw_icon("x", size=16)
    name = t("ui.chip.remove", what=text)
    clicked = {} if on_remove is None else {"on_click": on_remove}
    remove = (
        link(cross, href=remove_href, aria_label=name, class_name=inside, **clicked)
        if remove_href is not None
        else rx.el.button(
            cross,
            type="button",
            aria_label=name,
            disabled=disabled,
            class_name=inside,
            **clicked,
        )
    )
    # Not `touch` itself: the larger target would lie over the × and take its presses.
    return rx.el.span(
        words,
        remove,
        class_name=classes(_PILL, _CHOSEN, "!pr-1", either(disabled, "opacity-[.42]")),
    )


def chip_row(*chips: rx.Component, label: Text | None = None) -> rx.Component:
    """Chips in one line, which scrolls sideways on a phone and wraps on a desk."""
    return rx.el.div(
        *chips,
        role="group",
        aria_label=label,
        class_name="flex gap-2 md:flex-wrap max-md:overflow-x-auto no-bar py-1 -my-1 px-gutter "
        "-mx-gutter md:px-0 md:mx-0",
    )


def _count(count: Number) -> rx.Component:
    return rx.el.span(
        count,
        class_name="rounded-badge bg-geru-soft text-geru text-micro font-[600] px-1.5 tabular-nums",
    )
