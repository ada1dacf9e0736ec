"""/desk: an owner's homes in one list."""

import reflex as rx

from components.listings.own import acts_menu, leave_dialog
from components.shell import desk_page
from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    chip,
    chip_row,
    empty_state,
    error_text,
    link,
    link_button,
    loading,
    notice,
    photo,
    row,
    skeleton_rows,
    table,
    two_lines,
)
from state.listings.desk import DeskPage, FilterView, OwnHome

ROUTE = "/desk"
ON_LOAD = DeskPage.load
TITLE = "Ghar"


def desk() -> rx.Component:
    """Filters above, homes below, newest first."""
    return desk_page(
        t("desk.title"),
        rx.cond(DeskPage.notice, notice(DeskPage.notice, mood="success")),
        error_text(DeskPage.errors[""]),
        rx.cond(DeskPage.loading, loading(skeleton_rows(5)), _homes()),
        leave_dialog(DeskPage),
        active="homes",
        actions=(
            link_button(t("desk.import"), "/desk/imports", variant="secondary", icon="file-up"),
            link_button(t("desk.post"), "/post", variant="primary", icon="house-plus"),
        ),
    )


def _homes() -> rx.Component:
    return rx.cond(
        DeskPage.filters.length() > 1,
        rx.el.div(
            chip_row(rx.foreach(DeskPage.filters, _filter), label=t("desk.filters")),
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
            link_button(t("desk.post"), "/post", variant="primary", icon="house-plus"),
            link_button(t("desk.import"), "/desk/imports", variant="secondary", icon="file-up"),
            text=t("desk.none_text"),
        ),
    )


def _filter(one: rx.Var[FilterView]) -> rx.Component:
    return chip(one.text, chosen=one.chosen, count=one.count, href=one.href)


def _table() -> rx.Component:
    columns = [
        Column(t("desk.home")),
        Column(t("desk.status")),
        Column(t("desk.price"), numeric=True),
        Column(t("desk.views"), numeric=True),
        Column(t("desk.likes"), numeric=True),
        Column(t("desk.enquiries"), numeric=True),
        Column(t("desk.visits"), numeric=True),
        Column(t("desk.actions"), quiet=True),
    ]
    return table(columns, rx.foreach(DeskPage.homes, _line), caption=t("desk.title"))


def _line(home: rx.Var[OwnHome]) -> rx.Component:
    named = link(home.title, href=home.href, tone="ink")
    return row(
        cell(
            rx.el.div(
                rx.el.div(
                    photo(home.image, alt="", kind=home.kind, ratio="4:3", sizes="64px"),
                    class_name="w-16 shrink-0 max-md:hidden",
                ),
                two_lines(named, home.place),
                class_name="flex items-center gap-3 min-w-0",
            ),
            leads=True,
        ),
        cell(_standing(home), label=t("desk.status")),
        cell(home.price, label=t("desk.price"), numeric=True),
        cell(home.views, label=t("desk.views"), numeric=True),
        cell(home.likes, label=t("desk.likes"), numeric=True),
        cell(home.enquiries, label=t("desk.enquiries"), numeric=True),
        cell(home.visits, label=t("desk.visits"), numeric=True),
        cell(
            rx.el.div(
                rx.cond(
                    home.rests,
                    button(
                        t("desk.act.still"),
                        variant="soft",
                        size="sm",
                        on_click=DeskPage.act(home.id, "still"),
                    ),
                ),
                acts_menu(home, DeskPage),
                class_name="flex flex-1 items-center justify-end gap-1",
            ),
        ),
    )


def _standing(home: rx.Var[OwnHome]) -> rx.Component:
    return rx.el.div(
        badge(home.status, tone=home.tone),
        rx.cond(home.is_over, badge(home.market, tone="neutral")),
        class_name="inline-flex flex-wrap gap-1.5",
    )
