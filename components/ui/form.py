"""Forms: for state handlers, and for plain HTTP posts."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from components.ui.base import Text, attributes


class PlainForm(BaseHTML):
    """A form that the browser posts itself; `rx.el.form` always catches the submit."""

    tag = "form"
    action: rx.Var[str]
    method: rx.Var[str]


def form(*children: rx.Component, on_submit: Any, **props: Any) -> rx.Component:
    """A form whose fields go to a state handler, as a dict by name.

    The browser's own checks are off: what is wrong is said by the server, beside the field, in
    the person's language.
    """
    props.setdefault("class_name", _STACK)
    return rx.el.form(*children, on_submit=on_submit, custom_attrs={"noValidate": True}, **props)


def post_form(
    *children: rx.Component,
    action: Text,
    csrf: Text,
    next: Text | None = None,
    fields: dict[str, Text] | None = None,
    **props: Any,
) -> rx.Component:
    """A form that posts to an HTTP route. `csrf` is `Shell.csrf`.

    `next` is the path to come back to; None is the page the form stands on. `fields` are hidden.
    Its submit button turns busy and cannot be pressed twice (ghar.js).
    """
    props.setdefault("class_name", _STACK)
    hidden = [_hidden(name, value) for name, value in (fields or {}).items()]
    return PlainForm.create(
        _hidden("csrf", csrf),
        _hidden("next", "/", data_here="") if next is None else _hidden("next", next),
        *hidden,
        *children,
        action=action,
        method="post",
        custom_attrs={"noValidate": True, "data-post": ""},
        **props,
    )


_STACK = "flex flex-col gap-5"


def _hidden(name: str, value: Text, **marks: Any) -> rx.Component:
    return rx.el.input(type="hidden", name=name, value=value, custom_attrs=attributes(**marks))
