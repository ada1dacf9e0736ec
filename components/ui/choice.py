"""Choices a person ticks: checkbox, switch, radio cards, chips in a form."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from components.ui.base import Flag, Text, shown
from components.ui.error_text import error_text
from components.ui.field import described, field_id
from components.ui.icon import icon


def checkbox(
    label: Text,
    *,
    name: str,
    value: str = "on",
    help: Text | None = None,
    error: Text | None = None,
    disabled: Flag = False,
    id: str | None = None,
    **props: Any,
) -> rx.Component:
    """A tick box. `props` go to the input: checked, default_checked, on_change."""
    return _ticked("tick", "checkbox", label, name, value, help, error, disabled, id, props)


def switch(
    label: Text,
    *,
    name: str,
    value: str = "on",
    help: Text | None = None,
    error: Text | None = None,
    disabled: Flag = False,
    id: str | None = None,
    **props: Any,
) -> rx.Component:
    """Something that is on or off at once (role switch). `props` as in `checkbox`."""
    props["role"] = "switch"
    return _ticked("switch", "checkbox", label, name, value, help, error, disabled, id, props)


def radio_cards(
    legend: Text,
    *,
    name: str,
    options: Sequence[tuple[str, Text] | tuple[str, Text, Text]],
    value: str | rx.Var[str] | None = None,
    default_value: str | None = None,
    on_change: Any = None,
    help: Text | None = None,
    error: Text | None = None,
    disabled: Flag = False,
    columns: bool = False,
) -> rx.Component:
    """One of a few answers, each a card: (value, words) or (value, words, explanation).

    `value` with `on_change` for state, `default_value` for plain forms. `columns`: side by side
    from 640 px on.
    """
    key = field_id(name, None)
    cards = [
        _radio(name, f"{key}-{option[0]}", option, value, default_value, on_change, disabled, error)
        for option in options
    ]
    return _group(
        legend,
        rx.el.div(
            *cards, class_name="grid gap-2 sm:grid-cols-2" if columns else "flex flex-col gap-2"
        ),
        key,
        help,
        error,
        "radiogroup",
    )


def choice_chips(
    legend: Text,
    *,
    name: str,
    options: Sequence[tuple[str, Text]],
    several: bool = False,
    chosen: Sequence[str] | rx.Var[list[str]] = (),
    on_change: Any = None,
    help: Text | None = None,
    error: Text | None = None,
    disabled: Flag = False,
) -> rx.Component:
    """Chips in a form: one of them, or `several`. `chosen` are the values ticked at first.

    With `on_change` they are controlled: it gets the clicked value, and `chosen` must follow.
    """
    key = field_id(name, None)
    chips = [
        _chip(name, f"{key}-{value}", value, words, several, chosen, on_change, disabled)
        for value, words in options
    ]
    row = rx.el.div(*chips, class_name="flex flex-wrap gap-2")
    return _group(legend, row, key, help, error, "group" if several else "radiogroup")


def _ticked(
    look: str,
    type: str,
    label: Text,
    name: str,
    value: str,
    help: Text | None,
    error: Text | None,
    disabled: Flag,
    id: str | None,
    props: dict[str, Any],
) -> rx.Component:
    key = field_id(name, id)
    return rx.el.div(
        rx.el.label(
            rx.el.input(
                custom_attrs={"id": key},
                name=name,
                type=type,
                value=value,
                disabled=disabled,
                class_name=f"{look} touch disabled:opacity-[.42]",
                **described(key, help, error, False),
                **props,
            ),
            rx.el.span(label, class_name="pt-px"),
            class_name="inline-flex items-start gap-3 py-2 md:py-1 has-[:disabled]:text-ink-3",
        ),
        shown(
            help, lambda text: rx.el.p(text, custom_attrs={"id": f"{key}-help"}, class_name=_UNDER)
        ),
        error_text(error, id=f"{key}-error") if error is not None else None,
        class_name="flex flex-col",
    )


_UNDER = "text-caption text-ink-3 pl-8"
_CARD = (
    "flex items-start gap-3 rounded-control border border-line bg-surface px-4 py-3 "
    "min-h-control transition-[border-color] duration-press hover:border-control "
    "has-[:checked]:border-ink has-[:checked]:shadow-[inset_0_0_0_1px_var(--ink)] "
    "has-[:disabled]:opacity-[.42] has-[:focus-visible]:outline-2 "
    "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-neel"
)


def _radio(
    name: str,
    id: str,
    option: tuple[str, Text] | tuple[str, Text, Text],
    value: str | rx.Var[str] | None,
    default_value: str | None,
    on_change: Any,
    disabled: Flag,
    error: Text | None,
) -> rx.Component:
    picked: dict[str, Any] = {"default_checked": option[0] == default_value}
    if value is not None:
        picked = {"checked": value == option[0]}
    if on_change is not None:
        picked["on_change"] = on_change(option[0])
    words = rx.el.span(option[1], class_name="font-[500]")
    if len(option) == 3:
        words = rx.el.span(
            words,
            rx.el.span(option[2], class_name="text-caption text-ink-3"),
            class_name="flex flex-col",
        )
    return rx.el.label(
        rx.el.input(
            type="radio",
            custom_attrs={"id": id},
            name=name,
            value=option[0],
            disabled=disabled,
            class_name="dot outline-none",
            **picked,
        ),
        words,
        class_name=_CARD,
    )


_CHIP = (
    "relative inline-flex items-center gap-1.5 rounded-pill border border-line bg-surface px-3.5 "
    "min-h-9 max-md:min-h-11 font-[500] transition-[border-color] duration-press "
    "hover:border-control has-[:checked]:border-ink "
    "has-[:checked]:shadow-[inset_0_0_0_.5px_var(--ink)] has-[:disabled]:opacity-[.42] "
    "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 "
    "has-[:focus-visible]:outline-neel [&:has(:checked)_.lucide]:block"
)


def _chip(
    name: str,
    id: str,
    value: str,
    words: Text,
    several: bool,
    chosen: Sequence[str] | rx.Var[list[str]],
    on_change: Any,
    disabled: Flag,
) -> rx.Component:
    picked = chosen.contains(value) if isinstance(chosen, rx.Var) else value in chosen  # type: ignore[attr-defined]
    state = {"default_checked": picked}
    if on_change is not None:
        state = {"checked": picked, "on_change": on_change(value)}
    return rx.el.label(
        rx.el.input(
            type="checkbox" if several else "radio",
            custom_attrs={"id": id},
            name=name,
            value=value,
            disabled=disabled,
            class_name="absolute inset-0 size-full opacity-0 appearance-none cursor-[inherit]",
            **state,
        ),
        icon("check", size=16, class_name="hidden") if several else None,
        words,
        class_name=_CHIP,
    )


def _group(
    legend: Text, body: rx.Component, key: str, help: Text | None, error: Text | None, role: str
) -> rx.Component:
    marks = described(key, help, error, False)
    marks.pop("aria_invalid")
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="text-h4 !font-[500] mb-2"),
        body,
        shown(
            help,
            lambda text: rx.el.p(
                text,
                custom_attrs={"id": f"{key}-help"},
                class_name="text-caption text-ink-3 mt-1.5",
            ),
        ),
        error_text(error, id=f"{key}-error") if error is not None else None,
        # rx.el.fieldset would take `role` for a style.
        custom_attrs={"role": role},
        class_name="flex flex-col min-w-0",
        **marks,
    )
