"""One conversation: who it is, the home, the messages, a box to write in."""

from typing import Any

import reflex as rx

from components.flatmates.blocking import block_dialog
from components.text import t
from components.ui import (
    Item,
    avatar,
    button,
    closes,
    dialog,
    empty_state,
    error_text,
    icon_button,
    link_button,
    loading,
    menu,
    opens,
    pops,
    skeleton_rows,
)
from components.ui.icon import icon
from components.ui.link import link
from ghar_app.models.messaging.kinds import LONGEST_MESSAGE
from state.flatmates.blocking import Blocking
from state.messaging.thread import ThreadPage

page_: Any = ThreadPage
messages: Any = ThreadPage.messages
read: Any = ThreadPage.read
mute: Any = ThreadPage.mute
archive: Any = ThreadPage.archive
_BUBBLE = "max-w-[min(85%,560px)] rounded-card px-4 py-2.5 text-body break-words"
_MINE = f"{_BUBBLE} self-end bg-geru-soft text-ink rounded-br-[4px]"
_THEIRS = f"{_BUBBLE} self-start bg-surface border border-line rounded-bl-[4px]"


def thread_panel() -> rx.Component:
    """The open conversation."""
    return rx.el.section(
        rx.el.script(src="/chat.js", custom_attrs={"async": True}),
        rx.match(
            page_.phase,
            (
                "shown",
                rx.fragment(_head(), _home(), _log(), _foot(), _away(), block_dialog()),
            ),
            (
                "missing",
                rx.el.div(
                    rx.el.h1(t("messaging.thread"), class_name="sr-only"),
                    empty_state(
                        "message-circle-off",
                        t("messaging.missing"),
                        link_button(t("messaging.to_all"), "/chats"),
                        text=t("messaging.missing_text"),
                    ),
                    class_name="p-4",
                ),
            ),
            rx.el.div(loading(skeleton_rows(6)), class_name="p-4"),
        ),
        aria_label=t("messaging.thread"),
        custom_attrs={"data-thread": page_.home.href + page_.router.url.path},
        class_name="flex flex-col min-h-0 min-w-0 bg-paper",
    )


def _head() -> rx.Component:
    name = rx.cond(page_.peer.gone, t("messaging.gone"), page_.peer.name)
    return rx.el.header(
        icon_button(
            "arrow-left",
            t("messaging.to_all"),
            href="/chats",
            tip_at="start",
            class_name="md:hidden",
        ),
        avatar(
            name,
            initials=page_.peer.initials,
            src=page_.peer.avatar,
            size=40,
            closed=page_.peer.gone,
            silent=True,
        ),
        rx.el.h1(
            name,
            rx.cond(
                page_.peer.verified,
                icon("badge-check", size=16, class_name="text-tulsi inline ml-1.5"),
                rx.fragment(),
            ),
            class_name="text-h3 truncate flex-1 min-w-0",
        ),
        menu(
            icon_button(
                "ellipsis-vertical",
                t("messaging.acts"),
                tip_at="end",
                **pops("thread-acts", "menu"),
            ),
            [
                Item(
                    t("messaging.mute"),
                    icon="bell-off",
                    on_click=mute(True),
                    shown=~page_.is_muted,
                ),
                Item(
                    t("messaging.unmute"), icon="bell", on_click=mute(False), shown=page_.is_muted
                ),
                Item(
                    t("messaging.archive"),
                    icon="archive",
                    on_click=archive(True),
                    shown=~page_.is_archived,
                ),
                Item(
                    t("messaging.unarchive"),
                    icon="archive-restore",
                    on_click=archive(False),
                    shown=page_.is_archived,
                ),
                Item(
                    t("mates.block.action"),
                    icon="ban",
                    danger=True,
                    on_click=Blocking.ask_of_thread,
                    shown=~page_.peer.gone,
                ),
            ],
            id="thread-acts",
            label=t("messaging.acts"),
            side="end",
        ),
        class_name="flex items-center gap-3 px-4 py-3 bg-surface border-b border-line",
    )


