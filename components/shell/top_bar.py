"""The bar at the top of every page."""

import reflex as rx

from components.notify import bell
from components.shell.account import account
from components.shell.entries import Entry, main_entries
from components.shell.logo import logo
from components.shell.switches import language_switch
from components.text import t
from components.ui.base import classes
from components.ui.button import icon_button, link_button
from components.ui.icon import icon
from components.ui.link import link
from state.messaging.badge import ChatBadge
from state.shell import Shell


def top_bar(*, active: str | None = None, middle: rx.Component | None = None) -> rx.Component:
    """Logo, places to go (the one named `active` hangs from its bar), language, account.

    `middle` (a search box) takes the place of the entries; the bar then is as wide as the page
    below it, and a phone keeps of the logo only the mark.
    """
    places = middle or rx.el.nav(
        *[_entry(entry, entry.key == active) for entry in main_entries()],
        aria_label=t("shell.nav.label"),
        class_name="hidden md:flex items-stretch gap-7 self-stretch ml-4",
    )
    return rx.el.header(
        rx.el.div(
            logo(short=middle is not None),
            places,
            rx.el.div(
                language_switch(),
                link_button(
                    t("shell.nav.list_home"),
                    "/desk",
                    variant="quiet",
                    class_name="max-lg:hidden !min-h-9",
                ),
                icon_button(
                    "heart",
                    t("shell.nav.saved"),
                    href="/favourites",
                    variant="quiet",
                    class_name="max-md:hidden",
                ),
                chats_link(),
                bell(id="bell"),
                account(),
                # A search box needs the width of a phone; its bar below has account and language.
                class_name="ml-auto flex items-center gap-2 md:gap-3 "
                f"{'max-md:hidden' if middle else ''}".rstrip(),
            ),
            class_name=classes(
                "flex items-center gap-4 md:gap-8 h-16 mx-auto",
                "max-w-[1360px] px-gutter" if middle is None else "px-gutter lg:px-6",
            ),
        ),
        class_name="sticky top-0 z-40 bg-surface border-b border-line",
    )


def chats_link() -> rx.Component:
    """Conversations, with how many are unread. Nothing for strangers."""
    return rx.cond(
        Shell.viewer.signed_in,
        link(
            icon("message-circle", size=20),
            rx.cond(
                ChatBadge.unread > 0,
                rx.el.span(
                    ChatBadge.shown,
                    aria_hidden="true",
                    class_name="absolute -top-0.5 -right-1 grid place-items-center min-w-[18px] "
                    "h-[18px] px-1 rounded-badge bg-geru-fill text-on-fill text-[11px] "
                    "leading-none font-[600] tabular-nums ring-2 ring-surface",
                ),
                rx.fragment(),
            ),
            rx.el.span(
                rx.cond(
                    ChatBadge.unread > 0,
                    t("messaging.bar_unread", n=ChatBadge.shown),
                    t("messaging.title"),
                ),
                class_name="sr-only",
            ),
            href="/chats",
            class_name="touch relative grid place-items-center size-10 rounded-control text-ink-2 "
            "hover:bg-sunken hover:text-ink",
        ),
        rx.fragment(),
    )


def _entry(entry: Entry, on: bool) -> rx.Component:
    look = "text-ink font-[600] before:bg-geru-fill" if on else "text-ink-2 hover:text-ink"
    return link(
        entry.text,
        href=entry.href,
        class_name="relative flex items-center text-[15px] transition-colors duration-menu "
        "before:absolute before:top-0 before:inset-x-0 before:h-[3px] before:rounded-b-[2px] "
        f"{look}",
        current=on,
    )
