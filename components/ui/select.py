"""A choice from a list, in the browser's own list (the best one on a phone)."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from components.ui.base import Flag, Text
from components.ui.field import BOX, described, field, field_id
from components.ui.icon import icon

Options = Sequence[tuple[str, Text]] | rx.Var[Any]
"""Pairs of value and words; as a Var, a list of such pairs (`list[tuple[str, str]]`)."""


def select_field(
    label: Text,
    *,
    name: str,
    options: Options,
    empty: Text | None = None,
    help: Text | None = None,
    error: Text | None = None,
    required: bool = True,
    disabled: Flag = False,
    id: str | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """One of `options`. `empty`: the words of an extra first choice with the value "".

    `props` go to the select: default_value, value, on_change.
    """
    key = field_id(name, id)
    control = rx.el.div(
        rx.el.select(
            rx.el.option(empty, value="") if empty is not None else None,
            *_options(options),
            custom_attrs={"id": key},
            name=name,
            disabled=disabled,
            class_name=f"{BOX} min-h-control appearance-none pl-3.5 pr-10 py-2 text-ellipsis",
            **described(key, help, error, required),
            **props,
        ),
        icon(
            "chevron-down",
            class_name="absolute right-3.5 top-1/2 -translate-y-1/2 text-ink-3 pointer-events-none",
        ),
        class_name="relative",
    )
    return field(
        label, control, id=key, help=help, error=error, required=required, class_name=class_name
    )


def _options(options: Options) -> list[rx.Component]:
    if isinstance(options, rx.Var):
        return [
            rx.foreach(
                options.to(list[tuple[str, str]]),
                lambda pair: rx.el.option(pair[1], value=pair[0]),
            )
        ]
    return [rx.el.option(words, value=value) for value, words in options]
