"""Cards, listing cards, photographs, numbers, people."""

import reflex as rx

from components.theme.tokens import PLACEHOLDERS
from components.ui import (
    Moment,
    avatar,
    badge,
    button,
    card,
    divider,
    fact,
    fact_rows,
    listing_card,
    panel,
    parts_bar,
    photo,
    photo_badge,
    price,
    progress,
    save_button,
    score_ring,
    skeleton_card,
    stat,
    stat_strip,
    timeline,
)
from ghar_app.catalogue import Language
from pages.gallery.words import words


def cards(language: Language) -> rx.Component:
    """A price box, a panel, a card that is a link."""
    say = words(language)
    return rx.el.div(
        card(
            price(
                "₹38,500",
                per=f"/{say('monthly')}",
                note=say("median"),
                size="box",
                aside=badge(say("fair"), tone="tulsi", icon="badge-check"),
            ),
            rx.el.div(divider(), class_name="my-4"),
            fact_rows(
                [
                    (say("maintenance"), "₹4,200"),
                    (say("deposit"), "₹1,15,500"),
                    (rx.el.strong(say("move_in")), rx.el.strong("₹1,63,000")),
                ]
            ),
            hangs=True,
        ),
        panel(
            say("waiting_for_you"),
            rx.el.div(
                rx.el.div(
                    rx.el.p(say("waiting_row"), class_name="font-[600]"),
                    rx.el.p(say("waiting_note"), class_name="text-caption text-ink-3"),
                    class_name="flex-1 min-w-0",
                ),
                button(say("small"), size="sm"),
                class_name="flex items-center gap-3",
            ),
            note="5",
            aside=button(say("remind"), size="sm", icon="bell-ring"),
        ),
        card(fact("bed-double", say("bedrooms"), note=say("balcony")), href="/gallery"),
        class_name="flex flex-col gap-4 min-w-0",
    )


def listings(language: Language) -> rx.Component:
    """Rest, saved, seen, let, no photograph, loading."""
    say = words(language)

    def one(**more: object) -> rx.Component:
        given: dict = {
            "href": "/gallery",
            "price_text": "₹38,500",
            "per": f"/{say('monthly')}",
            "facts": say("facts"),
            "place": say("place"),
            "alt": say("alt"),
            "photos": 4,
            "save": save_button(False, label=say("rest")),
            **more,
        }
        return listing_card(**given)

    return rx.el.div(
        one(
            badges=(photo_badge(say("verified"), icon="badge-check"),),
            all_in=say("all_in"),
            aside=badge(say("fair"), tone="tulsi"),
        ),
        one(kind="house", save=save_button(True, label=say("rest"))),
        one(kind="villa", seen=True),
        one(kind="room", gone=say("let"), save=None),
        skeleton_card(),
        class_name="grid grid-cols-2 xl:grid-cols-3 gap-x-5 gap-y-7",
    )


def photos(language: Language) -> rx.Component:
    """The stand-in of every kind of home."""
    say = words(language)
    return rx.el.div(
        *[
            rx.el.div(
                photo(None, alt=say("alt"), kind=kind),
                rx.el.p(kind, class_name="text-micro text-ink-3 mt-1"),
            )
            for kind in PLACEHOLDERS
        ],
        class_name="grid grid-cols-4 gap-3",
    )


def stats(language: Language) -> rx.Component:
    """A value, an alarm, no data, loading; progress in one and in parts."""
    say = words(language)
    return rx.el.div(
        stat_strip(
            stat(say("collected"), "₹4,12,000", note=say("expected"), href="/gallery"),
            stat(say("overdue"), "₹58,930", note=say("overdue_note"), alarm=True, href="/gallery"),
            stat(say("yield"), None),
            stat(say("occupied"), say("occupied_value"), loading=True),
        ),
        progress(60, label=say("steps")),
        parts_bar([(412, "tulsi"), (16, "line"), (59, "rani")], label=say("parts")),
        class_name="flex flex-col gap-5 min-w-0",
    )


def people(language: Language) -> rx.Component:
    """Avatars, score rings, a timeline."""
    say = words(language)
    name, initials = say("person"), say("initials")
    return rx.el.div(
        rx.el.div(
            avatar(name, initials=initials, size=24),
            avatar(name, initials=initials, size=32),
            avatar(name, initials=initials, size=40, src="/icon.svg"),
            avatar(name, initials=initials, size=56),
            avatar(name, initials=initials, size=40, closed=True),
            score_ring(84),
            score_ring(52),
            score_ring(21, size=32),
            score_ring(None),
            class_name="flex flex-wrap items-center gap-3",
        ),
        timeline(
            [
                Moment(say("renewal"), say("renewal_note"), "planned"),
                Moment(say("inspection"), say("inspection_note"), "missed"),
                Moment(say("registration"), say("registration_note"), "now"),
                Moment(say("moved_in"), say("moved_in_note"), "done"),
            ],
            label=say("history"),
        ),
        class_name="flex flex-col gap-6 min-w-0",
    )
