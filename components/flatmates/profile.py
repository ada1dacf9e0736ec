"""A whole profile, as others see it."""

from typing import Any

import reflex as rx

from components.flatmates.person import likeness_ring, likeness_table, person_card, reasons_list
from components.text import t
from components.ui import badge, icon_button, link, panel
from components.ui.photo import photo


def whole_profile(
    person: Any, *buttons: rx.Component, at: Any = 0, on_turn: Any = None, level: int = 1
) -> rx.Component:
    """Photograph and words; beside them how alike, and what both share.

    `on_turn(-1 | 1)` brings arrows through the photographs; `buttons` is the place for what can be
    done with a person (like, chat, block, report).
    """
    heading = rx.el.h1 if level == 1 else rx.el.h2
    arrows = (
        rx.cond(
            person.photos.length() > 1,
            rx.el.div(
                _arrow("chevron-left", t("media.earlier"), on_turn(-1)),
                _arrow("chevron-right", t("media.later"), on_turn(1)),
                class_name="absolute inset-x-3 top-1/3 flex justify-between z-10",
            ),
        )
        if on_turn is not None
        else rx.fragment()
    )
    return rx.el.div(
        rx.el.div(
            person_card(person, arrows, at=at, eager=True, links=False),
            rx.el.div(*buttons, class_name="flex flex-wrap gap-3 empty:hidden"),
            class_name="flex flex-col gap-4 lg:sticky lg:top-24 self-start w-full max-w-[440px] "
            "mx-auto",
        ),
        rx.el.div(
            rx.el.div(
                heading(person.headline, class_name="text-h1"),
                rx.el.div(
                    rx.cond(
                        person.is_verified,
                        badge(t("people.verified"), tone="tulsi", icon="badge-check"),
                    ),
                    rx.cond(person.mode, badge(person.mode)),
                    rx.cond(person.active, badge(person.active)),
                    class_name="flex flex-wrap gap-1.5",
                ),
                class_name="flex flex-col gap-2",
            ),
            rx.cond(person.dimensions.length() > 0, _compared(person)),
            _about(person),
            rx.cond(person.rules.length() > 0, _rules(person)),
            rx.cond(person.room, _room(person.room)),
            class_name="flex flex-col gap-5 min-w-0",
        ),
        class_name="grid gap-6 lg:grid-cols-[minmax(0,440px)_minmax(0,1fr)] lg:gap-10",
    )


def _compared(person: Any) -> rx.Component:
    return panel(
        t("people.like.table"),
        rx.el.div(
            likeness_ring(person),
            reasons_list(person),
            likeness_table(person),
            class_name="flex flex-col gap-5",
        ),
    )


def _about(person: Any) -> rx.Component:
    return panel(
        t("people.person.about"),
        rx.cond(
            person.bio,
            rx.el.p(
                person.bio,
                class_name="whitespace-pre-line break-words [overflow-wrap:anywhere] mb-4",
            ),
        ),
        rx.el.dl(rx.foreach(person.facts, _fact), class_name="flex flex-col"),
        rx.foreach(person.prompts, _prompt),
        rx.cond(
            person.linkedin_url,
            rx.el.p(
                rx.el.a(
                    t("people.person.linkedin"),
                    href=person.linkedin_url,
                    target="_blank",
                    rel="noopener noreferrer nofollow",
                    class_name="text-neel underline",
                ),
                class_name="mt-4",
            ),
        ),
    )


def _fact(one: Any) -> rx.Component:
    return rx.el.div(
        rx.el.dt(one.name, class_name="text-ink-3"),
        rx.el.dd(one.value, class_name="text-right break-words min-w-0"),
        class_name="flex justify-between gap-4 py-2 border-t border-line first:border-0",
    )


def _prompt(one: Any) -> rx.Component:
    return rx.el.figure(
        rx.el.figcaption(one.name, class_name="text-caption text-ink-3"),
        rx.el.blockquote(one.value, class_name="text-h4 break-words"),
        class_name="mt-4 rounded-card bg-sunken px-4 py-3",
    )


def _rules(person: Any) -> rx.Component:
    return panel(
        t("people.person.rules"),
        rx.el.ul(
            rx.foreach(
                person.rules,
                lambda rule: rx.el.li(
                    rule.text,
                    rx.cond(rule.word, badge(rule.word, tone=rule.tone)),
                    class_name="flex items-center justify-between gap-3 py-2 border-t "
                    "border-line first:border-0",
                ),
            )
        ),
    )


def _room(room: Any) -> rx.Component:
    return panel(
        t("people.person.room"),
        rx.el.div(
            rx.el.div(photo(room.image, alt="", kind="room"), class_name="w-28 shrink-0"),
            rx.el.div(
                rx.el.p(room.price, class_name="text-price"),
                link(room.title, href=room.href),
                rx.el.p(room.place, class_name="text-small text-ink-2"),
                class_name="flex flex-col gap-0.5 min-w-0",
            ),
            class_name="flex items-center gap-4",
        ),
    )


def _arrow(sign: str, words: Any, on_click: Any) -> rx.Component:
    return icon_button(sign, words, variant="secondary", on_click=on_click)
