"""Three questions of a match, and the other's answers once both have begun."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, form, select_field, text_area
from state.flatmates.questions import Questions

asked: Any = Questions.asked
mine: Any = Questions.mine
theirs: Any = Questions.theirs
choices: Any = Questions.choices


def questions_panel() -> rx.Component:
    """Nothing in a conversation without a match."""
    return rx.cond(
        asked.length() == 3,
        rx.el.section(
            rx.el.h2(t("mates.questions.title"), class_name="text-h4"),
            rx.cond(
                theirs.length() == 3,
                rx.el.dl(*(_theirs(n) for n in range(3)), class_name="flex flex-col gap-3"),
                rx.el.p(t("mates.questions.waiting"), class_name="text-small text-ink-2"),
            ),
            form(
                text_area(
                    asked[0], required=False, name="q0", default_value=mine[0], key=f"q0{mine[0]}"
                ),
                select_field(
                    asked[1],
                    name="q1",
                    options=choices,
                    required=False,
                    empty=t("people.like.none"),
                    default_value=mine[1],
                    key=f"q1{mine[1]}",
                ),
                text_area(
                    asked[2], required=False, name="q2", default_value=mine[2], key=f"q2{mine[2]}"
                ),
                button(t("mates.questions.save"), type="submit", variant="secondary", wide=True),
                on_submit=Questions.save,
            ),
            rx.el.p(
                rx.cond(Questions.saved, t("mates.questions.saved"), ""),
                role="status",
                class_name="text-small text-tulsi",
            ),
            class_name="flex flex-col gap-4",
        ),
    )


def _theirs(n: int) -> rx.Component:
    return rx.el.div(
        rx.el.dt(asked[n], class_name="text-small text-ink-2"),
        rx.el.dd(rx.cond(theirs[n], theirs[n], t("people.like.none"))),
    )
