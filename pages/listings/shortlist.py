"""/shortlist/<key>: homes weighed together by those who have the link."""

import reflex as rx

from components.listings.shortlists import listed_home
from components.shell import page
from components.text import t
from components.ui import (
    Item,
    button,
    confirm,
    dialog,
    empty_state,
    form,
    icon_button,
    link_button,
    loading,
    menu,
    notice,
    pops,
    skeleton_rows,
    text_field,
)
from components.ui.icon import icon
from state.listings.liking.shortlist import ShortlistPage

ROUTE = "/shortlist/[token]"
ON_LOAD = ShortlistPage.load
TITLE = rx.cond(ShortlistPage.name, ShortlistPage.name, t("likes.lists.title"))


def shortlist() -> rx.Component:
    """The screen: the homes in their merged order."""
    return page(
        None,
        rx.el.script(src="/listing.js", custom_attrs={"async": True}),
        rx.match(
            ShortlistPage.phase,
            ("shown", _room()),
            (
                "missing",
                empty_state(
                    "link-2-off",
                    t("refusals.shortlist_not_found"),
                    link_button(t("likes.deck.to_search"), "/search", variant="primary"),
                ),
            ),
            loading(skeleton_rows(3)),
        ),
        phone_active="saved",
    )


def _room() -> rx.Component:
    return rx.el.div(
        _head(),
        rx.cond(
            ShortlistPage.refusal.message,
            notice(ShortlistPage.refusal.message, mood="problem"),
            rx.fragment(),
        ),
        rx.cond(
            ShortlistPage.may_vote,
            rx.fragment(),
            notice(t("likes.lists.sign_in"), mood="info", text=t("likes.lists.sign_in_text")),
        ),
        rx.cond(ShortlistPage.is_mine, _sharing(), rx.fragment()),
        rx.cond(
            ShortlistPage.homes.length() > 0,
            rx.el.ol(
                rx.foreach(ShortlistPage.homes, listed_home),
                aria_label=t("likes.lists.ranking"),
                class_name="flex flex-col gap-4",
            ),
            empty_state(
                "list-plus",
                t("likes.lists.empty"),
                link_button(t("likes.deck.to_favourites"), "/favourites", variant="primary"),
                text=t("likes.lists.empty_text"),
            ),
        ),
        class_name="flex flex-col gap-5 max-w-[860px] mx-auto w-full",
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(ShortlistPage.name, class_name="text-h1 break-words"),
            rx.el.p(t("likes.lists.rule"), class_name="text-caption text-ink-3"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(ShortlistPage.is_mine, _menu(), rx.fragment()),
        _dialogs(),
        class_name="flex items-start gap-4",
    )


def _menu() -> rx.Component:
    return menu(
        icon_button("ellipsis", t("likes.lists.more"), **pops("list-menu", "menu")),
        [
            Item(t("likes.lists.rename"), icon="pencil", on_click=ShortlistPage.ask_name),
            Item(
                t("likes.lists.delete"),
                icon="trash-2",
                danger=True,
                on_click=ShortlistPage.weigh_end,
            ),
        ],
        id="list-menu",
        label=t("likes.lists.more"),
    )


def _dialogs() -> rx.Component:
    return rx.fragment(
        dialog(
            t("likes.lists.rename"),
            form(
                text_field(
                    t("likes.lists.name"),
                    name="name",
                    default_value=ShortlistPage.name,
                    key=ShortlistPage.name,
                    max_length=80,
                    error=ShortlistPage.errors.get("name", ""),
                ),
                on_submit=ShortlistPage.rename,
                id="rename-list",
            ),
            id="renaming",
            open=ShortlistPage.renaming,
            on_close=ShortlistPage.close,
            foot=(
                button(t("likes.lists.keep"), type="submit", variant="primary", form="rename-list"),
            ),
            size="sm",
        ),
        confirm(
            t("likes.lists.delete"),
            id="ending",
            text=t("likes.lists.delete_text"),
            open=ShortlistPage.ending,
            on_close=ShortlistPage.close,
            action=button(
                t("likes.lists.delete"), variant="danger-fill", on_click=ShortlistPage.end_list
            ),
        ),
    )


def _sharing() -> rx.Component:
    shared = rx.el.div(
        rx.el.p(t("likes.lists.shared"), class_name="font-[600]"),
        rx.el.p(
            ShortlistPage.link,
            class_name="text-small text-ink-2 break-all select-all",
            custom_attrs={"data-link": "true"},
        ),
        rx.el.div(
            button(
                t("likes.lists.copy"),
                icon="copy",
                variant="secondary",
                size="sm",
                on_click=rx.set_clipboard(ShortlistPage.link),
            ),
            link_button(
                t("likes.lists.send"),
                rx.Var(
                    f"'https://wa.me/?text=' + encodeURIComponent({ShortlistPage.link!s})",
                    _var_data=ShortlistPage.link._get_all_var_data(),
                ).to(str),
                icon="send",
                size="sm",
                external=True,
            ),
            button(
                t("likes.lists.unshare"),
                variant="quiet",
                size="sm",
                on_click=ShortlistPage.unshare,
            ),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-2",
    )
    alone = rx.el.div(
        rx.el.p(
            icon("lock", size=16),
            t("likes.lists.alone"),
            class_name="flex items-center gap-2 flex-1",
        ),
        button(
            t("likes.lists.share"), icon="share-2", variant="primary", on_click=ShortlistPage.share
        ),
        class_name="flex flex-wrap items-center gap-3",
    )
    return rx.el.div(
        rx.cond(ShortlistPage.link, shared, alone),
        class_name="bg-surface border border-line rounded-panel p-4",
    )
