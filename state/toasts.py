"""Toasts that handlers send: what just happened, for six seconds (components/ui/toast.py)."""

from typing import Any, Literal

import reflex as rx
from reflex.event import EventSpec
from reflex_components_sonner.toast import ToastAction

from ghar_app.catalogue import Language, translate

_SHOW = {"info": rx.toast.info, "success": rx.toast.success, "problem": rx.toast.error}


def told(
    words: str,
    language: Language,
    *,
    kind: Literal["info", "success", "problem"] = "success",
    undo: Any = None,
    retry: Any = None,
    go_on: Any = None,
) -> EventSpec:
    """Yield or return it from a handler. `undo`, `retry`, `go_on` are events, each a button."""
    options: dict[str, Any] = {"unstyled": True, "class_name": "toast", "duration": 6000}
    for name, event in (("undo", undo), ("retry", retry), ("go_on", go_on)):
        if event is not None:
            options["action"] = ToastAction(label=translate(f"ui.{name}", language), on_click=event)  # type: ignore[arg-type]
    return _SHOW[kind](words, **options)
