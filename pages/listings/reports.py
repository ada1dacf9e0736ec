"""/admin/reports: what people reported."""

import reflex as rx

from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    empty_state,
    error_text,
    link,
    loading,
    photo,
    row,
    skeleton_rows,
    table,
)
from state.listings.moderation.reports import ReportsPage
from state.listings.moderation.views import ReportedView

ROUTE = "/admin/reports"
ON_LOAD = ReportsPage.load
TITLE = "Ghar"


def reports() -> rx.Component:
    """The longest waiting first; each leads to the home."""
    return desk_page(
        t("moderation.reports_title"),
        error_text(ReportsPage.errors[""]),
        rx.cond(
            ReportsPage.ready,
            rx.cond(
                ReportsPage.homes.length() > 0,
                _homes(),
                empty_state(
                    "flag", t("moderation.reports_none"), text=t("moderation.reports_none_text")
                ),
            ),
            rx.cond(ReportsPage.refusal.code, rx.fragment(), loading(skeleton_rows(5))),
        ),
        active="reports",
        note=t("moderation.reports_note"),
        entries=admin_entries(),
    )


def _homes() -> rx.Component:
    return rx.el.div(
        table(
            [
                Column(t("moderation.home")),
                Column(t("moderation.reports_by")),
                Column(t("moderation.reports_why")),
                Column(t("moderation.reports_standing")),
                Column(t("moderation.waits_head"), numeric=True),
            ],
            rx.foreach(ReportsPage.homes, _home),
            caption=t("moderation.reports_title"),
        ),
        rx.cond(
            ReportsPage.has_more,
            rx.el.div(button(t("moderation.more"), on_click=ReportsPage.more)),
        ),
        class_name="flex flex-col gap-4",
    )


def _home(home: rx.Var[ReportedView]) -> rx.Component:
    return row(
        cell(_lead(home), leads=True),
        cell(home.people, label=t("moderation.reports_by")),
        cell(
            rx.el.div(
                rx.foreach(home.reasons, lambda reason: badge(reason, tone="rani")),
                class_name="flex flex-wrap gap-1.5 max-sm:justify-end",
            ),
            label=t("moderation.reports_why"),
        ),
        cell(badge(home.status, tone=home.tone), label=t("moderation.reports_standing")),
        cell(badge(home.age, tone=home.age_tone), label=t("moderation.waits_head"), numeric=True),
        custom_attrs={"data-row": "true"},
        key=home.id,
    )


def _lead(home: rx.Var[ReportedView]) -> rx.Component:
    return rx.el.div(
        photo(
            home.image,
            alt=home.title,
            kind=home.kind,
            class_name="w-[88px] shrink-0 !rounded-small",
        ),
        rx.el.div(
            link(
                home.title,
                href=home.href,
                class_name="font-[600] hover:underline underline-offset-4 line-clamp-2 break-words",
            ),
            rx.el.p(home.place, class_name="text-micro text-ink-3 truncate"),
            class_name="min-w-0 flex-1",
        ),
        class_name="flex items-center gap-3 sm:min-w-[300px]",
    )
