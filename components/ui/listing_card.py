"""A home in a list: photograph first, then price, facts, place, the cost with everything in."""

from typing import Any

import reflex as rx

from components.text import t
from components.theme.tokens import HomeKind
from components.ui.base import Flag, Text, either, shown, truth, when
from components.ui.icon import icon
from components.ui.link import link
from components.ui.photo import photo, photo_dots, photo_top, photo_word
from components.ui.price import price


def listing_card(
    *,
    href: Text,
    price_text: Text,
    facts: Text,
    place: Text,
    per: Text | None = None,
    all_in: Text | None = None,
    src: Text | None = None,
    alt: Text,
    kind: HomeKind | rx.Var[str] = "flat",
    preview: Text | None = None,
    srcset: Text | None = None,
    photos: int = 1,
    badges: tuple[rx.Component, ...] = (),
    aside: rx.Component | None = None,
    save: rx.Component | None = None,
    seen: Flag = False,
    gone: Text | None = None,
    eager: bool = False,
) -> rx.Component:
    """The whole card leads to `href`; `save` (a `save_button`) lies above it.

    `price_text` ₹38,500, `per` "/month", `facts` "2 BHK · 1,150 sq ft", `place` "12th Main,
    Indiranagar · 0.6 km", `all_in` "₹44,200 all-in". `gone` is the word for a home that is let or
    sold (an empty Var: it is not). `aside` is a badge right of the price.
    """
    is_gone: Flag = gone.bool() if isinstance(gone, rx.Var) else bool(gone)
    return rx.el.article(
        photo(
            src,
            photo_top(*badges, end=save),
            photo_dots(photos if gone is None else 0),
            shown(gone, photo_word),
            alt=alt,
            kind=kind,
            preview=preview,
            srcset=srcset,
            gone=is_gone,
            eager=eager,
            class_name="transition-shadow duration-menu group-hover:shadow-e2",
        ),
        rx.el.div(
            link(
                price(price_text, per=per, aside=aside, struck=is_gone),
                href=href,
                class_name="block after:absolute after:inset-0 after:rounded-photo "
                "focus-visible:outline-none focus-visible:after:outline-2 "
                "focus-visible:after:outline-neel focus-visible:after:outline-offset-2",
            ),
            rx.el.p(facts),
            rx.el.p(place, class_name="text-ink-3"),
            shown(all_in, _all_in),
            _seen(seen),
            class_name="pt-2.5 flex flex-col gap-px",
        ),
        class_name=["group relative min-w-0", either(seen, "[&_p]:text-ink-3")],
    )


def save_button(
    saved: Flag, *, on_click: Any = None, label: Text | None = None, **props: Any
) -> rx.Component:
    """The heart on a photograph: 36 px drawn, 44 px to touch; filled when saved."""
    name = t("ui.save") if label is None else label
    heart = icon(
        "heart",
        size=20,
        class_name="[[aria-pressed=true]_&]:fill-geru-fill "
        "[[aria-pressed=true]_&]:text-geru-fill [[aria-pressed=true]_&]:animate-[like_200ms]",
    )
    return rx.el.button(
        heart,
        type="button",
        aria_label=name,
        aria_pressed=truth(saved),
        on_click=on_click,
        custom_attrs={"data-tip": name, "data-tip-at": "end"},
        class_name="touch relative z-10 grid place-items-center size-9 rounded-full bg-white/95 "
        "text-on-photo shadow-[0_1px_3px_rgba(24,14,8,.2)] transition-[scale] duration-press "
        "hover:scale-105 active:scale-95",
        **props,
    )


def listing_grid(*cards: rx.Component) -> rx.Component:
    """Cards in one, two (640 px), three (1024 px) or four (1280 px) columns."""
    return rx.el.div(
        *cards,
        class_name="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4",
    )


def _seen(seen: Flag) -> rx.Component:
    """The word itself, so that paleness is not the only sign."""
    word = rx.el.p(
        icon("eye", size=14), t("ui.seen"), class_name="flex items-center gap-1.5 text-caption"
    )
    return when(seen, word)


def _all_in(text: Text) -> rx.Component:
    return rx.el.p(
        icon("wallet", size=14),
        text,
        class_name="flex items-center gap-1.5 text-caption text-ink-3",
    )
