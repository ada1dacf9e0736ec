"""The lists that moderators keep: rows, and the dialogs that change one."""

import reflex as rx

from components.text import t
from components.ui import (
    Column,
    badge,
    button,
    cell,
    checkbox,
    dialog,
    error_text,
    form,
    icon_button,
    row,
    select_field,
    table,
    text_area,
    text_field,
    two_lines,
)
from ghar_app.models.listings.masters.areas import TYPES
from state.listings.masters import AMENITIES, AREAS, CATEGORIES, CITIES, EntryView, MastersPage

_EDIT, _MERGE = "edit-entry", "merge-entry"
_SHOWN, _ENTRY = MastersPage.shown, MastersPage.entry


def rows() -> rx.Component:
    """The entries of the shown list, and more of them where there are."""
    return rx.el.div(
        table(
            [
                Column(t("masters.name")),
                Column(t("masters.kind_label")),
                Column(t("masters.used"), numeric=True),
                Column(t("masters.standing")),
                Column(t("masters.acts"), quiet=True),
            ],
            rx.foreach(MastersPage.entries, _row),
            caption=t("masters.caption"),
        ),
        rx.cond(
            MastersPage.has_more,
            rx.el.div(button(t("masters.more"), on_click=MastersPage.more)),
        ),
        class_name="flex flex-col gap-4",
    )


def _row(entry: rx.Var[EntryView]) -> rx.Component:
    note = rx.cond(
        entry.pincode, entry.pincode, rx.cond(entry.aliases, entry.aliases, entry.name_hi)
    )
    return row(
        cell(two_lines(entry.name, note), leads=True),
        cell(entry.kind_text, label=t("masters.kind_label")),
        cell(entry.used, label=t("masters.used"), numeric=True),
        cell(
            rx.cond(
                entry.offered,
                badge(t("masters.offered"), tone="tulsi"),
                badge(t("masters.withdrawn")),
            ),
            label=t("masters.standing"),
        ),
        cell(rx.cond(MastersPage.can_change, _acts(entry))),
        key=entry.id,
    )


def _acts(entry: rx.Var[EntryView]) -> rx.Component:
    return rx.el.div(
        icon_button(
            "pencil",
            t("masters.edit_named", name=entry.name),
            size="sm",
            icon_size=18,
            tip_at="end",
            on_click=MastersPage.begin(entry.id),
        ),
        rx.cond(
            _SHOWN == AMENITIES,
            icon_button(
                "merge",
                t("masters.merge_named", name=entry.name),
                size="sm",
                icon_size=18,
                tip_at="end",
                on_click=MastersPage.begin_merge(entry.id),
            ),
        ),
        rx.cond(
            entry.offered,
            icon_button(
                "eye-off",
                t("masters.withdraw_named", name=entry.name),
                size="sm",
                icon_size=18,
                tip_at="end",
                on_click=MastersPage.offer(entry.id, False),
            ),
            icon_button(
                "eye",
                t("masters.offer_named", name=entry.name),
                size="sm",
                icon_size=18,
                tip_at="end",
                on_click=MastersPage.offer(entry.id, True),
            ),
        ),
        class_name="flex justify-end gap-1",
    )


def edit_dialog() -> rx.Component:
    """A new entry, or one that is there."""
    return dialog(
        rx.cond(_ENTRY.id, t("masters.edit_title", name=_ENTRY.name), t("masters.add_title")),
        form(
            error_text(MastersPage.errors[""]),
            _text("name", "name"),
            rx.cond(_SHOWN == AREAS, _area(), _text("name_hi", "name_hi", required=False)),
            rx.cond(_SHOWN == CITIES, _text("state", "state")),
            rx.cond(_SHOWN == AMENITIES, _category()),
            rx.cond(
                _SHOWN == AMENITIES,
                rx.fragment(),
                rx.el.div(
                    _text("latitude", "latitude"),
                    _text("longitude", "longitude"),
                    class_name="grid sm:grid-cols-2 gap-4",
                ),
            ),
            rx.cond(_SHOWN == AREAS, rx.fragment(), _aliases()),
            rx.el.div(
                button(t("ui.cancel"), variant="quiet", on_click=MastersPage.keep),
                button(t("masters.save"), variant="primary", type="submit"),
                class_name="flex justify-end gap-2",
            ),
            on_submit=MastersPage.save,
            key=f"{_SHOWN}-{_ENTRY.id}-{MastersPage.editing}",
        ),
        id=_EDIT,
        open=MastersPage.editing,
        on_close=MastersPage.keep,
    )


def _text(name: str, words: str, *, required: bool = True) -> rx.Component:
    return text_field(
        t(f"masters.{words}"),
        name=name,
        id=f"entry-{name}",
        required=required,
        default_value=getattr(_ENTRY, name),
        error=MastersPage.errors[name],
        auto_complete="off",
    )


def _area() -> rx.Component:
    return rx.fragment(
        _text("pincode", "pincode", required=False),
        select_field(
            t("masters.kind_label"),
            name="kind",
            id="entry-kind",
            options=[(kind, t(f"masters.kind.{kind}")) for kind in TYPES],
            default_value=_ENTRY.kind,
        ),
        checkbox(
            t("masters.popular"),
            name="popular",
            id="entry-popular",
            default_checked=_ENTRY.popular,
        ),
    )


def _category() -> rx.Component:
    return select_field(
        t("masters.category"),
        name="category",
        id="entry-category",
        options=[(one, t(f"listings.detail.amenity.{one}")) for one in CATEGORIES],
        empty="",
        default_value=_ENTRY.category,
        error=MastersPage.errors["category"],
    )


def _aliases() -> rx.Component:
    return text_area(
        t("masters.aliases"),
        name="aliases",
        id="entry-aliases",
        rows=2,
        required=False,
        help=t("masters.aliases_help"),
        default_value=_ENTRY.aliases,
        error=MastersPage.errors["aliases"],
    )


def merge_dialog() -> rx.Component:
    """Which amenity stays."""
    return dialog(
        t("masters.merge_title", name=_ENTRY.name),
        form(
            error_text(MastersPage.errors[""]),
            select_field(
                t("masters.into"),
                name="into",
                options=MastersPage.into_options,
                error=MastersPage.errors["into"],
            ),
            rx.el.div(
                button(t("ui.cancel"), variant="quiet", on_click=MastersPage.keep),
                button(t("masters.merge"), variant="danger-fill", type="submit"),
                class_name="flex justify-end gap-2",
            ),
            on_submit=MastersPage.merge,
        ),
        id=_MERGE,
        text=t("masters.merge_text"),
        open=MastersPage.merging,
        on_close=MastersPage.keep,
    )