def _home() -> rx.Component:
    home = page_.home
    return rx.cond(
        home.title,
        rx.el.div(
            rx.cond(
                home.image,
                rx.el.img(
                    src=home.image, alt="", class_name="size-12 rounded-control object-cover"
                ),
                rx.fragment(),
            ),
            rx.el.div(
                rx.el.p(home.title, class_name="text-small font-[600] truncate"),
                rx.el.p(home.price, class_name="text-caption text-ink-2"),
                class_name="min-w-0 flex-1",
            ),
            rx.cond(
                home.href,
                link(
                    t("messaging.open_home"),
                    icon("chevron-right", size=16),
                    href=home.href,
                    tone="geru",
                    class_name="inline-flex items-center min-h-11 font-[600] text-small",
                ),
                rx.fragment(),
            ),
            class_name="flex items-center gap-3 px-4 py-2 bg-surface border-b border-line",
        ),
        rx.fragment(),
    )


def _log() -> rx.Component:
    return rx.el.div(
        rx.cond(
            page_.has_older,
            button(
                t("messaging.older"),
                variant="quiet",
                on_click=page_.older,
                custom_attrs={"data-older": "true"},
                class_name="self-center",
            ),
            rx.fragment(),
        ),
        rx.el.ol(
            rx.foreach(messages, _message),
            aria_live="polite",
            aria_relevant="additions",
            aria_label=t("messaging.messages"),
            class_name="flex flex-col gap-2",
        ),
        # What the browser has drawn and the server has not yet: the script's alone.
        rx.el.div(
            custom_attrs={"data-pending": "true"}, class_name="flex flex-col gap-2 empty:hidden"
        ),
        rx.el.button(
            t("messaging.new"),
            icon("arrow-down", size=16),
            type="button",
            hidden=True,
            custom_attrs={"data-new": "true"},
            class_name="sticky bottom-2 self-center inline-flex items-center gap-1.5 min-h-11 px-4 "
            "rounded-pill bg-ink text-paper text-small font-[600] shadow-e2 [&[hidden]]:hidden",
        ),
        _template(),
        tab_index=0,
        role="log",
        aria_label=t("messaging.messages"),
        custom_attrs={"data-log": "true"},
        # What only a screen reader sees is placed within it, not beside the page.
        class_name="relative flex-1 min-h-0 overflow-y-auto px-4 py-4 flex flex-col gap-2 "
        "focus-visible:-outline-offset-2",
    )


def _message(one: Any) -> rx.Component:
    return rx.el.li(
        rx.cond(
            one.day,
            rx.el.p(
                rx.el.span(
                    one.day, class_name="bg-sunken rounded-badge px-2.5 py-1 text-micro text-ink-2"
                ),
                class_name="self-center my-2",
            ),
            rx.fragment(),
        ),
        rx.cond(
            one.kind == "system",
            rx.el.p(_words(one), class_name="self-center text-caption text-ink-3 text-center"),
            rx.el.div(
                rx.el.p(_words(one), class_name="whitespace-pre-wrap"),
                rx.el.p(
                    rx.el.span(one.time, class_name="tabular-nums"),
                    rx.cond(one.mine, _ticks(one), rx.fragment()),
                    class_name="flex items-center justify-end gap-1.5 text-micro text-ink-3",
                ),
                class_name=rx.cond(one.mine, _MINE, _THEIRS),
            ),
        ),
        rx.cond(
            one.caution,
            rx.el.p(
                icon("shield-alert", size=16, class_name="shrink-0 mt-0.5"),
                t("messaging.caution"),
                class_name="self-center flex gap-2 max-w-prose rounded-card bg-genda-soft "
                "text-genda text-caption px-4 py-2.5",
            ),
            rx.fragment(),
        ),
        key=one.number,
        custom_attrs={"data-message": one.number, "data-token": one.token},
        class_name="flex flex-col gap-1",
    )


def _words(one: Any) -> rx.Component:
    return rx.foreach(
        one.parts,
        lambda part: rx.cond(
            part.href,
            rx.el.button(
                part.text,
                type="button",
                custom_attrs={**opens("away")["custom_attrs"], "data-away": part.href},
                class_name="text-neel underline underline-offset-4 break-all text-left",
            ),
            rx.el.span(part.text),
        ),
    )


