"""How well two people or a person and a home fit, 0 to 100, as a ring with its number."""

from typing import Literal

import reflex as rx

from components.text import t
from components.ui.base import Flag, either, one_of

RingSize = Literal[32, 48, 72]
_TEXT: dict[int, str] = {32: "text-[11px]", 48: "text-[15px]", 72: "text-[22px]"}


def score_ring(
    score: int | rx.Var[int] | None, *, size: RingSize = 48, known: bool | rx.Var[bool] = True
) -> rx.Component:
    """The ring: tulsi from 70, genda from 40, else rani. None or not `known`: grey and words."""
    one_of(size, RingSize, "size")
    if score is None or known is False:
        return _unknown(size)
    if isinstance(known, rx.Var):
        return rx.cond(known, _ring(score, size), _unknown(size))
    return _ring(score, size)


def _ring(score: int | rx.Var[int], size: int) -> rx.Component:
    return rx.el.span(
        _circle(size, score, _tone(score)),
        rx.el.span(
            score,
            aria_hidden="true",
            class_name=f"absolute inset-0 grid place-items-center font-[650] {_TEXT[size]} "
            "tabular-nums text-ink",
        ),
        role="img",
        aria_label=t("ui.score.label", n=score),
        class_name="relative inline-grid place-items-center rounded-full shrink-0",
    )


def _tone(score: int | rx.Var[int]) -> str | rx.Var[str]:
    good: Flag = score >= 70  # type: ignore[operator]
    fair: Flag = score >= 40  # type: ignore[operator]
    if isinstance(good, rx.Var):
        return rx.cond(good, "text-tulsi", rx.cond(fair, "text-genda", "text-rani"))
    return "text-tulsi" if good else either(fair, "text-genda", "text-rani")


def _circle(size: int, score: int | rx.Var[int], tone: str | rx.Var[str]) -> rx.Component:
    whole = {"cx": "18", "cy": "18", "r": "15.9"}
    return rx.el.svg(
        rx.el.circle(**whole, class_name="fill-none stroke-line [stroke-width:3]"),
        rx.el.circle(
            **whole,
            class_name="fill-none stroke-current [stroke-width:3]",
            custom_attrs={
                "pathLength": "100",
                "strokeLinecap": "round",
                "strokeDasharray": f"{score} 100",
            },
        ),
        view_box="0 0 36 36",
        width=str(size),
        height=str(size),
        class_name=["-rotate-90", tone],
        custom_attrs={"aria-hidden": "true"},
    )


def _unknown(size: int) -> rx.Component:
    return rx.el.span(
        _circle(size, 0, "text-transparent"),
        rx.el.span(t("ui.score.unknown"), class_name="text-caption text-ink-3"),
        class_name="inline-flex items-center gap-2",
    )
