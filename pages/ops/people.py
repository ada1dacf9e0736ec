"""/admin/people: finding an account."""

import reflex as rx

from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import (
    Column,
    avatar,
    badge,
    button,
    cell,
    empty_state,
    error_text,
    form,
    link,
    link_button,
    loading,
    row,
    select_field,
    skeleton_rows,
    table,
    text_field,
    two_lines,
)
from state.ops.people import HERE, PeoplePage, PersonView

ROUTE = HERE
ON_LOAD = PeoplePage.load
TITLE = "Ghar"

_YES_NO = ("yes", "no")
_CHOICES = (
    ("role", ("user", "agent", "admin")),
    ("standing", ("active", "suspended", "deleted")),
    ("assigned", _YES_NO),
    ("phone", _YES_NO),
    ("seed", _YES_NO),
)


def people() -> rx.Component:
    """A form above, a table below."""
    return desk_page(
        t("ops.people"),
        _asking(),
        error_text(PeoplePage.errors[""]),
        rx.cond(
            PeoplePage.ready,
            rx.cond(PeoplePage.lines.length() > 0, _found(), _nobody()),
            rx.cond(PeoplePage.refusal.code, rx.fragment(), loading(skeleton_rows(6))),
        ),
        active="people",
        note=PeoplePage.total,
        entries=admin_entries(),
    )


def _asking() -> rx.Component:
    wanted = PeoplePage.wanted
    return form(
        text_field(
            t("ops.search"),
            name="text",
            icon="search",
            default_value=wanted["text"],
            key="text" + wanted["text"],
            required=False,
            class_name="col-span-2",
        ),
        *(
            select_field(
                t(f"ops.by.{name}"),
                name=name,
                options=[("", t("ops.any")), *((one, t(f"ops.{name}.{one}")) for one in values)],
                default_value=wanted[name],
                key=name + wanted[name],
                required=False,
            )
            for name, values in _CHOICES
        ),
        rx.el.div(
            button(t("ops.find"), variant="primary", type="submit", icon="search"),
            rx.cond(PeoplePage.narrowed, link_button(t("ops.clear"), HERE, variant="quiet")),
            class_name="flex items-end gap-2",
        ),
        on_submit=PeoplePage.narrow,
        class_name="grid grid-cols-2 gap-3 lg:grid-cols-4",
    )


def _found() -> rx.Component:
    return rx.el.div(
        table(
            [
                Column(t("ops.person")),
                Column(t("ops.by.role")),
                Column(t("ops.by.standing")),
                Column(t("ops.since")),
            ],
            rx.foreach(PeoplePage.lines, _line),
            caption=t("ops.people"),
        ),
        rx.cond(PeoplePage.has_more, button(t("desk.more"), on_click=PeoplePage.more)),
        class_name="flex flex-col gap-4",
    )


def _line(one: rx.Var[PersonView]) -> rx.Component:
    return row(
        cell(
            rx.el.div(
                avatar(one.name, initials=one.initials, src=one.avatar, size=32, silent=True),
                two_lines(link(one.name, href=one.href, tone="ink"), one.reach),
                class_name="flex items-center gap-3 min-w-0",
            ),
            leads=True,
        ),
        cell(one.role, label=t("ops.by.role")),
        cell(badge(one.standing, tone=one.tone), label=t("ops.by.standing")),
        cell(one.since, label=t("ops.since")),
        key=one.id,
    )


def _nobody() -> rx.Component:
    return empty_state(
        "users",
        t("ops.nobody"),
        link_button(t("ops.clear"), HERE),
        text=t("ops.nobody_text"),
    )
