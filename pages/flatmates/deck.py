"""/flatmates: people one at a time, to like or to pass."""

from typing import Any

import reflex as rx

from components.flatmates.deck import people_deck
from components.flatmates.moment import match_moment
from components.flatmates.person import likeness_ring, likeness_table, reasons_list
from components.shell import page
from components.text import t
from components.ui import (
    bar,
    button,
    chip,
    form,
    icon_button,
    link_button,
    money_field,
    notice,
    opens,
    sheet,
    text_field,
)
from state.flatmates.deck import PeopleDeck
from state.flatmates.moment import MatchMoment

ROUTE = "/flatmates"
ON_LOAD = [PeopleDeck.load, MatchMoment.load]
TITLE = t("mates.deck.title")
FILTERS = "mate-filters"

first: Any = PeopleDeck.cards[0].person


def deck() -> rx.Component:
    """The deck in the middle; filters left, how alike one lives right of it on wide screens."""
    return page(
        None,
        rx.el.script(src="/swipe.js", custom_attrs={"async": True}),
        rx.el.div(
            rx.el.aside(
                _filters("side"),
                aria_label=t("mates.filters.title"),
                class_name="hidden lg:flex flex-col gap-8 w-[250px] shrink-0",
            ),
            rx.el.div(
                _head(),
                rx.cond(
                    PeopleDeck.refusal.message,
                    rx.el.div(
                        notice(PeopleDeck.refusal.message, mood="problem"),
                        class_name="w-full max-w-[420px] mx-auto",
                    ),
                ),
                people_deck(),
                rx.cond(
                    PeopleDeck.cards.length() > 0,
                    rx.el.div(_whole(), class_name="xl:hidden w-full max-w-[420px] mx-auto"),
                ),
                class_name="flex-1 min-w-0 flex flex-col gap-4",
            ),
            rx.el.aside(
                rx.cond(PeopleDeck.cards.length() > 0, _likeness()),
                aria_label=t("people.like.table"),
                class_name="hidden xl:flex flex-col gap-6 w-[320px] shrink-0",
            ),
            class_name="flex gap-8 -mx-gutter px-gutter overflow-x-clip",
        ),
        sheet(t("mates.filters.title"), _filters("sheet"), id=FILTERS),
        match_moment(),
        active="flatmates",
        phone_active="flatmates",
        foot=False,
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.h1(t("mates.deck.title"), class_name="text-h3 flex-1 min-w-0"),
        link_button(t("mates.likes.title"), "/flatmates/likes", variant="quiet"),
        rx.el.div(
            icon_button(
                "sliders-horizontal",
                t("mates.filters.title"),
                variant="secondary",
                **opens(FILTERS),
            ),
            class_name="lg:hidden",
        ),
        class_name="flex items-center gap-3 w-full max-w-[420px] mx-auto",
    )


def _whole() -> rx.Component:
    return rx.el.div(
        button(
            rx.cond(PeopleDeck.whole, t("mates.deck.less"), t("mates.deck.more")),
            variant="secondary",
            on_click=PeopleDeck.expand,
            wide=True,
            custom_attrs={
                "data-expand": "true",
                "aria-expanded": rx.cond(PeopleDeck.whole, "true", "false"),
            },
        ),
        rx.cond(PeopleDeck.whole, _likeness()),
        class_name="flex flex-col gap-4",
    )


def _likeness() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            likeness_ring(first),
            likeness_table(first),
            class_name="flex flex-col gap-4 bg-surface border border-line rounded-panel p-5",
        ),
        reasons_list(first),
        class_name="flex flex-col gap-5",
    )


def _filters(place: str) -> rx.Component:
    shown = PeopleDeck.filters
    return rx.el.div(
        _choices(t("mates.filters.order"), shown.orders),
        rx.el.div(
            _title(t("mates.filters.where")),
            form(
                text_field(
                    t("mates.filters.city"),
                    name="city",
                    id=f"{place}-city",
                    default_value=shown.city,
                    key=f"{place}city{shown.city}",
                ),
                _amount("min", t("search.budget_from"), shown.low, place),
                _amount("max", t("search.budget_to"), shown.high, place),
                button(t("mates.filters.apply"), type="submit", variant="secondary", wide=True),
                on_submit=PeopleDeck.narrow,
            ),
            class_name="flex flex-col gap-3",
        ),
        _choices(t("mates.filters.near"), shown.near),
        _choices(t("mates.filters.move"), shown.move),
        _choices(t("mates.filters.only"), shown.only),
        class_name="flex flex-col gap-7",
    )


def _title(words: rx.Var[str]) -> rx.Component:
    return rx.el.div(bar(), rx.el.h2(words, class_name="text-h4"))


def _choices(words: rx.Var[str], options: Any) -> rx.Component:
    return rx.el.div(
        _title(words),
        rx.el.div(
            rx.foreach(options, lambda one: chip(one.text, chosen=one.chosen, href=one.href)),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-3",
    )


def _amount(name: str, words: rx.Var[str], held: Any, place: str) -> rx.Component:
    return money_field(
        words,
        name=name,
        id=f"{place}-{name}",
        default_value=held,
        key=f"{place}{name}{held}",
    )
