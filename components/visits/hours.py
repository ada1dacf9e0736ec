"""The editor of weekly hours: a line a weekday, two spans each."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, checkbox, error_text, form, notice, panel, select_field
from components.ui.base import Text
from components.ui.field import BOX
from state.visits.hours import MINE, HoursEditor, WeekdayView

editor: Any = HoursEditor


def hours_panel() -> rx.Component:
    """For whoever has homes; the form is drawn anew when another home is chosen."""
    return rx.cond(
        editor.homes.length() > 0,
        panel(
            t("visits.hours.title"),
            rx.el.div(
                rx.el.p(t("visits.hours.text"), class_name="text-ink-2 max-w-prose"),
                select_field(
                    t("visits.hours.home"),
                    name="hours-home",
                    options=editor.homes,
                    value=editor.home,
                    on_change=editor.choose,
                    class_name="max-w-md",
                ),
                rx.el.div(_form(), key=editor.home + editor.version.to_string()),
                class_name="flex flex-col gap-4",
            ),
        ),
        rx.fragment(),
    )


def _form() -> rx.Component:
    return form(
        rx.el.div(rx.foreach(editor.week, _weekday), class_name="flex flex-col gap-3"),
        rx.cond(
            editor.home == MINE,
            rx.fragment(),
            checkbox(t("visits.hours.everywhere"), name="everywhere"),
        ),
        error_text(editor.errors[""]),
        rx.cond(editor.saved, notice(editor.saved, mood="success"), rx.fragment()),
        rx.el.div(button(t("visits.hours.save"), variant="secondary", type="submit")),
        on_submit=editor.save,
        class_name="flex flex-col gap-4",
    )


def _weekday(day: rx.Var[WeekdayView]) -> rx.Component:
    return rx.el.div(
        rx.el.span(day.name, class_name="font-[500] sm:w-28 sm:self-center"),
        rx.el.div(
            _span(day, "from1", "to1", t("visits.hours.from", day=day.name),
                  t("visits.hours.to", day=day.name)),
            _span(day, "from2", "to2", t("visits.hours.from2", day=day.name),
                  t("visits.hours.to2", day=day.name)),
            class_name="flex flex-wrap gap-x-6 gap-y-2",
        ),
        error_text(editor.errors["day" + day.n]),
        key=day.n,
        class_name="flex flex-col sm:flex-row sm:flex-wrap gap-x-4 gap-y-1 pb-3 border-b "
        "border-line last:border-0",
    )  # fmt: skip


def _span(
    day: rx.Var[WeekdayView], begins: str, ends: str, says: Text, until: Text
) -> rx.Component:
    return rx.el.div(
        _time(begins, day, getattr(day, begins), says),
        rx.el.span("–", aria_hidden="true", class_name="text-ink-3"),
        _time(ends, day, getattr(day, ends), until),
        class_name="flex items-center gap-2",
    )


def _time(name: str, day: rx.Var[WeekdayView], value: Any, says: Text) -> rx.Component:
    return rx.el.input(
        type="time",
        name=f"{name}_" + day.n,
        default_value=value,
        step=1800,
        aria_label=says,
        class_name=f"{BOX} !w-[116px] min-h-11 md:min-h-9 px-3 tabular-nums",
    )
