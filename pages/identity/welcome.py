"""/welcome: a few questions after the first sign-in."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    Step,
    button,
    date_field,
    error_text,
    form,
    loading,
    radio_cards,
    select_field,
    skeleton_rows,
    stepper,
    text_field,
)
from ghar_app.models.identity.welcoming import Purpose, WelcomeStep
from pages.identity.portrait import portrait
from state.identity.welcome import WelcomePage
from state.shell import Shell

ROUTE = "/welcome"
ON_LOAD = WelcomePage.load
TITLE = t("identity.welcome.title")

# Vars of a state are typed as their values; a page handles them as Vars.
said: Any = WelcomePage.said
errors: Any = WelcomePage.errors
on_name: Any = WelcomePage.name
on_purpose: Any = WelcomePage.purpose
on_place: Any = WelcomePage.place
back: Any = WelcomePage.back


def welcome() -> rx.Component:
    """One question a screen; what is said is kept at once."""
    return page(
        t("identity.welcome.title"),
        rx.cond(
            WelcomePage.step,
            rx.el.div(
                stepper(
                    [
                        Step(t(f"identity.welcome.step.{one}"), state=said.states[place])
                        for place, one in enumerate(WelcomeStep)
                    ],
                    label=t("identity.welcome.steps"),
                ),
                error_text(errors[""]),
                rx.match(
                    WelcomePage.step,
                    ("name", _name()),
                    ("picture", _picture()),
                    ("purpose", _purpose()),
                    _place(),
                ),
                class_name="flex flex-col gap-6",
            ),
            rx.cond(
                WelcomePage.refusal.code,
                rx.el.div(error_text(errors[""]), button(t("ui.retry"), on_click=WelcomePage.load)),
                loading(skeleton_rows(4)),
            ),
        ),
        note=t("identity.welcome.lead"),
        phone_active="account",
        width="prose",
        foot=False,
    )


def _name() -> rx.Component:
    return form(
        text_field(
            t("identity.full_name"),
            name="full_name",
            id="welcome-name",
            default_value=said.full_name,
            help=t("identity.welcome.name_help"),
            error=errors["full_name"],
            auto_complete="name",
            max_length=120,
        ),
        date_field(
            t("identity.date_of_birth"),
            name="date_of_birth",
            id="welcome-born",
            default_value=said.born,
            earliest=said.earliest,
            latest=said.latest,
            help=t("identity.welcome.born_help"),
            error=errors["date_of_birth"],
            auto_complete="bday",
        ),
        _foot(),
        on_submit=on_name,
        class_name="flex flex-col gap-5",
    )


def _picture() -> rx.Component:
    shown: Any = Shell.viewer.avatar_url
    return rx.el.div(
        portrait(said.full_name, said.initials, shown),
        rx.el.div(
            _to("name"),
            button(
                rx.cond(shown, t("identity.continue"), t("identity.welcome.later")),
                variant="primary",
                on_click=WelcomePage.picture,
            ),
            class_name="flex flex-wrap justify-between gap-3",
        ),
    )


def _purpose() -> rx.Component:
    return form(
        radio_cards(
            t("identity.welcome.purpose_label"),
            name="purpose",
            options=[
                (
                    one.value,
                    t(f"identity.welcome.purpose.{one}"),
                    t(f"identity.welcome.purpose_help.{one}"),
                )
                for one in Purpose
            ],
            default_value=said.purpose,
            error=errors["purpose"],
        ),
        _foot("picture", skips=True),
        on_submit=on_purpose,
        class_name="flex flex-col gap-5",
    )


def _place() -> rx.Component:
    return form(
        select_field(
            t("identity.welcome.city"),
            name="city",
            id="welcome-city",
            options=WelcomePage.cities,
            empty=t("identity.welcome.city_choose"),
            default_value=said.city,
            help=t("identity.welcome.city_help"),
            error=errors["city"],
        ),
        _foot("purpose", skips=True, last=True),
        on_submit=on_place,
        class_name="flex flex-col gap-5",
    )


def _foot(earlier: str = "", *, skips: bool = False, last: bool = False) -> rx.Component:
    words = t("identity.welcome.finish") if last else t("identity.continue")
    return rx.el.div(
        _to(earlier) if earlier else rx.el.span(),
        rx.el.div(
            button(t("identity.welcome.skip"), variant="quiet", on_click=WelcomePage.skip)
            if skips
            else rx.fragment(),
            button(words, variant="primary", type="submit"),
            class_name="flex flex-wrap gap-3",
        ),
        class_name="flex flex-wrap justify-between gap-3",
    )


def _to(step: str) -> rx.Component:
    return button(
        t("identity.welcome.back"), variant="quiet", icon="arrow-left", on_click=back(step)
    )
