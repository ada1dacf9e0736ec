"""Step 3: a pin for every locality that could not be placed."""

import reflex as rx

from components.map import pin_map
from components.text import t
from components.ui import button, chip, chip_row, empty_state, error_text, link_button
from state.listings.imports.one import ImportPage
from state.listings.imports.views import PlaceView


def places_step() -> rx.Component:
    """Localities with homes that wait, those with most homes first; one map, one pin each."""
    return rx.cond(
        ImportPage.places.length() > 0,
        rx.el.div(
            rx.el.p(t("imports.places_lead"), class_name="text-small text-ink-2"),
            error_text(ImportPage.errors["pin"]),
            rx.el.ul(
                rx.foreach(ImportPage.places, _place),
                class_name="flex flex-col gap-2",
            ),
            rx.cond(
                ImportPage.more_places,
                rx.el.p(t("imports.places_more"), class_name="text-small text-ink-2"),
            ),
            class_name="flex flex-col gap-4",
        ),
        empty_state(
            "map-pin",
            t("imports.all_placed"),
            link_button(t("imports.back_to_rows"), f"{ImportPage.portfolio.href}?step=check"),
        ),
    )


def _place(one: rx.Var[PlaceView]) -> rx.Component:
    is_open = ImportPage.pinned == one.key
    return rx.el.li(
        rx.el.div(
            rx.el.div(
                rx.el.p(one.name, class_name="font-[600]"),
                rx.el.p(one.address, class_name="text-micro text-ink-3 truncate"),
                class_name="min-w-0 flex-1",
            ),
            rx.el.span(one.homes, class_name="text-small tabular-nums whitespace-nowrap"),
            button(
                rx.cond(is_open, t("ui.close"), t("imports.drop_pin")),
                size="sm",
                on_click=ImportPage.open_pin(one.key),
                aria_expanded=rx.cond(is_open, "true", "false"),
            ),
            class_name="flex items-center gap-3",
        ),
        rx.cond(is_open, _pin(one)),
        class_name="bg-surface border border-line rounded-card p-3 flex flex-col gap-3",
    )


def _pin(one: rx.Var[PlaceView]) -> rx.Component:
    return rx.el.div(
        rx.cond(
            ImportPage.suggestions.length() > 0,
            chip_row(
                rx.foreach(
                    ImportPage.suggestions,
                    lambda found: chip(
                        found.name,
                        icon="map-pin",
                        on_click=ImportPage.drop_pin(found.latitude, found.longitude),
                    ),
                ),
                label=t("imports.perhaps"),
            ),
        ),
        pin_map(
            ImportPage.latitude,
            ImportPage.longitude,
            on_drop=ImportPage.drop_pin,
            fit=ImportPage.fit,
            label=t("imports.pin_for", name=one.name),
            style_url=ImportPage.map_style,
            class_name="w-full h-80 rounded-card",
        ),
        rx.el.div(
            button(
                t("imports.place_homes", homes=one.homes),
                variant="primary",
                on_click=ImportPage.place,
                disabled=ImportPage.latitude == None,  # noqa: E711 - a Var, compared in the browser
            ),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-3",
    )
