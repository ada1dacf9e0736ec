"""/login: one box, then a code or a password. Its forms work without scripts."""

import reflex as rx

from components.identity import evening
from components.shell import bare_page, language_choice, logo
from components.shell.entries import PRIVACY, TERMS
from components.text import t, with_parts
from components.ui import (
    button,
    divider,
    error_text,
    link,
    link_button,
    loading,
    post_form,
    skeleton,
    text_field,
)
from ghar_app.catalogue import sentence
from pages.identity.code_step import code_step
from pages.identity.sign_in_parts import (
    ROUTE,
    back,
    errors,
    go_button,
    head,
    kept,
    last_time,
    outside_button,
    send_code,
    view,
    whole_form_error,
)
from state.identity.login import LoginPage
from state.shell import Shell

ON_LOAD = LoginPage.load
TITLE = "Ghar"

__all__ = ["ON_LOAD", "ROUTE", "TITLE", "login"]


def login() -> rx.Component:
    """The form at the left, an evening at the right; on a phone the form alone."""
    return bare_page(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    logo(), language_choice(), class_name="flex items-center justify-between gap-4"
                ),
                rx.el.div(_form(), class_name="flex-1 flex flex-col justify-center py-10"),
                _legal(),
                class_name="flex flex-col min-h-dvh w-full max-w-[456px] mx-auto py-6 md:py-7",
            ),
            evening(),
            class_name="max-lg:px-gutter lg:grid lg:grid-cols-[1fr_minmax(0,820px)] lg:gap-x-10 "
            "lg:pl-10",
        )
    )


def _legal() -> rx.Component:
    # In a tab of their own: what is typed here is not sent yet.
    terms, privacy = (
        link(words, href=href, tone="prose", external=True, target="_blank")
        for words, href in (
            (t("identity.legal_terms"), TERMS),
            (t("identity.legal_privacy"), PRIVACY),
        )
    )
    return rx.el.p(
        with_parts(sentence("identity.legal"), terms=terms, privacy=privacy),
        class_name="text-caption text-ink-3",
    )


def _form() -> rx.Component:
    return rx.cond(
        view.ready,
        rx.cond(
            Shell.viewer.signed_in,
            _signed_in(),
            rx.match(view.step, ("code", code_step()), ("password", _password()), _identifier()),
        ),
        loading(
            skeleton("title", width="60%"),
            skeleton("text", width="90%"),
            skeleton("button", width="100%"),
            skeleton("button", width="100%"),
            class_name="flex flex-col gap-4",
        ),
    )


def _identifier() -> rx.Component:
    return rx.el.div(
        head(t("identity.sign_in_title"), t("identity.sign_in_lead")),
        last_time(),
        post_form(
            text_field(
                t("identity.identifier"),
                name="identifier",
                help=t("identity.identifier_hint"),
                error=errors["identifier"],
                default_value=view.typed,
                auto_complete="username",
                auto_focus=True,
                max_length=254,
                custom_attrs={"autoCapitalize": "none", "spellCheck": "false"},
            ),
            whole_form_error(),
            go_button(t("identity.continue"), t("identity.checking")),
            action="/session/identify",
            csrf=Shell.csrf,
            next=view.next,
        ),
        _outside(),
        kept(),
        class_name="flex flex-col gap-7",
    )


def _outside() -> rx.Component:
    """Accounts kept elsewhere; nothing where no provider is configured."""
    return rx.cond(
        view.google | view.apple,
        rx.el.div(
            divider(t("identity.or")),
            rx.cond(view.google, outside_button("google", next=view.next), rx.fragment()),
            rx.cond(view.apple, outside_button("apple", next=view.next), rx.fragment()),
            class_name="flex flex-col gap-3",
        ),
        rx.fragment(),
    )


def _password() -> rx.Component:
    return rx.el.div(
        back(),
        head(t("identity.password_title"), t("identity.password_for", who=view.shown)),
        post_form(
            # So that the browser's password keeper knows whose password it is.
            rx.el.input(
                type="text",
                name="username",
                value=view.typed,
                read_only=True,
                auto_complete="username",
                tab_index=-1,
                aria_hidden="true",
                class_name="sr-only",
            ),
            text_field(
                t("identity.password"),
                name="password",
                type="password",
                error=errors["password"],
                auto_complete="current-password",
                auto_focus=True,
                max_length=128,
            ),
            whole_form_error(),
            go_button(t("identity.sign_in"), t("identity.signing_in")),
            action="/session/password",
            csrf=Shell.csrf,
            next=view.next,
        ),
        divider(t("identity.or")),
        rx.el.div(
            send_code(t("identity.by_code"), {}, icon_name="message-square-text"),
            rx.el.p(t("identity.password_forgotten"), class_name="text-caption text-ink-3"),
            class_name="flex flex-col gap-3",
        ),
        kept(),
        class_name="flex flex-col gap-6",
    )


def _signed_in() -> rx.Component:
    name = rx.cond(Shell.viewer.name, Shell.viewer.name, Shell.viewer.masked)
    return rx.el.div(
        head(t("identity.signed_in_as", name=name), ""),
        error_text(errors[""]),
        rx.el.div(
            link_button(t("identity.go_on"), view.next, variant="primary", size="lg", wide=True),
            post_form(
                button(t("identity.sign_out"), type="submit", size="lg", wide=True),
                action="/session/sign-out",
                csrf=Shell.csrf,
                next="/",
            ),
            class_name="flex flex-col gap-3",
        ),
        class_name="flex flex-col gap-7",
    )
