"""The deck of people: a stack of cards with a button for each thing one can do."""

from typing import Any

import reflex as rx

from components.flatmates.person import person_card
from components.swiping import PLAIN, ROUND, decides, stamp, under
from components.text import t
from components.ui import empty_state, link_button
from components.ui.icon import icon
from state.flatmates.deck import AHEAD, PeopleDeck

_YES = "left-5 -rotate-12 border-[#8CCBA0] text-[#8CCBA0]"


def people_deck() -> rx.Component:
    """The first card with what waits behind it."""
    return rx.el.div(
        rx.el.div(
            rx.cond(PeopleDeck.cards.length() > 0, rx.fragment(), _nothing()),
            rx.el.ul(
                rx.foreach(PeopleDeck.cards[: AHEAD + 1], _card),
                aria_label=t("mates.deck.label"),
                custom_attrs={"data-deck": "people"},
                class_name="deck absolute inset-0 empty:hidden",
            ),
            rx.el.div(
                custom_attrs={"data-sky": "true", "inert": True},
                class_name="deck-sky absolute inset-0 z-10 pointer-events-none",
            ),
            class_name="relative w-full aspect-[4/5]",
        ),
        rx.el.p(role="status", custom_attrs={"data-deck-said": "true"}, class_name="sr-only"),
        _buttons(),
        class_name="flex flex-col gap-5 w-full max-w-[420px] mx-auto",
    )


def _card(one: Any) -> rx.Component:
    person = one.person
    return rx.el.li(
        person_card(
            person,
            rx.cond(
                one.star,
                rx.el.span(
                    icon("star", size=16),
                    t("mates.deck.star"),
                    class_name="absolute left-3 top-14 inline-flex items-center gap-1.5 "
                    "rounded-badge bg-white/95 text-on-photo px-2.5 min-h-7 text-micro font-[600]",
                ),
            ),
            stamp("like", t("mates.deck.like"), _YES),
            stamp("leave", t("mates.deck.pass"), "right-5 rotate-12 border-white text-white"),
            eager=True,
            links=False,
            class_name="deck-photo h-full",
        ),
        decides("like", PeopleDeck.like(person.public_id)),
        decides("super", PeopleDeck.super_like(person.public_id)),
        decides("leave", PeopleDeck.leave(person.public_id)),
        key=f"{person.public_id}{one.turn}",
        custom_attrs={"data-card": person.public_id, "data-said": one.said},
        class_name="select-none cursor-grab active:cursor-grabbing",
    )


def _buttons() -> rx.Component:
    empty = PeopleDeck.cards.length() == 0
    supers = t("mates.deck.super_left", n=PeopleDeck.supers)
    return rx.el.div(
        under(
            rx.el.button(
                icon("undo-2", size=20),
                type="button",
                aria_label=t("mates.deck.undo"),
                disabled=~PeopleDeck.can_undo,
                on_click=PeopleDeck.undo,
                custom_attrs={"data-undo": "true"},
                class_name=f"{PLAIN} size-12",
            ),
            t("mates.deck.undo"),
            "Z",
        ),
        under(
            rx.el.button(
                icon("x", size=24),
                type="button",
                aria_label=t("mates.deck.pass"),
                disabled=empty,
                custom_attrs={"data-swipe": "leave"},
                class_name=f"{PLAIN} size-16",
            ),
            t("mates.deck.pass"),
            "arrow-left",
        ),
        under(
            rx.el.button(
                icon("star", size=20),
                type="button",
                aria_label=supers,
                disabled=empty | (PeopleDeck.supers == 0),
                custom_attrs={"data-swipe": "super"},
                class_name=f"{PLAIN} size-12 text-genda",
            ),
            supers,
            "arrow-up",
        ),
        under(
            rx.el.button(
                icon("heart", size=24),
                type="button",
                aria_label=t("mates.deck.like"),
                disabled=empty,
                custom_attrs={"data-swipe": "like"},
                class_name=f"{ROUND} size-16 bg-geru-fill hover:bg-geru-hover text-white "
                "shadow-e2 on-fill",
            ),
            t("mates.deck.like"),
            "arrow-right",
        ),
        class_name="flex items-start justify-center gap-5",
    )


def _nothing() -> rx.Component:
    """Waiting for more, or the end with what can be let go of."""
    return rx.cond(
        PeopleDeck.ended,
        rx.el.div(
            empty_state(
                "users",
                t("mates.deck.end"),
                rx.foreach(PeopleDeck.ways, lambda one: link_button(one.text, one.href)),
                link_button(t("mates.likes.title"), "/flatmates/likes", variant="quiet"),
                text=t("mates.deck.end_text"),
            ),
            class_name="absolute inset-0 grid [&>*]:justify-center",
        ),
        rx.el.span(class_name="skeleton absolute inset-0 !rounded-hero"),
    )
