"""The deck: a stack of homes with its buttons. Drag and keys are in assets/swipe.js."""

import reflex as rx

from components.swiping import PLAIN, ROUND, decides, stamp, under
from components.text import t
from components.theme.tokens import PLACEHOLDERS
from components.ui import empty_state, link_button
from components.ui.icon import icon
from components.ui.link import link
from state.listings.liking.deck import AHEAD, DeckCard, DeckPage


def deck() -> rx.Component:
    """The first card with what waits behind it, and a button for each thing one can do."""
    return rx.el.div(
        rx.el.div(
            rx.cond(DeckPage.cards.length() > 0, rx.fragment(), _nothing()),
            # Only so many are drawn: each one drawn is a picture fetched.
            rx.el.ul(
                rx.foreach(DeckPage.cards[: AHEAD + 1], _card),
                aria_label=t("likes.deck.label"),
                custom_attrs={"data-deck": "true"},
                class_name="deck absolute inset-0 empty:hidden",
            ),
            rx.el.div(
                custom_attrs={"data-sky": "true", "inert": True},
                class_name="deck-sky absolute inset-0 z-10 pointer-events-none",
            ),
            class_name="relative w-full h-[clamp(360px,60svh,580px)]",
        ),
        rx.el.p(role="status", custom_attrs={"data-deck-said": "true"}, class_name="sr-only"),
        _buttons(),
        class_name="flex flex-col gap-5 w-full max-w-[420px] mx-auto",
    )


def _card(one: rx.Var[DeckCard]) -> rx.Component:
    home = one.card
    return rx.el.li(
        rx.el.div(
            rx.cond(home.image, _picture(one), _stand_in(one)),
            class_name="deck-photo absolute inset-0 -z-20 rounded-hero overflow-hidden bg-sunken "
            "shadow-e3",
        ),
        rx.el.div(class_name="scrim absolute inset-x-0 bottom-0 -z-10 h-3/5 rounded-b-hero"),
        rx.cond(
            home.badge,
            rx.el.span(
                rx.cond(home.badge_kind == "verified", icon("badge-check", size=16)),
                home.badge,
                class_name="absolute left-4 top-4 inline-flex items-center gap-1.5 rounded-badge "
                "bg-white/95 text-on-photo px-2.5 min-h-7 text-micro font-[600]",
            ),
            rx.fragment(),
        ),
        stamp("like", t("likes.deck.like"), "left-5 -rotate-12 border-[#8CCBA0] text-[#8CCBA0]"),
        stamp("leave", t("likes.deck.pass"), "right-5 rotate-12 border-white text-white"),
        _words(one),
        decides("like", DeckPage.like(home.id)),
        decides("leave", DeckPage.leave(home.id)),
        key=f"{home.id}{one.turn}",
        custom_attrs={"data-card": home.id, "data-said": one.said},
        class_name="on-photo flex items-end rounded-hero select-none cursor-grab "
        "active:cursor-grabbing",
    )


def _words(one: rx.Var[DeckCard]) -> rx.Component:
    home = one.card
    return rx.el.div(
        rx.el.h2(
            link(
                rx.el.span(home.price, class_name="text-[26px] leading-8 font-heavy"),
                rx.el.span(home.per, class_name="text-body"),
                rx.el.span(t("likes.deck.open"), class_name="sr-only"),
                href=home.href,
                draggable=False,
                class_name="after:absolute after:inset-0 after:rounded-hero "
                "focus-visible:outline-none focus-visible:after:outline-2 "
                "focus-visible:after:outline-white focus-visible:after:-outline-offset-4",
            ),
        ),
        rx.el.p(home.facts, class_name="text-body"),
        rx.el.p(
            icon("map-pin", size=16),
            rx.el.span(home.place, class_name="truncate"),
            class_name="flex items-center gap-1.5 min-w-0",
        ),
        rx.el.div(
            rx.cond(home.all_in, _note(home.all_in), rx.fragment()),
            rx.foreach(one.notes, _note),
            class_name="flex flex-wrap gap-1.5 pt-2 empty:hidden",
        ),
        # Not positioned: the link of its heading covers the whole card.
        class_name="w-full p-5 flex flex-col gap-0.5 text-white",
    )


def _note(words: rx.Var[str]) -> rx.Component:
    return rx.el.span(
        words,
        class_name="rounded-pill border border-white/45 bg-black/35 px-3 min-h-7 inline-flex "
        "items-center text-caption",
    )


def _picture(one: rx.Var[DeckCard]) -> rx.Component:
    # The card's words say what it shows; the second card's must not be read before its time.
    return rx.el.img(
        src=one.card.image,
        alt="",
        loading="eager",
        decoding="async",
        draggable=False,
        custom_attrs={"width": 800, "height": 1000},
        class_name="size-full object-cover pointer-events-none",
    )


def _stand_in(one: rx.Var[DeckCard]) -> rx.Component:
    looks = [(name, icon(look.icon, size=32)) for name, look in PLACEHOLDERS.items()]
    return rx.el.div(
        rx.match(one.card.kind, *looks, icon(PLACEHOLDERS["flat"].icon, size=32)),
        custom_attrs={"data-kind": one.card.kind},
        class_name="size-full grid place-items-center text-white",
    )


def _buttons() -> rx.Component:
    empty = DeckPage.cards.length() == 0
    return rx.el.div(
        under(
            rx.el.button(
                icon("undo-2", size=20),
                type="button",
                aria_label=t("likes.deck.undo"),
                disabled=~DeckPage.can_undo,
                on_click=DeckPage.undo,
                custom_attrs={"data-undo": "true"},
                class_name=f"{PLAIN} size-12",
            ),
            t("likes.deck.undo"),
            "arrow-up",
        ),
        under(
            rx.el.button(
                icon("x", size=24),
                type="button",
                aria_label=t("likes.deck.pass"),
                disabled=empty,
                custom_attrs={"data-swipe": "leave"},
                class_name=f"{PLAIN} size-16",
            ),
            t("likes.deck.pass"),
            "arrow-left",
        ),
        under(
            rx.el.button(
                icon("heart", size=24),
                type="button",
                aria_label=t("likes.deck.like"),
                disabled=empty,
                custom_attrs={"data-swipe": "like"},
                class_name=f"{ROUND} size-16 bg-geru-fill hover:bg-geru-hover text-white "
                "shadow-e2 on-fill",
            ),
            t("likes.deck.like"),
            "arrow-right",
        ),
        class_name="flex items-start justify-center gap-6",
    )


def _nothing() -> rx.Component:
    """What lies under the last card: waiting for more, or the end and a way on."""
    waits = rx.el.span(class_name="skeleton absolute inset-0 !rounded-hero")
    end = rx.el.div(
        empty_state(
            "layers",
            DeckPage.end.title,
            rx.cond(
                DeckPage.end.href,
                link_button(DeckPage.end.action, DeckPage.end.href, variant="primary"),
                link_button(t("likes.deck.to_search"), "/search", variant="primary"),
            ),
            link_button(t("likes.deck.to_favourites"), "/favourites"),
            text=t("likes.deck.end_text"),
        ),
        class_name="absolute inset-0 grid [&>*]:justify-center",
    )
    return rx.cond(DeckPage.end.title, end, waits)
