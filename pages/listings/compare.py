"""/compare: up to four homes side by side."""

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    button,
    empty_state,
    icon_button,
    link,
    link_button,
    loading,
    notice,
    photo,
    price,
    skeleton_card,
)
from state.listings.compare import CellView, ColumnView, Compare, RowView

ROUTE = "/compare"
ON_LOAD = Compare.load
TITLE = t("listings.compare.title")
_FIRST = (
    "sticky left-0 z-10 bg-surface text-left align-top p-3 md:p-4 w-28 min-w-28 md:w-44 "
    "md:min-w-44 border-r border-line"
)


def compare() -> rx.Component:
    """The screen."""
    return page(
        t("listings.compare.title"),
        rx.cond(Compare.refusal.message, _failed(), rx.fragment()),
        rx.cond(
            Compare.lost > 0, notice(t("listings.compare.lost", n=Compare.lost)), rx.fragment()
        ),
        rx.cond(
            Compare.loading,
            _waiting(),
            rx.cond(Compare.columns.length() > 0, _table(), _empty()),
        ),
        note=t("listings.compare.note"),
        actions=(
            rx.cond(
                Compare.columns.length() > 0,
                button(t("listings.compare.clear"), icon="x", on_click=Compare.clear),
                rx.fragment(),
            ),
        ),
        phone_active="explore",
    )


def _table() -> rx.Component:
    return rx.el.div(
        rx.el.table(
            rx.el.caption(t("listings.compare.title"), class_name="sr-only"),
            rx.el.thead(
                rx.el.tr(
                    rx.el.th(
                        rx.el.span(t("listings.compare.feature"), class_name="sr-only"),
                        scope="col",
                        class_name=_FIRST,
                    ),
                    rx.foreach(Compare.columns, _column),
                ),
            ),
            rx.el.tbody(rx.foreach(Compare.rows, _row)),
            class_name="border-separate border-spacing-0 w-full",
        ),
        tab_index=0,
        role="region",
        aria_label=t("listings.compare.title"),
        class_name="overflow-x-auto bg-surface border border-line rounded-panel",
    )


def _column(home: rx.Var[ColumnView]) -> rx.Component:
    return rx.el.th(
        rx.el.div(
            photo(home.image, alt=home.title, kind=home.kind, srcset=home.srcset, sizes="240px"),
            rx.el.div(
                icon_button(
                    "x",
                    home.remove_label,
                    variant="secondary",
                    size="sm",
                    icon_size=16,
                    tip_at="end",
                    on_click=Compare.take_out(home.id),
                    class_name="!bg-white/95 !text-on-photo !border-transparent",
                ),
                class_name="absolute right-2 top-2",
            ),
            class_name="relative",
        ),
        link(home.title, href=home.href, class_name="block font-[600] pt-2.5 hover:underline"),
        price(home.price, per=home.per),
        scope="col",
        key=home.id,
        class_name="p-3 md:p-4 text-left align-top font-[400] w-[220px] min-w-[200px]",
    )


def _row(line: rx.Var[RowView]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            line.label,
            scope="row",
            class_name=f"{_FIRST} border-t font-[400] text-ink-2",
        ),
        rx.foreach(line.cells, _cell),
        key=line.label,
    )


def _cell(cell: rx.Var[CellView]) -> rx.Component:
    return rx.el.td(
        cell.text,
        class_name=[
            "p-3 md:p-4 align-top border-t border-line tabular-nums",
            rx.cond(cell.known, "", "text-ink-3"),
        ],
    )


def _empty() -> rx.Component:
    search = link_button(
        t("listings.detail.to_search"), "/search", variant="primary", icon="search"
    )
    return empty_state(
        "columns-3",
        t("listings.compare.empty.title"),
        search,
        text=t("listings.compare.empty.text"),
    )


def _failed() -> rx.Component:
    again = button(t("ui.retry"), on_click=Compare.load)
    return notice(Compare.refusal.message, again, mood="problem")


def _waiting() -> rx.Component:
    cards = [skeleton_card() for _ in range(3)]
    return loading(*cards, class_name="grid gap-6 sm:grid-cols-2 lg:grid-cols-3")
