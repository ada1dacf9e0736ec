"""/post/[draft_id]: the wizard, for new homes and for those that are online."""

import reflex as rx

from components.listings.posting import (
    basics_step,
    details_step,
    location_step,
    photos_step,
    preview_step,
    price_step,
    wizard,
)
from components.shell import page
from components.text import t
from components.ui import breadcrumbs, error_text, loading, skeleton_rows
from state.listings.posting.wizard import WizardPage

ROUTE = "/post/[draft_id]"
ON_LOAD = WizardPage.load
TITLE = "Ghar"


def post_one() -> rx.Component:
    """The step that the address names."""
    named = rx.cond(WizardPage.draft.title, WizardPage.draft.title, t("posting.untitled"))
    return page(
        named,
        rx.cond(
            WizardPage.ready,
            wizard(
                ("basics", basics_step()),
                ("location", location_step()),
                ("details", details_step()),
                ("price", price_step()),
                ("photos", photos_step()),
                last=preview_step(),
            ),
            rx.cond(
                WizardPage.refusal.code,
                error_text(WizardPage.errors[""]),
                loading(skeleton_rows(6)),
            ),
        ),
        active="owners",
        above=breadcrumbs([(t("posting.title"), "/post")], named),
        foot=False,
    )
