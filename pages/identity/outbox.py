"""/outbox: codes and mails that were not really sent. Development only."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    Column,
    button,
    cell,
    empty_state,
    error_text,
    link_button,
    loading,
    row,
    skeleton_rows,
    table,
    two_lines,
)
from state.identity.outbox import OutboxPage

ROUTE = "/outbox"
ON_LOAD = OutboxPage.load
TITLE = "Ghar"


def outbox() -> rx.Component:
    """The newest message first."""
    return page(
        t("identity.outbox_title"),
        error_text(OutboxPage.errors[""]),
        rx.cond(
            OutboxPage.ready,
            rx.cond(OutboxPage.messages, _list(), _nothing()),
            rx.cond(OutboxPage.refusal.code, rx.fragment(), loading(skeleton_rows(3))),
        ),
        note=t("identity.outbox_lead"),
        actions=(
            button(t("identity.outbox_refresh"), icon="refresh-cw", on_click=OutboxPage.load),
        ),
    )


def _list() -> rx.Component:
    return table(
        [
            Column(t("identity.outbox_to")),
            Column(t("identity.outbox_code")),
            Column(t("identity.outbox_message")),
            Column(t("identity.outbox_when")),
        ],
        rx.foreach(OutboxPage.messages, _message),
        caption=t("identity.outbox_title"),
    )


def _message(message: Any) -> rx.Component:
    return row(
        cell(
            rx.el.span(
                two_lines(message.recipient, message.channel), class_name="[overflow-wrap:anywhere]"
            ),
            leads=True,
        ),
        cell(
            rx.el.span(message.code, class_name="text-price font-heavy tabular-nums"),
            label=t("identity.outbox_code"),
        ),
        cell(
            rx.el.p(message.subject, class_name="font-[600] [overflow-wrap:anywhere] empty:hidden"),
            rx.el.p(message.body, class_name="text-ink-2 max-w-[60ch] [overflow-wrap:anywhere]"),
        ),
        cell(message.sent, label=t("identity.outbox_when")),
    )


def _nothing() -> rx.Component:
    return empty_state(
        "mailbox",
        t("identity.outbox_empty"),
        link_button(t("identity.sign_in"), "/login", external=True),
    )
