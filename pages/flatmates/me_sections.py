"""The fields of the editor's sections."""

from typing import Any

import reflex as rx

from components.flatmates.fields import choice
from components.text import t
from components.ui import error_text, money_field, select_field, text_area, text_field
from state.flatmates.me import MateEditor

said: Any = MateEditor.said
errors: Any = MateEditor.errors
chosen: Any = MateEditor.chosen
choices: Any = MateEditor.choices
prompts: Any = MateEditor.prompts


def basics() -> list[rx.Component]:
    return [
        text_field(
            t("people.field.full_name"),
            name="full_name",
            id="me-full-name",
            default_value=said.full_name,
            help=t("people.field.full_name_help"),
            error=errors["full_name"],
        ),
        text_field(
            t("people.field.age"),
            name="age",
            id="me-age",
            default_value=said.age,
            required=False,
            input_mode="numeric",
            help=t("people.field.age_help"),
            error=errors["age"],
        ),
        choice("gender", choices["gender"], chosen["gender"], errors["gender"], id="me"),
        *[
            text_field(
                t(f"people.field.{name}"),
                name=name,
                id=f"me-{name}",
                default_value=getattr(said, name),
                required=False,
                error=errors[name],
            )
            for name in ("profession", "native_place", "linkedin_url")
        ],
        text_area(
            t("people.field.bio"),
            name="bio",
            id="me-bio",
            default_value=said.bio,
            required=False,
            help=t("people.field.bio_help"),
            error=errors["bio"],
        ),
        rx.el.fieldset(
            rx.el.legend(t("people.field.prompts"), class_name="text-h4 !font-[500] mb-1"),
            rx.el.p(t("people.field.prompts_help"), class_name="text-caption text-ink-3 mb-3"),
            *[_prompt(n) for n in range(1, 4)],
            error_text(errors["prompts"]),
            class_name="flex flex-col gap-4",
        ),
    ]


def _prompt(n: int) -> rx.Component:
    return rx.el.div(
        select_field(
            t("people.field.prompt", n=n),
            name=f"prompt_{n}",
            id=f"me-prompt-{n}",
            options=choices["prompts"],
            empty=t("people.field.prompt_choose"),
            default_value=prompts[n - 1][0],
            required=False,
        ),
        text_field(
            t("people.field.answer", n=n),
            name=f"answer_{n}",
            id=f"me-answer-{n}",
            default_value=prompts[n - 1][1],
            required=False,
        ),
        class_name="grid gap-3 sm:grid-cols-2",
    )


def answer(name: str, place: int) -> rx.Component:
    return select_field(
        choices["question"][place][1],
        name=name,
        id=f"me-{name}",
        options=choices[name],
        empty=t("people.field.not_said"),
        default_value=chosen[name],
        required=False,
        error=errors[name],
    )


def budget() -> list[rx.Component]:
    return [
        rx.el.div(
            *[
                money_field(
                    t(f"people.field.{name}"),
                    name=name,
                    id=f"me-{name}",
                    default_value=getattr(said, name),
                    required=False,
                    error=errors[name],
                )
                for name in ("budget_min", "budget_max")
            ],
            class_name="grid gap-5 sm:grid-cols-2",
        ),
        choice(
            "move_in_timeline",
            choices["move_in_timeline"],
            chosen["move_in_timeline"],
            errors["move_in_timeline"],
            id="me",
        ),
    ]
