"""Colour, type, buttons, chips and badges."""

import reflex as rx

from components.theme.tokens import COLOURS, TYPE
from components.ui import (
    badge,
    button,
    chip,
    chip_row,
    count,
    filter_chip,
    icon_button,
    key,
    link,
    link_button,
    photo_badge,
)
from ghar_app.catalogue import Language
from pages.gallery.words import words


def colours() -> rx.Component:
    """Every colour with its name."""
    swatches = [
        rx.el.div(
            rx.el.div(
                class_name="h-10 rounded-small border border-line",
                custom_attrs={"style": {"background": f"var(--{name})"}},
            ),
            rx.el.p(name, class_name="text-micro text-ink-3 mt-1"),
        )
        for name in COLOURS
    ]
    return rx.el.div(
        *swatches, class_name="grid grid-cols-[repeat(auto-fill,minmax(96px,1fr))] gap-3"
    )


def type_sizes(language: Language) -> rx.Component:
    """Every text size, named by itself."""
    say = words(language)
    return rx.el.div(
        *[
            rx.el.p(name, " · ", say("moved_in"), " ₹38,500", class_name=f"text-{name}")
            for name in TYPE
        ],
        class_name="flex flex-col gap-2 min-w-0",
    )


def buttons(language: Language) -> rx.Component:
    """Every variant, size and state."""
    say = words(language)
    return rx.el.div(
        _row(
            button(say("primary"), variant="primary"),
            button(say("primary"), variant="primary", busy=True, busy_text=say("saving")),
            button(say("disabled"), variant="primary", disabled=True),
        ),
        _row(
            button(say("secondary"), icon="file-plus"),
            button(say("secondary"), busy=True, busy_text=say("saving")),
            button(say("disabled"), disabled=True),
            button(say("soft"), variant="soft"),
            button(say("quiet"), variant="quiet"),
            button(say("disabled"), variant="quiet", disabled=True),
        ),
        _row(
            button(say("danger"), variant="danger", icon="trash-2"),
            button(say("danger"), variant="danger-fill", icon="trash-2"),
            button(say("search_area"), variant="contrast", icon="rotate-cw"),
            link_button(say("secondary"), "/gallery", icon_after="arrow-right"),
        ),
        _row(
            button(say("small"), size="sm"),
            button(say("small"), size="sm", variant="primary"),
            icon_button("bell-ring", say("remind"), size="sm", icon_size=16),
            icon_button("bell-ring", say("remind"), variant="secondary"),
            icon_button("heart", say("rest"), pressed=True),
            icon_button("heart", say("disabled"), disabled=True),
            key("E"),
        ),
        _row(
            link(say("see_all"), href="/gallery", tone="geru"),
            link(say("see_all"), href="/gallery", tone="prose"),
            link(say("see_all"), href="/gallery", tone="ink"),
        ),
        button(say("large"), variant="primary", size="lg", icon="calendar-check", wide=True),
        class_name="flex flex-col gap-4 min-w-0",
    )


def chips(language: Language) -> rx.Component:
    """Chips at rest, chosen, set, disabled; every tone of badge."""
    say = words(language)
    return rx.el.div(
        chip_row(
            chip(say("rest")),
            chip(say("verified"), chosen=True, icon="badge-check"),
            filter_chip(say("within"), remove_href="/gallery"),
            chip(say("furnishing"), icon_after="chevron-down"),
            chip(say("more"), icon="sliders-horizontal", count=2),
            chip(say("disabled"), disabled=True),
            label=say("filters"),
        ),
        _row(
            badge(say("verified"), tone="tulsi", icon="badge-check"),
            badge(say("part_paid"), tone="genda"),
            badge(say("submitted"), tone="neel"),
            badge(say("late"), tone="rani"),
            badge(say("new"), tone="geru"),
            badge(say("draft")),
            count(3, label=say("waiting_for_you")),
            count(2, label=say("waiting_for_you"), loud=True),
        ),
        rx.el.div(
            photo_badge(say("verified"), icon="badge-check"),
            photo_badge(say("tour"), icon="rotate-3d"),
            class_name="flex gap-2 rounded-photo p-3",
            custom_attrs={"data-kind": "house"},
        ),
        class_name="flex flex-col gap-4 min-w-0",
    )


def _row(*children: rx.Component) -> rx.Component:
    return rx.el.div(*children, class_name="flex flex-wrap items-center gap-3")
