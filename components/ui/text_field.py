"""Fields a person types into: text, text area, date, money, one-time code."""

from typing import Any, Literal

import reflex as rx

from components.text import t
from components.ui.base import Flag, Text, one_of
from components.ui.field import BOX, described, field, field_id
from components.ui.icon import icon as draw_icon

InputType = Literal["text", "email", "tel", "search", "password", "url"]


def text_field(
    label: Text,
    *,
    name: str,
    type: InputType = "text",
    icon: str | None = None,
    before: Text | None = None,
    after: Text | None = None,
    help: Text | None = None,
    error: Text | None = None,
    required: bool = True,
    disabled: Flag = False,
    read_only: Flag = False,
    aside: rx.Component | None = None,
    id: str | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """One line of text. `before` and `after` stand inside the box ("+91", "sq ft").

    `props` go to the input: default_value, value, placeholder, max_length, auto_complete,
    input_mode, auto_focus, on_change, on_blur. Prefer default_value with on_blur or a form's
    on_submit: value with on_change sends every key to the server.
    """
    one_of(type, InputType, "type")
    key = field_id(name, id)
    left, right = _widths(icon, before, after)
    control = rx.el.div(
        _edge(draw_icon(icon, size=18) if icon else before, "left-0 pl-3.5"),
        rx.el.input(
            name=name,
            type=type,
            custom_attrs=_ident(key, props),
            disabled=disabled,
            read_only=read_only,
            class_name=f"{BOX} min-h-control {left} {right} py-2",
            **described(key, help, error, required),
            **props,
        ),
        _edge(after, "right-0 pr-3.5"),
        class_name="relative",
    )
    return field(
        label,
        control,
        id=key,
        help=help,
        error=error,
        required=required,
        aside=aside,
        class_name=class_name,
    )


def money_field(
    label: Text, *, name: str, help: Text | None = None, told: bool = True, **props: Any
) -> rx.Component:
    """Rupees. The box shows 1,25,000; forms send 125000. Other arguments as in `text_field`.

    Without `help` a line says that rupees are meant; `told` False leaves it out of a row of fields.
    """
    return text_field(
        label,
        name=name,
        before="₹",
        help=t("ui.money.help") if help is None and told else help,
        input_mode="decimal",
        auto_complete="off",
        custom_attrs={"data-money": ""},
        **props,
    )


def date_field(
    label: Text,
    *,
    name: str,
    earliest: Text | None = None,
    latest: Text | None = None,
    help: Text | None = None,
    error: Text | None = None,
    required: bool = True,
    disabled: Flag = False,
    read_only: Flag = False,
    id: str | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A day, in the browser's own picker. Values, `earliest` and `latest` are YYYY-MM-DD."""
    key = field_id(name, id)
    limits = {"min": earliest, "max": latest}
    control = rx.el.input(
        name=name,
        type="date",
        custom_attrs=_ident(key, props),
        disabled=disabled,
        read_only=read_only,
        class_name=f"{BOX} min-h-control px-3.5 py-2 tabular-nums",
        **{limit: day for limit, day in limits.items() if day is not None},
        **described(key, help, error, required),
        **props,
    )
    return field(
        label, control, id=key, help=help, error=error, required=required, class_name=class_name
    )


def text_area(
    label: Text,
    *,
    name: str,
    rows: int = 4,
    help: Text | None = None,
    error: Text | None = None,
    required: bool = True,
    disabled: Flag = False,
    read_only: Flag = False,
    aside: rx.Component | None = None,
    id: str | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """Several lines; grows with its text where the browser can. `props`: default_value,
    max_length, placeholder, on_blur, on_change."""
    key = field_id(name, id)
    control = rx.el.textarea(
        custom_attrs=_ident(key, props),
        name=name,
        rows=str(rows),
        disabled=disabled,
        read_only=read_only,
        class_name=f"{BOX} px-3.5 py-2.5 [field-sizing:content] min-h-24 max-h-96",
        **described(key, help, error, required),
        **props,
    )
    return field(
        label,
        control,
        id=key,
        help=help,
        error=error,
        required=required,
        aside=aside,
        class_name=class_name,
    )


def otp_field(
    label: Text,
    *,
    name: str = "code",
    digits: int = 6,
    help: Text | None = None,
    error: Text | None = None,
    disabled: Flag = False,
    id: str | None = None,
    **props: Any,
) -> rx.Component:
    """A one-time code: one real input drawn as boxes, so paste and SMS autofill work."""
    key = field_id(name, id)
    control = rx.el.div(
        *[rx.el.span(aria_hidden="true") for _ in range(digits)],
        rx.el.div(
            rx.el.input(
                name=name,
                type="text",
                input_mode="numeric",
                auto_complete="one-time-code",
                pattern=f"[0-9]{{{digits}}}",
                max_length=digits,
                disabled=disabled,
                custom_attrs=_ident(key, props),
                **described(key, help, error, True),
                **props,
            )
        ),
        class_name="otp",
        custom_attrs={"style": {"--digits": digits}},
    )
    return field(label, control, id=key, help=help, error=error)


def _ident(key: str, props: dict[str, Any]) -> dict[str, Any]:
    """As a plain attribute: Reflex's `id` makes a ref and a component of its own of each."""
    return {"id": key, **props.pop("custom_attrs", {})}


def _widths(icon: str | None, before: Text | None, after: Text | None) -> tuple[str, str]:
    left = "pl-3.5"
    if icon:
        left = "pl-10"
    elif before is not None:
        left = "pl-8" if isinstance(before, str) and len(before) == 1 else "pl-14"
    return left, "pr-3.5" if after is None else "pr-16"


def _edge(content: Any, side: str) -> rx.Component:
    if content is None:
        return rx.fragment()
    return rx.el.span(
        content,
        class_name=f"absolute inset-y-0 {side} flex items-center text-ink-3 pointer-events-none",
    )
