"""Phone and email on the account page, and the dialog in which one is changed."""

from typing import Any

import reflex as rx

from components.identity import after_seconds, paste_code
from components.text import t
from components.ui import badge, button, dialog, error_text, form, otp_field, text_field
from state.identity.contact import ContactChange

DIALOG = "change-contact"
CODE_FORM, ADDRESS_FORM, AGAIN_FORM = "contact-code", "contact-address", "contact-again"

errors: Any = ContactChange.errors
begin: Any = ContactChange.begin
send: Any = ContactChange.send
prove: Any = ContactChange.prove


def reached(kind: str, value: rx.Var[str], confirmed: rx.Var[bool]) -> rx.Component:
    """One way to reach somebody, whether it is confirmed, and a button to change or add it."""
    return rx.el.span(
        rx.cond(
            value,
            rx.fragment(
                rx.el.span(value, class_name="break-all"),
                rx.cond(
                    confirmed,
                    badge(t("identity.confirmed"), tone="tulsi", icon="badge-check"),
                    badge(t("identity.not_confirmed"), tone="genda"),
                ),
            ),
            rx.el.span(t("identity.none_given"), class_name="text-ink-3"),
        ),
        button(
            rx.cond(
                value,
                rx.cond(confirmed, t("identity.contact_change"), t("identity.contact_confirm")),
                t("identity.contact_add"),
            ),
            aria_label=rx.cond(
                value,
                rx.cond(
                    confirmed,
                    t(f"identity.contact_label.change_{kind}"),
                    t(f"identity.contact_label.confirm_{kind}"),
                ),
                t(f"identity.contact_label.add_{kind}"),
            ),
            variant="soft",
            size="sm",
            on_click=begin(kind),
            class_name="touch",
        ),
        class_name="inline-flex flex-wrap items-center justify-end gap-2",
    )


def contact_dialog() -> rx.Component:
    """First the new number or address, then the code that was sent there."""
    return dialog(
        rx.cond(
            ContactChange.kind == "email",
            t("identity.contact_title.email"),
            t("identity.contact_title.phone"),
        ),
        rx.cond(ContactChange.asks_code, _code(), _address()),
        id=DIALOG,
        open=ContactChange.kind != "",
        on_close=ContactChange.close,
        error=errors[""],
        size="sm",
    )


def _address() -> rx.Component:
    return form(
        rx.el.p(t("identity.contact_how"), class_name="text-small text-ink-2"),
        rx.cond(
            ContactChange.kind == "email",
            text_field(
                t("identity.contact_new.email"),
                name="address",
                id="contact-email",
                type="email",
                default_value=ContactChange.typed,
                error=errors["address"],
                auto_complete="email",
                max_length=254,
            ),
            text_field(
                t("identity.contact_new.phone"),
                name="address",
                id="contact-phone",
                type="tel",
                default_value=ContactChange.typed,
                error=errors["address"],
                auto_complete="tel",
                max_length=40,
            ),
        ),
        error_text(errors["code"]),
        rx.el.div(
            button(t("identity.contact_send"), variant="primary", type="submit"),
            class_name="flex justify-end",
        ),
        on_submit=send,
        id=ADDRESS_FORM,
        class_name="flex flex-col gap-4",
    )


def _code() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            t("identity.contact_sent", to=ContactChange.shown), class_name="text-small text-ink-2"
        ),
        form(
            otp_field(t("identity.code"), name="code", id="contact-otp", error=errors["code"]),
            rx.el.div(
                after_seconds(
                    ContactChange.resend_in,
                    t("identity.new_code_in"),
                    button(
                        t("identity.new_code"),
                        type="submit",
                        variant="quiet",
                        form=AGAIN_FORM,
                        class_name="!px-0 !text-geru",
                    ),
                ),
                paste_code("contact-otp"),
                class_name="flex items-center justify-between gap-4 min-h-11",
            ),
            rx.el.div(
                button(t("identity.contact_another"), variant="quiet", on_click=ContactChange.back),
                button(t("identity.contact_save"), variant="primary", type="submit"),
                class_name="flex flex-wrap justify-end gap-3",
            ),
            on_submit=prove,
            id=CODE_FORM,
            class_name="flex flex-col gap-4",
        ),
        form(on_submit=send, id=AGAIN_FORM, class_name="hidden"),
        class_name="flex flex-col gap-4",
    )
