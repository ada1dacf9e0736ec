"""What happened and what comes, newest first, hanging on one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from components.text import t
from components.ui.base import Text, one_of, shown

MomentState = Literal["done", "now", "planned", "missed"]
_DOTS: dict[str, str] = {
    "done": "bg-geru-fill border-geru-fill",
    "now": "bg-surface border-geru-fill shadow-[0_0_0_4px_var(--geru-soft)]",
    "planned": "bg-surface border-control",
    "missed": "bg-rani border-rani",
}


@dataclass(frozen=True)
class Moment:
    """One entry: words, a quiet note (the date), its state."""

    text: Text
    note: Text | None = None
    state: MomentState | rx.Var[str] = "done"


def timeline(moments: Sequence[Moment] | rx.Var[Any], *, label: Text) -> rx.Component:
    """The moments, newest first. As a Var: a list of objects with text, note and state."""
    if isinstance(moments, rx.Var):
        rows = [rx.foreach(moments, lambda one: _row(one.text, one.note, one.state))]
    else:
        rows = [_row(one.text, one.note, one.state) for one in moments]
    return rx.el.ol(*rows, aria_label=label, class_name="flex flex-col")


def _row(text: Text, note: Text | None, state: MomentState | rx.Var[str]) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            class_name=[
                "absolute left-0 top-[5px] size-[11px] rounded-full border-2 z-10",
                _dot(state),
            ],
            aria_hidden="true",
        ),
        rx.el.p(text, _word(state), class_name="font-[600]"),
        shown(note, lambda words: rx.el.p(words, class_name="text-caption text-ink-3")),
        class_name="relative pl-6 pb-4 last:pb-0 before:absolute before:left-[5px] before:top-4 "
        "before:-bottom-1 before:w-px before:bg-line last:before:hidden",
    )


def _dot(state: MomentState | rx.Var[str]) -> str | rx.Var[str]:
    if isinstance(state, rx.Var):
        return rx.match(state, *_DOTS.items(), _DOTS["planned"])
    return _DOTS[one_of(state, MomentState, "state")]


def _word(state: MomentState | rx.Var[str]) -> rx.Component:
    """State is never colour alone: what is missed says so, the rest is said to readers."""
    words = {name: t(f"ui.timeline.{name}") for name in _DOTS}
    missed = rx.el.span(words["missed"], class_name="ml-2 text-micro font-[600] text-rani")
    if isinstance(state, rx.Var):
        said = rx.el.span(rx.match(state, *words.items(), ""), class_name="sr-only")
        return rx.cond(state == "missed", missed, said)
    return missed if state == "missed" else rx.el.span(words[state], class_name="sr-only")
