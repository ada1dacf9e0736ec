"""Every address that is none: answered with 404, and with the way on."""

import reflex as rx

from components.listings.around import not_there
from components.shell import page
from components.text import t

ROUTE = "404"
TITLE = t("listings.lost.title")


def not_found() -> rx.Component:
    """The screen."""
    return page(None, not_there(t("listings.lost.title"), t("listings.lost.text")))