def _ticks(one: Any) -> rx.Component:
    return rx.cond(
        one.number <= page_.peer_read,
        rx.el.span(
            icon("check-check", size=14, class_name="text-neel"),
            rx.el.span(t("messaging.read"), class_name="sr-only"),
        ),
        rx.el.span(icon("check", size=14), rx.el.span(t("messaging.sent"), class_name="sr-only")),
    )


def _template() -> rx.Component:
    """A bubble that the script fills while a message is on its way."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(custom_attrs={"data-words": "true"}, class_name="whitespace-pre-wrap"),
            rx.el.p(
                t("messaging.sending"),
                class_name="text-micro text-ink-3 text-right [[data-state=failed]>&]:hidden",
            ),
            rx.el.p(
                t("messaging.failed"),
                rx.el.button(
                    t("ui.retry"),
                    type="button",
                    class_name="ml-2 font-[600] underline underline-offset-4 min-h-11",
                ),
                role="alert",
                class_name="hidden text-caption text-rani text-right [[data-state=failed]>&]:block",
            ),
            class_name=f"{_MINE} data-[state=sending]:opacity-70",
        ),
        hidden=True,
        custom_attrs={"data-bubble": "true"},
    )


def _foot() -> rx.Component:
    return rx.el.div(
        rx.el.button(
            type="button",
            tab_index=-1,
            aria_hidden="true",
            on_click=read(page_.newest),
            custom_attrs={"data-reads": page_.newest},
            class_name="hidden",
        ),
        rx.el.span(
            custom_attrs={
                "data-refused": rx.cond(page_.refusal.code, page_.failed_token, ""),
            },
            class_name="hidden",
        ),
        error_text(page_.errors[""]),
        error_text(page_.errors["body"]),
        rx.cond(page_.is_open, _composer(), _closed()),
        class_name="px-4 pt-2 pb-4 bg-paper",
    )


def _composer() -> rx.Component:
    return rx.el.form(
        rx.el.input(type="hidden", name="token", default_value=""),
        rx.el.label(t("messaging.write"), html_for="chat-body", class_name="sr-only"),
        rx.el.textarea(
            id="chat-body",
            name="body",
            rows="1",
            placeholder=t("messaging.write"),
            max_length=LONGEST_MESSAGE,
            enter_key_hint="enter",
            class_name="flex-1 min-w-0 bg-transparent resize-none [field-sizing:content] "
            "max-h-40 py-2.5 text-body outline-none placeholder:text-ink-3",
        ),
        rx.el.button(
            icon("send-horizontal", size=20),
            rx.el.span(t("messaging.send"), class_name="sr-only"),
            type="submit",
            class_name="grid place-items-center size-11 rounded-control bg-geru-fill text-on-fill "
            "hover:bg-geru-fill-hover shrink-0",
        ),
        on_submit=page_.send,
        custom_attrs={"data-composer": "true"},
        class_name="flex items-end gap-2 rounded-card border border-control bg-surface pl-4 pr-1.5 "
        "py-1.5 focus-within:outline-2 focus-within:outline-neel focus-within:outline-offset-2",
    )


def _closed() -> rx.Component:
    return rx.el.p(
        rx.cond(page_.peer.gone, t("messaging.closed_gone"), t("messaging.closed")),
        role="status",
        class_name="rounded-card bg-sunken text-ink-2 text-small text-center px-4 py-3",
    )


def _away() -> rx.Component:
    """Asked before an address of somebody's message is opened."""
    return dialog(
        t("messaging.away"),
        rx.el.p(t("messaging.away_text"), class_name="text-ink-2"),
        rx.el.p(custom_attrs={"data-address": "true"}, class_name="break-all font-[600] my-3"),
        rx.el.div(
            button(t("ui.cancel"), variant="quiet", **closes("away")),
            rx.el.a(
                t("messaging.away_go"),
                href="#",
                target="_blank",
                rel="noopener noreferrer nofollow ugc",
                class_name="inline-flex items-center min-h-11 px-4 rounded-control bg-geru-fill "
                "text-on-fill font-[600]",
            ),
            class_name="flex justify-end gap-3",
        ),
        id="away",
        size="sm",
    )
