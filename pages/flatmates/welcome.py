"""/flatmates/welcome: seven steps into the flatmates part."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import button, error_text, loading, progress, skeleton_rows
from components.ui.icon import icon
from pages.flatmates import welcome_steps as steps
from state.flatmates.photos import MatePhotos
from state.flatmates.welcome import MateWelcome

ROUTE = "/flatmates/welcome"
ON_LOAD = [MateWelcome.load, MatePhotos.load]
TITLE = t("people.welcome.title")

# Vars of a state are typed as their values; a page handles them as Vars.
W: Any = MateWelcome
errors: Any = MateWelcome.errors
STEPS = ("mode", "place", "basics", "photo", "lifestyle", "budget", "wishes")


def welcome() -> rx.Component:
    """One step a screen; what is said is kept at once."""
    return page(
        t("people.welcome.title"),
        rx.cond(
            W.step,
            rx.el.div(
                rx.cond(W.number > 0, _progress()),
                error_text(errors[""]),
                rx.match(
                    W.step,
                    ("splash", _splash()),
                    ("mode", steps.mode()),
                    ("place", steps.place()),
                    ("basics", steps.basics()),
                    ("photo", steps.photo()),
                    ("lifestyle", steps.lifestyle()),
                    ("budget", steps.budget()),
                    steps.wishes(),
                ),
                class_name="flex flex-col gap-6",
            ),
            rx.cond(
                W.refusal.code,
                rx.el.div(error_text(errors[""]), button(t("ui.retry"), on_click=W.load)),
                loading(skeleton_rows(4)),
            ),
        ),
        note=t("people.welcome.lead"),
        active="flatmates",
        width="prose",
        foot=False,
    )


def _progress() -> rx.Component:
    name: Any = rx.match(
        W.step, *[(one, t(f"people.step.{one}")) for one in STEPS[:-1]], t("people.step.wishes")
    )
    words = t("people.welcome.progress", n=W.number, name=name)
    return rx.el.div(
        rx.el.p(words, class_name="text-small text-ink-2", aria_live="polite"),
        progress(W.number, label=words, of=len(STEPS)),
        class_name="flex flex-col gap-2",
    )


def _splash() -> rx.Component:
    points = (("moon", "one"), ("chart-pie", "two"), ("shield-check", "three"))
    return rx.el.div(
        rx.el.h2(t("people.welcome.splash_title"), class_name="text-h2"),
        rx.el.ul(
            *[
                rx.el.li(
                    rx.el.span(icon(sign, size=20), class_name="text-geru"),
                    t(f"people.welcome.splash_{name}"),
                    class_name="flex items-start gap-3",
                )
                for sign, name in points
            ],
            class_name="flex flex-col gap-3",
        ),
        rx.el.p(t("people.welcome.adults"), class_name="text-small text-ink-2"),
        rx.el.div(
            button(
                rx.cond(W.begun, t("people.welcome.go_on"), t("people.welcome.begin")),
                variant="primary",
                size="lg",
                icon_after="arrow-right",
                on_click=W.begin,
            ),
            rx.el.span(t("people.welcome.minutes"), class_name="text-small text-ink-3"),
            class_name="flex flex-wrap items-center gap-4",
        ),
        class_name="flex flex-col gap-6 rounded-panel border border-line bg-surface p-6",
    )
