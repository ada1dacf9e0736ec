"""A found home as a card: in a list, or beside its pin."""

import reflex as rx

from components.map import highlights
from components.ui import listing_card, photo_badge
from components.ui.link import link
from components.ui.photo import photo
from components.ui.price import price
from state.listings.cards import CardView


def home_card(home: rx.Var[CardView], *, eager: bool = False) -> rx.Component:
    """The card of one home; pointing at it lights up its pin on the map."""
    return rx.el.div(
        listing_card(
            href=home.href,
            price_text=home.price,
            per=home.per,
            facts=home.facts,
            place=home.place,
            all_in=home.all_in,
            src=home.image,
            alt=home.alt,
            kind=home.kind,
            badges=(_badge(home),),
            gone=home.gone,
            seen=home.seen,
            eager=eager,
        ),
        **highlights(home.id),
    )


def _badge(home: rx.Var[CardView]) -> rx.Component:
    return rx.cond(
        home.badge,
        rx.cond(
            home.badge_kind == "verified",
            photo_badge(home.badge, icon="badge-check"),
            photo_badge(home.badge),
        ),
        rx.fragment(),
    )


def pin_card(home: rx.Var[CardView]) -> rx.Component:
    """The small card that opens at a chosen pin."""
    return link(
        rx.el.div(
            photo(home.image, alt=home.alt, kind=home.kind, ratio="1:1", rounded=False),
            class_name="w-[104px] shrink-0 self-stretch",
        ),
        rx.el.div(
            price(home.price, per=home.per),
            rx.el.p(home.facts, class_name="text-small"),
            rx.el.p(home.place, class_name="text-caption text-ink-3"),
            class_name="p-3 min-w-0",
        ),
        href=home.href,
        class_name="flex w-[300px] overflow-hidden rounded-card bg-surface shadow-e3 text-ink",
    )


def home_grid(homes: rx.Var[list[CardView]], *, columns: str = "sm:grid-cols-2") -> rx.Component:
    """Cards in a grid; `columns` are Tailwind's column classes."""
    return rx.el.ul(
        rx.foreach(homes, lambda home: rx.el.li(home_card(home), key=home.id)),
        class_name=f"grid gap-x-6 gap-y-8 {columns}",
    )
