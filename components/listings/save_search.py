"""Saving the search that is on the screen."""

import reflex as rx

from components.text import t
from components.ui import button, closes, dialog, form, notice, radio_cards, text_field
from components.ui.icon import icon
from components.ui.link import link
from state.listings.saved import SaveSearch

FREQUENCIES = ("instant", "daily", "weekly", "off")
_DIALOG = "save-search"


def save_search() -> rx.Component:
    """A quiet button with its dialog; afterwards the way to all saved searches."""
    return rx.el.div(
        rx.cond(
            SaveSearch.saved,
            link(
                icon("check", size=16),
                SaveSearch.saved,
                href="/saved-searches",
                tone="geru",
                class_name="inline-flex items-center gap-1.5 min-h-11 md:min-h-9 font-[600] "
                "text-small",
            ),
            button(
                t("saved.save"),
                variant="quiet",
                size="sm",
                icon="bell-plus",
                on_click=SaveSearch.ask,
            ),
        ),
        dialog(
            t("saved.save_title"),
            form(
                text_field(
                    t("saved.name"),
                    name="name",
                    default_value=SaveSearch.name,
                    # A new default is only taken by a new box.
                    key=SaveSearch.name,
                    error=SaveSearch.errors["name"],
                    max_length=100,
                ),
                radio_cards(
                    t("saved.how_often"),
                    name="frequency",
                    options=[(key, t(f"saved.frequency.{key}")) for key in FREQUENCIES],
                    default_value="daily",
                    error=SaveSearch.errors["frequency"],
                ),
                rx.el.div(
                    button(t("ui.cancel"), variant="quiet", **closes(_DIALOG)),
                    button(t("saved.save"), variant="primary", type="submit"),
                    class_name="flex justify-end gap-2",
                ),
                on_submit=SaveSearch.save,
            ),
            id=_DIALOG,
            open=SaveSearch.open,
            on_close=SaveSearch.close,
            error=SaveSearch.errors[""],
        ),
        rx.cond(
            ~SaveSearch.open & (SaveSearch.refusal.message != ""),
            notice(SaveSearch.refusal.message, mood="problem"),
            rx.fragment(),
        ),
        on_mount=SaveSearch.arrive,
    )
