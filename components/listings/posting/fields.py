"""Fields of the wizard: what is typed goes to the server by itself (assets/posting.js)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import reflex as rx

from components.text import t
from components.ui import choice_chips, date_field, money_field, select_field, text_area, text_field
from components.ui.base import Text
from state.listings.posting.wizard import WizardPage

NEEDED = {
    "title",
    "city",
    "locality",
    "monthly_rent",
    "base_price",
    "daily_rate",
    "max_occupancy",
}


def _usual(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "error": WizardPage.errors[name],
        "required": name in NEEDED,
    }


def line(name: str, **more: Any) -> rx.Component:
    """One line of words."""
    return text_field(
        t(f"posting.field.{name}"),
        default_value=WizardPage.answers[name],
        auto_complete="off",
        **_usual(name),
        **more,
    )


def long_text(name: str, **more: Any) -> rx.Component:
    """Several lines."""
    return text_area(
        t(f"posting.field.{name}"),
        default_value=WizardPage.answers[name],
        **_usual(name),
        **more,
    )


def amount(name: str, **more: Any) -> rx.Component:
    """A number; the phone shows its number keys."""
    return line(name, input_mode="decimal", **more)


def rupees(name: str, **more: Any) -> rx.Component:
    """Money, with its short form live beside its name."""
    short = rx.el.output(
        WizardPage.words[name],
        custom_attrs={"data-words": name, "htmlFor": f"field-{name}"},
        class_name="text-caption font-[600] text-tulsi tabular-nums",
    )
    return money_field(
        t(f"posting.field.{name}"),
        default_value=WizardPage.amounts[name],
        aside=short,
        **_usual(name),
        **more,
    )


def day(name: str, **more: Any) -> rx.Component:
    """A day."""
    return date_field(
        t(f"posting.field.{name}"),
        default_value=WizardPage.answers[name],
        **_usual(name),
        **more,
    )


def choice(name: str, options: Sequence[tuple[str, Text]]) -> rx.Component:
    """One of a list, or nothing said."""
    return select_field(
        t(f"posting.field.{name}"),
        options=options,
        empty=t("posting.not_said"),
        default_value=WizardPage.answers[name],
        **_usual(name),
    )


def chips(name: str, legend: Text, options: Sequence[tuple[str, Text]]) -> rx.Component:
    """One of a few, as chips."""
    chosen = rx.Var.create([WizardPage.answers[name]]).to(list[str])
    return choice_chips(
        legend, name=name, options=options, chosen=chosen, error=WizardPage.errors[name]
    )


def where_asked(name: str, field: rx.Component) -> rx.Component:
    """The field where this kind of home is asked for it."""
    return rx.cond(WizardPage.asked.contains(name), field, rx.fragment())


def named(kind: type[StrEnum], key: str) -> list[tuple[str, Text]]:
    """An enumeration's values with their words, `homes.<key>.<value>`."""
    return [(one.value, t(f"homes.{key}.{one.value}")) for one in kind]


def pair(*fields: rx.Component) -> rx.Component:
    """Side by side where there is room."""
    return rx.el.div(*fields, class_name="grid gap-5 sm:grid-cols-2 empty:hidden")
