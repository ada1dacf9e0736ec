"""Step 2: every row as it will be, with what is wrong with it."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    chip,
    chip_row,
    empty_state,
    icon,
    link,
    link_button,
    pager,
    panel,
    progress,
    row,
    table,
)
from state.listings.imports.one import ImportPage
from state.listings.imports.steps import FilterView
from state.listings.imports.views import RowView


def check_step() -> rx.Component:
    """Progress while the job reads; then the rows, twenty a page, narrowed by kind."""
    return rx.cond(
        ImportPage.portfolio.status == "checking",
        running(t("imports.checking")),
        rx.el.div(
            # Above the rows: twenty of them would hide what to do next.
            _next(),
            chip_row(rx.foreach(ImportPage.filters, _filter), label=t("imports.narrow")),
            rx.cond(
                ImportPage.rows.length() > 0,
                _rows(),
                empty_state("list-checks", t("imports.no_rows_of_kind")),
            ),
            pager(earlier=ImportPage.earlier_href, later=ImportPage.later_href),
            class_name="flex flex-col gap-4",
        ),
    )


def running(title: Any) -> rx.Component:
    """How far a job is. It goes on when the page is closed, and says so."""
    return panel(
        title,
        rx.el.div(
            progress(ImportPage.portfolio.done, of=ImportPage.portfolio.total, label=title),
            rx.el.p(
                ImportPage.portfolio.done_text, role="status", class_name="text-small tabular-nums"
            ),
            class_name="flex flex-col gap-2",
        ),
        note=t("imports.goes_on"),
    )


def _filter(one: rx.Var[FilterView]) -> rx.Component:
    return chip(one.text, chosen=one.chosen, count=one.count, href=one.href)


def _rows() -> rx.Component:
    return table(
        [
            Column(t("imports.line"), numeric=True),
            Column(t("imports.home")),
            Column(t("imports.price"), numeric=True),
            Column(t("imports.placed_by")),
            Column(t("imports.outcome_head")),
        ],
        rx.foreach(ImportPage.rows, _row),
        caption=t("imports.rows_caption"),
    )


def _row(one: rx.Var[RowView]) -> rx.Component:
    return row(
        cell(one.line, label=t("imports.line"), numeric=True),
        cell(_home(one), leads=True),
        cell(one.price, label=t("imports.price"), numeric=True),
        cell(_place(one), label=t("imports.placed_by")),
        cell(badge(one.outcome_text, tone=one.tone), label=t("imports.outcome_head")),
    )


def _home(one: rx.Var[RowView]) -> rx.Component:
    return rx.el.div(
        rx.cond(one.href, link(one.title, href=one.href, tone="ink"), one.title),
        rx.el.ul(
            rx.foreach(one.problems.to(list[str]), lambda text: _problem(text, one.tone)),
            class_name="flex flex-col gap-0.5 mt-1 empty:hidden",
        ),
        class_name="min-w-0",
    )


def _problem(text: rx.Var[str], tone: rx.Var[str]) -> rx.Component:
    colour = rx.cond(tone == "rani", "text-rani", "text-genda")
    return rx.el.li(
        icon("triangle-alert", size=14, class_name="mt-0.5 shrink-0"),
        rx.el.span(text),
        class_name=["flex items-start gap-1.5 text-micro font-[400]", colour],
    )


def _place(one: rx.Var[RowView]) -> rx.Component:
    return rx.el.span(one.place, class_name=rx.cond(one.unsure, "text-genda", "text-ink-2"))


def _next() -> rx.Component:
    portfolio = ImportPage.portfolio
    return rx.el.div(
        rx.cond(
            portfolio.ready > 0,
            button(
                t("imports.import_ready", n=portfolio.ready, shown=portfolio.ready_text),
                variant="primary",
                icon="play",
                on_click=ImportPage.start,
            ),
        ),
        rx.cond(
            portfolio.unplaced > 0,
            link_button(
                t("imports.place_them", n=portfolio.unplaced, shown=portfolio.unplaced_text),
                f"{portfolio.href}?step=places",
                icon="map-pin",
            ),
        ),
        link_button(
            t("imports.result_file"),
            portfolio.result_href,
            variant="quiet",
            icon="download",
            external=True,
        ),
        class_name="flex flex-wrap gap-2",
    )
