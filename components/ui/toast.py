"""Toasts: what just happened, for six seconds, at the foot of the page."""

from typing import Any, Literal

import reflex as rx
from reflex.event import EventSpec
from reflex_components_sonner.toast import ToastAction, ToastProps

from components.text import t
from components.ui.base import Text, one_of

ToastKind = Literal["info", "success", "problem"]
_SHOW = {"info": rx.toast.info, "success": rx.toast.success, "problem": rx.toast.error}
_SHOWN_FOR = 6000


def toast(
    text: Text,
    *,
    kind: ToastKind = "info",
    undo: Any = None,
    retry: Any = None,
    id: str | None = None,
) -> EventSpec:
    """The event that shows a toast; return it from a handler or give it to an on_click.

    `undo` (after a success) and `retry` (after a problem) are events; they add a button of that
    name. A toast with a button stays until it is answered or closed, as long as it has focus.
    """
    options: dict[str, Any] = {"unstyled": True, "class_name": "toast", "duration": _SHOWN_FOR}
    if id is not None:
        options["id"] = id
    if undo is not None:
        options["action"] = ToastAction(label=t("ui.undo"), on_click=undo)  # type: ignore[arg-type]
    if retry is not None:
        options["action"] = ToastAction(label=t("ui.retry"), on_click=retry)  # type: ignore[arg-type]
    return _SHOW[one_of(kind, ToastKind, "kind")](text, **options)


def toaster() -> rx.Component:
    """Where toasts appear; part of the app, once (`rx.App(toaster=toaster())`)."""
    return rx.toast.provider(
        position="bottom-center",
        rich_colors=False,
        expand=False,
        visible_toasts=3,
        toast_options=ToastProps(  # type: ignore[call-arg]
            unstyled=True, class_name="toast", duration=_SHOWN_FOR
        ),
    )
