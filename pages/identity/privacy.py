"""/account/privacy: what others see, and what is kept."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    breadcrumbs,
    button,
    error_text,
    link_button,
    loading,
    panel,
    skeleton_rows,
    switch,
)
from ghar_app.models.identity.privacy import SWITCHES
from state.identity.privacy import PrivacyPage

ROUTE = "/account/privacy"
ON_LOAD = PrivacyPage.load
TITLE = t("identity.privacy_title")

# Vars of a state are typed as their values; a page handles them as Vars.
on: Any = PrivacyPage.on
turn: Any = PrivacyPage.switch


def privacy() -> rx.Component:
    """Switches that act at once, and the history that can be deleted."""
    return page(
        t("identity.privacy_title"),
        error_text(PrivacyPage.errors[""]),
        rx.cond(
            PrivacyPage.ready,
            rx.el.div(
                panel(
                    t("identity.privacy.shown"),
                    rx.el.div(*map(_switch, SWITCHES), class_name="flex flex-col gap-4"),
                ),
                panel(
                    t("identity.privacy.kept"),
                    rx.el.div(
                        button(
                            t("identity.privacy.forget"),
                            icon="eraser",
                            on_click=PrivacyPage.forget_searches,
                        ),
                        link_button(
                            t("identity.my_data"),
                            "/session/my-data",
                            icon="download",
                            external=True,
                        ),
                        class_name="flex flex-wrap gap-3",
                    ),
                    note=t("identity.privacy.kept_lead"),
                ),
                class_name="flex flex-col gap-5",
            ),
            rx.cond(
                PrivacyPage.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=PrivacyPage.load)),
                loading(skeleton_rows(3)),
            ),
        ),
        above=breadcrumbs([(t("identity.account_link"), "/account")], t("identity.privacy_title")),
        note=t("identity.privacy_lead"),
        phone_active="account",
        width="prose",
    )


def _switch(name: str) -> rx.Component:
    return switch(
        t(f"identity.privacy.{name}"),
        name=name,
        help=t(f"identity.privacy.{name}_help"),
        checked=on[name],
        on_change=lambda now: turn(name, now),
    )
