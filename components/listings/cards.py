"""A found home as a card: in a list, or beside its pin."""

import reflex as rx

from components.listings.hearts import heart
from components.map import highlights
from components.text import t
from components.ui import link_button, listing_card, photo_badge
from components.ui.icon import icon
from components.ui.link import link
from components.ui.photo import photo
from components.ui.price import price
from state.listings.cards import CardView
from state.listings.compare import Compare


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
            srcset=home.srcset,
            alt=home.alt,
            kind=home.kind,
            badges=(_badge(home),),
            save=rx.el.div(compare_mark(home.id), heart(home.id), class_name="flex gap-2"),
            gone=home.gone,
            seen=home.seen,
            eager=eager,
        ),
        **highlights(home.id),
    )


def compare_mark(id: rx.Var[str]) -> rx.Component:
    """On a photograph: put this home beside others. 36 px drawn, 44 px to touch."""
    chosen = Compare.ids.contains(id)
    name = rx.cond(chosen, t("listings.compare.added"), t("listings.compare.add"))
    return rx.el.button(
        rx.cond(chosen, icon("check", size=18), icon("columns-3", size=18)),
        type="button",
        aria_label=name,
        aria_pressed=rx.cond(chosen, "true", "false"),
        on_click=Compare.toggle(id),
        custom_attrs={"data-tip": name, "data-tip-at": "end"},
        class_name="touch relative z-10 grid place-items-center size-9 rounded-full bg-white/95 "
        "text-on-photo shadow-[0_1px_3px_rgba(24,14,8,.2)] transition-[scale] duration-press "
        "hover:scale-105 active:scale-95 aria-pressed:bg-geru-fill aria-pressed:text-white",
    )


def compare_bar() -> rx.Component:
    """At the foot of a list while two homes or more are chosen."""
    return rx.cond(
        Compare.ids.length() > 1,
        rx.el.div(
            link_button(
                t("search.compare_these", n=Compare.ids.length()),
                "/compare",
                variant="contrast",
                icon="columns-3",
            ),
            class_name="fixed inset-x-0 bottom-24 md:bottom-6 z-30 flex justify-center "
            "pointer-events-none [&>a]:pointer-events-auto [&>a]:shadow-e3",
        ),
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
            photo(
                home.image,
                alt=home.alt,
                kind=home.kind,
                ratio="1:1",
                rounded=False,
                class_name="min-h-full",
            ),
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
