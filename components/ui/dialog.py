"""Dialogs and sheets on the browser's own <dialog>: focus stays inside and returns, Esc closes."""

from typing import Any, Literal

import reflex as rx
from reflex.event import EventHandler, no_args_event_spec
from reflex.utils.imports import ImportVar
from reflex_components_core.el.elements.other import Dialog as DialogElement

from components.text import t
from components.ui.base import Flag, Part, Text, any_of, one_of, shown, truth
from components.ui.button import button
from components.ui.error_text import error_text
from components.ui.icon import icon

DialogSize = Literal["sm", "md", "lg"]
_SIZES: dict[str, str] = {
    "sm": "w-[min(420px,calc(100vw-32px))]",
    "md": "w-[min(560px,calc(100vw-32px))]",
    "lg": "w-[min(820px,calc(100vw-32px))]",
}


class Modal(DialogElement):
    """A <dialog> that follows a Var: shown as a modal while `shown` holds."""

    shown: rx.Var[bool]
    name_in_page: rx.Var[str]
    on_close: EventHandler[no_args_event_spec]  # type: ignore[type-arg, valid-type]

    def add_imports(self) -> dict[str, Any]:
        """What the effect needs."""
        return {"react": [ImportVar(tag="useEffect")]}

    def add_hooks(self) -> list[str]:
        """Opens and closes the element when the Var changes."""
        if not isinstance(self.shown, rx.Var):
            return []
        return [
            "useEffect(() => { const d = document.getElementById("
            f"{self.name_in_page!s}); if (!d) return; "
            f"if ({self.shown!s}) {{ if (!d.open) d.showModal(); }} "
            f"else if (d.open) d.close(); }}, [{self.shown!s}]);"
        ]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "shown", "name_in_page"]


def dialog(
    title: Text,
    *children: rx.Component,
    id: str,
    open: Flag | None = None,
    on_close: Any = None,
    foot: tuple[rx.Component, ...] = (),
    text: Text | None = None,
    error: Text | None = None,
    busy: Flag = False,
    size: DialogSize = "md",
) -> rx.Component:
    """A dialog. Its foot stays while its body scrolls; `error` says why it was refused.

    Opened by state (`open` with `on_close`) or, without a message to the server, by a button
    with `**opens(id)`; a button inside with `**closes(id)` closes it. While `busy` it stays.
    """
    one_of(size, DialogSize, "size")
    look = f"modal rounded-hero max-h-[min(88dvh,760px)] {_SIZES[size]}"
    return _modal(title, children, id, open, on_close, foot, text, error, busy, look)


def sheet(
    title: Text,
    *children: rx.Component,
    id: str,
    open: Flag | None = None,
    on_close: Any = None,
    foot: tuple[rx.Component, ...] = (),
    text: Text | None = None,
    error: Text | None = None,
    busy: Flag = False,
) -> rx.Component:
    """A dialog from the side; from below on a phone. Arguments as in `dialog`."""
    return _modal(title, children, id, open, on_close, foot, text, error, busy, "modal sheet")


def confirm(
    title: Text,
    *,
    id: str,
    text: Part,
    action: rx.Component,
    open: Flag | None = None,
    on_close: Any = None,
    error: Text | None = None,
    busy: Flag = False,
) -> rx.Component:
    """Asks before harm: `text` says what will happen, `action` is the button that does it."""
    return dialog(
        title,
        rx.el.div(text, class_name="text-body text-ink-2"),
        id=id,
        open=open,
        on_close=on_close,
        error=error,
        busy=busy,
        size="sm",
        foot=(button(t("ui.cancel"), variant="quiet", disabled=busy, **closes(id)), action),
    )


def opens(id: str) -> dict[str, Any]:
    """Arguments for a button that opens the dialog or sheet `id` in the browser."""
    return {"custom_attrs": {"data-opens": id, "aria-haspopup": "dialog", "aria-controls": id}}


def closes(id: str) -> dict[str, Any]:
    """Arguments for a button that closes the dialog or sheet `id` in the browser."""
    return {"custom_attrs": {"data-closes": id}}


def _modal(
    title: Text,
    children: tuple[rx.Component, ...],
    id: str,
    open: Flag | None,
    on_close: Any,
    foot: tuple[rx.Component, ...],
    text: Text | None,
    error: Text | None,
    busy: Flag,
    look: str,
) -> rx.Component:
    state: dict[str, Any] = {}
    if open is not None:
        state = {"shown": open, "on_close": on_close}
    return Modal.create(
        rx.el.span(class_name="grip mx-auto mt-2.5 h-1 w-9 rounded-pill bg-line md:hidden")
        if "sheet" in look
        else None,
        _head(title, id, text, busy),
        rx.el.div(
            *children,
            class_name="px-6 py-1 flex-1 min-h-0 overflow-y-auto overscroll-contain flex flex-col "
            "gap-4",
        ),
        rx.el.div(
            error_text(error, id=f"{id}-error") if error is not None else None,
            rx.el.div(*foot, class_name="flex flex-wrap justify-end gap-2 empty:hidden"),
            class_name="px-6 pt-4 pb-6 flex flex-col gap-3",
        ),
        name_in_page=id,
        aria_labelledby=f"{id}-title",
        custom_attrs={"id": id, "data-busy": truth(busy)},
        class_name=look,
        **state,
    )


def _head(title: Text, id: str, text: Text | None, busy: Flag) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h2(title, custom_attrs={"id": f"{id}-title"}, class_name="text-h2"),
            shown(text, lambda words: rx.el.p(words, class_name="text-ink-2 mt-1")),
            class_name="min-w-0 flex-1",
        ),
        rx.el.button(
            icon("x", size=20),
            type="button",
            aria_label=t("ui.close"),
            disabled=any_of(busy),
            class_name="touch grid place-items-center size-9 -mr-2 rounded-small text-ink-2 "
            "hover:bg-sunken hover:text-ink disabled:opacity-[.42]",
            **closes(id),
        ),
        class_name="flex items-start gap-3 px-6 pt-5 pb-3",
    )
