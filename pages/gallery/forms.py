"""Fields and choices."""

import reflex as rx

from components.ui import (
    checkbox,
    choice_chips,
    date_field,
    money_field,
    otp_field,
    radio_cards,
    select_field,
    switch,
    text_area,
    text_field,
)
from ghar_app.catalogue import Language
from pages.gallery.words import words


def fields(language: Language) -> rx.Component:
    """Every kind of field in every state."""
    say = words(language)

    def named(name: str) -> str:
        return f"{name}-{language}"

    furnishings = [(name, say(name)) for name in ("furnished", "semi", "bare")]
    return rx.el.div(
        text_field(
            say("locality"),
            name=named("locality"),
            default_value=say("locality_value"),
            help=say("locality_help"),
            icon="map-pin",
        ),
        money_field(say("rent"), name=named("rent"), default_value="38,500", help=say("rent_help")),
        text_field(say("pin"), name=named("pin"), default_value="056003", error=say("pin_error")),
        text_field(say("area"), name=named("area"), default_value="1,150", after=say("sq_ft")),
        text_field(
            say("phone"), name=named("phone"), type="tel", before="+91", placeholder="98450 12318"
        ),
        text_field(say("email"), name=named("email"), type="email", required=False),
        text_field(
            say("society"), name=named("society"), default_value="Tulsi Enclave", read_only=True
        ),
        text_field(say("disabled"), name=named("off"), default_value="Tulsi", disabled=True),
        select_field(
            say("furnishing"), name=named("furnishing"), options=furnishings, empty=say("choose")
        ),
        select_field(
            say("furnishing"),
            name=named("furnishing-wrong"),
            options=furnishings,
            empty=say("choose"),
            error=say("choose"),
        ),
        date_field(say("from_date"), name=named("from"), default_value="2027-01-01"),
        date_field(
            say("from_date"),
            name=named("until"),
            default_value="2026-03-01",
            error=say("date_error"),
        ),
        text_area(
            say("description"),
            name=named("description"),
            default_value=say("description_value"),
            aside=rx.el.span(say("length"), class_name="text-caption text-ink-3"),
            class_name="sm:col-span-2",
        ),
        otp_field(say("code"), name=named("code"), help=say("code_help")),
        otp_field(say("code"), name=named("code-wrong"), error=say("code_error")),
        class_name="grid sm:grid-cols-2 gap-x-4 gap-y-5 items-start",
    )


def choices(language: Language) -> rx.Component:
    """Ticks, switches, radio cards, chips in a form."""
    say = words(language)
    return rx.el.div(
        rx.el.div(
            checkbox(
                say("pets"), name=f"pets-{language}", help=say("pets_help"), default_checked=True
            ),
            checkbox(say("agree"), name=f"agree-{language}", error=say("agree_error")),
            checkbox(say("disabled"), name=f"no-tick-{language}", disabled=True),
            switch(say("alerts"), name=f"alerts-{language}", default_checked=True),
            switch(say("alerts"), name=f"alerts-off-{language}"),
            switch(say("disabled"), name=f"no-switch-{language}", disabled=True),
        ),
        radio_cards(
            say("who"),
            name=f"who-{language}",
            options=[
                ("owner", say("owner"), say("owner_note")),
                ("agent", say("agent"), say("agent_note")),
            ],
            default_value="owner",
            columns=True,
        ),
        choice_chips(
            say("bhk"),
            name=f"bhk-{language}",
            options=[("1", "1 BHK"), ("2", "2 BHK"), ("3", "3 BHK"), ("4", "4 BHK")],
            several=True,
            chosen=["2", "3"],
        ),
        class_name="flex flex-col gap-5 min-w-0",
    )
