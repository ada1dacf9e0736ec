"""The list of conversations: search, filters, lines."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import (
    avatar,
    button,
    chip,
    chip_row,
    empty_state,
    error_text,
    form,
    link_button,
    loading,
    skeleton_rows,
    text_field,
)
from components.ui.link import link
from ghar_app.models.messaging.inbox import Show
from state.messaging.inbox import InboxPage
from state.messaging.thread import ThreadPage

lines: Any = InboxPage.lines
choose: Any = InboxPage.choose


def inbox_list(*, beside: bool = False) -> rx.Component:
    """All conversations of the viewer; `beside` an open thread they stand at its left."""
    return rx.el.section(
        rx.el.div(
            rx.el.h1(t("messaging.title"), class_name="text-h2")
            if not beside
            else rx.el.h2(t("messaging.title"), class_name="text-h2"),
            _search(),
            _filters(),
            error_text(InboxPage.errors[""]),
            class_name="flex flex-col gap-3 px-4 pt-5 pb-3",
        ),
        rx.cond(
            InboxPage.ready,
            rx.cond(lines.length() > 0, _lines(), _nothing()),
            rx.cond(
                InboxPage.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=InboxPage.load), class_name="px-4"),
                rx.el.div(loading(skeleton_rows(5)), class_name="px-4"),
            ),
        ),
        aria_label=t("messaging.title"),
        class_name="relative flex flex-col min-h-0 overflow-y-auto bg-surface md:border-r md:border-line "
        + ("max-md:hidden" if beside else ""),
    )


def _search() -> rx.Component:
    return form(
        text_field(
            t("messaging.search"),
            name="words",
            id="chats-words",
            type="search",
            icon="search",
            default_value=InboxPage.words,
            max_length=100,
        ),
        on_submit=InboxPage.search,
    )


def _filters() -> rx.Component:
    return chip_row(
        *[
            chip(
                t(f"messaging.show.{one}"),
                chosen=InboxPage.show == one.value,
                on_click=choose(one.value),
            )
            for one in Show
        ],
        label=t("messaging.narrow"),
    )


def _lines() -> rx.Component:
    return rx.el.div(
        rx.el.ul(rx.foreach(lines, _line), class_name="flex flex-col"),
        rx.cond(
            InboxPage.has_more,
            rx.el.div(button(t("messaging.more"), on_click=InboxPage.more), class_name="px-4 py-4"),
            rx.fragment(),
        ),
    )


def _line(one: Any) -> rx.Component:
    here = ThreadPage.router.url.path == one.href
    return rx.el.li(
        link(
            avatar(one.name, initials=one.initials, src=one.avatar, size=40, silent=True),
            rx.el.div(
                rx.el.div(
                    rx.el.p(one.name, class_name="font-[600] truncate flex-1 min-w-0"),
                    rx.el.span(one.at, class_name="text-caption text-ink-3 shrink-0"),
                    class_name="flex items-baseline gap-2",
                ),
                rx.cond(
                    one.note,
                    rx.el.p(one.note, class_name="text-caption text-ink-3 truncate"),
                    rx.fragment(),
                ),
                rx.el.div(
                    rx.el.p(
                        one.preview,
                        class_name=[
                            "text-small truncate flex-1 min-w-0",
                            rx.cond(one.unread > 0, "text-ink font-[600]", "text-ink-2"),
                        ],
                    ),
                    rx.cond(
                        one.unread > 0,
                        rx.el.span(
                            rx.el.span(one.unread_text, aria_hidden="true"),
                            rx.el.span(
                                t("messaging.unread_n", n=one.unread, shown=one.unread_text),
                                class_name="sr-only",
                            ),
                            class_name="grid place-items-center min-w-5 h-5 px-1.5 rounded-pill "
                            "bg-geru-fill text-on-fill text-micro tabular-nums",
                        ),
                        rx.fragment(),
                    ),
                    class_name="flex items-center gap-2",
                ),
                class_name="min-w-0 flex-1 flex flex-col",
            ),
            href=one.href,
            class_name="flex items-start gap-3 px-4 py-3 hover:bg-sunken "
            "focus-visible:-outline-offset-2",
        ),
        key=one.id,
        class_name=rx.cond(here, "bg-geru-soft border-l-[3px] border-geru-fill", ""),
    )


def _nothing() -> rx.Component:
    return rx.el.div(
        rx.cond(
            (InboxPage.show != "all") | (InboxPage.words != ""),
            empty_state("message-circle", t("messaging.none_of_these"), framed=False),
            empty_state(
                "message-circle",
                t("messaging.none"),
                link_button(t("listings.detail.to_search"), "/search", icon="search"),
                text=t("messaging.none_text"),
                framed=False,
            ),
        ),
        class_name="px-4 py-6",
    )
