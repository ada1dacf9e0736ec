"""/admin/moderation: what waits for a moderator."""

import reflex as rx

from components.listings.moderation import queue
from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import badge, error_text, loading, skeleton_rows
from state.listings.moderation import ModerationPage

ROUTE = "/admin/moderation"
ON_LOAD = ModerationPage.load
TITLE = "Ghar"


def moderation() -> rx.Component:
    """The queue, oldest first."""
    return desk_page(
        t("moderation.title"),
        rx.cond(
            ModerationPage.ready,
            queue(),
            rx.cond(
                ModerationPage.refusal.code,
                error_text(ModerationPage.errors[""]),
                loading(skeleton_rows(6)),
            ),
        ),
        active="review",
        note=t("moderation.note"),
        actions=(
            rx.cond(
                ModerationPage.oldest, badge(ModerationPage.oldest, tone="genda", icon="clock")
            ),
        ),
        entries=admin_entries(),
    )
