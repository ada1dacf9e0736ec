"""/flatmates/likes: who likes one, matches, whom one likes."""

from typing import Any

import reflex as rx

from components.flatmates.moment import match_moment
from components.flatmates.person import person_card
from components.shell import page
from components.text import t
from components.ui import (
    Tab,
    button,
    confirm,
    empty_state,
    error_text,
    link_button,
    loading,
    skeleton_rows,
    tabs,
)
from state.flatmates.likes import LikesPage
from state.flatmates.moment import MatchMoment

ROUTE = "/flatmates/likes"
ON_LOAD = [LikesPage.load, MatchMoment.load]
TITLE = t("mates.likes.title")

answer: Any = LikesPage.answer
weigh_end: Any = LikesPage.weigh_end


def likes() -> rx.Component:
    """Three lists under tabs."""
    return page(
        t("mates.likes.title"),
        tabs(
            [
                Tab(one, t(f"mates.likes.tab_{one}"), href=f"{ROUTE}?tab={one}")
                for one in ("likes", "matches", "sent")
            ],
            active=LikesPage.tab,
            label=t("mates.likes.title"),
        ),
        error_text(LikesPage.errors[""]),  # type: ignore[index]
        rx.cond(
            LikesPage.ready,
            rx.cond(LikesPage.rows.length() > 0, _grid(), _none()),
            loading(skeleton_rows(4)),
        ),
        rx.cond(
            LikesPage.has_more,
            button(t("mates.likes.more"), variant="secondary", on_click=LikesPage.more),
        ),
        confirm(
            t("mates.likes.end_title"),
            id="end-match",
            text=t("mates.likes.end_text"),
            action=button(t("mates.likes.end"), variant="danger", on_click=LikesPage.end),
            open=LikesPage.ending != "",
            on_close=LikesPage.keep,
        ),
        match_moment(),
        active="flatmates",
        phone_active="flatmates",
    )


def _grid() -> rx.Component:
    return rx.el.ul(
        rx.foreach(LikesPage.rows, _one),
        class_name="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4 pt-5",
    )


def _one(one: Any) -> rx.Component:
    who = one.person.public_id
    return rx.el.li(
        person_card(one.person),
        rx.match(
            LikesPage.tab,
            (
                "matches",
                _pair(
                    link_button(t("mates.likes.chat"), one.chat, variant="primary"),
                    button(t("mates.likes.end"), variant="quiet", on_click=weigh_end(one.match)),
                ),
            ),
            (
                "sent",
                _pair(
                    button(
                        t("mates.likes.withdraw"),
                        variant="secondary",
                        on_click=answer(who, False),
                    )
                ),
            ),
            _pair(
                button(t("mates.deck.like"), variant="primary", on_click=answer(who, True)),
                button(t("mates.deck.pass"), variant="secondary", on_click=answer(who, False)),
            ),
        ),
        key=who,
        class_name="flex flex-col gap-3",
    )


def _pair(*buttons: rx.Component) -> rx.Component:
    return rx.el.div(*buttons, class_name="flex gap-2 [&>*]:flex-1")


def _none() -> rx.Component:
    return empty_state(
        "heart",
        rx.match(
            LikesPage.tab,
            ("matches", t("mates.likes.no_matches")),
            ("sent", t("mates.likes.no_sent")),
            t("mates.likes.no_likes"),
        ),
        link_button(t("mates.likes.to_deck"), "/flatmates", variant="primary"),
    )
