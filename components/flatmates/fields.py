"""Choices of a profile's form whose options come from the server."""

from typing import Any

import reflex as rx

from components.media import upload_zone
from components.text import t
from components.ui import error_text, filter_chip, select_field
from components.ui.icon import icon
from state.flatmates.photos import MatePhotos
from state.shell import Shell

_CHIP = (
    "relative inline-flex items-center gap-1.5 rounded-pill border border-line bg-surface px-3.5 "
    "min-h-11 md:min-h-9 font-[500] hover:border-control has-[:checked]:border-ink "
    "has-[:checked]:shadow-[inset_0_0_0_.5px_var(--ink)] has-[:focus-visible]:outline-2 "
    "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-neel "
    "[&:has(:checked)_.lucide]:block"
)
_CARD = (
    "flex items-center gap-3 rounded-control border border-line bg-surface px-4 py-3 min-h-control "
    "hover:border-control has-[:checked]:border-ink "
    "has-[:checked]:shadow-[inset_0_0_0_1px_var(--ink)] has-[:focus-visible]:outline-2 "
    "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-neel"
)


def one_of_cards(
    legend: Any, *, name: str, options: Any, chosen: Any, error: Any = None
) -> rx.Component:
    """One of a few answers, each a card. `options` is a Var of pairs, `chosen` a value."""
    return _group(
        legend,
        rx.el.div(
            rx.foreach(options, lambda one: _card(name, one, chosen)),
            class_name="grid gap-2 sm:grid-cols-2",
        ),
        name,
        error,
        "radiogroup",
    )


def many_of_chips(
    legend: Any, *, name: str, options: Any, chosen: Any, help: Any = None, error: Any = None
) -> rx.Component:
    """Several of a list, ticked as `<name>.<value>`; `has.<name>` says that it was asked."""
    return _group(
        legend,
        rx.el.div(
            rx.el.input(type="hidden", name=f"has.{name}", value="1"),
            rx.foreach(options, lambda one: _tick(name, one, chosen)),
            class_name="flex flex-wrap gap-2",
        ),
        name,
        error,
        "group",
        help,
    )


def choice(name: str, options: Any, chosen: Any, error: Any = None, *, id: str) -> rx.Component:
    """One of a list, or nothing said."""
    return select_field(
        t(f"people.field.{name}"),
        name=name,
        id=f"{id}-{name}",
        options=options,
        empty=t("people.field.not_said"),
        default_value=chosen,
        required=False,
        error=error,
    )


def place_fields(state: Any, *, id: str) -> rx.Component:
    """City and areas, of a state with `choose_city`, `add_area`, `drop_area`: they act at once."""
    errors: Any = state.errors
    return rx.el.div(
        select_field(
            t("people.field.city"),
            name="city",
            id=f"{id}-city",
            options=state.cities,
            empty=t("people.field.city_choose"),
            value=state.said.city,
            on_change=state.choose_city,
            error=errors["city"],
        ),
        rx.cond(
            state.said.city,
            rx.el.div(
                select_field(
                    t("people.field.areas"),
                    name="area",
                    id=f"{id}-areas",
                    options=state.areas_offered,
                    empty=t("people.field.areas_choose"),
                    value="",
                    on_change=state.add_area,
                    required=False,
                    help=t("people.field.areas_help"),
                    error=errors["areas"],
                ),
                rx.el.div(
                    rx.foreach(
                        state.areas,
                        lambda name: filter_chip(name, on_remove=state.drop_area(name)),
                    ),
                    class_name="flex flex-wrap gap-2 empty:hidden",
                ),
                class_name="flex flex-col gap-3",
            ),
        ),
        class_name="flex flex-col gap-5",
    )


def photo_fields(id: str) -> rx.Component:
    """Up to six photographs in their order; the first one leads."""
    return rx.el.div(
        rx.el.p(t("people.field.photos_help"), class_name="text-small text-ink-2"),
        upload_zone(
            use="person",
            csrf=Shell.csrf,
            id=id,
            most=6,
            room=MatePhotos.room,
            pictures=MatePhotos.photos,
            on_uploaded=MatePhotos.add,
            on_reorder=MatePhotos.order,
            on_main=MatePhotos.lead,
            on_remove=MatePhotos.remove,
        ),
        error_text(MatePhotos.errors["photos"]),  # type: ignore[index]
        error_text(MatePhotos.errors[""]),  # type: ignore[index]
        # Four controls stand under each of two photographs on a phone.
        class_name="flex flex-col gap-3 [&_.size-9]:!size-8",
    )


def _card(name: str, one: Any, chosen: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name=name,
            value=one[0],
            default_checked=one[0] == chosen,
            class_name="dot outline-none",
        ),
        rx.el.span(one[1], class_name="font-[500]"),
        class_name=_CARD,
    )


def _tick(name: str, one: Any, chosen: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name=f"{name}." + one[0].to(str),
            default_checked=chosen.contains(one[0]),
            class_name="absolute inset-0 size-full opacity-0 appearance-none cursor-[inherit]",
        ),
        icon("check", size=16, class_name="hidden"),
        one[1],
        class_name=_CHIP,
    )


def _group(
    legend: Any, body: rx.Component, name: str, error: Any, role: str, help: Any = None
) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="text-h4 !font-[500] mb-2"),
        body,
        rx.el.p(help, class_name="text-caption text-ink-3 mt-1.5") if help is not None else None,
        error_text(error, id=f"{name}-error") if error is not None else None,
        custom_attrs={"role": role},
        class_name="flex flex-col min-w-0",
    )
