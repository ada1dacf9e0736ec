"""A liked home on one's own page: ticked or not, with a note and what became of it."""

import reflex as rx

from components.listings.hearts import heart
from components.text import t
from components.ui import listing_card, photo_badge
from components.ui.icon import icon
from state.listings.liking.favourites import FavouritesPage, FavouriteView


def favourite(one: rx.Var[FavouriteView]) -> rx.Component:
    """The card, its tick on the photograph, the note below."""
    home = one.card
    return rx.el.li(
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
            badges=(_tick(one), rx.cond(one.dropped, _dropped(), rx.fragment())),
            save=heart(one.id),
            gone=home.gone,
        ),
        rx.cond(
            one.dropped,
            rx.el.p(
                icon("trending-down", size=16),
                one.dropped,
                class_name="flex items-center gap-1.5 text-small font-[500] text-tulsi",
            ),
            rx.fragment(),
        ),
        rx.el.p(one.liked, class_name="text-caption text-ink-3"),
        rx.el.textarea(
            default_value=one.note,
            key=f"note{one.id}{one.note}",
            placeholder=t("likes.note_hint"),
            aria_label=t("likes.note"),
            max_length=500,
            rows="1",
            on_blur=lambda text: FavouritesPage.write(one.id, text),
            class_name="mt-2 w-full rounded-control border border-line bg-surface px-3 py-2 "
            "text-small [field-sizing:content] resize-none placeholder:text-ink-3 min-h-11 "
            "md:min-h-9",
        ),
        key=one.id,
        class_name="flex flex-col",
    )


def _tick(one: rx.Var[FavouriteView]) -> rx.Component:
    chosen = FavouritesPage.chosen.contains(one.id)
    return rx.el.button(
        rx.cond(chosen, icon("check", size=18), rx.fragment()),
        type="button",
        role="checkbox",
        aria_label=t("likes.choose", home=one.card.alt),
        aria_checked=rx.cond(chosen, "true", "false"),
        on_click=FavouritesPage.choose(one.id),
        class_name="touch relative z-10 grid place-items-center size-7 rounded-badge bg-white/95 "
        "text-on-photo border-2 border-control aria-checked:border-geru-fill "
        "aria-checked:bg-geru-fill aria-checked:text-white",
    )


def _dropped() -> rx.Component:
    return photo_badge(t("likes.price_dropped"), icon="trending-down")
