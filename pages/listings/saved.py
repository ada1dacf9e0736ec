"""/saved-searches: what somebody wants to hear of."""

from typing import Any

import reflex as rx

from components.listings.save_search import FREQUENCIES
from components.shell import page
from components.text import t
from components.ui import (
    card,
    chip,
    chip_row,
    empty_state,
    error_text,
    icon_button,
    link_button,
    loading,
    skeleton_rows,
)
from components.ui.link import link
from state.listings.saved import SavedPage, SavedView

ROUTE = "/saved-searches"
ON_LOAD = SavedPage.load
TITLE = "Ghar"

change: Any = SavedPage.change
forget: Any = SavedPage.forget


def saved() -> rx.Component:
    """A card a search: its words, how often it speaks, the way to its homes."""
    return page(
        t("saved.title"),
        error_text(SavedPage.errors[""]),
        rx.cond(
            SavedPage.loading,
            loading(skeleton_rows(3)),
            rx.cond(
                SavedPage.searches.length() > 0,
                rx.el.ul(rx.foreach(SavedPage.searches, _search), class_name="flex flex-col gap-4"),
                empty_state(
                    "bell-plus",
                    t("saved.none"),
                    link_button(
                        t("listings.detail.to_search"), "/search", variant="primary", icon="search"
                    ),
                    text=t("saved.none_text"),
                ),
            ),
        ),
        note=t("saved.lead"),
        phone_active="account",
        width="prose",
    )


def _search(one: rx.Var[SavedView]) -> rx.Component:
    return rx.el.li(
        card(
            rx.el.div(
                rx.el.div(
                    link(one.name, href=one.href, tone="ink", class_name="text-h3 break-words"),
                    rx.cond(
                        one.about != one.name,
                        rx.el.p(one.about, class_name="text-small text-ink-2"),
                    ),
                    rx.el.p(one.found, class_name="text-caption text-tulsi empty:hidden"),
                    class_name="flex-1 min-w-0 flex flex-col gap-1",
                ),
                icon_button(
                    "trash-2",
                    t("saved.forget", name=one.name),
                    tip_at="end",
                    on_click=forget(one.id),
                ),
                class_name="flex items-start gap-4",
            ),
            chip_row(
                *(
                    chip(
                        t(f"saved.frequency.{key}"),
                        chosen=one.frequency == key,
                        on_click=change(one.id, key),
                    )
                    for key in FREQUENCIES
                ),
                label=t("saved.how_often"),
            ),
            class_name="flex flex-col gap-3",
        ),
        key=one.id,
    )
