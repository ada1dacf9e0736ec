"""/flatmates/me: one's own profile, section by section, and as others see it."""

from typing import Any

import reflex as rx

from components.flatmates.fields import one_of_cards, photo_fields, place_fields
from components.flatmates.profile import whole_profile
from components.shell import page
from components.text import t
from components.ui import (
    badge,
    button,
    dialog,
    error_text,
    form,
    link_button,
    loading,
    panel,
    progress,
    skeleton_rows,
    switch,
)
from components.ui.icon import icon
from ghar_app.models.flatmates.compatibility import NAMES
from ghar_app.models.flatmates.profile.privacy import SWITCHES
from pages.flatmates.me_sections import answer, basics, budget
from pages.flatmates.welcome_steps import wish_fields
from state.flatmates.me import MateEditor
from state.flatmates.photos import MatePhotos

ROUTE = "/flatmates/me"
ON_LOAD = [MateEditor.load, MatePhotos.load]
TITLE = t("people.me.title")

E: Any = MateEditor
said: Any = MateEditor.said
errors: Any = MateEditor.errors
chosen: Any = MateEditor.chosen
lists: Any = MateEditor.lists
choices: Any = MateEditor.choices


def me() -> rx.Component:
    """The editor, or a way into the questions while they are not done."""
    return page(
        t("people.me.title"),
        rx.el.script(src="/flatmates.js", custom_attrs={"async": True}),
        error_text(errors[""]),
        rx.cond(
            E.ready,
            rx.el.div(
                _standing(),
                panel(t("people.field.photos"), photo_fields("me-photos")),
                panel(t("people.step.place"), place_fields(E, id="me")),
                _section(
                    "mode",
                    one_of_cards(
                        t("people.field.mode"),
                        name="mode",
                        options=choices["mode"],
                        chosen=chosen["mode"],
                        error=errors["mode"],
                    ),
                ),
                _section("basics", *basics()),
                _section(
                    "lifestyle",
                    *[answer(name, place) for place, name in enumerate(NAMES)],
                ),
                _section("budget", *budget()),
                _section("wishes", *wish_fields("me", choices, chosen, lists, said, errors)),
                _privacy(),
                key=E.version.to(str),
                class_name="flex flex-col gap-5",
            ),
            rx.cond(
                E.refusal.code,
                rx.el.div(button(t("ui.retry"), on_click=E.load)),
                loading(skeleton_rows(6)),
            ),
        ),
        dialog(
            t("people.me.preview"),
            rx.cond(E.preview, whole_profile(E.preview, level=2)),
            id="me-preview",
            open=E.preview.is_not_none(),
            on_close=E.close,
            size="lg",
        ),
        active="flatmates",
        phone_active="account",
        width="prose",
    )


def _standing() -> rx.Component:
    """How others see it now, how whole it is, and what would help most."""
    words = t("people.me.complete", n=E.percent)
    return panel(
        t("people.me.visibility"),
        rx.el.div(
            rx.el.div(
                badge(E.status_text, tone=E.status_tone),
                rx.cond(
                    E.draft,
                    link_button(
                        t("people.me.finish_first"),
                        "/flatmates/welcome?next=/flatmates/me",
                        variant="primary",
                    ),
                    button(t("people.me.preview"), icon="eye", on_click=E.look),
                ),
                class_name="flex flex-wrap items-center justify-between gap-3",
            ),
            rx.cond(
                E.may_pause,
                switch(
                    t("people.me.shown"),
                    name="shown",
                    id="me-shown",
                    help=t("people.me.shown_help"),
                    checked=E.shown,
                    on_change=E.be_shown,
                ),
            ),
            rx.el.div(
                rx.el.p(words, class_name="text-h4"),
                progress(E.percent, label=words, tone="tulsi"),
                rx.el.p(
                    rx.cond(E.fix, E.fix, t("people.me.whole")),
                    class_name="text-small text-ink-2",
                ),
                class_name="flex flex-col gap-2",
            ),
            class_name="flex flex-col gap-5",
        ),
    )


def _section(name: str, *fields: rx.Component) -> rx.Component:
    """A form of its own; a mark says while it has changes that are not saved (flatmates.js)."""
    return panel(
        t(f"people.step.{name}"),
        form(
            *fields,
            rx.el.div(
                rx.el.p(
                    icon("circle-alert", size=16),
                    t("people.me.unsaved"),
                    custom_attrs={"data-unsaved": "", "hidden": True},
                    role="status",
                    class_name="flex items-center gap-1.5 text-small text-genda [&[hidden]]:hidden",
                ),
                button(
                    t("people.me.save"),
                    variant="secondary",
                    type="submit",
                    class_name="ml-auto",
                ),
                class_name="flex flex-wrap items-center gap-3",
            ),
            on_submit=lambda data: E.save(name, data),
            id=f"me-{name}",
            key=f"me-{name}",
        ),
    )


def _privacy() -> rx.Component:
    return panel(
        t("people.me.privacy"),
        rx.el.div(
            *[
                switch(
                    t(f"people.privacy.{name}"),
                    name=name,
                    id=f"me-{name}",
                    checked=E.private[name],
                    on_change=lambda on, name=name: E.keep_private(name, on),
                )
                for name in SWITCHES
            ],
            class_name="flex flex-col gap-3",
        ),
    )
