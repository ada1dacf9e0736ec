"""/flats/<city> and /flats/<city>/<locality>: what a place has and what it costs."""

import reflex as rx

from components.listings.around import STRIP, not_there
from components.listings.cards import home_grid
from components.shell import page
from components.text import t
from components.ui import (
    Column,
    button,
    card,
    cell,
    empty_state,
    link_button,
    loading,
    notice,
    row,
    section,
    skeleton,
    skeleton_card,
    table,
)
from components.ui.icon import icon
from components.ui.link import link
from state.listings.home_view import StepView
from state.listings.landing import LocalityView, OfferView, PlacePage, PlaceView, PurposeView
from state.listings.liking import Hearts

CITY_ROUTE = "/flats/[city]"
LOCALITY_ROUTE = "/flats/[city]/[locality]"
ON_LOAD = [PlacePage.load, Hearts.load]
TITLE = rx.cond(PlacePage.title, PlacePage.title, rx.Var("(globalThis.document?.title ?? 'Ghar')"))


def city() -> rx.Component:
    """The page of a city."""
    return _screen()


def locality() -> rx.Component:
    """The page of a locality."""
    return _screen()


def _screen() -> rx.Component:
    return page(
        None,
        rx.match(
            PlacePage.phase,
            ("shown", _place(PlacePage.place)),
            (
                "missing",
                not_there(t("listings.landing.unknown.title"), t("listings.landing.unknown.text")),
            ),
            ("failed", _failed()),
            _waiting(),
        ),
        phone_active="explore",
    )


def _place(place: rx.Var[PlaceView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            _way(place),
            rx.el.h1(place.title, class_name="text-h1"),
            rx.el.p(place.note, class_name="text-ink-2"),
            class_name="flex flex-col gap-1.5",
        ),
        rx.cond(place.empty_text, _empty(place), rx.fragment()),
        rx.foreach(place.purposes, _purpose),
        _localities(place),
        class_name="flex flex-col gap-10 md:gap-14",
    )


def _way(place: rx.Var[PlaceView]) -> rx.Component:
    return rx.el.nav(
        rx.el.ol(
            rx.foreach(place.way, _step),
            rx.el.li(place.here, aria_current="page", class_name="text-ink"),
            class_name="flex flex-wrap items-center gap-x-2 gap-y-1 text-caption text-ink-3",
        ),
        aria_label=t("ui.breadcrumbs"),
    )


def _step(step: rx.Var[StepView]) -> rx.Component:
    return rx.el.li(
        link(step.text, href=step.href, class_name="hover:text-ink hover:underline"),
        icon("chevron-right", size=14),
        key=step.href,
        class_name="flex items-center gap-2",
    )


def _purpose(one: rx.Var[PurposeView]) -> rx.Component:
    see_all = link(
        one.see_all,
        icon("arrow-right", size=16),
        href=one.href,
        tone="geru",
        class_name="inline-flex items-center gap-1.5",
    )
    return rx.el.div(
        section(
            one.newest_title,
            home_grid(one.cards, columns=STRIP),
            action=see_all,
        ),
        rx.cond(one.has_prices, _market(one), rx.fragment()),
        key=one.key,
        class_name="flex flex-col gap-10",
    )


def _market(one: rx.Var[PurposeView]) -> rx.Component:
    return section(
        one.prices_title,
        rx.el.div(
            _prices(one.by_bedrooms, t("listings.landing.by_bedrooms")),
            _prices(one.by_kind, t("listings.landing.by_kind")),
            class_name="grid gap-6 lg:grid-cols-2 items-start",
        ),
        note=t("listings.landing.median_note"),
    )


def _prices(offers: rx.Var[list[OfferView]], caption: rx.Var[str]) -> rx.Component:
    columns = [
        Column(t("listings.landing.column.what")),
        Column(t("listings.landing.column.count"), numeric=True),
        Column(t("listings.landing.column.price"), numeric=True),
    ]
    return rx.cond(
        offers.length() > 0,
        card(
            rx.el.h3(caption, class_name="text-h4 px-4 pt-4 pb-2"),
            table(columns, rx.foreach(offers, _offer), caption=caption, framed=False),
            padded=False,
        ),
        rx.fragment(),
    )


def _offer(one: rx.Var[OfferView]) -> rx.Component:
    return row(
        cell(
            link(one.what, href=one.href, class_name="font-[600] hover:underline"),
            label=t("listings.landing.column.what"),
            leads=True,
        ),
        cell(one.count, label=t("listings.landing.column.count"), numeric=True),
        cell(
            rx.el.span(
                rx.el.span(one.price, class_name=["block", rx.cond(one.told, "", "text-ink-3")]),
                rx.el.span(one.per_sqft, class_name="block text-caption text-ink-3 empty:hidden"),
            ),
            label=t("listings.landing.column.price"),
            numeric=True,
        ),
    )


def _localities(place: rx.Var[PlaceView]) -> rx.Component:
    return rx.cond(
        place.localities.length() > 0,
        section(
            place.localities_title,
            rx.el.ul(
                rx.foreach(place.localities, _locality),
                class_name="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4",
            ),
        ),
        rx.fragment(),
    )


def _locality(one: rx.Var[LocalityView]) -> rx.Component:
    return rx.el.li(
        link(
            rx.el.span(one.name, class_name="font-[500] truncate"),
            rx.el.span(one.count, class_name="text-caption text-ink-3 shrink-0"),
            href=one.href,
            class_name="flex items-baseline justify-between gap-3 min-h-11 py-2.5 border-b "
            "border-line hover:text-geru",
        ),
        key=one.href,
    )


def _empty(place: rx.Var[PlaceView]) -> rx.Component:
    search = link_button(t("listings.detail.to_search"), place.city_href, variant="primary")
    return empty_state("map-pin", t("listings.landing.empty.title"), search, text=place.empty_text)


def _failed() -> rx.Component:
    return notice(
        t("listings.detail.failed"),
        button(t("ui.retry"), on_click=PlacePage.load),
        mood="problem",
        text=PlacePage.refusal.message,
    )


def _waiting() -> rx.Component:
    cards = [skeleton_card() for _ in range(3)]
    return rx.el.div(
        loading(
            skeleton("text", width="160px"),
            skeleton("title", width="50%"),
            rx.el.div(*cards, class_name="grid gap-6 sm:grid-cols-2 lg:grid-cols-3 pt-8"),
        ),
        custom_attrs={"data-waiting": "true"},
    )
