"""/recent: homes somebody looked at, the last one first."""

import reflex as rx

from components.listings.cards import home_grid
from components.shell import page
from components.text import t
from components.ui import (
    button,
    closes,
    confirm,
    empty_state,
    link_button,
    loading,
    notice,
    opens,
    skeleton_card,
)
from state.listings.liking import Hearts
from state.listings.recent import RecentPage

ROUTE = "/recent"
ON_LOAD = [RecentPage.load, Hearts.load]
TITLE = t("listings.recent.title")
CLEARING = "clear-recent"
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
        actions=(rx.cond(RecentPage.cards.length() > 0, _clear()),),
    )


def _clear() -> rx.Component:
    """Asks first: what is forgotten cannot be brought back."""
    action = button(
        t("listings.recent.clear"),
        variant="danger-fill",
        icon="trash-2",
        on_click=RecentPage.clear,
        **closes(CLEARING),
    )
    return rx.fragment(
        button(t("listings.recent.clear"), variant="quiet", icon="trash-2", **opens(CLEARING)),
        confirm(
            t("listings.recent.clear_title"),
            id=CLEARING,
            text=rx.cond(
                RecentPage.is_mine,
                t("listings.recent.clear_text_signed_in"),
                t("listings.recent.clear_text"),
            ),
            action=action,
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
