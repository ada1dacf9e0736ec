"""What a home is called, and what its owner says about it."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import badge, section
from state.listings.home_view import HomeView


def home_name(home: rx.Var[HomeView], *, heading: Any = rx.el.h1) -> rx.Component:
    """Badges, title, address, dates; `heading` is the element of the title."""
    return rx.el.div(
        rx.el.div(
            rx.cond(
                home.verified,
                badge(home.verified, tone="tulsi", icon="badge-check"),
                rx.fragment(),
            ),
            rx.cond(home.no_brokerage, badge(t("listings.detail.no_brokerage")), rx.fragment()),
            class_name="flex flex-wrap gap-1.5 empty:hidden",
        ),
        heading(home.title, class_name="text-h1 break-words"),
        rx.el.p(home.spot.line, class_name="text-body text-ink-2"),
        rx.el.p(home.dates, class_name="text-caption text-ink-3 empty:hidden"),
        class_name="flex flex-col gap-1.5",
    )


def home_about(home: rx.Var[HomeView]) -> rx.Component:
    """The owner's words; the rest of long ones behind "Read more"."""
    return rx.cond(
        home.lead.length() > 0,
        section(
            t("listings.detail.about"),
            rx.el.div(
                rx.foreach(home.lead, _paragraph),
                rx.cond(home.rest.length() > 0, _rest(home), rx.fragment()),
                class_name="text-body text-ink-2 max-w-prose flex flex-col gap-3",
            ),
        ),
        rx.fragment(),
    )


def _rest(home: rx.Var[HomeView]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            rx.el.span(t("listings.detail.read_more"), class_name="group-open:hidden"),
            rx.el.span(t("listings.detail.read_less"), class_name="hidden group-open:inline"),
            class_name="order-last list-none inline-flex items-center min-h-11 md:min-h-8 "
            "font-[600] text-ink underline underline-offset-4",
        ),
        rx.el.div(rx.foreach(home.rest, _paragraph), class_name="flex flex-col gap-3 pt-2"),
        class_name="group",
    )


def _paragraph(text: rx.Var[str]) -> rx.Component:
    return rx.el.p(text, class_name="break-words")
