"""Where one is told what: a switch where a channel and a category meet."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui.choice import switch
from components.ui.icon import icon
from components.ui.table import Column, cell, row, table, two_lines
from state.notify.settings import NotificationSettings

# Vars of a state are typed as their values; a page handles them as Vars.
on: Any = NotificationSettings.on
fixed: Any = NotificationSettings.fixed
off: Any = NotificationSettings.off
choose: Any = NotificationSettings.choose
flip: Any = NotificationSettings.switch

CATEGORIES = ("transactional", "system", "marketing")
CHANNELS = ("in_app", "push", "email", "sms", "whatsapp")
SWITCHES = ("price_drops", "saved_searches", "recommendations", "digest")


def channel_matrix() -> rx.Component:
    """A row a category, a column a channel; below, why a channel says nothing."""
    return rx.el.div(
        table(
            [Column(t("notify.settings.what")), *[Column(_channel(one)) for one in CHANNELS]],
            *[_row(category) for category in CATEGORIES],
            caption=t("notify.settings.where"),
            framed=False,
        ),
        rx.el.ul(
            *[_silent(channel) for channel in CHANNELS[1:]],
            class_name="flex flex-col gap-1.5 list-none m-0 p-0 empty:hidden",
        ),
        class_name="flex flex-col gap-4",
    )


def _channel(channel: str) -> rx.Var[str]:
    return t(f"notify.channel.{channel}")


def _row(category: str) -> rx.Component:
    words = two_lines(t(f"notify.category.{category}"), t(f"notify.category.{category}_note"))
    return row(cell(words, leads=True), *[_cell(category, one) for one in CHANNELS])


def _cell(category: str, channel: str) -> rx.Component:
    if channel == "in_app" and category != "marketing":
        always = rx.el.span(
            icon("check", size=18),
            rx.el.span(t("notify.settings.always"), class_name="sr-only"),
            class_name="inline-grid place-items-center h-11 w-11 text-tulsi",
        )
        return cell(always, label=_channel(channel))
    key = f"{category}.{channel}"
    return cell(
        rx.el.label(
            rx.el.input(
                type="checkbox",
                role="switch",
                checked=on[key],
                disabled=fixed[key],
                on_change=lambda value: choose(category, channel, value),
                aria_label=t(
                    "notify.settings.cell",
                    channel=_channel(channel),
                    category=t(f"notify.category.{category}"),
                ),
                class_name="switch",
            ),
            class_name="touch inline-grid place-items-center min-h-11 "
            "has-[:disabled]:opacity-[.42]",
        ),
        label=_channel(channel),
    )


def _silent(channel: str) -> rx.Component:
    return rx.cond(
        off[channel] != "",
        rx.el.li(
            icon("info", size=16, class_name="mt-0.5 shrink-0"),
            rx.el.span(
                rx.el.span(_channel(channel), class_name="font-[600] text-ink"), ": ", off[channel]
            ),
            class_name="flex gap-2 text-small text-ink-2",
        ),
        rx.fragment(),
    )


def switches() -> rx.Component:
    """Sorts of news that can be turned off one by one."""
    return rx.el.div(
        *[
            switch(
                t(f"notify.switch.{name}"),
                name=name,
                checked=on[name],
                on_change=lambda value, name=name: flip(name, value),
            )
            for name in SWITCHES
        ],
        class_name="flex flex-col gap-1",
    )
