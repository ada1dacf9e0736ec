"""What is written after a visit: the visitor's feedback, the host's notes."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, checkbox, date_field, error_text, form, panel, text_area
from state.visits.one import VisitPage
from state.visits.visit_view import VisitView

INTERESTS = ("low", "medium", "high")
screen: Any = VisitPage


def feedback_panel(visit: rx.Var[VisitView]) -> rx.Component:
    """The visitor writes it, the host reads it."""
    return rx.cond(
        visit.can_rate,
        panel(
            t("visits.one.feedback"),
            _feedback_form(visit),
            note=t("visits.one.feedback_note"),
        ),
        rx.cond(
            visit.is_host & (visit.card.tone == "neel"),
            panel(t("visits.one.feedback_host"), _feedback(visit)),
            rx.fragment(),
        ),
    )


def _feedback_form(visit: rx.Var[VisitView]) -> rx.Component:
    return form(
        rx.el.fieldset(
            rx.el.legend(t("visits.one.interest"), class_name="text-h4 !font-[500] mb-2"),
            rx.el.div(
                *[_interest(one, visit) for one in INTERESTS], class_name="flex flex-wrap gap-2"
            ),
            error_text(screen.errors["interest"]),
            class_name="min-w-0",
        ),
        text_area(
            t("visits.one.words"),
            name="words",
            rows=3,
            required=False,
            max_length=2000,
            default_value=visit.feedback,
            error=screen.errors["words"],
        ),
        rx.el.div(button(t("visits.one.send"), variant="primary", type="submit")),
        on_submit=screen.give_feedback,
    )


def _interest(value: str, visit: rx.Var[VisitView]) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="interest",
            value=value,
            default_checked=visit.interest == value,
            class_name="absolute inset-0 size-full opacity-0 appearance-none cursor-[inherit]",
        ),
        t(f"visits.interest.{value}"),
        class_name="relative inline-flex items-center rounded-pill border border-line px-4 "
        "min-h-11 md:min-h-9 font-[500] hover:border-control has-[:checked]:border-ink "
        "has-[:checked]:shadow-[inset_0_0_0_1px_var(--ink)] has-[:focus-visible]:outline-2 "
        "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-neel",
    )


def _feedback(visit: rx.Var[VisitView]) -> rx.Component:
    return rx.cond(
        visit.interest_words,
        rx.el.div(
            rx.el.p(visit.interest_words, class_name="font-[600]"),
            rx.el.p(visit.feedback, class_name="text-ink-2 break-words empty:hidden"),
        ),
        rx.cond(
            visit.feedback,
            rx.el.p(visit.feedback, class_name="break-words"),
            rx.el.p(t("visits.one.feedback_none"), class_name="text-ink-3"),
        ),
    )


def notes_panel(visit: rx.Var[VisitView]) -> rx.Component:
    """For hosts alone."""
    return rx.cond(
        visit.is_host,
        panel(
            t("visits.one.notes"),
            form(
                text_area(
                    t("visits.one.notes_words"),
                    name="notes",
                    rows=3,
                    required=False,
                    max_length=2000,
                    default_value=visit.notes,
                    error=screen.errors["notes"],
                ),
                rx.el.div(
                    checkbox(
                        t("visits.one.follow_up"),
                        name="follow_up",
                        default_checked=visit.follow_up,
                    ),
                    date_field(
                        t("visits.one.follow_up_on"),
                        name="follow_up_on",
                        required=False,
                        default_value=visit.follow_up_on,
                        error=screen.errors["follow_up_on"],
                    ),
                    class_name="flex flex-wrap items-end gap-x-6 gap-y-3",
                ),
                rx.el.div(button(t("visits.one.save"), variant="secondary", type="submit")),
                on_submit=screen.keep_notes,
            ),
            note=t("visits.one.notes_note"),
        ),
        rx.fragment(),
    )
