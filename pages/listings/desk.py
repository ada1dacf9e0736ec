"""/desk: an owner's homes in one list."""

import reflex as rx

from components.shell import desk_page
from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    empty_state,
    error_text,
    link,
    link_button,
    loading,
    row,
    skeleton_rows,
    stat,
    stat_strip,
    table,
    two_lines,
)
from state.listings.desk import DeskPage, OwnHome

ROUTE = "/desk"
ON_LOAD = DeskPage.load
TITLE = "Ghar"


def desk() -> rx.Component:
    """Counts above, homes below, newest first."""
    return desk_page(
        t("desk.title"),
        error_text(DeskPage.errors[""]),
        rx.cond(DeskPage.loading, loading(skeleton_rows(5)), _homes()),
        active="homes",
        actions=(
            link_button(t("desk.import"), "/desk/imports", variant="primary", icon="file-up"),
        ),
    )


def _homes() -> rx.Component:
    return rx.cond(
        DeskPage.total > 0,
        rx.el.div(
            stat_strip(
                stat(t("desk.all"), DeskPage.total_text),
                stat(t("desk.listing_status.live"), DeskPage.live_text),
                stat(t("desk.listing_status.draft"), DeskPage.drafts_text),
            ),
            _table(),
            rx.cond(
                DeskPage.has_more,
                button(t("desk.more"), variant="secondary", on_click=DeskPage.more),
            ),
            class_name="flex flex-col gap-4",
        ),
        empty_state(
            "building-2",
            t("desk.none"),
            link_button(t("desk.import"), "/desk/imports", variant="primary", icon="file-up"),
            text=t("desk.none_text"),
        ),
    )


def _table() -> rx.Component:
    columns = [
        Column(t("desk.home")),
        Column(t("desk.status")),
        Column(t("desk.market")),
        Column(t("desk.price"), numeric=True),
        Column(t("desk.views"), numeric=True),
    ]
    return table(columns, rx.foreach(DeskPage.homes, _line), caption=t("desk.title"))


def _line(home: rx.Var[OwnHome]) -> rx.Component:
    named = rx.cond(home.href, link(home.title, href=home.href, tone="ink"), rx.el.span(home.title))
    return row(
        cell(two_lines(named, home.place), leads=True),
        cell(badge(home.status, tone=home.tone), label=t("desk.status")),
        cell(home.market, label=t("desk.market")),
        cell(home.price, label=t("desk.price"), numeric=True),
        cell(home.views, label=t("desk.views"), numeric=True),
    )
