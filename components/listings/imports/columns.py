"""Step 1: what each column of the file means."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    error_text,
    icon,
    notice,
    panel,
    row,
    select_field,
    table,
    text_field,
)
from state.listings.imports.one import ImportPage
from state.listings.imports.views import AREA_BASES, FIELD_GROUPS, PURPOSES, TYPES, ColumnView

_SELECT = (
    "w-full min-h-[30px] rounded-small border bg-surface pl-2.5 pr-7 py-1 text-[13px] "
    "leading-[18px] appearance-none text-ellipsis touch"
)


def columns_step() -> rx.Component:
    """A row a column: its name, values from the file, and what it means."""
    return rx.el.div(
        rx.cond(
            ImportPage.portfolio.mappable,
            rx.fragment(),
            notice(t("imports.columns_fixed"), mood="plain"),
        ),
        table(
            [
                Column(t("imports.column")),
                Column(t("imports.samples")),
                Column(t("imports.means")),
                Column(t("imports.counts_in")),
            ],
            rx.foreach(ImportPage.columns, _column),
            caption=t("imports.columns_caption"),
        ),
        error_text(ImportPage.errors["mapping"]),
        panel(t("imports.defaults"), _defaults(), note=t("imports.defaults_note")),
        rx.el.div(
            button(
                t("imports.check_rows"),
                variant="primary",
                icon="list-checks",
                on_click=ImportPage.check,
                disabled=~ImportPage.portfolio.mappable,
            ),
            button(
                t("imports.guess_again"),
                variant="quiet",
                icon="wand-sparkles",
                on_click=ImportPage.guess_again,
                disabled=~ImportPage.portfolio.mappable,
            ),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-4",
    )


def _column(one: rx.Var[ColumnView]) -> rx.Component:
    return row(
        cell(
            rx.el.span(one.name, class_name="font-[600]"),
            rx.cond(
                one.sure | (one.field == ""),
                rx.fragment(),
                rx.el.span(badge(t("imports.unsure_guess"), tone="genda"), class_name="ml-2"),
            ),
            leads=True,
        ),
        cell(rx.el.span(one.samples, class_name="text-ink-2"), label=t("imports.samples")),
        cell(_meaning(one), label=t("imports.means")),
        cell(_unit(one), label=t("imports.counts_in")),
    )


def _meaning(one: rx.Var[ColumnView]) -> rx.Component:
    groups = [
        rx.el.optgroup(
            *[rx.el.option(t(f"imports.fields.{key}"), value=key) for key in keys],
            label=t(f"imports.groups.{group}"),
        )
        for group, keys in FIELD_GROUPS
    ]
    return _select(
        rx.el.option(t("imports.left_out"), value=""),
        *groups,
        value=one.field,
        label=t("imports.meaning_of", name=one.name),
        on_change=lambda value: ImportPage.choose_field(one.name, value),
        quiet=one.field == "",
        disabled=~ImportPage.portfolio.mappable,
    )


def _unit(one: rx.Var[ColumnView]) -> rx.Component:
    return rx.cond(
        one.units.length() > 0,
        _select(
            rx.foreach(
                one.units.to(list[tuple[str, str]]),
                lambda pair: rx.el.option(pair[1], value=pair[0]),
            ),
            value=one.unit,
            label=t("imports.unit_of", name=one.name),
            on_change=lambda value: ImportPage.choose_unit(one.name, value),
            disabled=~ImportPage.portfolio.mappable,
        ),
    )


def _select(
    *options: rx.Component,
    value: Any,
    label: Any,
    on_change: Any,
    disabled: Any,
    quiet: Any = False,
) -> rx.Component:
    return rx.el.span(
        rx.el.select(
            *options,
            value=value,
            on_change=on_change,
            disabled=disabled,
            aria_label=label,
            class_name=[_SELECT, rx.cond(quiet, "border-line text-ink-3", "border-control")],
        ),
        icon(
            "chevron-down",
            size=16,
            class_name="absolute right-2 top-1/2 -translate-y-1/2 text-ink-3 pointer-events-none",
        ),
        class_name="relative block min-w-44",
    )


def _defaults() -> rx.Component:
    def chooses(key: str) -> dict[str, Any]:
        return {
            "name": key,
            "value": ImportPage.defaults[key],
            "on_change": lambda value: ImportPage.choose_default(key, value),
            "disabled": ~ImportPage.portfolio.mappable,
        }

    return rx.el.div(
        select_field(
            t("imports.fields.purpose"),
            options=[(one, t(f"homes.purpose.{one}")) for one in PURPOSES],
            **chooses("purpose"),
        ),
        select_field(
            t("imports.fields.property_type"),
            options=[(one, t(f"homes.type.{one}")) for one in TYPES],
            empty=t("imports.choose"),
            error=ImportPage.errors["property_type"],
            **chooses("property_type"),
        ),
        select_field(
            t("imports.fields.area_basis"),
            options=[(one, t(f"imports.fields.{one}")) for one in AREA_BASES],
            empty=t("imports.unknown"),
            required=False,
            **chooses("area_basis"),
        ),
        text_field(
            t("imports.fields.city"),
            name="city",
            default_value=ImportPage.defaults["city"],
            on_blur=lambda value: ImportPage.choose_default("city", value),
            required=False,
            max_length=100,
        ),
        class_name="grid gap-4 sm:grid-cols-2 lg:grid-cols-4",
    )
