"""/account: profile, phone and email, password, language and appearance, signing out."""

from typing import Any

import reflex as rx
from reflex.style import color_mode, set_color_mode

from components.shell import language_choice, page
from components.text import t
from components.ui import (
    button,
    date_field,
    error_text,
    fact_rows,
    form,
    link_button,
    loading,
    notice,
    panel,
    post_form,
    segmented,
    skeleton_rows,
    switch,
    text_field,
)
from ghar_app.models.identity.user.passwords import LONGEST
from pages.identity.contact import contact_dialog, reached
from pages.identity.portrait import portrait
from state.identity.account import AccountPage
from state.shell import Shell

ROUTE = "/account"
ON_LOAD = AccountPage.load
TITLE = "Ghar"

# Vars of a state are typed as their values; a page handles them as Vars.
account: Any = AccountPage.account
errors: Any = AccountPage.errors
choose_theme: Any = AccountPage.choose_theme
choose_shortcuts: Any = AccountPage.choose_shortcuts


def your_account() -> rx.Component:
    """Sections one below the other, each with its own button."""
    return page(
        t("identity.account_title"),
        rx.cond(
            account.ready,
            rx.el.div(
                _profile(),
                _contact(),
                _password(),
                _appearance(),
                _session(),
                class_name="flex flex-col gap-5",
            ),
            rx.cond(
                AccountPage.refusal.code,
                _unreachable(),
                loading(skeleton_rows(4)),
            ),
        ),
        phone_active="account",
        width="prose",
    )


def _unreachable() -> rx.Component:
    return notice(
        AccountPage.refusal.message,
        button(t("ui.retry"), on_click=AccountPage.load, size="sm"),
        mood="problem",
    )


def _profile() -> rx.Component:
    return panel(
        t("identity.profile"),
        portrait(account.full_name, account.initials, account.picture),
        form(
            rx.el.p(t("identity.profile_lead"), class_name="text-small text-ink-2"),
            rx.el.input(type="hidden", name="seen", value=account.seen),
            text_field(
                t("identity.full_name"),
                name="full_name",
                default_value=account.full_name,
                error=errors["full_name"],
                auto_complete="name",
                max_length=120,
            ),
            date_field(
                t("identity.date_of_birth"),
                name="date_of_birth",
                default_value=account.born,
                earliest=account.earliest,
                latest=account.latest,
                error=errors["date_of_birth"],
                auto_complete="bday",
            ),
            error_text(errors[""]),
            rx.cond(AccountPage.saved, notice(t("identity.saved"), mood="success")),
            rx.el.div(
                button(t("identity.save"), variant="primary", type="submit"),
                rx.cond(
                    AccountPage.refusal.code == "changed_elsewhere",
                    button(t("identity.show_current"), on_click=AccountPage.load),
                ),
                class_name="flex flex-wrap gap-3",
            ),
            on_submit=AccountPage.save,
            # What this form saved redraws the fields, which keep what was typed otherwise.
            key=account.drawn,
        ),
    )


def _contact() -> rx.Component:
    return panel(
        t("identity.contact_section"),
        rx.el.p(t("identity.contact_lead"), class_name="text-small text-ink-2 mb-4"),
        fact_rows(
            [
                (
                    t("identity.phone"),
                    reached("phone", account.phone, account.phone_confirmed),
                ),
                (
                    t("identity.email"),
                    reached("email", account.email, account.email_confirmed),
                ),
            ]
        ),
        contact_dialog(),
    )


def _password() -> rx.Component:
    return panel(
        t("identity.password_section"),
        post_form(
            rx.el.p(t("identity.password_lead"), class_name="text-small text-ink-2"),
            rx.cond(
                AccountPage.notice == "password_saved",
                notice(t("identity.password_saved"), mood="success"),
            ),
            rx.cond(
                account.has_password,
                rx.fragment(),
                rx.el.p(t("identity.password_none"), class_name="text-small text-ink-2"),
            ),
            rx.cond(
                account.asks_current,
                text_field(
                    t("identity.password_current"),
                    name="current",
                    type="password",
                    error=errors["current"],
                    auto_complete="current-password",
                    max_length=LONGEST,
                ),
            ),
            text_field(
                t("identity.password_new"),
                name="password",
                type="password",
                error=errors["password"],
                auto_complete="new-password",
                max_length=LONGEST,
            ),
            text_field(
                t("identity.password_again"),
                name="again",
                type="password",
                error=errors["again"],
                auto_complete="new-password",
                max_length=LONGEST,
            ),
            rx.el.div(
                button(t("identity.password_set"), type="submit", busy_text=t("identity.saving"))
            ),
            action="/session/set-password",
            csrf=Shell.csrf,
            next=ROUTE,
        ),
    )


def _appearance() -> rx.Component:
    return panel(
        t("identity.appearance_section"),
        rx.el.div(
            rx.el.div(
                rx.el.p(t("identity.language"), class_name="text-h4 !font-[500]"),
                language_choice(),
                class_name="flex flex-col items-start gap-1.5",
            ),
            rx.el.div(
                rx.el.p(t("identity.theme"), class_name="text-h4 !font-[500]"),
                segmented(
                    t("identity.theme"),
                    [
                        ("light", t("shell.theme.light")),
                        ("dark", t("shell.theme.dark")),
                        ("system", t("shell.theme.system")),
                    ],
                    name="appearance",
                    value=color_mode,
                    on_change=lambda theme: [
                        set_color_mode(theme),
                        choose_theme(theme),
                    ],
                ),
                class_name="flex flex-col items-start gap-1.5",
            ),
            switch(
                t("identity.shortcuts"),
                name="shortcuts",
                help=t("identity.shortcuts_help"),
                checked=Shell.viewer.shortcuts,
                on_change=choose_shortcuts,
            ),
            class_name="flex flex-wrap gap-x-10 gap-y-5",
        ),
    )


def _session() -> rx.Component:
    return panel(
        t("identity.session_section"),
        rx.el.div(
            link_button(t("people.me.title"), "/flatmates/me", icon="users-round"),
            link_button(t("identity.devices_link"), "/account/devices", icon="monitor-smartphone"),
            link_button(t("identity.ways_title"), "/account/identities", icon="key-round"),
            link_button(t("identity.privacy_title"), "/account/privacy", icon="eye"),
            link_button(t("mates.blocked.title"), "/account/blocked", icon="ban"),
            post_form(
                button(t("identity.sign_out"), type="submit", variant="quiet", icon="log-out"),
                action="/session/sign-out",
                csrf=Shell.csrf,
                next="/",
            ),
            link_button(t("identity.my_data"), "/session/my-data", icon="download", external=True),
            link_button(
                t("identity.leave_title"), "/account/leave", variant="danger", icon="user-x"
            ),
            class_name="flex flex-wrap items-center gap-3",
        ),
    )
