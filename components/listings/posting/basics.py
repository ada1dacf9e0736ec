"""First step: what it is, what for, what it is called."""

import reflex as rx

from components.listings.posting.fields import chips, line, long_text
from components.text import t
from ghar_app.models.listings.kinds import PropertyType, Purpose
from state.listings.posting.wizard import WizardPage

_T = PropertyType
_KINDS = (
    _T.APARTMENT,
    _T.HOUSE,
    _T.BUILDER_FLOOR,
    _T.VILLA,
    _T.STUDIO,
    _T.PENTHOUSE,
    _T.CONDO,
    _T.LOFT,
    _T.ROOM,
    _T.PG,
    _T.FLATMATE,
    _T.PLOT,
    _T.OFFICE,
    _T.SHOP,
    _T.WAREHOUSE,
    _T.COMMERCIAL,
)


def basics_step() -> rx.Component:
    """Everything later is asked by what is chosen here."""
    kind = WizardPage.answers["property_type"]
    shared = (kind == _T.PG) | (kind == _T.FLATMATE)
    return rx.fragment(
        chips(
            "property_type",
            t("posting.field.property_type"),
            [(one.value, t(f"homes.type.{one.value}")) for one in _KINDS],
        ),
        rx.cond(
            shared,
            rx.el.p(t("posting.shared_is_rented"), class_name="text-ink-2"),
            chips(
                "purpose",
                t("posting.field.purpose"),
                [(one.value, t(f"posting.purpose.{one.value}")) for one in Purpose],
            ),
        ),
        line("title", max_length=200, help=t("posting.title_help")),
        long_text("description", rows=6, max_length=5000, help=t("posting.description_help")),
    )
