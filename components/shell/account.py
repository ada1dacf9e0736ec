"""The corner of the person: sign in, or the account menu."""

import reflex as rx

from components.shell.entries import SIGN_IN, SIGN_OUT
from components.shell.switches import theme_switch
from components.text import t
from components.ui.avatar import AvatarSize, avatar
from components.ui.button import link_button
from components.ui.facts import divider
from components.ui.floating import Item, menu, pops
from components.ui.form import post_form
from components.ui.icon import icon
from state.shell import Shell

MENU = "account-menu"


def account() -> rx.Component:
    """'Sign in', or the avatar with its menu; an empty place until we know who it is."""
    return rx.el.div(
        rx.cond(
            # While the records are away, a stranger may be somebody whom we cannot look up.
            Shell.is_hydrated & (Shell.viewer.signed_in | ~Shell.viewer.records_away),
            rx.cond(Shell.viewer.signed_in, _menu(), sign_in()),
            rx.el.span(class_name="block size-9 rounded-full bg-sunken", aria_hidden="true"),
        ),
        class_name="flex justify-end min-w-9",
    )


def sign_in() -> rx.Component:
    """The way to the sign-in page, and from there back to this one (ghar.js)."""
    return link_button(
        t("shell.sign_in"),
        SIGN_IN,
        variant="primary",
        external=True,
        custom_attrs={"data-come-back": ""},
        class_name="!min-h-11 md:!min-h-9",
    )


def viewer_avatar(*, size: AvatarSize) -> rx.Component:
    """The viewer's own picture or initials."""
    return avatar(
        Shell.viewer.name,
        initials=Shell.viewer.initials,
        src=Shell.viewer.avatar_url,
        size=size,
        silent=True,
    )


def who() -> rx.Component:
    """The viewer's name over the masked phone number or address."""
    return rx.el.div(
        rx.el.p(Shell.viewer.name, class_name="font-[600] truncate"),
        rx.el.p(Shell.viewer.masked, class_name="text-caption text-ink-3 tabular-nums truncate"),
        class_name="min-w-0",
    )


def sign_out() -> rx.Component:
    """The line that signs out: a post, since state never changes on a GET."""
    return post_form(
        rx.el.button(
            icon("log-out", class_name="text-ink-3"),
            t("shell.sign_out"),
            type="submit",
            role="menuitem",
            tab_index=-1,
            class_name="flex w-full items-center gap-3 rounded-small px-3 min-h-11 md:min-h-9 "
            "text-left font-[500] hover:bg-sunken",
        ),
        action=SIGN_OUT,
        csrf=Shell.csrf,
        next="/",
        class_name="contents",
        role="none",
    )


def _menu() -> rx.Component:
    trigger = rx.el.button(
        viewer_avatar(size=40),
        type="button",
        aria_label=t("shell.account.open"),
        class_name="touch flex rounded-full",
        **pops(MENU, "menu"),
    )
    head = rx.el.div(
        rx.el.div(
            viewer_avatar(size=40), who(), class_name="flex items-center gap-3 px-3 pt-2 pb-3"
        ),
        divider(),
        class_name="pb-1.5",
    )
    lines: list[Item | rx.Component] = [
        Item(t("shell.account.menu"), icon="user-round", href="/account"),
        Item(t("visits.mine.title"), icon="calendar-days", href="/visits"),
        Item(t("notify.title"), icon="bell", href="/notifications"),
        Item(t("shell.account.recent"), icon="history", href="/recent"),
        Item(t("shell.account.desk"), icon="building-2", href="/desk"),
        sign_out(),
    ]
    return menu(
        trigger,
        lines,
        id=MENU,
        label=t("shell.account.menu"),
        head=head,
        foot=rx.el.div(
            theme_switch(name="theme-of-menu"),
            class_name="border-t border-line mt-1.5 pt-2.5 px-1 pb-1",
        ),
    )
