"""The seven steps of /flatmates/welcome."""

from typing import Any

import reflex as rx

from components.flatmates.fields import (
    choice,
    many_of_chips,
    one_of_cards,
    photo_fields,
    place_fields,
)
from components.text import t
from components.ui import (
    button,
    checkbox,
    date_field,
    error_text,
    form,
    money_field,
    text_area,
    text_field,
)
from components.ui.icon import icon
from state.flatmates.photos import MatePhotos
from state.flatmates.welcome import MateWelcome

# Vars of a state are typed as their values; a page handles them as Vars.
W: Any = MateWelcome
said: Any = MateWelcome.said
errors: Any = MateWelcome.errors
chosen: Any = MateWelcome.chosen
lists: Any = MateWelcome.lists
choices: Any = MateWelcome.choices

_HERE = """new Promise(tell => navigator.geolocation
  ? navigator.geolocation.getCurrentPosition(
      ({coords}) => tell([coords.latitude, coords.longitude]), () => tell(null), {timeout: 10000})
  : tell(null))"""


def mode() -> rx.Component:
    return _step(
        one_of_cards(
            t("people.field.mode"),
            name="mode",
            options=choices["mode"],
            chosen=chosen["mode"],
            error=errors["mode"],
        ),
    )


def place() -> rx.Component:
    return _step(
        rx.el.div(
            button(
                t("people.welcome.here"),
                icon="locate-fixed",
                on_click=rx.call_script(_HERE, callback=W.here),
            )
        ),
        place_fields(W, id="welcome"),
    )


def basics() -> rx.Component:
    return _step(
        text_field(
            t("people.field.full_name"),
            name="full_name",
            id="welcome-full-name",
            default_value=said.full_name,
            help=t("people.field.full_name_help"),
            error=errors["full_name"],
            auto_complete="name",
            max_length=120,
        ),
        date_field(
            t("people.field.date_of_birth"),
            name="date_of_birth",
            id="welcome-date-of-birth",
            default_value=said.date_of_birth,
            earliest=said.earliest,
            latest=said.latest,
            help=t("people.field.date_of_birth_help"),
            error=errors["date_of_birth"],
            auto_complete="bday",
        ),
        choice("gender", choices["gender"], chosen["gender"], errors["gender"], id="welcome"),
        text_field(
            t("people.field.profession"),
            name="profession",
            id="welcome-profession",
            default_value=said.profession,
            required=False,
            error=errors["profession"],
        ),
        text_area(
            t("people.field.bio"),
            name="bio",
            id="welcome-bio",
            default_value=said.bio,
            required=False,
            help=t("people.field.bio_help"),
            error=errors["bio"],
        ),
    )


def photo() -> rx.Component:
    has: Any = MatePhotos.photos
    return rx.el.div(
        rx.el.h2(t("people.field.photos"), class_name="text-h2"),
        photo_fields("welcome-photos"),
        error_text(errors["photos"]),
        _foot(
            rx.cond(
                has.length() > 0,
                button(t("people.welcome.next"), variant="primary", on_click=W.photos(False)),
                button(t("people.welcome.without_photo"), on_click=W.photos(True)),
            )
        ),
        class_name="flex flex-col gap-5",
    )


def lifestyle() -> rx.Component:
    """One question a card; a press answers it and shows the next."""
    words: Any = rx.match(
        W.question, *[(n, choices["question"][n][1]) for n in range(6)], choices["question"][6][1]
    )
    options: Any = choices[W.dimension]
    given: Any = chosen[W.dimension]
    return rx.el.div(
        rx.el.p(t("people.welcome.question", n=W.question + 1), class_name="text-small text-ink-2"),
        rx.el.h2(words, class_name="text-h2", aria_live="polite"),
        rx.el.div(
            rx.foreach(
                options,
                lambda one: rx.el.button(
                    rx.el.span(one[1]),
                    rx.cond(one[0] == given, icon("check", size=20)),
                    type="button",
                    on_click=W.answer(one[0]),
                    aria_pressed=rx.cond(one[0] == given, "true", "false"),
                    class_name="flex items-center justify-between gap-3 min-h-14 rounded-control "
                    "border border-line bg-surface px-4 text-left font-[500] hover:border-control "
                    "aria-pressed:border-ink "
                    "aria-pressed:shadow-[inset_0_0_0_1px_var(--ink)]",
                ),
            ),
            class_name="flex flex-col gap-2",
        ),
        error_text(errors["question"]),
        _foot(
            button(t("people.welcome.skip_question"), variant="quiet", on_click=W.answer("")),
        ),
        class_name="flex flex-col gap-5",
    )


def budget() -> rx.Component:
    return _step(
        rx.el.div(
            *[
                money_field(
                    t(f"people.field.{name}"),
                    name=name,
                    id=f"welcome-{name}",
                    default_value=getattr(said, name),
                    required=False,
                    error=errors[name],
                )
                for name in ("budget_min", "budget_max")
            ],
            class_name="grid gap-5 sm:grid-cols-2",
        ),
        one_of_cards(
            t("people.field.move_in_timeline"),
            name="move_in_timeline",
            options=choices["move_in_timeline"],
            chosen=chosen["move_in_timeline"],
            error=errors["move_in_timeline"],
        ),
    )


def wishes() -> rx.Component:
    return _step(*wish_fields("welcome", choices, chosen, lists, said, errors), last=True)


def wish_fields(
    id: str, choices: Any, chosen: Any, lists: Any, said: Any, errors: Any
) -> list[rx.Component]:
    """Whom and what somebody wishes for: in onboarding and in the editor."""
    return [
        *[
            choice(name, choices[name], chosen[name], errors[name], id=id)
            for name in ("gender_preference", "pets", "parties")
        ],
        many_of_chips(
            t("people.field.vibe_tags"),
            name="vibe_tags",
            options=choices["vibe_tags"],
            chosen=lists["vibe_tags"],
            error=errors["vibe_tags"],
        ),
        many_of_chips(
            t("people.field.non_negotiables"),
            name="non_negotiables",
            options=choices["non_negotiables"],
            chosen=lists["non_negotiables"],
            help=t("people.field.non_negotiables_help"),
            error=errors["non_negotiables"],
        ),
        rx.el.div(
            *[
                rx.fragment(
                    rx.el.input(type="hidden", name=f"has.{name}", value="1"),
                    checkbox(
                        t(f"people.field.{name}"),
                        name=name,
                        id=f"{id}-{name}",
                        default_checked=getattr(said, name),
                        error=errors[name],
                    ),
                )
                for name in ("women_only", "verified_only")
            ],
            class_name="flex flex-col gap-2",
        ),
    ]


def _step(*fields: rx.Component, last: bool = False) -> rx.Component:
    words = t("people.welcome.finish") if last else t("people.welcome.next")
    return form(
        *fields,
        _foot(button(words, variant="primary", type="submit")),
        on_submit=W.submit,
        class_name="flex flex-col gap-5",
    )


def _foot(forward: rx.Component) -> rx.Component:
    return rx.el.div(
        button(t("people.welcome.back"), variant="quiet", icon="arrow-left", on_click=W.back),
        forward,
        class_name="flex flex-wrap justify-between gap-3 pt-2",
    )
