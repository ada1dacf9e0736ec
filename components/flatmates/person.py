"""A person: as a card, and compared with whoever looks.

`person` is a Var of `state.flatmates.people.PersonView` throughout.
"""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import badge, photo_badge, score_ring
from components.ui.icon import icon
from components.ui.photo import photo
from components.ui.score_ring import RingSize

Person = rx.Var[Any] | Any


def person_card(
    person: Person,
    *overlays: rx.Component,
    at: rx.Var[int] | int = 0,
    eager: bool = False,
    links: bool = True,
    class_name: str = "",
) -> rx.Component:
    """A 4:5 photograph with name, work, place, budget and three chips on it.

    `at` is the photograph shown. `links` makes the name lead to the profile; `overlays` stand on
    the photograph, above the link.
    """
    name: Any = person.headline
    if links:
        name = rx.el.a(
            name, href=person.href, class_name="after:absolute after:inset-0 outline-offset-4"
        )
    return rx.el.article(
        rx.cond(
            person.photos.length() > 0,
            photo(
                person.photos[at],
                alt=t("people.photo_of", n=at + 1, name=person.name),
                ratio="4:5",
                eager=eager,
            ),
            _faceless(person),
        ),
        _photo_bars(person, at),
        rx.el.div(
            rx.cond(person.is_verified, photo_badge(t("people.verified"), icon="badge-check")),
            rx.cond(person.room, photo_badge(t("people.has_room"), icon="bed-single")),
            class_name="absolute inset-x-3 top-5 flex justify-between gap-2",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h3(name, class_name="text-h2 [text-shadow:0_1px_8px_rgba(24,14,8,.5)]"),
                    rx.cond(person.work, rx.el.p(person.work, class_name="text-small")),
                    class_name="min-w-0",
                ),
                rx.cond(person.compared, _on_photo_ring(person)),
                class_name="flex items-end justify-between gap-3",
            ),
            rx.el.div(
                _line("map-pin", person.place),
                _line("wallet", person.budget),
                class_name="flex flex-wrap gap-x-4 gap-y-1 text-small",
            ),
            rx.el.div(
                rx.foreach(person.chips, _on_photo_chip), class_name="flex flex-wrap gap-1.5"
            ),
            class_name="absolute inset-x-0 bottom-0 flex flex-col gap-2.5 p-4 pt-16 text-white "
            "bg-gradient-to-t from-[rgba(24,14,8,.9)] to-[rgba(24,14,8,0)]",
        ),
        *overlays,
        class_name=f"on-photo relative overflow-hidden rounded-panel shadow-e3 {class_name}",
    )


def likeness_ring(person: Person, *, size: RingSize = 72) -> rx.Component:
    """The score with its words, and of how many answers it is made."""
    return rx.el.div(
        rx.cond(
            person.compared,
            score_ring(person.score, size=size),
            rx.el.span(icon("circle-help", size=24), class_name="text-ink-3", aria_hidden="true"),
        ),
        rx.el.div(
            rx.el.p(person.likeness, class_name="text-h4"),
            rx.el.p(t("people.like.based", n=person.known), class_name="text-small text-ink-2"),
            class_name="min-w-0",
        ),
        class_name="flex items-center gap-4",
    )


def likeness_table(person: Person) -> rx.Component:
    """The seven dimensions: mine, theirs, and the word for how they go together."""
    return rx.el.ul(
        rx.foreach(person.dimensions, _dimension),
        aria_label=t("people.like.table"),
        class_name="flex flex-col",
    )


def reasons_list(person: Person) -> rx.Component:
    """What both have in common, and what to talk about first."""
    return rx.el.div(
        rx.cond(
            person.both.length() > 0,
            _reasons(t("people.like.both"), person.both, "circle-check", "text-tulsi"),
        ),
        rx.cond(
            person.watch.length() > 0,
            _reasons(t("people.like.watch"), person.watch, "message-circle-warning", "text-genda"),
        ),
        class_name="flex flex-col gap-4",
    )


def _reasons(title: Any, lines: Any, sign: str, tone: str) -> rx.Component:
    return rx.el.div(
        rx.el.h3(title, class_name="text-h4 mb-1"),
        rx.el.ul(
            rx.foreach(
                lines,
                lambda line: rx.el.li(
                    rx.el.span(icon(sign, size=16), class_name=f"{tone} pt-0.5"),
                    line,
                    class_name="flex items-start gap-2 text-small",
                ),
            ),
            class_name="flex flex-col gap-1.5",
        ),
    )


def _dimension(one: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(one.name, class_name="font-[600]"),
            badge(one.word, tone=one.tone),
            class_name="flex items-center justify-between gap-3",
        ),
        rx.el.div(
            rx.el.span(one.mine),
            rx.el.span(one.theirs, class_name="text-right"),
            class_name="flex justify-between gap-3 text-small text-ink-2",
        ),
        class_name="flex flex-col gap-1 py-2.5 border-t border-line first:border-0",
    )


def _faceless(person: Any) -> rx.Component:
    return rx.el.div(
        person.initials,
        aria_hidden="true",
        class_name="aspect-[4/5] grid place-items-center text-[72px] font-[600] text-white "
        "bg-gradient-to-br from-[#A99BC0] to-[#5E4F82]",
    )


def _photo_bars(person: Any, at: Any) -> rx.Component:
    return rx.cond(
        person.photos.length() > 1,
        rx.el.div(
            rx.foreach(
                person.photos,
                lambda _, place: rx.el.span(
                    class_name=rx.cond(
                        place == at,
                        "h-1 flex-1 rounded-pill bg-white",
                        "h-1 flex-1 rounded-pill bg-white/40",
                    )
                ),
            ),
            aria_hidden="true",
            class_name="absolute inset-x-3 top-2 flex gap-1",
        ),
    )


def _on_photo_ring(person: Any) -> rx.Component:
    return rx.el.span(
        score_ring(person.score, size=48),
        class_name="grid place-items-center rounded-full bg-surface p-1 shrink-0",
    )


def _on_photo_chip(words: Any) -> rx.Component:
    return rx.el.span(
        words,
        class_name="rounded-pill border border-white/40 bg-[rgba(24,14,8,.45)] px-2.5 py-0.5 "
        "text-caption text-white",
    )


def _line(sign: str, words: Any) -> rx.Component:
    return rx.cond(
        words,
        rx.el.span(icon(sign, size=16), words, class_name="inline-flex items-center gap-1.5"),
    )
