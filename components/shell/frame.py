"""The frame of a page: skip link, top bar, content, footer, phone bar."""

from typing import Literal

import reflex as rx

from components.shell.entries import Entry, desk_entries
from components.shell.footer import footer
from components.shell.phone_bar import phone_bar
from components.shell.side_nav import side_nav
from components.shell.top_bar import top_bar
from components.text import t
from components.ui.base import Part, Text, classes, one_of
from components.ui.chip import chip, chip_row
from components.ui.link import link
from components.ui.section import page_head

Width = Literal["wide", "prose", "full"]
_WIDTHS: dict[str, str] = {
    "wide": "w-full max-w-[1360px] mx-auto px-gutter py-6 md:py-8",
    "prose": "w-full max-w-[760px] mx-auto px-gutter py-6 md:py-10",
    "full": "w-full",
}


def page(
    title: Text | None,
    *children: rx.Component,
    active: str | None = None,
    phone_active: str | None = None,
    note: Part | None = None,
    above: rx.Component | None = None,
    actions: tuple[rx.Component, ...] = (),
    middle: rx.Component | None = None,
    width: Width = "wide",
    foot: bool = True,
) -> rx.Component:
    """A page for seekers.

    `title` is the h1 (None where the page draws its own); `active` names the entry of the top bar
    (rent, buy, stays, owners), `phone_active` that of the phone bar (explore, recent, owners,
    account), else the same; `middle` replaces the entries of the top bar. `width`: wide
    (1280 px), prose (680 px), full (edge to edge, for maps and heroes).
    """
    look = _WIDTHS[one_of(width, Width, "width")]
    return rx.el.div(
        skip_link(),
        top_bar(active=active, middle=middle),
        rx.el.main(
            _title(title, note, above, actions),
            *children,
            tab_index=-1,
            custom_attrs={"id": "main"},
            class_name=classes("flex-1 flex flex-col gap-8", look, "" if foot else "max-md:pb-24"),
        ),
        footer() if foot else None,
        phone_bar(active=phone_active or active),
        class_name="min-h-dvh flex flex-col",
    )


def desk_page(
    title: Text | None,
    *children: rx.Component,
    active: str | None = None,
    note: Part | None = None,
    above: rx.Component | None = None,
    actions: tuple[rx.Component, ...] = (),
    entries: list[Entry] | None = None,
) -> rx.Component:
    """A page for owners: side navigation from 1024 px on, compact controls and tables.

    `active` names one of `entries` (else `desk_entries()`: homes, explore).
    """
    places = entries or desk_entries()
    return rx.el.div(
        skip_link(),
        side_nav(places, active=active),
        rx.el.div(top_bar(active="owners"), class_name="lg:hidden"),
        _places(entries, active) if entries else None,
        rx.el.main(
            _title(title, note, above, actions),
            *children,
            tab_index=-1,
            custom_attrs={"id": "main"},
            class_name="lg:ml-56 px-gutter md:px-7 py-6 max-md:pb-24 flex flex-col gap-4 "
            "max-w-[1440px]",
        ),
        phone_bar(active="owners"),
        class_name="compact min-h-dvh",
    )


def _places(entries: list[Entry], active: str | None) -> rx.Component:
    """Where the side navigation has no room: its places in a row that scrolls."""
    return rx.el.nav(
        chip_row(
            *[
                chip(entry.text, icon=entry.icon, href=entry.href, chosen=entry.key == active)
                for entry in entries
            ]
        ),
        aria_label=t("shell.desk.label"),
        class_name="lg:hidden px-gutter md:px-7 pt-4",
    )


def bare_page(*children: rx.Component) -> rx.Component:
    """A page without bars (sign-in): skip link and content only."""
    return rx.el.div(
        skip_link(),
        rx.el.main(*children, tab_index=-1, custom_attrs={"id": "main"}),
        class_name="min-h-dvh bg-surface",
    )


def skip_link() -> rx.Component:
    """The first thing the Tab key finds."""
    return link(
        t("shell.skip"),
        href="#main",
        external=True,
        class_name="fixed left-4 top-3 z-[70] -translate-y-20 focus:translate-y-0 bg-ink "
        "text-paper rounded-small px-4 py-2.5 font-[600]",
    )


def _title(
    title: Text | None,
    note: Part | None,
    above: rx.Component | None,
    actions: tuple[rx.Component, ...],
) -> rx.Component:
    if title is None:
        return rx.fragment()
    return page_head(title, note=note, above=above, actions=actions)
