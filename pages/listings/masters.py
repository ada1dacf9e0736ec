"""/admin/masters: cities, localities and amenities, in three lists."""

import reflex as rx

from components.listings.masters import edit_dialog, merge_dialog, rows
from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import (
    Tab,
    button,
    empty_state,
    error_text,
    form,
    loading,
    notice,
    select_field,
    skeleton_rows,
    tabs,
    text_field,
)
from state.listings.masters import AMENITIES, AREAS, CITIES, HERE, MastersPage

ROUTE = "/admin/masters"
ON_LOAD = MastersPage.load
TITLE = "Ghar"


def masters() -> rx.Component:
    """Tabs for the lists; an entry opens in a dialog."""
    return desk_page(
        t("masters.title"),
        tabs(
            [
                Tab(name, t(f"masters.tab.{name}"), href=f"{HERE}?list={name}")
                for name in (CITIES, AREAS, AMENITIES)
            ],
            active=MastersPage.shown,
            label=t("masters.tabs"),
        ),
        error_text(MastersPage.errors[""]),
        rx.cond(MastersPage.done, notice(MastersPage.done, mood="success")),
        rx.cond(MastersPage.shown == AREAS, _narrow()),
        rx.cond(
            MastersPage.ready,
            rx.cond(
                MastersPage.entries.length() > 0,
                rows(),
                empty_state("list-tree", t("masters.none")),
            ),
            loading(skeleton_rows(8)),
        ),
        edit_dialog(),
        merge_dialog(),
        active="masters",
        note=t("masters.note"),
        actions=(
            rx.cond(
                MastersPage.can_change,
                button(
                    t("masters.add"),
                    variant="primary",
                    icon="plus",
                    on_click=MastersPage.begin(""),
                ),
            ),
        ),
        entries=admin_entries(),
    )


def _narrow() -> rx.Component:
    """Of which city, and with what in the name."""
    return form(
        select_field(
            t("masters.city"),
            name="city",
            options=MastersPage.city_options,
            default_value=MastersPage.city,
        ),
        text_field(
            t("masters.find_label"),
            name="like",
            type="search",
            icon="search",
            required=False,
            default_value=MastersPage.like,
        ),
        button(t("masters.find"), type="submit"),
        on_submit=MastersPage.narrow,
        key=f"{MastersPage.city}-{MastersPage.like}",
        class_name="grid grid-cols-1 sm:grid-cols-[14rem_16rem_auto] sm:justify-start items-end "
        "gap-3",
    )
