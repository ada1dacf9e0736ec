"""On a home's page: ask for a visit, or the visit one has there."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import badge, button, dialog, link_button, text_area
from components.ui.dialog import closes
from components.ui.icon import icon
from components.ui.link import link
from components.visits.picker import time_picker
from state.visits.asking import VisitBox

PICKER = "visit-picker"
FORM = "visit-form"
box: Any = VisitBox


def visit_box(home_id: rx.Var[str]) -> rx.Component:
    """Looks for the viewer's own visit when the page shows the home."""
    return rx.el.div(
        rx.cond(
            box.mine.href,
            _mine(),
            rx.cond(
                box.offered,
                button(
                    t("visits.box.ask"),
                    variant="secondary",
                    size="lg",
                    icon="calendar-plus",
                    wide=True,
                    on_click=box.open_picker,
                ),
                rx.fragment(),
            ),
        ),
        rx.cond(
            box.notice,
            rx.el.p(box.notice, role="status", class_name="text-caption text-tulsi"),
            rx.fragment(),
        ),
        _dialog(),
        on_mount=box.look(home_id),
        key=home_id,
        class_name="flex flex-col gap-2",
    )


def _mine() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            icon("calendar-check", size=20, class_name="text-geru mt-0.5"),
            rx.el.div(
                rx.el.p(t("visits.box.yours", when=box.mine.when), class_name="font-[600]"),
                rx.el.div(badge(box.mine.status, tone=box.mine.tone), class_name="mt-1"),
                class_name="min-w-0",
            ),
            class_name="flex items-start gap-3",
        ),
        rx.el.div(
            link_button(t("visits.box.open"), box.mine.href, variant="secondary", size="sm"),
            link(
                icon("calendar-arrow-down", size=16),
                t("visits.calendar"),
                href=box.mine.calendar,
                external=True,
                tone="geru",
                class_name="inline-flex items-center gap-1.5 text-caption min-h-11 md:min-h-8",
            ),
            class_name="flex flex-wrap items-center gap-x-4 gap-y-1",
        ),
        class_name="rounded-card bg-sunken px-4 py-3 flex flex-col gap-2",
    )


def _dialog() -> rx.Component:
    return dialog(
        t("visits.picker.title"),
        rx.el.form(
            time_picker(
                box.days,
                day=box.day,
                on_day=box.choose_day,
                slot=box.slot,
                nearest=box.nearest,
                error=box.errors["slot"],
            ),
            rx.cond(
                box.hours_said,
                rx.fragment(),
                rx.el.p(t("visits.picker.unsaid"), class_name="text-caption text-ink-3"),
            ),
            text_area(
                t("visits.picker.wishes"),
                name="wishes",
                rows=2,
                required=False,
                max_length=500,
                placeholder=t("visits.picker.wishes_hint"),
            ),
            id=FORM,
            on_submit=box.ask,
            custom_attrs={"noValidate": True},
            class_name="flex flex-col gap-5",
        ),
        id=PICKER,
        open=box.is_open,
        on_close=box.close,
        text=t("visits.picker.text"),
        error=box.errors[""],
        foot=(
            button(t("ui.cancel"), variant="quiet", **closes(PICKER)),
            button(
                t("visits.picker.send"),
                variant="primary",
                type="submit",
                custom_attrs={"form": FORM},
            ),
        ),
    )
