"""The step of the sign-in page that asks for a code."""

import reflex as rx

from components.identity import after_seconds, paste_code
from components.text import t
from components.ui import button, divider, link, link_button, otp_field, post_form
from pages.identity.sign_in_parts import (
    ROUTE,
    back,
    errors,
    go_button,
    head,
    kept,
    send_code,
    view,
    whole_form_error,
)
from state.shell import Shell

RESEND = "resend-code"


def code_step() -> rx.Component:
    """Boxes for the code, a new code, the other ways in."""
    return rx.el.div(
        back(),
        head(
            t("identity.code_title"),
            rx.match(
                view.sent,
                ("email", t("identity.code_sent_email", to=view.shown)),
                ("other_email", t("identity.code_sent_other_email")),
                ("other_sms", t("identity.code_sent_other_sms")),
                t("identity.code_sent_sms", to=view.shown),
            ),
        ),
        rx.el.div(
            post_form(
                otp_field(t("identity.code"), name="code", error=errors["code"], auto_focus=True),
                rx.el.div(
                    after_seconds(view.resend_in, t("identity.new_code_in"), _resend()),
                    paste_code("field-code"),
                    class_name="flex items-center justify-between gap-4 min-h-11 -mt-2",
                ),
                whole_form_error(),
                go_button(t("identity.continue"), t("identity.checking")),
                action="/session/verify",
                csrf=Shell.csrf,
                next=view.next,
                class_name="flex flex-col gap-4",
            ),
            _resend_form(),
        ),
        divider(t("identity.or")),
        rx.el.div(
            link_button(
                t("identity.by_password"),
                f"{ROUTE}?with=password",
                icon="lock",
                external=True,
            ),
            _other_road(),
            class_name="grid grid-cols-2 gap-3",
        ),
        _outbox(),
        kept(),
        class_name="flex flex-col gap-6",
    )


def _resend() -> rx.Component:
    """Stands among the fields of one form and sends another, as forms cannot be nested."""
    return button(
        t("identity.new_code"),
        type="submit",
        variant="quiet",
        busy_text=t("identity.resending"),
        class_name="!px-0 !text-geru",
        form=RESEND,
    )


def _resend_form() -> rx.Component:
    return post_form(
        action="/session/code",
        csrf=Shell.csrf,
        next=view.next,
        fields={"road": rx.cond(view.sent.startswith("other_"), "other", "same")},
        id=RESEND,
        class_name="hidden",
    )


def _other_road() -> rx.Component:
    return rx.cond(
        view.sent.startswith("other_"),
        send_code(t("identity.by_sms"), {"road": "same"}, icon_name="message-square-text"),
        rx.cond(
            view.other == "email",
            send_code(t("identity.by_email"), {"road": "other"}, icon_name="mail"),
            send_code(t("identity.by_sms"), {"road": "other"}, icon_name="message-square-text"),
        ),
    )


def _outbox() -> rx.Component:
    return rx.cond(
        view.outbox,
        link(
            t("identity.outbox_link"),
            href="/outbox",
            tone="prose",
            external=True,
            class_name="text-caption self-start",
            target="_blank",
        ),
    )
