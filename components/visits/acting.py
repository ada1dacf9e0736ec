"""What one can do with a visit, and the dialogs that ask before."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, dialog, text_area
from components.ui.dialog import closes
from components.visits.picker import time_picker
from state.visits.one import VisitPage
from state.visits.visit_view import VisitView

MOVE, CANCEL = "visit-move", "visit-cancel"
screen: Any = VisitPage


def acts(visit: rx.Var[VisitView]) -> rx.Component:
    """Only what the viewer may do; the page says why the rest is missing."""
    return rx.el.div(
        rx.cond(
            visit.can_confirm,
            button(
                t("visits.one.confirm"),
                variant="primary",
                icon="check",
                on_click=screen.confirm(visit.card.seen),
            ),
            rx.fragment(),
        ),
        rx.cond(
            visit.can_move,
            button(
                t("visits.one.move"),
                variant="secondary",
                icon="calendar-clock",
                on_click=screen.open_picker,
            ),
            rx.fragment(),
        ),
        rx.cond(
            visit.can_complete,
            button(
                t("visits.one.complete"),
                variant="secondary",
                icon="circle-check",
                on_click=screen.complete,
            ),
            rx.fragment(),
        ),
        rx.cond(
            visit.can_mark_no_show,
            button(t("visits.one.no_show"), variant="secondary", on_click=screen.mark_no_show),
            rx.fragment(),
        ),
        rx.cond(
            visit.can_move,
            button(
                t("visits.one.cancel"),
                variant="danger",
                icon="x",
                on_click=screen.open_cancelling,
            ),
            rx.fragment(),
        ),
        class_name="flex flex-wrap gap-2 empty:hidden",
    )


def act_dialogs() -> rx.Component:
    """Another time, and calling off."""
    return rx.fragment(_move(), _cancel())


def _move() -> rx.Component:
    return dialog(
        t("visits.picker.title_move"),
        _form(
            MOVE,
            screen.suggest,
            time_picker(
                screen.days,
                day=screen.day,
                on_day=screen.choose_day,
                slot=screen.slot,
                nearest=screen.nearest,
                error=screen.errors["slot"],
            ),
            _reason(MOVE),
        ),
        id=MOVE,
        open=screen.is_picking,
        on_close=screen.close,
        text=t("visits.picker.text_move"),
        error=screen.errors[""],
        foot=(
            button(t("ui.cancel"), variant="quiet", **closes(MOVE)),
            _submit(t("visits.picker.send_move"), MOVE, variant="primary"),
        ),
    )


def _cancel() -> rx.Component:
    return dialog(
        t("visits.one.cancel_title"),
        _form(CANCEL, screen.cancel, _reason(CANCEL)),
        id=CANCEL,
        open=screen.is_cancelling,
        on_close=screen.close,
        text=t("visits.one.cancel_text"),
        error=screen.errors[""],
        size="sm",
        foot=(
            button(t("ui.cancel"), variant="quiet", **closes(CANCEL)),
            _submit(t("visits.one.cancel"), CANCEL, variant="danger-fill"),
        ),
    )


def _form(id: str, on_submit: Any, *children: rx.Component) -> rx.Component:
    return rx.el.form(
        *children,
        id=f"{id}-form",
        on_submit=on_submit,
        custom_attrs={"noValidate": True},
        class_name="flex flex-col gap-5",
    )


def _submit(words: rx.Var[str], id: str, **look: Any) -> rx.Component:
    return button(words, type="submit", custom_attrs={"form": f"{id}-form"}, **look)


def _reason(id: str) -> rx.Component:
    return text_area(
        t("visits.picker.reason"),
        name="reason",
        id=f"{id}-reason",
        rows=2,
        required=False,
        max_length=500,
    )
