"""The way to whoever offers a home: the number, a question, a report."""

import reflex as rx

from components.text import t
from components.ui import (
    button,
    closes,
    dialog,
    error_text,
    form,
    notice,
    radio_cards,
    select_field,
    text_area,
)
from components.ui.icon import icon
from components.ui.link import link
from state.listings.contact import QUESTION, REPORT, ContactBox

REASONS = ("spam", "fake_listing", "abuse", "inappropriate", "other")
INTERESTS = ("visit", "rent", "buy", "book")
METHODS = ("phone", "whatsapp", "email")


def contact_box(home: rx.Var[str]) -> rx.Component:
    """`home` is the public id. Shows the number after a press, and who was told of it."""
    here = ContactBox.of == home
    return rx.el.div(
        rx.cond(here & (ContactBox.number.phone != ""), _number(), _ask_for_number(home)),
        button(
            t("messaging.message_owner"),
            icon="message-circle",
            wide=True,
            on_click=ContactBox.write_to_owner(home),
        ),
        button(
            t("contact.ask"),
            icon="circle-help",
            wide=True,
            on_click=ContactBox.open_dialog(QUESTION),
        ),
        rx.cond(
            here & (ContactBox.notice != ""),
            notice(ContactBox.notice, mood="success"),
            rx.fragment(),
        ),
        rx.cond(here & (ContactBox.open == ""), error_text(ContactBox.errors[""]), rx.fragment()),
        _question(),
        _report(),
        on_mount=ContactBox.arrive(home),
        class_name="flex flex-col gap-2.5",
    )


def report_button() -> rx.Component:
    """Quiet, at the end of the box."""
    return rx.el.button(
        icon("flag", size=16),
        t("contact.report"),
        type="button",
        on_click=ContactBox.open_dialog(REPORT),
        class_name="inline-flex items-center justify-center gap-1.5 min-h-11 md:min-h-9 "
        "text-caption text-ink-3 hover:text-ink hover:underline underline-offset-4",
    )


def _ask_for_number(home: rx.Var[str]) -> rx.Component:
    return button(
        t("contact.number"),
        variant="primary",
        size="lg",
        icon="phone",
        wide=True,
        on_click=ContactBox.show_number(home),
    )


def _number() -> rx.Component:
    number = ContactBox.number
    return rx.el.div(
        rx.el.p(number.name, class_name="text-caption text-ink-3"),
        link(
            icon("phone", size=18),
            number.phone,
            href=number.href,
            external=True,
            tone="geru",
            class_name="inline-flex items-center gap-2 text-h3 tabular-nums min-h-11",
        ),
        rx.el.p(number.receipt, class_name="text-caption text-ink-3"),
        role="status",
        class_name="rounded-card bg-sunken px-4 py-3",
    )


def _question() -> rx.Component:
    name = "contact-question"
    return dialog(
        t("contact.ask_title"),
        form(
            select_field(
                t("contact.interest_label"),
                name="interest",
                options=[(key, t(f"contact.interest.{key}")) for key in INTERESTS],
                error=ContactBox.errors["interest"],
            ),
            text_area(
                t("contact.message"),
                name="message",
                rows=5,
                default_value=ContactBox.draft["message"],
                help=t("contact.message_help"),
                error=ContactBox.errors["message"],
                max_length=1000,
            ),
            select_field(
                t("contact.method_label"),
                name="method",
                options=[(key, t(f"contact.method.{key}")) for key in METHODS],
                error=ContactBox.errors["method"],
            ),
            rx.el.p(t("contact.told"), class_name="text-caption text-ink-3"),
            _foot(name, t("contact.send")),
            on_submit=ContactBox.send_question,
        ),
        id=name,
        open=ContactBox.open == QUESTION,
        on_close=ContactBox.close,
        error=ContactBox.errors[""],
    )


def _report() -> rx.Component:
    name = "contact-report"
    return dialog(
        t("contact.report_title"),
        form(
            radio_cards(
                t("contact.reason_label"),
                name="reason",
                options=[(key, t(f"contact.reason.{key}")) for key in REASONS],
                default_value="spam",
                error=ContactBox.errors["reason"],
            ),
            text_area(
                t("contact.note"),
                name="note",
                rows=3,
                required=False,
                help=t("contact.note_help"),
                error=ContactBox.errors["note"],
                max_length=1000,
            ),
            _foot(name, t("contact.report_send")),
            on_submit=ContactBox.send_report,
        ),
        id=name,
        open=ContactBox.open == REPORT,
        on_close=ContactBox.close,
        error=ContactBox.errors[""],
        text=t("contact.report_text"),
    )


def _foot(name: str, send: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        button(t("ui.cancel"), variant="quiet", **closes(name)),
        button(send, variant="primary", type="submit"),
        class_name="flex justify-end gap-2",
    )
