"""/goodbye: what somebody sees whose account is gone."""

import reflex as rx

from components.shell import bare_page
from components.text import t
from components.ui import link_button

ROUTE = "/goodbye"
TITLE = "Ghar"


def goodbye() -> rx.Component:
    """One sentence and the way to the front page."""
    return bare_page(
        rx.el.div(
            rx.el.h1(t("identity.goodbye_title"), class_name="text-h1"),
            rx.el.p(t("identity.goodbye_text"), class_name="text-body text-ink-2"),
            rx.el.div(link_button(t("identity.goodbye_home"), "/", external=True)),
            class_name="mx-auto max-w-prose px-gutter py-24 flex flex-col gap-4",
        )
    )
