"""Where one is and where one can go on: breadcrumbs, pages of a list."""

from collections.abc import Sequence

import reflex as rx

from components.text import t
from components.ui.base import Text
from components.ui.button import link_button
from components.ui.icon import icon
from components.ui.link import link


def breadcrumbs(way: Sequence[tuple[Text, Text]], here: Text) -> rx.Component:
    """The way here: (words, href) pairs, then where one is."""
    steps = [
        rx.el.li(
            link(
                words,
                href=href,
                class_name="inline-flex items-center min-h-6 hover:text-ink hover:underline "
                "underline-offset-4",
            ),
            icon("chevron-right", size=14),
            class_name="flex items-center gap-2",
        )
        for words, href in way
    ]
    return rx.el.nav(
        rx.el.ol(
            *steps,
            rx.el.li(here, aria_current="page", class_name="text-ink"),
            class_name="flex flex-wrap items-center gap-x-2 gap-y-1 text-caption text-ink-3",
        ),
        aria_label=t("ui.breadcrumbs"),
    )


def pager(
    *, earlier: Text | None = None, later: Text | None = None, note: Text | None = None
) -> rx.Component:
    """Links to the pages before and after; a missing (None or empty) link is left out."""
    return rx.el.nav(
        _turn(earlier, t("ui.pager.earlier"), icon_before="arrow-left"),
        rx.el.span(note or "", class_name="text-caption text-ink-3 tabular-nums"),
        _turn(later, t("ui.pager.later"), icon_after="arrow-right"),
        aria_label=t("ui.pager.label"),
        class_name="flex items-center justify-between gap-4",
    )


def _turn(
    href: Text | None, words: Text, icon_before: str | None = None, icon_after: str | None = None
) -> rx.Component:
    if href is None:
        return rx.el.span()
    button = link_button(words, href, icon=icon_before, icon_after=icon_after)
    return rx.cond(href, button, rx.el.span()) if isinstance(href, rx.Var) else button
