"""Menus and popovers on the browser's own popover: Esc and a click elsewhere close them.

ghar.js places them below their button and moves among menu items with the arrow keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from components.text import t
from components.ui.base import Flag, Part, Text, one_of, shown, when
from components.ui.icon import icon as draw_icon
from components.ui.link import link

Side = Literal["start", "end"]
"""Which edges line up: the left ones (start) or the right ones (end)."""


@dataclass(frozen=True)
class Item:
    """One line of a menu: a link (`href`, `external` for HTTP routes) or an action (`on_click`).

    `shown` leaves out what does not apply.
    """

    text: Text
    icon: str | None = None
    href: Text | None = None
    on_click: Any = None
    external: bool = False
    danger: bool = False
    disabled: Flag = False
    shown: Flag = True


_ITEM = (
    "flex w-full items-center gap-3 rounded-small px-3 min-h-11 md:min-h-9 text-left font-[500] "
    "hover:bg-sunken focus-visible:bg-sunken disabled:opacity-[.42]"
)


def menu(
    trigger: rx.Component,
    items: Sequence[Item | rx.Component],
    *,
    id: str,
    label: Text,
    side: Side = "end",
    head: rx.Component | None = None,
    foot: rx.Component | None = None,
) -> rx.Component:
    """A menu. `trigger` is a button made with `**pops(id, "menu")`.

    Components among the items (forms, a divider) stand as they are; `head`
    and `foot` are above and below the list.
    """
    lines = [when(one.shown, _item(one)) if isinstance(one, Item) else one for one in items]
    return rx.fragment(
        trigger,
        rx.el.div(
            head or None,
            rx.el.div(*lines, role="menu", aria_label=label),
            foot or None,
            class_name="floating min-w-52 max-w-[min(320px,calc(100vw-24px))]",
            custom_attrs={"id": id, "popover": "auto", "data-side": one_of(side, Side, "side")},
        ),
    )


def popover(
    trigger: rx.Component,
    *children: rx.Component,
    id: str,
    title: Text,
    side: Side = "start",
    text: Text | None = None,
) -> rx.Component:
    """A small titled box with anything in it. `trigger` is a button made with `**pops(id)`."""
    head = rx.el.div(
        rx.el.p(title, custom_attrs={"id": f"{id}-title"}, class_name="text-h4 flex-1"),
        rx.el.button(
            draw_icon("x", size=18),
            type="button",
            aria_label=t("ui.close"),
            class_name="touch grid place-items-center size-8 -mr-1.5 rounded-small text-ink-2 "
            "hover:bg-sunken",
            custom_attrs={"popoverTarget": id, "popoverTargetAction": "hide"},
        ),
        class_name="flex items-center gap-3",
    )
    return rx.fragment(
        trigger,
        rx.el.div(
            head,
            shown(text, lambda words: rx.el.p(words, class_name="text-ink-2 mt-1")),
            *children,
            role="dialog",
            aria_labelledby=f"{id}-title",
            class_name="floating !p-5 w-[min(380px,calc(100vw-24px))] flex-col gap-2",
            custom_attrs={"id": id, "popover": "auto", "data-side": one_of(side, Side, "side")},
        ),
    )


def pops(id: str, kind: Literal["menu", "dialog"] = "dialog") -> dict[str, Any]:
    """Arguments for the button that opens and closes the menu or popover `id`."""
    return {"custom_attrs": {"popoverTarget": id, "aria-haspopup": kind}}


def _item(item: Item) -> rx.Component:
    face: list[Part | None] = [
        draw_icon(item.icon, size=18, class_name="" if item.danger else "text-ink-3")
        if item.icon
        else None,
        item.text,
    ]
    look = f"{_ITEM} text-rani" if item.danger else _ITEM
    if item.href is not None:
        return link(
            *face,
            href=item.href,
            external=item.external,
            role="menuitem",
            tab_index=-1,
            class_name=look,
        )
    return rx.el.button(
        *face,
        type="button",
        role="menuitem",
        tab_index=-1,
        disabled=item.disabled,
        on_click=item.on_click,
        class_name=look,
    )
