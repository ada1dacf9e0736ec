"""/chats and /chats/<id>: the list, and beside it the open conversation."""

import reflex as rx

from components.flatmates.questions import questions_panel
from components.messaging.list import inbox_list
from components.messaging.thread import thread_panel
from components.shell import page
from components.text import t
from components.ui.icon import icon
from state.flatmates.questions import Questions
from state.messaging.inbox import InboxPage
from state.messaging.thread import ThreadPage

LIST_ROUTE, ROUTE = "/chats", "/chats/[thread_id]"
LIST_ON_LOAD, ON_LOAD = InboxPage.load, [InboxPage.load, ThreadPage.load, Questions.load]
TITLE = t("messaging.title")
# The bar above is 64 px, a phone's bar below 68.
_WHOLE = "h-[calc(100dvh-64px)] max-md:h-[calc(100dvh-132px)] grid min-h-0 w-full "
_WHOLE += "grid-cols-[minmax(0,1fr)]"


def chats() -> rx.Component:
    """The list; from 768 px on with room for a conversation."""
    return page(
        None,
        rx.el.div(
            inbox_list(),
            rx.el.div(
                rx.el.p(
                    icon("messages-square", size=32, class_name="mx-auto mb-3 text-ink-3"),
                    t("messaging.choose"),
                    class_name="text-ink-2 text-center",
                ),
                class_name="hidden md:grid place-items-center bg-paper",
            ),
            class_name=f"{_WHOLE} md:grid-cols-[340px_minmax(0,1fr)]",
        ),
        width="full",
        foot=False,
    )


def thread() -> rx.Component:
    """One conversation; the list at its left, advice at its right."""
    return page(
        None,
        rx.el.div(
            inbox_list(beside=True),
            thread_panel(),
            _advice(),
            class_name=f"{_WHOLE} md:grid-cols-[340px_minmax(0,1fr)] "
            "xl:grid-cols-[340px_minmax(0,1fr)_300px]",
        ),
        width="full",
        foot=False,
    )


def _advice() -> rx.Component:
    return rx.el.aside(
        questions_panel(),
        rx.el.div(
            rx.el.p(
                icon("shield-alert", size=18),
                t("messaging.before_paying"),
                class_name="flex items-center gap-2 font-[600]",
            ),
            rx.el.p(t("messaging.before_paying_text"), class_name="text-small"),
            class_name="flex flex-col gap-2 rounded-card bg-genda-soft text-genda p-4",
        ),
        aria_label=t("messaging.before_paying"),
        class_name="hidden xl:flex flex-col gap-6 bg-surface border-l border-line p-5 "
        "overflow-y-auto",
    )
