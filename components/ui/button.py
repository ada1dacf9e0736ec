"""Buttons, links that look like buttons, and icon-only buttons."""

from typing import Any, Literal

import reflex as rx

from components.ui.base import Flag, Text, any_of, classes, one_of, truth
from components.ui.icon import IconSize
from components.ui.icon import icon as draw_icon
from components.ui.link import link

Variant = Literal["primary", "secondary", "soft", "quiet", "danger", "danger-fill", "contrast"]
Size = Literal["lg", "md", "sm"]
Kind = Literal["button", "submit", "reset"]

_BASE = (
    "inline-flex items-center justify-center gap-2 shrink-0 select-none font-[600] text-center "
    "transition-[background-color,border-color,box-shadow,opacity,scale] duration-press "
    "enabled:active:scale-[.985] [&:disabled:not([aria-busy=true])]:opacity-[.42]"
)
_VARIANTS: dict[str, str] = {
    "primary": "on-fill bg-geru-fill text-on-fill enabled:hover:bg-geru-fill-hover "
    "[a&]:hover:bg-geru-fill-hover",
    "secondary": "bg-raised text-ink border border-line shadow-e1 enabled:hover:bg-sunken "
    "[a&]:hover:bg-sunken",
    "soft": "bg-geru-soft text-geru enabled:hover:brightness-95 [a&]:hover:brightness-95",
    "quiet": "text-ink-2 enabled:hover:bg-sunken enabled:hover:text-ink [a&]:hover:bg-sunken "
    "[a&]:hover:text-ink",
    "danger": "bg-rani-soft text-rani enabled:hover:brightness-95 [a&]:hover:brightness-95",
    "danger-fill": "on-fill bg-rani text-surface enabled:hover:brightness-90",
    "contrast": "bg-ink text-paper enabled:hover:opacity-90 [a&]:hover:opacity-90",
}
_SIZES: dict[str, str] = {
    "lg": "min-h-[52px] px-6 rounded-card text-[16px] leading-6",
    "md": "min-h-control px-control-x rounded-control text-[length:var(--text-control)] leading-5",
    "sm": "touch min-h-[30px] px-3 rounded-small text-[13px] leading-[18px]",
}
_GLYPHS: dict[str, IconSize] = {"lg": 20, "md": 18, "sm": 16}
_SQUARES: dict[str, str] = {
    "lg": "size-[52px] rounded-card",
    "md": "size-[var(--h-control)] rounded-control",
    "sm": "touch size-[30px] rounded-small",
}


def button(
    text: Text,
    *,
    variant: Variant = "secondary",
    size: Size = "md",
    icon: str | None = None,
    icon_after: str | None = None,
    busy: Flag = False,
    busy_text: Text | None = None,
    disabled: Flag = False,
    wide: bool = False,
    type: Kind = "button",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button. One primary a view.

    While `busy` it shows a spinner and `busy_text` (a verb: "Saving"), keeps its width and cannot
    be pressed. With `busy_text`, a submit button of a plain form turns busy when the form is
    sent. `props` go to the element: on_click, name, value, id, form.
    """
    glyph = _GLYPHS[one_of(size, Size, "size")]
    return rx.el.button(
        _faces(text, icon, icon_after, busy, busy_text, glyph),
        type=type,
        disabled=any_of(disabled, busy),
        aria_busy=truth(busy),
        class_name=classes(_look(variant, size, wide), class_name),
        **props,
    )


def link_button(
    text: Text,
    href: Text,
    *,
    variant: Variant = "secondary",
    size: Size = "md",
    icon: str | None = None,
    icon_after: str | None = None,
    wide: bool = False,
    external: bool = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A link that looks like a button. `external`: a full page load (HTTP routes, other sites)."""
    return link(
        _face(text, icon, icon_after, _GLYPHS[one_of(size, Size, "size")]),
        href=href,
        external=external,
        class_name=classes(_look(variant, size, wide), class_name),
        **props,
    )


def icon_button(
    icon: str,
    label: Text,
    *,
    variant: Variant = "quiet",
    size: Size = "md",
    icon_size: IconSize = 20,
    disabled: Flag = False,
    pressed: Flag | None = None,
    href: Text | None = None,
    tip_at: Literal["middle", "start", "end"] = "middle",
    type: Kind = "button",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button of one icon; `label` is its name and its tooltip. With `href`, a link.

    `pressed` makes it a toggle (aria-pressed). `tip_at` keeps the tooltip on the screen at an edge.
    """
    one_of(variant, Variant, "variant")
    one_of(size, Size, "size")
    pressed_look = "aria-pressed:text-geru aria-pressed:bg-geru-soft"
    look = classes(_BASE, _VARIANTS[variant], _SQUARES[size], pressed_look, class_name)
    tip = {"data-tip": label, "data-tip-at": tip_at, **props.pop("custom_attrs", {})}
    if href is not None:
        return link(
            draw_icon(icon, size=icon_size),
            href=href,
            class_name=look,
            aria_label=label,
            custom_attrs=tip,
            **props,
        )
    if pressed is not None:
        props["aria_pressed"] = truth(pressed)
    return rx.el.button(
        draw_icon(icon, size=icon_size),
        type=type,
        disabled=disabled,
        aria_label=label,
        custom_attrs=tip,
        class_name=look,
        **props,
    )


def _look(variant: Variant, size: Size, wide: bool) -> str:
    one_of(variant, Variant, "variant")
    one_of(size, Size, "size")
    return f"{_BASE} {_VARIANTS[variant]} {_SIZES[size]}{' w-full' if wide else ''}"


def _faces(
    text: Text,
    icon: str | None,
    icon_after: str | None,
    busy: Flag,
    busy_text: Text | None,
    glyph: IconSize,
) -> rx.Component:
    if busy_text is None and busy is False:
        return _face(text, icon, icon_after, glyph)
    return rx.el.span(
        _face(text, icon, icon_after, glyph),
        rx.el.span(
            rx.el.span(class_name="spinner", aria_hidden="true"),
            text if busy_text is None else busy_text,
            class_name="inline-flex items-center gap-2",
        ),
        class_name="faces",
    )


def _face(text: Text, icon: str | None, icon_after: str | None, glyph: IconSize) -> rx.Component:
    return rx.el.span(
        draw_icon(icon, size=glyph) if icon else None,
        text,
        draw_icon(icon_after, size=glyph) if icon_after else None,
        class_name="inline-flex items-center justify-center gap-2",
    )
