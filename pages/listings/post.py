"""/post: begin to offer a home, or go on with a draft."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    avatar,
    button,
    error_text,
    form,
    link,
    loading,
    photo,
    score_ring,
    section,
    skeleton_rows,
    text_field,
)
from components.ui.icon import icon
from state.listings.posting import BegunView, PostPage

# Vars of a state are typed as their values; a page handles them as Vars.
owners: Any = PostPage.owners
errors: Any = PostPage.errors
begin_for: Any = PostPage.begin_for

ROUTE = "/post"
ON_LOAD = PostPage.load
TITLE = "Ghar"
_PROMISES = (
    ("save", "promise_saved"),
    ("images", "promise_photos"),
    ("badge-check", "promise_free"),
)


def post() -> rx.Component:
    """The way in, and what was begun."""
    return page(
        t("posting.title"),
        error_text(PostPage.errors[""]),
        rx.el.div(
            rx.el.ul(
                *[
                    rx.el.li(
                        icon(sign, size=20, class_name="text-geru shrink-0"),
                        t(f"posting.{words}"),
                        class_name="flex items-start gap-3",
                    )
                    for sign, words in _PROMISES
                ],
                class_name="flex flex-col gap-3",
            ),
            button(
                t("posting.begin"),
                variant="primary",
                size="lg",
                icon="house-plus",
                on_click=PostPage.begin,
                class_name="self-start max-sm:self-stretch",
            ),
            class_name="flex flex-col gap-5 rounded-panel border border-line bg-surface p-5 md:p-6",
        ),
        rx.cond(PostPage.posts_for_others, _for_others(), rx.fragment()),
        rx.cond(
            PostPage.ready,
            rx.cond(
                PostPage.drafts.length() > 0,
                section(
                    t("posting.begun"),
                    rx.el.ul(rx.foreach(PostPage.drafts, _draft), class_name="flex flex-col gap-3"),
                ),
            ),
            loading(skeleton_rows(2)),
        ),
        active="owners",
        note=t("posting.note"),
        width="prose",
    )


def _for_others() -> rx.Component:
    """Agents and admins post in an owner's name."""
    return section(
        t("posting.for_others"),
        form(
            text_field(
                t("posting.owner_search"),
                name="owner",
                help=t("posting.owner_search_help"),
                default_value=PostPage.asked,
                error=errors["owner"],
                max_length=100,
                type="search",
            ),
            rx.el.div(button(t("posting.owner_find"), type="submit", icon="search")),
            on_submit=PostPage.find_owner,
            class_name="flex flex-col gap-3",
        ),
        rx.cond(
            owners.length() > 0,
            rx.el.ul(
                rx.foreach(owners, _owner),
                aria_label=t("posting.owners"),
                class_name="flex flex-col divide-y divide-line rounded-card border border-line "
                "bg-surface px-4 mt-4",
            ),
            rx.cond(
                PostPage.looked,
                rx.el.p(t("posting.owner_none"), role="status", class_name="text-ink-2 mt-4"),
                rx.fragment(),
            ),
        ),
    )


def _owner(one: Any) -> rx.Component:
    return rx.el.li(
        avatar(one.name, initials=one.initials, size=40, silent=True),
        rx.el.div(
            rx.el.p(one.name, class_name="font-[600] truncate"),
            rx.el.p(one.masked, class_name="text-caption text-ink-3"),
            class_name="min-w-0 flex-1",
        ),
        button(
            t("posting.begin_for"),
            aria_label=t("posting.begin_for_one", name=one.name),
            on_click=begin_for(one.id),
        ),
        key=one.id,
        class_name="flex items-center gap-3 py-3",
    )


def _draft(one: rx.Var[BegunView]) -> rx.Component:
    return rx.el.li(
        link(
            rx.el.div(
                photo(one.image, alt="", kind="flat", ratio="4:3"),
                class_name="w-24 shrink-0 rounded-photo overflow-hidden",
            ),
            rx.el.div(
                rx.el.p(one.title, class_name="font-[600] truncate"),
                rx.el.p(one.note, class_name="text-caption text-ink-3"),
                class_name="min-w-0 flex-1",
            ),
            score_ring(one.score, size=48),
            href=one.href,
            class_name="flex items-center gap-4 rounded-card border border-line bg-surface p-3 "
            "hover:border-control transition-[border-color] duration-press",
        ),
        key=one.id,
    )
