"""/flatmates/people/<public_id>: a profile as others see it."""

from typing import Any

import reflex as rx

from components.flatmates.blocking import block_dialog
from components.flatmates.profile import whole_profile
from components.shell import page
from components.text import t
from components.ui import (
    button,
    empty_state,
    error_text,
    link_button,
    loading,
    notice,
    skeleton_rows,
)
from state.flatmates.blocking import Blocking
from state.flatmates.person import MatePage

ROUTE = "/flatmates/people/[person_id]"
ON_LOAD = MatePage.load
TITLE = t("people.title")

mate: Any = MatePage.mate
turn: Any = MatePage.turn


def person() -> rx.Component:
    """The person, or that there is none for this viewer."""
    return page(
        None,
        error_text(MatePage.errors[""]),  # type: ignore[index]
        rx.cond(
            mate,
            rx.el.div(
                rx.cond(
                    MatePage.is_me,
                    notice(
                        t("people.person.own"),
                        link_button(t("people.person.edit"), "/flatmates/me", size="sm"),
                    ),
                ),
                whole_profile(mate, person_buttons(mate), at=MatePage.at, on_turn=turn),
                class_name="flex flex-col gap-6",
            ),
            rx.cond(
                MatePage.missing,
                empty_state(
                    "user-x",
                    t("people.person.missing"),
                    link_button(t("people.person.people"), "/flatmates"),
                    text=t("people.person.missing_text"),
                ),
                rx.cond(
                    MatePage.refusal.code,
                    rx.el.div(button(t("ui.retry"), on_click=MatePage.load)),
                    loading(skeleton_rows(6)),
                ),
            ),
        ),
        active="flatmates",
    )


def person_buttons(person: Any) -> rx.Component:
    """What can be done with somebody: the deck decides about them; here they can be blocked."""
    return rx.cond(
        MatePage.is_me,
        rx.fragment(),
        rx.el.div(
            button(
                t("mates.block.action"),
                variant="quiet",
                icon="ban",
                on_click=Blocking.ask_of_person,
            ),
            block_dialog(),
        ),
    )
