"""The price box: what is asked, whether that is fair, what it takes to move in."""

import reflex as rx

from components.text import t
from components.ui import badge, divider, price
from ghar_app.web.homes.costs import CostWords
from state.listings.home_view import HomeView


def price_box(home: rx.Var[HomeView], *below: rx.Component) -> rx.Component:
    """A card; `below` is what one can do and who offers the home."""
    return rx.el.section(
        price(
            home.price,
            per=home.per,
            aside=rx.cond(
                home.market.is_fair,
                badge(t("listings.detail.fair"), tone="tulsi", icon="circle-check"),
                rx.fragment(),
            ),
            size="box",
            struck=home.is_over,
        ),
        rx.el.p(
            rx.cond(home.per_sqft, rx.el.span(home.per_sqft, class_name="block"), rx.fragment()),
            home.market.text,
            class_name="text-caption text-ink-3 mt-1 empty:hidden",
        ),
        _lines(home),
        *below,
        aria_label=t("listings.detail.costs"),
        class_name="bg-surface border border-line rounded-panel p-5 md:p-6 flex flex-col",
    )


def _lines(home: rx.Var[HomeView]) -> rx.Component:
    return rx.fragment(
        rx.el.div(divider(), class_name="my-4"),
        rx.el.dl(rx.foreach(home.costs, _line), class_name="flex flex-col gap-2.5"),
        rx.cond(
            home.total.text,
            rx.fragment(
                rx.el.div(divider(), class_name="my-4"),
                rx.el.dl(
                    rx.el.div(
                        rx.el.dt(home.total.text, class_name="font-[600]"),
                        rx.el.dd(
                            home.total.amount, class_name="font-[600] text-right tabular-nums"
                        ),
                        class_name="flex items-baseline justify-between gap-4",
                    ),
                ),
            ),
            rx.fragment(),
        ),
        rx.cond(
            home.total.missing,
            rx.el.p(home.total.missing, class_name="text-caption text-ink-3 mt-2"),
            rx.fragment(),
        ),
    )


def _line(line: rx.Var[CostWords]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(
            line.text,
            rx.cond(line.note, rx.el.span(" ", line.note, class_name="text-ink-3"), rx.fragment()),
            class_name="text-ink-2",
        ),
        rx.el.dd(
            line.amount,
            class_name=["text-right tabular-nums", rx.cond(line.known, "", "text-ink-3")],
        ),
        key=line.name,
        class_name="flex items-baseline justify-between gap-4",
    )
