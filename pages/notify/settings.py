"""/account/notifications: channels by category, quiet hours."""

from typing import Any

import reflex as rx

from components.notify.settings import channel_matrix, switches
from components.shell import page
from components.text import t
from components.ui import (
    breadcrumbs,
    button,
    error_text,
    form,
    loading,
    notice,
    panel,
    select_field,
    skeleton_rows,
    switch,
)
from state.notify.settings import NotificationSettings

ROUTE = "/account/notifications"
ON_LOAD = NotificationSettings.load
TITLE = t("notify.settings.title")

# Vars of a state are typed as their values; a page handles them as Vars.
errors: Any = NotificationSettings.errors
HOURS = [f"{half // 2:02d}:{half % 2 * 30:02d}" for half in range(48)]


def settings() -> rx.Component:
    """What is chosen acts at once; the quiet hours have a button."""
    return page(
        t("notify.settings.title"),
        error_text(errors[""]),
        rx.cond(
            NotificationSettings.ready,
            rx.el.div(
                panel(t("notify.settings.where"), channel_matrix()),
                panel(t("notify.settings.which"), switches()),
                panel(t("notify.settings.quiet"), _quiet()),
                class_name="flex flex-col gap-5",
            ),
            rx.cond(
                NotificationSettings.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=NotificationSettings.load)),
                loading(skeleton_rows(4)),
            ),
        ),
        above=breadcrumbs([(t("identity.account_link"), "/account")], t("notify.settings.title")),
        note=t("notify.settings.lead"),
        phone_active="account",
        width="prose",
    )


def _quiet() -> rx.Component:
    options = [(hour, hour) for hour in HOURS]
    return form(
        rx.el.p(t("notify.settings.quiet_lead"), class_name="text-small text-ink-2"),
        switch(
            t("notify.settings.quiet_on"),
            name="quiet",
            default_checked=NotificationSettings.quiet,
        ),
        rx.el.div(
            select_field(
                t("notify.settings.begins"),
                name="begins",
                options=options,
                default_value=NotificationSettings.begins,
                error=errors["begins"],
            ),
            select_field(
                t("notify.settings.ends"),
                name="ends",
                options=options,
                default_value=NotificationSettings.ends,
                error=errors["ends"],
            ),
            class_name="grid grid-cols-2 gap-4 max-w-sm",
        ),
        rx.cond(
            NotificationSettings.saved,
            notice(t("notify.settings.saved"), mood="success"),
            rx.fragment(),
        ),
        rx.el.div(button(t("notify.settings.save"), type="submit", variant="primary")),
        on_submit=NotificationSettings.save_quiet,
        class_name="flex flex-col gap-4",
    )
