"""/recent: homes somebody looked at, the last one first."""

import reflex as rx

from components.listings.cards import home_grid
from components.shell import page
from components.text import t
from components.ui import button, empty_state, link_button, loading, notice, skeleton_card
from state.listings.liking import Hearts
from state.listings.recent import RecentPage

ROUTE = "/recent"
ON_LOAD = [RecentPage.load, Hearts.load]
TITLE = t("listings.recent.title")
COLUMNS = "sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4"


def recent() -> rx.Component:
    """The screen."""
    return page(
        t("listings.recent.title"),
        rx.cond(RecentPage.refusal.message, _failed(), rx.fragment()),
        rx.cond(
            RecentPage.loading,
            _waiting(),
            rx.cond(
                RecentPage.cards.length() > 0,
                home_grid(RecentPage.cards, columns=COLUMNS),
                _empty(),
            ),
        ),
        note=rx.cond(
            RecentPage.is_mine, t("listings.recent.note_signed_in"), t("listings.recent.note")
        ),
    )


def _empty() -> rx.Component:
    search = link_button(
        t("listings.detail.to_search"), "/search", variant="primary", icon="search"
    )
    return empty_state(
        "history", t("listings.recent.empty.title"), search, text=t("listings.recent.empty.text")
    )


def _failed() -> rx.Component:
    again = button(t("ui.retry"), on_click=RecentPage.load)
    return notice(RecentPage.refusal.message, again, mood="problem")


def _waiting() -> rx.Component:
    cards = [skeleton_card() for _ in range(4)]
    return loading(*cards, class_name=f"grid gap-x-6 gap-y-8 {COLUMNS}")
