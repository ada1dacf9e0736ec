"""Second step: PIN code, address, and the pin on the map."""

import reflex as rx

from components.listings.posting.fields import line, pair
from components.map import pin_map
from components.text import t
from components.ui import chip, chip_row, error_text, notice
from state.listings.posting.wizard import WizardPage as Wizard


def location_step() -> rx.Component:
    """A PIN code fills in what follows from it; the pin is put by hand."""
    return rx.fragment(
        pair(
            line("pincode", input_mode="numeric", max_length=7, help=t("posting.pincode_help")),
            line("city", max_length=100),
        ),
        pair(line("locality", max_length=200), line("state", max_length=100)),
        rx.cond(
            (Wizard.localities.length() > 0) & (Wizard.answers["locality"] == ""),
            chip_row(
                rx.foreach(
                    Wizard.localities,
                    lambda name: chip(name, on_click=Wizard.choose_locality(name)),
                ),
                label=t("posting.localities"),
            ),
        ),
        pair(line("address_line1", max_length=200), line("landmark", max_length=200)),
        rx.el.div(
            rx.el.h2(t("posting.field.pin"), class_name="text-h4 !font-[500]"),
            rx.el.p(t("posting.pin_help"), class_name="text-caption text-ink-3"),
            pin_map(
                Wizard.latitude,
                Wizard.longitude,
                on_drop=Wizard.drop_pin,
                fit=Wizard.fit,
                style_url=Wizard.map_style,
            ),
            error_text(Wizard.errors["pin"]),
            rx.cond(Wizard.far, notice(Wizard.far, mood="caution")),
            custom_attrs={"id": "field-pin"},
            class_name="flex flex-col gap-2",
        ),
    )
