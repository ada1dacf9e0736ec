"""Choosing a time: days to swipe through, the times of the chosen one. Arrow keys move in both."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import error_text
from components.ui.base import Text
from state.visits.views import DayView, SlotView

_HIDDEN = "absolute inset-0 size-full opacity-0 appearance-none cursor-[inherit]"
_CHOICE = (
    "relative rounded-control border border-line bg-surface text-center font-[500] "
    "transition-[border-color] duration-press hover:border-control has-[:checked]:border-ink "
    "has-[:checked]:shadow-[inset_0_0_0_1px_var(--ink)] has-[:focus-visible]:outline-2 "
    "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-neel"
)


def time_picker(
    days: rx.Var[list[DayView]],
    *,
    day: rx.Var[str],
    on_day: Any,
    slot: rx.Var[str],
    nearest: rx.Var[list[SlotView]],
    error: Text,
) -> rx.Component:
    """Two groups of radio buttons; a form around it gets the time as `slot` (ISO 8601).

    `slot` is the time that was sent last; `nearest` are offered when it could not be had.
    """
    return rx.el.div(
        rx.el.fieldset(
            rx.el.legend(t("visits.picker.day"), class_name="text-h4 mb-2"),
            rx.el.div(
                rx.foreach(days, lambda one: _day(one, day, on_day)),
                class_name="flex gap-2 overflow-x-auto no-bar -mx-6 px-6 py-1 scroll-px-6",
            ),
            class_name="min-w-0",
        ),
        rx.el.fieldset(
            rx.el.legend(t("visits.picker.time"), class_name="text-h4 mb-2"),
            rx.foreach(days, lambda one: rx.cond(one.value == day, _times(one, slot))),
            error_text(error, id="slot-error"),
            rx.cond(nearest.length() > 0, _nearest(nearest), rx.fragment()),
            class_name="flex flex-col gap-3 min-w-0",
        ),
        class_name="flex flex-col gap-5",
    )


def _day(one: rx.Var[DayView], day: rx.Var[str], on_day: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="day",
            value=one.value,
            checked=one.value == day,
            on_change=on_day(one.value),
            class_name=_HIDDEN,
        ),
        rx.el.span(one.weekday, class_name="text-caption text-ink-3"),
        rx.el.span(one.text, class_name="whitespace-nowrap"),
        rx.el.span(
            one.said,
            class_name=[
                "text-micro whitespace-nowrap",
                rx.cond(one.free > 0, "text-tulsi", "text-ink-3"),
            ],
        ),
        key=one.value,
        class_name=f"{_CHOICE} flex flex-col px-3 py-2 min-w-[92px] shrink-0",
    )


def _times(one: rx.Var[DayView], slot: rx.Var[str]) -> rx.Component:
    return rx.cond(
        one.slots.length() > 0,
        rx.el.div(
            rx.foreach(one.slots, lambda time: _time(time, slot)),
            class_name="grid grid-cols-4 sm:grid-cols-6 gap-2",
        ),
        rx.el.p(t("visits.picker.none_text"), class_name="text-ink-2"),
    )


def _time(time: rx.Var[SlotView], slot: rx.Var[str]) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="slot",
            value=time.value,
            default_checked=time.value == slot,
            disabled=~time.is_free,
            class_name=_HIDDEN,
        ),
        rx.el.span(time.text, class_name="tabular-nums"),
        rx.cond(
            time.note,
            rx.el.span(time.note, class_name="block text-micro font-[400] leading-3"),
            rx.fragment(),
        ),
        key=time.value,
        class_name=f"{_CHOICE} grid place-items-center content-center min-h-11 px-1 "
        "has-[:disabled]:bg-sunken has-[:disabled]:text-ink-3 has-[:disabled]:border-transparent",
    )


def _nearest(nearest: rx.Var[list[SlotView]]) -> rx.Component:
    return rx.el.div(
        rx.el.p(t("visits.picker.nearest"), class_name="text-caption text-ink-2"),
        rx.el.div(
            rx.foreach(nearest, _near),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-2",
    )


def _near(time: rx.Var[SlotView]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name="slot", value=time.value, class_name=_HIDDEN),
        time.text,
        key=time.value,
        class_name=f"{_CHOICE} inline-flex items-center px-3 min-h-11 md:min-h-9",
    )
