"""/swipe: homes one at a time, to like or to pass."""

import reflex as rx

from components.listings.deck import deck
from components.shell import page
from components.text import t
from components.ui import (
    bar,
    button,
    chip,
    filter_chip,
    form,
    icon_button,
    link,
    link_button,
    money_field,
    notice,
    opens,
    sheet,
)
from components.ui.icon import icon
from state.listings.liking import Hearts
from state.listings.liking.deck import DeckPage
from state.listings.search.words import ChoiceView

ROUTE = "/swipe"
ON_LOAD = [Hearts.load, DeckPage.load]
TITLE = t("likes.deck.title")
FILTERS = "deck-filters"


def swipe() -> rx.Component:
    """The deck in the middle; filters left and one's own numbers right of it on wide screens."""
    return page(
        None,
        rx.el.script(src="/swipe.js", custom_attrs={"async": True}),
        rx.el.div(
            rx.el.aside(
                _filters("side"),
                aria_label=t("search.filters"),
                class_name="hidden lg:flex flex-col gap-8 w-[250px] shrink-0",
            ),
            rx.el.div(
                _head(),
                _problem(),
                deck(),
                class_name="flex-1 min-w-0 flex flex-col gap-4 max-md:-mt-2",
            ),
            rx.el.aside(
                _so_far(),
                aria_label=t("likes.deck.so_far"),
                class_name="hidden xl:flex flex-col gap-8 w-[250px] shrink-0",
            ),
            # The second card peeks out, and cards fly away sideways.
            class_name="flex gap-8 -mx-gutter px-gutter overflow-x-clip",
        ),
        sheet(
            t("search.filters"),
            _filters("sheet"),
            id=FILTERS,
            foot=(link_button(t("search.clear_all"), DeckPage.bar.clear_href, variant="quiet"),),
        ),
        active="swipe",
        phone_active="swipe",
        foot=False,
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(t("likes.deck.title"), class_name="text-h3"),
            rx.el.p(DeckPage.place, class_name="text-caption text-ink-3 truncate"),
            class_name="min-w-0 flex-1",
        ),
        rx.el.div(
            icon_button(
                "sliders-horizontal", t("search.filters"), variant="secondary", **opens(FILTERS)
            ),
            class_name="lg:hidden",
        ),
        class_name="flex items-center gap-3 w-full max-w-[420px] mx-auto",
    )


def _problem() -> rx.Component:
    return rx.cond(
        DeckPage.refusal.message,
        rx.el.div(
            notice(DeckPage.refusal.message, mood="problem"), class_name="max-w-[420px] mx-auto"
        ),
        rx.fragment(),
    )


def _filters(place: str) -> rx.Component:
    shown = DeckPage.bar
    return rx.el.div(
        _choices(t("likes.deck.for"), shown.purposes),
        rx.el.div(
            _title(t("likes.deck.where")),
            rx.cond(
                DeckPage.chips.length() > 0,
                rx.el.div(
                    rx.foreach(
                        DeckPage.chips, lambda one: filter_chip(one.text, remove_href=one.href)
                    ),
                    class_name="flex flex-wrap gap-2",
                ),
                rx.fragment(),
            ),
            _ask(place),
            class_name="flex flex-col gap-3",
        ),
        _choices(t("search.bedrooms"), shown.bedrooms),
        rx.el.div(
            _title(shown.budget),
            form(
                _amount("min", t("search.budget_from"), place),
                _amount("max", t("search.budget_to"), place),
                button(t("search.apply"), type="submit", variant="secondary", wide=True),
                on_submit=DeckPage.narrow,
            ),
            class_name="flex flex-col gap-3",
        ),
        _choices(t("search.type"), shown.types),
        class_name="flex flex-col gap-7",
    )


def _title(words: rx.Var[str]) -> rx.Component:
    return rx.el.div(bar(), rx.el.h2(words, class_name="text-h4"))


def _choices(words: rx.Var[str], options: rx.Var[list[ChoiceView]]) -> rx.Component:
    return rx.el.div(
        _title(words),
        rx.el.div(
            rx.foreach(options, lambda one: chip(one.text, chosen=one.chosen, href=one.href)),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-3",
    )


def _ask(place: str) -> rx.Component:
    return rx.el.form(
        icon("search", size=16, class_name="text-ink-3"),
        rx.el.input(
            name="q",
            type="search",
            placeholder=t("likes.deck.where_hint"),
            aria_label=t("search.box_label"),
            auto_complete="off",
            custom_attrs={"id": f"{place}-where"},
            class_name="flex-1 min-w-0 bg-transparent outline-none placeholder:text-ink-3",
        ),
        rx.el.button(
            icon("arrow-right", size=16),
            type="submit",
            aria_label=t("search.go"),
            class_name="touch grid place-items-center size-8 rounded-small text-geru "
            "hover:bg-sunken",
        ),
        role="search",
        on_submit=DeckPage.ask,
        class_name="flex items-center gap-2 h-control rounded-control border border-control "
        "bg-surface pl-3 pr-1.5 focus-within:outline-2 focus-within:outline-neel "
        "focus-within:outline-offset-2",
    )


def _amount(name: str, words: rx.Var[str], place: str) -> rx.Component:
    held = DeckPage.form.min if name == "min" else DeckPage.form.max
    return money_field(
        words,
        name=name,
        id=f"{place}-{name}",
        default_value=held,
        key=f"{place}{name}{held}",
        error=DeckPage.errors.get(name, DeckPage.errors.get("price", "")),
    )


def _so_far() -> rx.Component:
    shown = DeckPage.stats
    return rx.el.div(
        _title(t("likes.deck.so_far")),
        rx.el.dl(
            _number(t("likes.deck.liked"), shown.liked),
            _number(t("likes.deck.passed"), shown.passed),
            class_name="grid grid-cols-2 gap-3",
        ),
        rx.el.p(shown.share, class_name="text-caption text-ink-3 empty:hidden"),
        link(
            t("likes.deck.to_favourites"),
            icon("arrow-right", size=16),
            href="/favourites",
            tone="geru",
            class_name="inline-flex items-center gap-1.5 min-h-9",
        ),
        class_name="flex flex-col gap-3",
    )


def _number(words: rx.Var[str], value: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(words, class_name="text-caption text-ink-3 order-last"),
        rx.el.dd(value, class_name="text-price-stat font-heavy tabular-nums"),
        class_name="flex flex-col bg-surface border border-line rounded-card p-3",
    )
