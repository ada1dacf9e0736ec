"""What the steps of the sign-in page share."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, error_text, icon, link, notice, post_form
from state.identity.login import LoginPage
from state.shell import Shell

ROUTE = "/login"

# Vars of a state are typed as their values; a page handles them as Vars.
view: Any = LoginPage.view
errors: Any = LoginPage.errors


def head(title: rx.Var[str], lead: rx.Var[str] | str) -> rx.Component:
    """The title of a step and a line below it."""
    return rx.el.div(
        rx.el.h1(title, class_name="text-h1"),
        rx.el.p(lead, class_name="text-body text-ink-2 empty:hidden"),
        class_name="flex flex-col gap-2",
    )


def back() -> rx.Component:
    """Back to the box, which still holds what was typed."""
    return link(
        icon("arrow-left", size=16),
        t("identity.other_identifier"),
        href=f"{ROUTE}?again=1",
        external=True,
        class_name="inline-flex items-center gap-2 min-h-11 md:min-h-9 self-start text-small "
        "font-[600] text-ink-2 hover:text-ink",
    )


def go_button(words: rx.Var[str], busy: rx.Var[str]) -> rx.Component:
    """The one filled button of a step."""
    return button(words, variant="primary", size="lg", type="submit", wide=True, busy_text=busy)


def whole_form_error() -> rx.Component:
    """What is wrong with no field in particular."""
    return error_text(errors[""])


def send_code(
    words: rx.Var[str],
    fields: dict[str, str | rx.Var[str]],
    *,
    icon_name: str,
) -> rx.Component:
    """A button that asks for a code."""
    return post_form(
        button(words, type="submit", icon=icon_name, busy_text=t("identity.resending"), wide=True),
        action="/session/code",
        csrf=Shell.csrf,
        next=view.next,
        fields=fields,
    )


def outside_button(provider: str, *, next: str | rx.Var[str], link: bool = False) -> rx.Component:
    """Goes to an outside provider and comes back signed in, or with its account linked."""
    words = "link" if link else "by"
    return post_form(
        button(
            t(f"identity.{words}_{provider}"),
            type="submit",
            icon="link" if link else "log-in",
            busy_text=t("identity.leaving_for_provider"),
            wide=not link,
        ),
        action="/session/provider",
        csrf=Shell.csrf,
        next=next,
        fields={"provider": provider, **({"link": "1"} if link else {})},
    )


def last_time() -> rx.Component:
    """How this browser signed in before, for whoever uses two ways."""
    return rx.cond(
        view.last_time,
        rx.el.p(
            icon("history", size=16, class_name="mt-0.5 text-ink-3"),
            rx.el.span(view.last_time),
            class_name="flex items-start gap-2 text-small text-ink-2 -mt-3",
        ),
    )


def kept() -> rx.Component:
    """Says that one comes back to where one was, if that is somewhere."""
    return rx.cond(
        view.next != "/", notice(t("identity.place_kept"), mood="plain", icon="bookmark-check")
    )
