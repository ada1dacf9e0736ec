"""/account/blocked: whom one blocks."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    avatar,
    breadcrumbs,
    button,
    empty_state,
    error_text,
    loading,
    skeleton_rows,
)
from state.flatmates.blocking import BlockedPage

ROUTE = "/account/blocked"
ON_LOAD = BlockedPage.load
TITLE = t("mates.blocked.title")

# Vars of a state are typed as their values; a page handles them as Vars.
people: Any = BlockedPage.people
unblock: Any = BlockedPage.unblock


def blocked() -> rx.Component:
    """A list with a button each."""
    return page(
        t("mates.blocked.title"),
        error_text(BlockedPage.errors[""]),
        rx.cond(
            BlockedPage.ready,
            rx.cond(
                people.length() > 0,
                rx.el.ul(
                    rx.foreach(people, _person),
                    class_name="flex flex-col divide-y divide-line rounded-card border "
                    "border-line bg-surface px-4",
                ),
                empty_state("ban", t("mates.blocked.none"), text=t("mates.blocked.none_text")),
            ),
            rx.cond(
                BlockedPage.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=BlockedPage.load)),
                loading(skeleton_rows(3)),
            ),
        ),
        above=breadcrumbs([(t("identity.account_link"), "/account")], t("mates.blocked.title")),
        note=t("mates.blocked.lead"),
        phone_active="account",
        width="prose",
    )


def _person(one: Any) -> rx.Component:
    return rx.el.li(
        avatar(one.name, initials=one.initials, size=40, silent=True),
        rx.el.p(one.name, class_name="font-[600] flex-1 min-w-0 truncate"),
        button(
            t("mates.blocked.unblock"),
            aria_label=t("mates.blocked.unblock_one", name=one.name),
            size="sm",
            on_click=unblock(one.id),
            class_name="touch",
        ),
        key=one.id,
        class_name="flex items-center gap-3 py-3",
    )
