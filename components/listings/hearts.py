"""The heart: on every photograph of a home, and in words at the top of its page."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.icon import icon
from state.listings.liking import Hearts

_FILLED = (
    "[[aria-pressed=true]>&]:fill-geru-fill [[aria-pressed=true]>&]:text-geru-fill "
    "[[aria-pressed=true]>&]:animate-[like_200ms]"
)


def _put(wanted: rx.Var[bool]) -> tuple[rx.Var[bool]]:
    return (wanted,)


class HeartButton(rx.Component):
    """heart.jsx; use `heart` or `heart_words`."""

    library = rx.asset("heart.jsx", shared=True).importable_path
    tag = "Heart"

    liked: rx.Var[bool]
    turn: rx.Var[int]
    on_put: rx.EventHandler[_put]  # type: ignore[valid-type]


def heart(id: rx.Var[str]) -> rx.Component:
    """On a photograph: 36 px drawn, 44 px to touch."""
    name = t("likes.save")
    return _heart(
        id,
        icon("heart", size=20, class_name=_FILLED),
        aria_label=name,
        custom_attrs={"data-tip": name, "data-tip-at": "end"},
        class_name="touch relative z-10 grid place-items-center size-9 rounded-full bg-white/95 "
        "text-on-photo shadow-[0_1px_3px_rgba(24,14,8,.2)] transition-[scale] duration-press "
        "hover:scale-105 active:scale-95",
    )


def heart_words(id: rx.Var[str]) -> rx.Component:
    """Quiet, beside the other things one can do with a home's page."""
    return _heart(
        id,
        icon("heart", class_name=_FILLED),
        rx.el.span(t("likes.save"), class_name="[[aria-pressed=true]>&]:hidden"),
        rx.el.span(t("likes.saved"), class_name="[[aria-pressed=false]>&]:hidden"),
        class_name="inline-flex items-center gap-2 min-h-11 md:min-h-9 px-3 rounded-control "
        "font-[600] text-ink-2 hover:bg-sunken hover:text-ink transition-colors duration-press",
    )


def _heart(id: rx.Var[str], *face: rx.Component, **props: Any) -> rx.Component:
    return HeartButton.create(
        *face,
        liked=Hearts.liked.contains(id),
        turn=Hearts.turn,
        on_put=lambda wanted: Hearts.put(id, wanted),
        **props,
    )
