"""/desk/imports: the list of portfolio imports, and where a new one begins."""

import reflex as rx

from components.listings.portfolio_drop import portfolio_drop
from components.shell import desk_page
from components.text import t
from components.ui import (
    Column,
    badge,
    cell,
    empty_state,
    error_text,
    link,
    link_button,
    loading,
    panel,
    row,
    select_field,
    skeleton_rows,
    table,
    two_lines,
)
from state.listings.imports import ImportsPage
from state.listings.imports.views import ImportCard
from state.shell import Shell

ROUTE = "/desk/imports"
ON_LOAD = ImportsPage.load
TITLE = "Ghar"
_OWNER = "import-owner"


def imports() -> rx.Component:
    """Upload a file, or go on with one."""
    return desk_page(
        t("imports.title"),
        panel(t("imports.new"), _upload(), note=t("imports.lead")),
        error_text(ImportsPage.errors[""]),
        rx.cond(ImportsPage.ready, _list(), loading(skeleton_rows(3))),
        active="imports",
        note=t("imports.what"),
        actions=(
            link_button(
                t("imports.sample"), "/desk/imports/sample.csv", icon="download", external=True
            ),
        ),
    )


def _upload() -> rx.Component:
    return rx.el.div(
        rx.cond(
            ImportsPage.clients.length() > 0,
            select_field(
                t("imports.whose"),
                name="owner",
                id=_OWNER,
                options=ImportsPage.clients,
                empty=t("imports.my_own"),
                class_name="max-w-sm",
            ),
        ),
        portfolio_drop(csrf=Shell.csrf, owner_field=_OWNER),
        class_name="flex flex-col gap-4",
    )


def _list() -> rx.Component:
    nothing = empty_state("file-spreadsheet", t("imports.none"), text=t("imports.none_text"))
    return rx.cond(
        ImportsPage.imports.length() > 0,
        rx.el.div(
            table(
                [
                    Column(t("imports.file")),
                    Column(t("imports.rows"), numeric=True),
                    Column(t("imports.when")),
                    Column(t("imports.state")),
                ],
                rx.foreach(ImportsPage.imports, _import),
                caption=t("imports.title"),
            ),
            rx.cond(
                ImportsPage.later_href,
                rx.el.div(link_button(t("imports.older"), ImportsPage.later_href)),
            ),
            class_name="flex flex-col gap-4",
        ),
        nothing,
    )


def _import(one: rx.Var[ImportCard]) -> rx.Component:
    return row(
        cell(two_lines(link(one.filename, href=one.href, tone="ink"), one.owner), leads=True),
        cell(one.homes, label=t("imports.rows"), numeric=True),
        cell(one.when, label=t("imports.when")),
        cell(badge(one.status, tone=one.tone), label=t("imports.state")),
    )
