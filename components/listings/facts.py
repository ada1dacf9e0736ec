"""The facts of a home and what its building has."""

import reflex as rx

from components.text import t
from components.ui import section
from components.ui.icon import icon
from ghar_app.web.homes.facts import ICONS, FactWords
from state.listings.home_view import AmenityGroupView, AmenityView, HomeView

_GROUP_ICONS = {
    "safety": "shield-check",
    "recreation": "dumbbell",
    "convenience": "arrow-up-down",
    "utilities": "zap",
    "services": "concierge-bell",
    "accessibility": "accessibility",
}


def fact_grid(home: rx.Var[HomeView]) -> rx.Component:
    """Two facts a row on phones, four on desktops."""
    return rx.el.dl(
        rx.foreach(home.facts, _fact),
        aria_label=t("listings.detail.facts"),
        class_name="grid grid-cols-2 sm:grid-cols-3 xl:grid-cols-4 gap-x-6 gap-y-5",
    )


def _fact(fact: rx.Var[FactWords]) -> rx.Component:
    signs = [(name, icon(name, size=20)) for name in dict.fromkeys(ICONS.values())]
    return rx.el.div(
        # The name of the fact is read first and stands below it.
        rx.el.dt(fact.note, class_name="text-caption text-ink-3"),
        rx.el.dd(
            rx.el.span(
                rx.match(fact.icon, *signs, icon("scan", size=20)),
                class_name="absolute left-0 top-0.5 text-ink-2",
            ),
            fact.text,
            class_name=rx.cond(fact.known, "font-[600]", "text-ink-3"),
        ),
        key=fact.name,
        class_name="relative pl-8 min-w-0 flex flex-col-reverse justify-end break-words",
    )


def amenities(home: rx.Var[HomeView]) -> rx.Component:
    """What the building has, a list a category; nothing where nothing is known."""
    return rx.cond(
        home.amenities.length() > 0,
        section(
            t("listings.detail.amenities"),
            rx.el.div(
                rx.foreach(home.amenities, _group),
                class_name="grid gap-x-6 gap-y-6 grid-cols-2 xl:grid-cols-3",
            ),
        ),
        rx.fragment(),
    )


def _group(group: rx.Var[AmenityGroupView]) -> rx.Component:
    signs = [(name, icon(sign, size=18)) for name, sign in _GROUP_ICONS.items()]
    return rx.el.div(
        rx.el.h3(
            rx.match(group.kind, *signs, icon("zap", size=18)),
            group.title,
            class_name="text-h4 flex items-center gap-2 mb-2",
        ),
        rx.el.ul(rx.foreach(group.things, _amenity), class_name="flex flex-col gap-1.5 pl-[26px]"),
        key=group.kind,
    )


def _amenity(one: rx.Var[AmenityView]) -> rx.Component:
    note = rx.el.span(" ", one.note, class_name="text-caption text-ink-3")
    return rx.el.li(
        one.title, rx.cond(one.note, note, rx.fragment()), key=one.title, class_name="text-ink-2"
    )
