"""What was asked for a home over time: a small chart of our own, and the table behind it."""

import reflex as rx

from components.text import t
from components.ui import Column, cell, row, section, table
from components.ui.icon import icon
from state.listings.asked_view import BOTTOM, HEIGHT, TOP, WIDTH
from state.listings.home_view import AskedRowView, AskedView, DotView, HomeView


def asked_section(home: rx.Var[HomeView]) -> rx.Component:
    """Nothing while the price never changed."""
    return rx.cond(
        home.asked,
        section(home.asked.title, _chart(home.asked), _table(home.asked)),
        rx.fragment(),
    )


def _chart(asked: rx.Var[AskedView]) -> rx.Component:
    lines = [
        rx.el.line(x1="0", x2=str(WIDTH), y1=str(y), y2=str(y), class_name="stroke-line")
        for y in (TOP, BOTTOM)
    ]
    return rx.el.figure(
        rx.el.svg(
            *lines,
            rx.el.path(
                d=asked.line,
                fill="none",
                class_name="stroke-series-4",
                custom_attrs={"strokeWidth": "2", "strokeLinejoin": "round"},
            ),
            rx.foreach(asked.dots, _dot),
            view_box=f"0 0 {WIDTH} {HEIGHT}",
            role="img",
            class_name="w-full h-auto overflow-visible",
            custom_attrs={"aria-label": asked.told},
        ),
        rx.el.figcaption(
            rx.el.span(asked.first_day),
            rx.el.span(asked.last_day),
            class_name="flex justify-between text-micro text-ink-3 tabular-nums pt-1",
        ),
        class_name="max-w-[420px]",
    )


def _dot(dot: rx.Var[DotView]) -> rx.Component:
    return rx.el.g(
        rx.el.circle(
            cx=dot.x,
            cy=dot.y,
            r="3.5",
            class_name="fill-surface stroke-series-4",
            custom_attrs={"strokeWidth": "2"},
        ),
        rx.cond(
            dot.label,
            rx.el.text(
                dot.label,
                x=dot.label_x,
                y=dot.label_y,
                custom_attrs={"textAnchor": dot.anchor},
                class_name="fill-ink text-[10.5px] font-[600] tabular-nums",
            ),
            rx.fragment(),
        ),
        key=dot.x,
    )


def _table(asked: rx.Var[AskedView]) -> rx.Component:
    columns = [
        Column(t("listings.detail.asked.since")),
        Column(t("listings.detail.asked.amount"), numeric=True),
        Column(t("listings.detail.asked.change"), numeric=True),
    ]
    return rx.el.details(
        rx.el.summary(
            icon("chevron-right", size=16, class_name="transition-transform group-open:rotate-90"),
            t("listings.detail.asked.table"),
            class_name="inline-flex items-center gap-1.5 min-h-11 md:min-h-9 font-[600] "
            "text-ink-2 hover:text-ink list-none",
        ),
        table(columns, rx.foreach(asked.rows, _row), caption=asked.title),
        class_name="group mt-2",
    )


def _row(line: rx.Var[AskedRowView]) -> rx.Component:
    return row(
        cell(line.since, label=t("listings.detail.asked.since")),
        cell(line.amount, label=t("listings.detail.asked.amount"), numeric=True),
        cell(line.change, label=t("listings.detail.asked.change"), numeric=True),
    )
