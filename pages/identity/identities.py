"""/account/identities: the ways in to one's account."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    badge,
    breadcrumbs,
    button,
    error_text,
    fact_rows,
    link_button,
    loading,
    notice,
    panel,
    skeleton_rows,
)
from pages.identity.sign_in_parts import outside_button
from state.identity.identities import IdentitiesPage

ROUTE = "/account/identities"
ON_LOAD = IdentitiesPage.load
TITLE = t("identity.ways_title")

# Vars of a state are typed as their values; a page handles them as Vars.
ways: Any = IdentitiesPage.ways
unlink: Any = IdentitiesPage.unlink


def identities() -> rx.Component:
    """What opens this account, and what else may."""
    return page(
        t("identity.ways_title"),
        rx.cond(IdentitiesPage.notice, notice(IdentitiesPage.notice, mood="success")),
        error_text(IdentitiesPage.errors[""]),
        rx.cond(
            IdentitiesPage.ready,
            rx.el.div(_own(), rx.cond(ways.length() > 0, _outside()), class_name="grid gap-5"),
            rx.cond(
                IdentitiesPage.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=IdentitiesPage.load)),
                loading(skeleton_rows(3)),
            ),
        ),
        above=breadcrumbs([(t("identity.account_link"), "/account")], t("identity.ways_title")),
        note=t("identity.ways_lead"),
        phone_active="account",
        width="prose",
    )


def _own() -> rx.Component:
    return panel(
        t("identity.ways.own"),
        fact_rows(
            [
                (t("identity.phone"), _works(IdentitiesPage.phone)),
                (t("identity.email"), _works(IdentitiesPage.email)),
                (t("identity.password"), _works(IdentitiesPage.password)),
            ]
        ),
        rx.el.div(
            link_button(t("identity.ways.change"), "/account", icon="pencil"),
            class_name="pt-4",
        ),
    )


def _works(does: Any) -> rx.Component:
    return rx.cond(
        does,
        badge(t("identity.ways.works"), tone="tulsi", icon="check"),
        badge(t("identity.ways.not_set"), tone="neutral"),
    )


def _outside() -> rx.Component:
    return panel(
        t("identity.ways.outside"),
        rx.el.ul(rx.foreach(ways, _way), class_name="flex flex-col divide-y divide-line"),
        note=t("identity.ways.outside_lead"),
    )


def _way(way: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(way.name, class_name="text-h4"),
            rx.cond(
                way.since,
                rx.el.p(
                    t("identity.ways.since", day=way.since), class_name="text-caption text-ink-3"
                ),
                rx.fragment(),
            ),
            class_name="flex-1 min-w-0",
        ),
        rx.cond(
            way.since,
            button(
                t("identity.ways.unlink"),
                aria_label=t("identity.ways.unlink_one", name=way.name),
                size="sm",
                on_click=unlink(way.provider),
                class_name="touch",
            ),
            rx.match(
                way.provider,
                ("apple", outside_button("apple", next=ROUTE, link=True)),
                outside_button("google", next=ROUTE, link=True),
            ),
        ),
        class_name="flex items-center gap-4 py-3",
    )
