"""Tabs, segmented control, stepper: where one is among a few things."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from components.text import t
from components.ui.base import Flag, Number, Text, classes, either, one_of, truth, when
from components.ui.icon import icon
from components.ui.link import link


@dataclass(frozen=True)
class Tab:
    """One tab: its value, its words, a count behind them; with `href` it is a link."""

    value: str
    text: Text
    count: Number | None = None
    href: Text | None = None


_TAB = (
    "relative inline-flex items-center gap-2 min-h-12 whitespace-nowrap text-[15px] leading-6 "
    "transition-colors duration-menu before:absolute before:inset-x-0 before:-top-px "
    "before:h-[3px] before:rounded-b-[2px] before:transition-colors"
)
_ON = "text-ink font-[600] before:bg-geru-fill"
_OFF = "text-ink-2 hover:text-ink before:bg-transparent hover:before:bg-line"


def tabs(
    items: Sequence[Tab], *, active: str | rx.Var[str], label: Text, on_change: Any = None
) -> rx.Component:
    """Tabs with their bar on top. With `href`s they are links; else `on_change` gets the value.

    Panels of state tabs: `tab_panel`. Arrow keys move between them (ghar.js).
    """
    look = "flex gap-6 border-t border-line overflow-x-auto no-bar"
    if any(item.href is not None for item in items):
        return rx.el.nav(
            *[_link(item, active == item.value) for item in items],
            aria_label=label,
            class_name=look,
        )
    return rx.el.div(
        *[_button(item, active == item.value, on_change) for item in items],
        role="tablist",
        aria_label=label,
        class_name=look,
    )


def tab_panel(value: str, *children: rx.Component, active: str | rx.Var[str]) -> rx.Component:
    """What belongs to a state tab; it is only there while its tab is active."""
    panel = rx.el.div(
        *children,
        role="tabpanel",
        custom_attrs={"id": f"panel-{value}"},
        aria_labelledby=f"tab-{value}",
        tab_index=0,
        class_name="pt-5",
    )
    return when(active == value, panel)


def _link(item: Tab, on: Flag) -> rx.Component:
    return link(
        *_face(item),
        href=item.href or "#",
        current=on,
        class_name=classes(_TAB, either(on, _ON, _OFF)),
    )


def _button(item: Tab, on: Flag, on_change: Any) -> rx.Component:
    return rx.el.button(
        *_face(item),
        type="button",
        role="tab",
        custom_attrs={"id": f"tab-{item.value}"},
        aria_selected=truth(on),
        aria_controls=f"panel-{item.value}",
        tab_index=rx.cond(on, 0, -1) if isinstance(on, rx.Var) else (0 if on else -1),
        on_click=on_change(item.value) if on_change is not None else None,
        class_name=classes(_TAB, either(on, _ON, _OFF)),
    )


def _face(item: Tab) -> list[Any]:
    if item.count is None:
        return [item.text]
    number = rx.el.span(item.count, class_name="text-micro font-[600] text-ink-3 tabular-nums")
    return [item.text, number]


def segmented(
    legend: Text,
    options: Sequence[tuple[str, Text]],
    *,
    name: str,
    value: str | rx.Var[str] | None = None,
    default_value: str | None = None,
    on_change: Any = None,
    disabled: Flag = False,
    wide: bool = False,
) -> rx.Component:
    """One of two to four short choices in a well; radio buttons inside.

    `value` with `on_change` (gets the chosen value) for state, `default_value` for plain forms.
    """
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="sr-only"),
        *[_segment(name, option, value, default_value, on_change, disabled) for option in options],
        class_name=f"{'flex' if wide else 'inline-flex'} p-1 gap-0.5 rounded-control bg-sunken "
        "max-w-full",
    )


def _segment(
    name: str,
    option: tuple[str, Text],
    value: str | rx.Var[str] | None,
    default_value: str | None,
    on_change: Any,
    disabled: Flag,
) -> rx.Component:
    picked: dict[str, Any] = {"default_checked": option[0] == default_value}
    if value is not None:
        picked = {"checked": value == option[0]}
    if on_change is not None:
        picked["on_change"] = on_change(option[0])
    return rx.el.label(
        rx.el.input(
            type="radio",
            name=name,
            value=option[0],
            disabled=disabled,
            class_name="absolute inset-0 size-full opacity-0 appearance-none cursor-[inherit]",
            **picked,
        ),
        option[1],
        class_name="relative flex-1 inline-flex items-center justify-center px-4 rounded-small "
        "min-h-[calc(var(--h-control)-8px)] text-ink-2 font-[500] whitespace-nowrap "
        "transition-colors duration-menu hover:text-ink has-[:checked]:bg-surface "
        "dark:has-[:checked]:bg-raised has-[:checked]:text-ink has-[:checked]:font-[600] "
        "has-[:checked]:shadow-e1 has-[:disabled]:opacity-[.42] has-[:focus-visible]:outline-2 "
        "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-neel",
    )


StepState = Literal["done", "now", "next", "problem"]


@dataclass(frozen=True)
class Step:
    """One step of a form: its words, its state, with `href` a way back to it."""

    text: Text
    state: StepState | rx.Var[str] = "next"
    href: Text | None = None


_CIRCLES: dict[str, str] = {
    "done": "bg-tulsi text-surface border-tulsi",
    "now": "bg-geru-fill text-on-fill border-geru-fill",
    "next": "border-control text-ink-2",
    "problem": "bg-rani-soft text-rani border-rani border-2",
}


def stepper(steps: Sequence[Step], *, label: Text) -> rx.Component:
    """The steps of a form in order; phones show the words of the present one only."""
    items: list[rx.Component] = []
    for number, step in enumerate(steps, 1):
        if number > 1:
            items.append(
                rx.el.li(aria_hidden="true", class_name="h-px w-3 md:w-5 bg-line shrink-0")
            )
        items.append(_step(number, step))
    return rx.el.ol(
        *items, aria_label=label, class_name="flex items-center gap-2 overflow-x-auto no-bar p-1"
    )


def _step(number: int, step: Step) -> rx.Component:
    now = step.state == "now"
    body = [
        _circle(number, step.state),
        rx.el.span(
            step.text,
            class_name=classes(
                "whitespace-nowrap", either(now, "font-[600]", "text-ink-2 max-md:sr-only")
            ),
        ),
        rx.el.span(_state_word(step.state), class_name="sr-only"),
    ]
    look = "flex items-center gap-2"
    inside = (
        rx.el.span(*body, class_name=look)
        if step.href is None
        else link(*body, href=step.href, class_name=f"{look} touch rounded-small hover:text-ink")
    )
    if isinstance(now, rx.Var):
        return rx.el.li(inside, aria_current=rx.cond(now, "step", "false"))
    return rx.el.li(inside, **({"aria_current": "step"} if now else {}))


def _circle(number: int, state: StepState | rx.Var[str]) -> rx.Component:
    base = "grid place-items-center size-6 rounded-full border text-micro font-[600] shrink-0"
    number_mark: Any = rx.el.span(number)
    done, problem = icon("check", size=14), rx.el.span("!")
    if isinstance(state, rx.Var):
        mark = rx.match(state, ("done", done), ("problem", problem), number_mark)
        look = rx.match(state, *_CIRCLES.items(), _CIRCLES["next"])
        return rx.el.span(mark, aria_hidden="true", class_name=classes(base, look))
    one_of(state, StepState, "state")
    mark = {"done": done, "problem": problem}.get(state, number_mark)
    return rx.el.span(mark, aria_hidden="true", class_name=classes(base, _CIRCLES[state]))


def _state_word(state: StepState | rx.Var[str]) -> Text:
    words = {name: t(f"ui.step.{name}") for name in _CIRCLES}
    if isinstance(state, rx.Var):
        return rx.match(state, *words.items(), "")
    return words[state]
