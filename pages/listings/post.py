"""/post: begin to offer a home, or go on with a draft."""

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    button,
    error_text,
    link,
    loading,
    photo,
    score_ring,
    section,
    skeleton_rows,
)
from components.ui.icon import icon
from state.listings.posting import BegunView, PostPage

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
