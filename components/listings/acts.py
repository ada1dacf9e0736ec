"""What one can do with a home's page today: share it, put it beside others."""

import reflex as rx

from components.text import t
from components.ui import button
from components.ui.icon import icon
from components.ui.link import link
from state.listings.compare import Compare

_QUIET = (
    "inline-flex items-center gap-2 min-h-11 md:min-h-9 px-3 rounded-control font-[600] text-ink-2 "
    "hover:bg-sunken hover:text-ink transition-colors duration-press"
)


def share_button(id: rx.Var[str]) -> rx.Component:
    """The device's own share sheet, else the short link on the clipboard (assets/listing.js)."""
    return rx.el.button(
        rx.el.span(
            icon("share-2"),
            t("listings.detail.share"),
            class_name="inline-flex items-center gap-2 group-data-[done]:hidden",
        ),
        rx.el.span(
            icon("check"),
            t("listings.detail.copied"),
            class_name="hidden items-center gap-2 text-tulsi group-data-[done]:inline-flex",
            aria_hidden="true",
        ),
        rx.el.span(role="status", class_name="sr-only"),
        type="button",
        custom_attrs={"data-share": t("listings.detail.copied"), "data-home": id},
        class_name=f"group {_QUIET}",
    )


def compare_button(id: rx.Var[str]) -> rx.Component:
    """Quiet, for the top of the page."""
    chosen = Compare.ids.contains(id)
    return rx.el.button(
        rx.cond(chosen, icon("check"), icon("columns-3")),
        rx.cond(chosen, t("listings.compare.added"), t("listings.compare.add")),
        type="button",
        aria_pressed=rx.cond(chosen, "true", "false"),
        on_click=Compare.toggle(id),
        class_name=_QUIET,
    )


def keep_button(id: rx.Var[str]) -> rx.Component:
    """The page's main act; once it is done, the way to the comparison."""
    chosen = Compare.ids.contains(id)
    return rx.fragment(
        rx.cond(
            chosen,
            button(
                t("listings.compare.added"),
                variant="soft",
                size="lg",
                icon="check",
                wide=True,
                on_click=Compare.toggle(id),
                aria_pressed="true",
            ),
            button(
                t("listings.compare.add_long"),
                variant="primary",
                size="lg",
                icon="columns-3",
                wide=True,
                on_click=Compare.toggle(id),
                aria_pressed="false",
            ),
        ),
        rx.cond(
            Compare.refusal.message,
            rx.el.p(Compare.refusal.message, role="alert", class_name="text-rani text-caption"),
            rx.fragment(),
        ),
        rx.cond(Compare.ids.length() > 0, open_compare(), rx.fragment()),
    )


def open_compare() -> rx.Component:
    """The way to the comparison, with how many homes are in it."""
    return link(
        t("listings.compare.open", n=Compare.ids.length()),
        icon("arrow-right", size=16),
        href="/compare",
        tone="geru",
        class_name="inline-flex items-center justify-center gap-1.5 min-h-11 md:min-h-9",
    )
