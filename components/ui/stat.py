"""A number that matters, hanging from its bar; the whole block links to what it counts."""

import reflex as rx

from components.text import t
from components.ui.base import Flag, Text, either, shown
from components.ui.card import CARD
from components.ui.link import link
from components.ui.skeleton import skeleton

_BLOCK = "hangs block px-4 md:px-5 py-4 min-w-0 rounded-card"


def stat(
    label: Text,
    value: Text | None,
    *,
    note: Text | None = None,
    href: Text | None = None,
    alarm: Flag = False,
    loading: Flag = False,
) -> rx.Component:
    """One number. `value` None is "Not given"; `alarm` turns bar and number rani.

    The note then says in words what is wrong ("4 tenants, oldest 68 days").
    """
    bar = either(alarm, "[--bar:var(--rani)]", "[--bar:var(--line)]")
    body = _body(label, value, note, alarm)
    if loading is not False:
        body = rx.cond(loading, _waiting(label), body)
    if href is None:
        return rx.el.div(body, class_name=[_BLOCK, bar])
    return link(body, href=href, class_name=[_BLOCK, bar, "transition-colors hover:bg-sunken"])


def stat_strip(*stats: rx.Component) -> rx.Component:
    """Stats in one card: side by side on a desk; on a phone three in a row, else two a row."""
    return rx.el.div(
        *stats,
        class_name=f"{CARD} grid grid-cols-2 has-[>:nth-child(3):last-child]:grid-cols-3 "
        "md:!grid-cols-[repeat(auto-fit,minmax(150px,1fr))]",
    )


def _body(label: Text, value: Text | None, note: Text | None, alarm: Flag) -> rx.Component:
    number = rx.el.span(
        value, class_name=["text-price-stat tabular-nums", either(alarm, "text-rani", "text-ink")]
    )
    if value is None:
        number = rx.el.span(t("formats.not_given"), class_name="text-body text-ink-3")
    return rx.el.span(
        rx.el.span(label, class_name="text-caption text-ink-2"),
        number,
        shown(note, lambda words: rx.el.span(words, class_name="text-caption text-ink-3")),
        class_name="flex flex-col gap-0.5 pt-0.5",
    )


def _waiting(label: Text) -> rx.Component:
    return rx.el.span(
        rx.el.span(label, class_name="text-caption text-ink-2"),
        skeleton("title", width="7rem"),
        skeleton("text", width="9rem"),
        class_name="flex flex-col gap-2 pt-0.5",
        aria_busy="true",
    )
