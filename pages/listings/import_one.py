"""/desk/imports/[import_id]: one portfolio import, step by step."""

import reflex as rx

from components.listings.imports import (
    check_step,
    columns_step,
    import_step,
    places_step,
    publish_step,
)
from components.shell import desk_page
from components.text import t
from components.ui import (
    Step,
    badge,
    breadcrumbs,
    error_text,
    link,
    loading,
    notice,
    skeleton_rows,
    stepper,
)
from state.listings.imports.one import ImportPage

ROUTE = "/desk/imports/[import_id]"
ON_LOAD = ImportPage.load
TITLE = "Ghar"
_STEPS = 5


def import_one() -> rx.Component:
    """The step that the address names, below the five."""
    return desk_page(
        ImportPage.portfolio.filename,
        rx.cond(
            ImportPage.ready,
            rx.el.div(
                _steps(),
                _news(),
                rx.match(
                    ImportPage.step,
                    ("columns", columns_step()),
                    ("check", check_step()),
                    ("places", places_step()),
                    ("import", import_step()),
                    publish_step(),
                ),
                class_name="flex flex-col gap-4",
            ),
            rx.cond(
                ImportPage.refusal.code,
                error_text(ImportPage.errors[""]),
                loading(skeleton_rows(6)),
            ),
        ),
        active="imports",
        note=ImportPage.portfolio.note,
        above=breadcrumbs([(t("imports.title"), "/desk/imports")], ImportPage.portfolio.filename),
    )


def _steps() -> rx.Component:
    """The stepper takes a fixed number of steps; their words and states come from state."""
    return rx.el.div(
        stepper(
            [
                Step(
                    ImportPage.steps[index].text,
                    state=ImportPage.steps[index].state,
                    href=rx.cond(
                        ImportPage.steps[index].href, ImportPage.steps[index].href, "#main"
                    ),
                )
                for index in range(_STEPS)
            ],
            label=t("imports.steps"),
        ),
        badge(ImportPage.portfolio.status_text, tone=ImportPage.portfolio.tone),
        class_name="flex flex-wrap items-center justify-between gap-3",
    )


def _news() -> rx.Component:
    portfolio = ImportPage.portfolio
    return rx.el.div(
        error_text(ImportPage.errors[""]),
        rx.cond(ImportPage.notice, notice(ImportPage.notice, mood="success")),
        rx.cond(
            portfolio.failure,
            notice(
                t("imports.failed"),
                mood="problem",
                text=t("imports.failed_text", number=portfolio.failure),
            ),
        ),
        rx.cond(
            (portfolio.earlier_href != "")
            & ((ImportPage.step == "columns") | (ImportPage.step == "check")),
            notice(
                t("imports.seen_before"),
                link(t("imports.see_earlier"), href=portfolio.earlier_href, tone="prose"),
                mood="info",
                text=t("imports.seen_before_text"),
            ),
        ),
        class_name="flex flex-col gap-3 empty:hidden",
    )
