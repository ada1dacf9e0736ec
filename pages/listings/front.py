"""/: find a home at once, or see what there is."""

import reflex as rx

from components.listings.cards import home_grid
from components.shell import page
from components.text import t
from components.ui import (
    button,
    card,
    link,
    money_field,
    section,
    segmented,
    select_field,
    skeleton_card,
    text_field,
)
from components.ui.icon import icon
from state.listings.front import FrontPage, MedianView
from state.listings.liking import Hearts

ROUTE = "/"
ON_LOAD = [FrontPage.load, Hearts.load]
TITLE = "Ghar"


def front() -> rx.Component:
    """Hero with the search form, rents by locality, newest homes, what else there is."""
    return page(
        None,
        rx.el.div(
            _hero(),
            _medians(),
            _newest(),
            _more(),
            class_name="w-full max-w-[1360px] mx-auto px-gutter py-4 md:py-7 flex flex-col "
            "gap-10 md:gap-14",
        ),
        phone_active="explore",
        width="full",
    )


def _hero() -> rx.Component:
    return rx.el.section(
        rx.el.img(
            src="/demo/hero.webp",
            alt="",
            custom_attrs={"width": 1440, "height": 560, "fetchPriority": "high"},
            class_name="absolute inset-0 size-full object-cover rounded-hero",
        ),
        rx.el.div(
            class_name="absolute inset-0 rounded-hero bg-[rgba(24,14,8,.66)] "
            "md:bg-transparent md:bg-[linear-gradient(90deg,"
            "rgba(24,14,8,.86),rgba(24,14,8,.62)_42%,rgba(24,14,8,.05)_78%)]"
        ),
        rx.el.div(
            rx.el.h1(
                rx.el.span(t("front.line_1"), class_name="block"),
                rx.el.span(t("front.line_2"), class_name="block"),
                rx.el.span(t("front.line_3"), class_name="block"),
                class_name="text-display max-sm:text-[30px] max-sm:leading-9 text-white",
            ),
            rx.el.p(
                t("front.lead"),
                class_name="mt-3 md:mt-4 max-w-[420px] text-white/90 text-body text-balance",
            ),
            class_name="relative px-5 md:px-14 pt-7 md:pt-16 max-w-[760px]",
        ),
        rx.el.div(
            _form(), class_name="relative mt-6 md:mt-14 px-3 md:px-14 pb-3 md:pb-0 md:-mb-11"
        ),
        class_name="relative min-h-[420px] md:mb-11",
    )


def _form() -> rx.Component:
    sizes = [("", t("front.any_home")), *[(str(n), t("homes.bhk", n=str(n))) for n in range(1, 5)]]
    return rx.el.form(
        segmented(
            t("front.what_for"),
            [(one, t(f"homes.purpose.{one}")) for one in ("rent", "buy", "short_stay")],
            name="purpose",
            default_value="rent",
        ),
        rx.el.div(
            rx.el.div(
                text_field(
                    t("front.place"),
                    name="q",
                    id="front-place",
                    placeholder=t("front.place_hint"),
                    list="front-places",
                    auto_complete="off",
                    on_change=FrontPage.suggest.debounce(200),
                ),
                rx.el.datalist(
                    rx.foreach(FrontPage.suggestions, lambda one: rx.el.option(value=one)),
                    id="front-places",
                ),
                class_name="max-md:col-span-2",
            ),
            select_field(t("front.home"), name="bhk", id="front-home", options=sizes),
            money_field(
                t("front.up_to"),
                name="max",
                id="front-max",
                told=False,
                error=FrontPage.errors.get("max", ""),
            ),
            rx.el.div(
                button(
                    t("search.go"),
                    type="submit",
                    variant="primary",
                    size="lg",
                    icon="search",
                    wide=True,
                ),
                class_name="max-md:col-span-2 md:pt-[26px]",
            ),
            class_name="grid grid-cols-2 md:grid-cols-[2fr_1fr_1fr_auto] md:items-start gap-3 "
            "md:gap-4",
        ),
        on_submit=FrontPage.search,
        role="search",
        class_name="flex flex-col gap-4 rounded-panel bg-surface text-ink p-4 md:p-5 shadow-e3 "
        "max-w-[900px]",
    )


def _medians() -> rx.Component:
    return rx.cond(
        FrontPage.medians.length() > 0,
        rx.el.div(
            rx.el.span(t("front.median"), class_name="text-small text-ink-3 whitespace-nowrap"),
            rx.foreach(FrontPage.medians, _median),
            class_name="flex items-center gap-2.5 overflow-x-auto -mx-gutter px-gutter pb-1",
        ),
    )


def _median(one: rx.Var[MedianView]) -> rx.Component:
    return link(
        rx.el.span(one.locality),
        rx.el.span(one.rent, class_name="text-ink-3 tabular-nums"),
        href=one.href,
        class_name="inline-flex items-center gap-2 rounded-pill border border-line bg-surface "
        "px-3.5 min-h-9 text-small font-[500] whitespace-nowrap hover:border-control",
    )


def _newest() -> rx.Component:
    grid = "sm:grid-cols-2 lg:grid-cols-4"
    return section(
        t("front.newest", city=FrontPage.city),
        rx.cond(
            FrontPage.loading,
            rx.el.div(
                *[skeleton_card() for _ in range(4)], class_name=f"grid gap-x-6 gap-y-8 {grid}"
            ),
            rx.cond(
                FrontPage.cards.length() > 0,
                home_grid(FrontPage.cards, columns=grid),
                rx.el.p(t("front.none", city=FrontPage.city), class_name="text-ink-2"),
            ),
        ),
        action=link(
            t("front.see_all"),
            icon("arrow-right", size=16),
            href="/search?city=Bengaluru",
            tone="geru",
            class_name="inline-flex items-center gap-1.5 min-h-11 md:min-h-9",
        ),
    )


def _more() -> rx.Component:
    return rx.el.div(
        _door("file-spreadsheet", "owners", "/desk/imports"),
        _door("map-pinned", "map", "/search?city=Bengaluru"),
        _door("wallet", "costs", "/search?purpose=rent"),
        class_name="grid gap-6 md:grid-cols-3",
    )


def _door(symbol: str, name: str, href: str) -> rx.Component:
    return card(
        rx.el.div(icon(symbol, size=24), class_name="text-geru"),
        rx.el.h2(t(f"front.{name}"), class_name="text-h3 mt-3"),
        rx.el.p(t(f"front.{name}_text"), class_name="text-small text-ink-2 mt-1"),
        rx.el.p(
            t(f"front.{name}_go"),
            class_name="mt-4 text-small font-[600] text-geru",
        ),
        href=href,
    )
