"""What stands around a home's own facts: who offers it, where it is, others like it, no home."""

import reflex as rx

from components.listings.cards import home_grid
from components.map import point_map
from components.text import t
from components.ui import avatar, link_button, section
from components.ui.base import Text
from components.ui.icon import icon
from components.ui.link import link
from state.listings.cards import CardView
from state.listings.home_view import HomeView, SpotView

SIMILAR = "similar"
"""The id of the section, for links to it."""
STRIP = (
    "max-sm:flex max-sm:gap-x-4 max-sm:overflow-x-auto max-sm:snap-x max-sm:-mx-gutter "
    "max-sm:px-gutter max-sm:scroll-px-(--gutter) no-bar max-sm:[&>li]:w-[78vw] "
    "max-sm:[&>li]:shrink-0 max-sm:[&>li]:snap-start sm:grid-cols-2 lg:grid-cols-3"
)
"""Cards side by side to swipe on phones, a grid elsewhere."""


def poster_card(home: rx.Var[HomeView]) -> rx.Component:
    """Name, picture, owner or agent, since when, how many homes. Nothing to reach them by."""
    who = home.poster
    return rx.el.div(
        avatar(who.name, initials=who.initials, src=who.avatar, size=40, silent=True),
        rx.el.div(
            rx.el.p(who.name, class_name="font-[600] truncate"),
            rx.el.p(who.role, " · ", who.note, class_name="text-caption text-ink-3"),
            class_name="min-w-0",
        ),
        class_name="flex items-center gap-3",
    )


def spot_section(home: rx.Var[HomeView]) -> rx.Component:
    """Address, landmark, a map that loads when it comes into view, the way to the place's page."""
    spot = home.spot
    more = link(
        t("listings.detail.homes_in", place=spot.place),
        icon("arrow-right", size=16),
        href=spot.place_href,
        tone="geru",
        class_name="inline-flex items-center gap-1.5",
    )
    return section(
        t("listings.detail.where"),
        rx.el.div(
            rx.el.p(spot.line, class_name="text-body"),
            rx.cond(spot.landmark, rx.el.p(spot.landmark, class_name="text-ink-2"), rx.fragment()),
            rx.cond(spot.is_known, _map(spot), rx.fragment()),
            rx.el.p(spot.note, class_name="text-caption text-ink-3"),
            class_name="flex flex-col gap-2",
        ),
        action=rx.cond(spot.place_href, more, rx.fragment()),
    )


def _map(spot: rx.Var[SpotView]) -> rx.Component:
    return point_map(
        spot.latitude,
        spot.longitude,
        spot.accuracy_m,
        style_url=spot.style_url,
        class_name="w-full aspect-[4/3] sm:aspect-[16/9] rounded-card",
    )


def similar_section(homes: rx.Var[list[CardView]]) -> rx.Component:
    """Up to six others; nothing where there are none."""
    return rx.cond(
        homes.length() > 0,
        section(
            t("listings.detail.similar"),
            home_grid(homes, columns=STRIP),
            id=SIMILAR,
            class_name="mt-4 md:mt-6",
        ),
        rx.fragment(),
    )


def not_there(title: Text, text: Text) -> rx.Component:
    """A page that is not there, with the way to the search."""
    return rx.el.div(
        rx.el.span(
            icon("house", size=24),
            class_name="grid place-items-center size-12 rounded-card bg-geru-soft text-geru mb-3",
        ),
        rx.el.h1(title, class_name="text-h2"),
        rx.el.p(text, class_name="text-ink-2 max-w-[44ch]"),
        link_button(
            t("listings.detail.to_search"),
            "/search",
            variant="primary",
            icon="search",
            class_name="mt-4",
        ),
        class_name="w-full max-w-[760px] mx-auto flex flex-col items-center text-center px-6 py-10 "
        "bg-surface border border-line rounded-panel",
    )
