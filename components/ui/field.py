"""The frame of every field: label above, control, help or error below."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.base import Flag, Text, either, shown, truth
from components.ui.error_text import error_text

BOX = (
    "w-full bg-surface text-ink border border-control rounded-control "
    "text-[16px] md:text-[15px] [.compact_&]:md:text-[14px] leading-6 "
    "transition-[border-color] duration-press hover:border-ink-2 "
    "aria-invalid:border-rani aria-invalid:border-2 aria-invalid:hover:border-rani "
    "[&:is(input,textarea):enabled:read-only]:bg-sunken "
    "[&:is(input,textarea):enabled:read-only]:border-line "
    "disabled:opacity-[.42] disabled:hover:border-control"
)
"""How a control that takes text looks."""


def field(
    label: Text,
    control: rx.Component,
    *,
    id: str,
    help: Text | None = None,
    error: Text | None = None,
    required: bool = True,
    aside: rx.Component | None = None,
    class_name: str = "",
) -> rx.Component:
    """A labelled control. The error replaces the help. A field that may stay empty says so.

    `aside` stands at the label's right edge (a link, a count).
    """
    return rx.el.div(
        rx.el.div(
            rx.el.label(label, _optional(required), html_for=id, class_name="text-h4 !font-[500]"),
            aside or None,
            class_name="flex items-baseline justify-between gap-3",
        ),
        control,
        _below(id, help, error),
        class_name=f"flex flex-col gap-1.5 min-w-0 {class_name}".rstrip(),
    )


def field_id(name: str, id: str | None) -> str:
    """The element id of the field `name`; give `id` where a name occurs twice on a page."""
    return id or f"field-{name}"


def described(id: str, help: Text | None, error: Text | None, required: bool) -> dict[str, Any]:
    """The ARIA attributes that tie a control to its help and its error."""
    marks: dict[str, Any] = {"aria_invalid": truth(_present(error))}
    if required:
        marks["aria_required"] = "true"
    by_help = f"{id}-help" if help is not None else ""
    by = either(_present(error), f"{id}-error", by_help)
    if isinstance(by, rx.Var) or by:
        marks["aria_describedby"] = by
    return marks


def _present(error: Text | None) -> Flag:
    if isinstance(error, rx.Var):
        return error.bool()
    return bool(error)


def _below(id: str, help: Text | None, error: Text | None) -> rx.Component:
    hint = shown(
        help, lambda text: rx.el.p(text, custom_attrs={"id": f"{id}-help"}, class_name=_HELP)
    )
    if error is None:
        return hint
    present = _present(error)
    if isinstance(present, rx.Var):
        return rx.fragment(
            error_text(error, id=f"{id}-error"), rx.cond(present, rx.fragment(), hint)
        )
    return error_text(error, id=f"{id}-error") if present else hint


_HELP = "text-caption text-ink-3"


def _optional(required: bool) -> rx.Component:
    if required:
        return rx.fragment()
    return rx.el.span(t("ui.optional"), class_name="ml-1.5 text-caption text-ink-3 font-[400]")
