"""Money that leads: the amount large, its period beside it, a note below."""

from typing import Literal

import reflex as rx

from components.ui.base import Flag, Text, either, one_of, shown

PriceSize = Literal["card", "box", "stat"]
_SIZES = {"card": "text-price", "box": "text-price-box", "stat": "text-price-stat"}


def price(
    amount: Text,
    *,
    per: Text | None = None,
    note: Text | None = None,
    aside: rx.Component | None = None,
    size: PriceSize = "card",
    struck: Flag = False,
) -> rx.Component:
    """`amount` is written already (₹38,500), `per` is "/month". `struck`: no longer valid."""
    one_of(size, PriceSize, "size")
    line = rx.el.p(
        rx.el.span(
            amount, class_name=[_SIZES[size], either(struck, "line-through", "no-underline")]
        ),
        shown(per, lambda words: rx.el.span(" ", words, class_name="text-small text-ink-2")),
        class_name="tabular-nums whitespace-nowrap",
    )
    return rx.el.div(
        rx.el.div(
            line,
            aside or None,
            class_name="flex flex-wrap items-center justify-between gap-x-3 gap-y-1",
        ),
        shown(note, lambda words: rx.el.p(words, class_name="text-caption text-ink-3 mt-1")),
    )
