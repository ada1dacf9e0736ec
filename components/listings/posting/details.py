"""Third step: the facts that this kind of home is asked."""

import reflex as rx

from components.listings.posting.fields import (
    amount,
    choice,
    day,
    line,
    named,
    pair,
    where_asked,
)
from components.text import t
from components.ui import chip
from ghar_app.models.listings.kinds import (
    CancellationPolicy,
    Diet,
    Furnishing,
    GenderPreference,
    SharingType,
    TenantPreference,
)
from state.listings.posting.views import AmenityView, GroupView
from state.listings.posting.wizard import WizardPage as Wizard

_SQFT = {
    name: t("posting.sqft")
    for name in ("carpet_area", "built_up_area", "super_built_up_area", "plot_area")
}


def details_step() -> rx.Component:
    """Rooms, areas, floor, terms, and what the building has."""
    yes_no = [("yes", t("posting.yes")), ("no", t("posting.no"))]
    policies = [
        (one.value, t(f"listings.detail.fact.cancellation.{one.value}"))
        for one in CancellationPolicy
    ]
    return rx.fragment(
        pair(*_asked("bedrooms", "bathrooms", "balconies", "parking_spaces")),
        pair(
            where_asked("sharing", choice("sharing", named(SharingType, "sharing"))),
            where_asked("gender", choice("gender", named(GenderPreference, "gender"))),
        ),
        pair(*_asked(*_SQFT)),
        pair(*_asked("floor_number", "total_floors")),
        pair(
            where_asked(
                "furnishing_level", choice("furnishing_level", named(Furnishing, "furnishing"))
            ),
            *_asked("age_of_property"),
            where_asked("available_from", day("available_from")),
            where_asked("rera_number", line("rera_number", max_length=60)),
        ),
        pair(
            where_asked(
                "preferred_tenant_type",
                choice("preferred_tenant_type", named(TenantPreference, "tenant")),
            ),
            where_asked("dietary_preference", choice("dietary_preference", named(Diet, "diet"))),
            where_asked("allow_pets", choice("allow_pets", yes_no)),
        ),
        pair(
            *_asked("max_occupancy", "minimum_stay_days"),
            where_asked("cancellation_policy", choice("cancellation_policy", policies)),
        ),
        rx.cond(
            Wizard.asked.contains("furnishing_level"),
            rx.el.div(
                rx.el.h2(t("posting.field.amenities"), class_name="text-h4 !font-[500]"),
                rx.foreach(Wizard.amenities, _group),
                custom_attrs={"id": "field-amenities"},
                class_name="flex flex-col gap-4",
            ),
        ),
    )


def _asked(*names: str) -> list[rx.Component]:
    return [where_asked(name, amount(name, after=_SQFT.get(name))) for name in names]


def _group(group: rx.Var[GroupView]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(group.title, class_name="text-caption text-ink-3"),
        rx.el.div(rx.foreach(group.things, _thing), class_name="flex flex-wrap gap-2"),
        key=group.title,
        class_name="flex flex-col gap-2",
    )


def _thing(thing: rx.Var[AmenityView]) -> rx.Component:
    return chip(thing.title, chosen=thing.chosen, on_click=Wizard.tick(thing.id))
