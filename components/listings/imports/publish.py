"""Steps 4 and 5: the homes are made, and go online or are taken back."""

import reflex as rx

from components.listings.imports.check import running
from components.text import t
from components.ui import (
    button,
    confirm,
    empty_state,
    error_text,
    link_button,
    panel,
    stat,
    stat_strip,
)
from state.listings.imports.one import ImportPage
from state.listings.imports.steps import NumberView

_UNDO = "undo-import"


def import_step() -> rx.Component:
    """Progress while the job makes drafts; what to do before and after."""
    portfolio = ImportPage.portfolio
    return rx.match(
        portfolio.status,
        ("running", running(t("imports.importing"))),
        ("failed", _go_on()),
        ("preview", _go_on()),
        publish_step(),
    )


def _go_on() -> rx.Component:
    return panel(
        t("imports.step.import"),
        rx.el.div(
            rx.el.p(
                t(
                    "imports.import_text",
                    n=ImportPage.portfolio.ready,
                    shown=ImportPage.portfolio.ready_text,
                ),
                class_name="text-small",
            ),
            rx.el.div(
                button(
                    t(
                        "imports.import_ready",
                        n=ImportPage.portfolio.ready,
                        shown=ImportPage.portfolio.ready_text,
                    ),
                    variant="primary",
                    icon="play",
                    on_click=ImportPage.start,
                    disabled=ImportPage.portfolio.ready == 0,
                ),
                _take_back(),
                class_name="flex flex-wrap gap-2",
            ),
            class_name="flex flex-col gap-4",
        ),
    )


def publish_step() -> rx.Component:
    """What became of the rows, each number a way to them; publish all, or take all back."""
    portfolio = ImportPage.portfolio
    return rx.cond(
        portfolio.status == "undone",
        empty_state(
            "undo-2",
            t("imports.is_undone"),
            link_button(t("imports.upload_again"), "/desk/imports"),
            text=t("imports.is_undone_text"),
        ),
        rx.el.div(
            stat_strip(rx.foreach(ImportPage.numbers, _number)),
            _actions(),
            class_name="flex flex-col gap-4",
        ),
    )


def _number(one: rx.Var[NumberView]) -> rx.Component:
    return stat(one.text, one.count, href=one.href, alarm=one.alarm)


def _actions() -> rx.Component:
    portfolio = ImportPage.portfolio
    return rx.el.div(
        rx.cond(
            portfolio.drafts > 0,
            button(
                t("imports.publish_all", n=portfolio.drafts, shown=portfolio.drafts_text),
                variant="primary",
                icon="send",
                on_click=ImportPage.publish,
                busy=ImportPage.working == "publish",
                busy_text=t("imports.publishing"),
            ),
        ),
        rx.cond(
            portfolio.status == "published",
            link_button(t("imports.see_homes"), "/desk", variant="primary", icon="building-2"),
        ),
        rx.cond(
            portfolio.unplaced > 0,
            link_button(
                t("imports.place_them", n=portfolio.unplaced, shown=portfolio.unplaced_text),
                f"{portfolio.href}?step=places",
                icon="map-pin",
            ),
        ),
        rx.cond(
            portfolio.ready > 0,
            button(
                t("imports.import_ready", n=portfolio.ready, shown=portfolio.ready_text),
                icon="play",
                on_click=ImportPage.start,
            ),
        ),
        link_button(
            t("imports.result_file"), portfolio.result_href, icon="download", external=True
        ),
        _take_back(),
        error_text(ImportPage.errors["publish"]),
        class_name="flex flex-wrap gap-2",
    )


def _take_back() -> rx.Component:
    return rx.fragment(
        button(t("imports.undo"), variant="danger", icon="undo-2", on_click=ImportPage.weigh_undo),
        confirm(
            t("imports.undo_title"),
            id=_UNDO,
            text=ImportPage.consequence,
            open=ImportPage.consequence != "",
            on_close=ImportPage.keep,
            busy=ImportPage.working == "undo",
            action=button(
                t("imports.undo"),
                variant="danger-fill",
                on_click=ImportPage.undo,
                busy=ImportPage.working == "undo",
                busy_text=t("imports.undoing"),
            ),
        ),
    )
