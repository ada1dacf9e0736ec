"""/account/leave: what leaving ends, and the form that does it."""

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
    notice,
    otp_field,
    panel,
    post_form,
    skeleton_rows,
    text_field,
)
from ghar_app.models.identity.user.passwords import LONGEST
from state.identity.leaving import LeavePage
from state.shell import Shell

ROUTE = "/account/leave"
ON_LOAD = LeavePage.load
TITLE = "Ghar"

# Vars of a state are typed as their values; a page handles them as Vars.
view: Any = LeavePage.view
errors: Any = LeavePage.errors


def leaving() -> rx.Component:
    """Consequences first, the form below."""
    return page(
        t("identity.leave_title"),
        rx.cond(
            view.ready,
            rx.el.div(_consequences(), _form(), class_name="flex flex-col gap-5"),
            rx.cond(
                LeavePage.refusal.code,
                notice(
                    LeavePage.refusal.message,
                    button(t("ui.retry"), on_click=LeavePage.load, size="sm"),
                    mood="problem",
                ),
                loading(skeleton_rows(4)),
            ),
        ),
        above=breadcrumbs([(t("identity.account_link"), "/account")], t("identity.leave_title")),
        phone_active="account",
        width="prose",
    )


def _consequences() -> rx.Component:
    return panel(
        t("identity.leave_what"),
        rx.el.ul(
            rx.cond(view.homes > 0, rx.el.li(t("identity.leave_homes", n=view.homes))),
            rx.cond(view.visits > 0, rx.el.li(t("identity.leave_visits", n=view.visits))),
            rx.el.li(t("identity.leave_gone")),
            rx.el.li(t("identity.leave_kept")),
            rx.el.li(t("identity.leave_free")),
            class_name="list-disc pl-5 flex flex-col gap-2",
        ),
    )


def _form() -> rx.Component:
    return panel(
        t("identity.leave_sure"),
        rx.el.div(
            rx.cond(view.has_password, rx.fragment(), _send_code()),
            post_form(
                rx.cond(
                    view.has_password,
                    text_field(
                        t("identity.password_current"),
                        name="password",
                        type="password",
                        error=errors["password"],
                        auto_complete="current-password",
                        max_length=LONGEST,
                    ),
                    otp_field(t("identity.code"), name="code", error=errors["code"]),
                ),
                text_field(
                    t("identity.leave_word"),
                    name="word",
                    error=errors["word"],
                    auto_complete="off",
                    max_length=20,
                ),
                error_text(errors[""]),
                rx.el.div(
                    button(
                        t("identity.leave_do"),
                        type="submit",
                        variant="danger-fill",
                        busy_text=t("identity.leave_doing"),
                    ),
                    link_button(t("identity.leave_stay"), "/account"),
                    class_name="flex flex-wrap gap-3",
                ),
                action="/session/leave",
                csrf=Shell.csrf,
                next=ROUTE,
                class_name="flex flex-col gap-4",
            ),
            class_name="flex flex-col gap-4",
        ),
    )


def _send_code() -> rx.Component:
    """Without a password, a fresh code proves who it is."""
    return rx.el.div(
        rx.el.p(t("identity.leave_code_lead"), class_name="text-small text-ink-2"),
        rx.cond(view.code_sent, notice(t("identity.leave_code_sent"), mood="success")),
        post_form(
            button(
                rx.cond(
                    view.code_to == "email",
                    t("identity.by_email"),
                    t("identity.by_sms"),
                ),
                type="submit",
                busy_text=t("identity.resending"),
            ),
            action="/session/leave-code",
            csrf=Shell.csrf,
            next=ROUTE,
        ),
        class_name="flex flex-col gap-3",
    )
