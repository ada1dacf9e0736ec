"""What every component shares: types of arguments, variants, ids, class names."""

from functools import reduce
from typing import Any, TypeVar, get_args

import reflex as rx

Text = str | rx.Var[str]
"""Words for a person: a Var of `components.text.t`, a Var of state, or plain text."""

Flag = bool | rx.Var[bool]
Number = int | float | rx.Var[int] | rx.Var[float]
Part = Text | rx.Component
"""Words or a component that takes their place."""

Choice = TypeVar("Choice")


def one_of(value: Choice, choices: Any, name: str) -> Choice:
    """`value` if it is one of the Literal `choices`, else ValueError naming what is allowed."""
    allowed = get_args(choices)
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(map(str, allowed))}, not {value!r}")
    return value


def classes(*parts: str | rx.Var[str] | None) -> str | list[str | rx.Var[str]]:
    """Class names joined; empty parts fall out, Vars stay Vars."""
    kept = [part for part in parts if isinstance(part, rx.Var) or part]
    if any(isinstance(part, rx.Var) for part in kept):
        return kept
    return " ".join(kept)  # type: ignore[arg-type]


def either(flag: Flag, when: str, otherwise: str = "") -> str | rx.Var[str]:
    """`when` or `otherwise`: decided now for a plain flag, in the browser for a Var."""
    if isinstance(flag, rx.Var):
        return rx.cond(flag, when, otherwise)
    return when if flag else otherwise


def any_of(*flags: Flag) -> Flag:
    """Whether one of the flags holds; a Var if the browser must decide."""
    if any(flag is True for flag in flags):
        return True
    undecided = [flag for flag in flags if isinstance(flag, rx.Var)]
    return reduce(lambda left, right: left | right, undecided) if undecided else False


def when(flag: Flag, part: rx.Component) -> rx.Component:
    """`part` where `flag` holds, else nothing."""
    if isinstance(flag, rx.Var):
        return rx.cond(flag, part, rx.fragment())
    return part if flag else rx.fragment()


def shown(value: Part | None, wrap: Any) -> rx.Component:
    """`wrap(value)` if there is something to show; a Var decides in the browser."""
    if isinstance(value, rx.Var):
        return rx.cond(value, wrap(value), rx.fragment())
    if value is None or value == "":
        return rx.fragment()
    return wrap(value)


def attributes(**given: Any) -> dict[str, Any]:
    """HTML attributes by Python name (`aria_label` is `aria-label`); None falls out."""
    return {
        name.rstrip("_").replace("_", "-"): value
        for name, value in given.items()
        if value is not None
    }


def truth(flag: Flag) -> str | rx.Var[str]:
    """`"true"` or `"false"`, as ARIA states are written."""
    if isinstance(flag, rx.Var):
        return rx.cond(flag, "true", "false")
    return "true" if flag else "false"
