"""/desk/[home_id]: one home at its owner's desk."""

import reflex as rx

from components.listings.asked import asked_section
from components.listings.own import acts_menu, leave_dialog
from components.shell import desk_page
from components.text import t
from components.ui import (
    Column,
    badge,
    breadcrumbs,
    button,
    cell,
    error_text,
    link,
    link_button,
    loading,
    notice,
    panel,
    photo,
    progress,
    row,
    section,
    skeleton_rows,
    stat,
    stat_strip,
    table,
)
from state.listings.desk_home import ChangeView, DeskHomePage, HomeDeskView

ROUTE = "/desk/[home_id]"
ON_LOAD = DeskHomePage.load
TITLE = "Ghar"


def desk_home() -> rx.Component:
    """Standing, numbers, meter, price history."""
    return desk_page(
        None,
        rx.cond(DeskHomePage.notice, notice(DeskHomePage.notice, mood="success")),
        rx.cond(
            DeskHomePage.ready,
            rx.cond(DeskHomePage.home, _home(DeskHomePage.home)),
            loading(skeleton_rows(5)),
        ),
        error_text(DeskHomePage.errors[""]),
        leave_dialog(DeskHomePage),
        active="homes",
    )


def _home(home: rx.Var[HomeDeskView]) -> rx.Component:
    line = home.line
    return rx.el.div(
        breadcrumbs([(t("desk.title"), "/desk")], line.title),
        _head(home),
        _news(home),
        stat_strip(
            stat(t("desk.views"), line.views),
            stat(t("desk.likes"), line.likes),
            stat(t("desk.enquiries"), line.enquiries, href="/desk/enquiries"),
            stat(t("desk.visits"), line.visits, href="/desk/visits"),
        ),
        rx.el.div(
            rx.el.div(
                asked_section(home),
                _changes(home),
                class_name="flex flex-col gap-6 min-w-0",
            ),
            _quality(home),
            class_name="grid gap-4 lg:grid-cols-[minmax(0,1fr)_320px] items-start",
        ),
        class_name="flex flex-col gap-4",
    )


def _head(home: rx.Var[HomeDeskView]) -> rx.Component:
    line = home.line
    return rx.el.div(
        rx.el.div(
            photo(line.image, alt="", kind=line.kind, ratio="4:3", eager=True, sizes="144px"),
            class_name="w-24 md:w-36 shrink-0",
        ),
        rx.el.div(
            rx.el.div(
                badge(line.status, tone=line.tone),
                rx.cond(line.is_over, badge(line.market, tone="neutral")),
                class_name="flex flex-wrap gap-1.5",
            ),
            rx.el.h1(line.title, class_name="text-h2 break-words"),
            rx.el.p(line.place, class_name="text-ink-2"),
            rx.el.p(
                rx.el.span(line.price, class_name="font-[600] text-ink tabular-nums"),
                rx.cond(home.since, rx.el.span(" · ", home.since)),
                class_name="text-caption text-ink-3",
            ),
            class_name="flex flex-col gap-1 min-w-0 flex-1",
        ),
        rx.el.div(
            link_button(t("desk.act.edit"), line.edit_href, variant="primary", icon="pencil"),
            rx.cond(
                line.public_href,
                link_button(t("desk.act.look"), line.public_href, variant="secondary", icon="eye"),
            ),
            acts_menu(line, DeskHomePage),
            class_name="flex flex-wrap items-center gap-2 max-md:w-full",
        ),
        class_name="flex flex-wrap items-start gap-4",
    )


def _news(home: rx.Var[HomeDeskView]) -> rx.Component:
    line = home.line
    return rx.el.div(
        rx.cond(
            line.rests,
            notice(
                t("desk.rests"),
                button(
                    t("desk.act.still"),
                    variant="primary",
                    on_click=DeskHomePage.act(line.id, "still"),
                ),
                mood="caution",
                text=t("desk.rests_text"),
            ),
        ),
        rx.cond(
            home.reason,
            notice(
                t("posting.sent_back"),
                link_button(t("desk.act.edit"), line.edit_href, variant="secondary"),
                mood="caution",
                text=home.reason,
            ),
        ),
        rx.cond(
            home.has_changes,
            notice(
                t("posting.waiting_changes"),
                link_button(t("desk.go_on"), line.edit_href + "?step=preview", variant="secondary"),
                mood="plain",
            ),
        ),
        class_name="flex flex-col gap-3 empty:hidden",
    )


def _quality(home: rx.Var[HomeDeskView]) -> rx.Component:
    quality = home.quality
    return panel(
        t("posting.quality"),
        rx.el.div(
            progress(quality.score, label=t("posting.quality"), tone="tulsi"),
            rx.cond(
                quality.next,
                link(quality.next, href=quality.href, tone="geru", class_name="font-[600]"),
                rx.el.p(t("posting.nothing_left"), class_name="text-tulsi font-[500]"),
            ),
            class_name="flex flex-col gap-3",
        ),
        aside=rx.el.span(quality.score, " / 100", class_name="font-[600] tabular-nums"),
    )


def _changes(home: rx.Var[HomeDeskView]) -> rx.Component:
    columns = [
        Column(t("desk.day")),
        Column(t("desk.what")),
        Column(t("desk.before"), numeric=True),
        Column(t("desk.after"), numeric=True),
    ]
    return section(
        t("desk.changes"),
        rx.cond(
            home.changes.length() > 0,
            table(columns, rx.foreach(home.changes, _change), caption=t("desk.changes")),
            rx.el.p(t("desk.no_changes"), class_name="text-ink-2"),
        ),
        level=3,
    )


def _change(one: rx.Var[ChangeView]) -> rx.Component:
    return row(
        cell(one.day, leads=True),
        cell(one.what, label=t("desk.what")),
        cell(one.old, label=t("desk.before"), numeric=True),
        cell(one.new, label=t("desk.after"), numeric=True),
    )
