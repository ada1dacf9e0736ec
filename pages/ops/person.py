"""/admin/people/<id>: one account."""

from typing import Any

import reflex as rx

from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import (
    avatar,
    badge,
    breadcrumbs,
    button,
    closes,
    dialog,
    error_text,
    fact_rows,
    form,
    loading,
    notice,
    panel,
    select_field,
    skeleton_rows,
    text_area,
    timeline,
)
from state.ops.people import HERE
from state.ops.person import ACTS, PersonDetail, PersonPage

ROUTE = "/admin/people/[user_id]"
ON_LOAD = PersonPage.load
TITLE = "Ghar"

detail: Any = PersonPage.person
ask: Any = PersonPage.ask
_DIALOG = "act-on-person"


def person() -> rx.Component:
    """Who it is, what may be done, what happened."""
    return desk_page(
        None,
        breadcrumbs([(t("ops.people"), HERE)], rx.cond(detail, detail.name, "")),
        rx.cond(PersonPage.notice, notice(PersonPage.notice, mood="success")),
        rx.cond(PersonPage.asking == "", error_text(PersonPage.errors[""])),
        rx.cond(
            detail,
            _person(detail),
            rx.cond(PersonPage.refusal.code, rx.fragment(), loading(skeleton_rows(6))),
        ),
        _asking(),
        active="people",
        entries=admin_entries(),
    )


def _person(one: rx.Var[PersonDetail]) -> rx.Component:
    return rx.el.div(
        rx.el.header(
            avatar(one.name, initials=one.initials, src=one.avatar, size=56, silent=True),
            rx.el.div(
                rx.el.h1(one.name, class_name="text-h1 break-words"),
                rx.el.div(
                    badge(one.standing_text, tone=one.tone),
                    badge(one.role_text),
                    class_name="flex flex-wrap gap-1.5",
                ),
                class_name="flex flex-col gap-1.5 min-w-0",
            ),
            class_name="flex items-center gap-4",
        ),
        rx.el.div(
            rx.el.div(_facts(one), _acts(one), class_name="flex flex-col gap-5"),
            panel(
                t("ops.timeline"),
                rx.cond(
                    PersonPage.moments.length() > 0,
                    timeline(PersonPage.moments, label=t("ops.timeline")),
                    rx.el.p(t("ops.timeline_none"), class_name="text-ink-3"),
                ),
            ),
            class_name="grid gap-5 lg:grid-cols-2 lg:items-start",
        ),
        class_name="flex flex-col gap-5",
    )


def _facts(one: rx.Var[PersonDetail]) -> rx.Component:
    return panel(
        t("ops.facts"),
        fact_rows(
            [
                (t("ops.phone_label"), _with(one.phone, one.phone_note)),
                (t("ops.email_label"), _with(one.email, one.email_note)),
                (t("ops.since"), one.since),
                (t("ops.last"), rx.cond(one.last, one.last, t("formats.not_given"))),
                (t("ops.homes_label"), one.homes),
                (t("ops.sessions"), one.sessions),
                (t("ops.agent"), rx.cond(one.agent, one.agent, t("ops.agent_none"))),
            ]
        ),
    )


def _with(value: rx.Var[str], note: rx.Var[str]) -> rx.Component:
    return rx.cond(
        value,
        rx.el.span(
            value,
            " ",
            rx.el.span(note, class_name="text-caption text-ink-3"),
            class_name="break-all",
        ),
        t("formats.not_given"),
    )


def _acts(one: rx.Var[PersonDetail]) -> rx.Component:
    return panel(
        t("ops.acts"),
        rx.match(
            one.standing,
            ("deleted", rx.el.p(t("ops.deleted_text"), class_name="text-ink-2")),
            rx.el.div(
                rx.cond(
                    one.standing == "active",
                    button(
                        t("ops.do.suspend"), variant="danger", icon="ban", on_click=ask("suspend")
                    ),
                    button(
                        t("ops.do.restore"),
                        variant="primary",
                        icon="undo-2",
                        on_click=ask("restore"),
                    ),
                ),
                button(t("ops.do.sign_out"), icon="log-out", on_click=ask("sign_out")),
                button(t("ops.do.role"), icon="user-cog", on_click=ask("role")),
                button(t("ops.do.agent"), icon="handshake", on_click=ask("agent")),
                class_name="flex flex-wrap gap-2",
            ),
        ),
    )


def _asking() -> rx.Component:
    asking = PersonPage.asking
    words = [(act, t(f"ops.do.{act}")) for act in ACTS]
    effects = [(act, t(f"ops.effect.{act}")) for act in ACTS]
    return dialog(
        rx.match(asking, *words, t("ops.acts")),
        form(
            rx.el.p(rx.match(asking, *effects, ""), class_name="text-ink-2"),
            rx.cond(
                asking == "role",
                select_field(
                    t("ops.by.role"),
                    name="role",
                    options=[(role, t(f"ops.role.{role}")) for role in ("user", "agent", "admin")],
                    error=PersonPage.errors["role"],
                ),
            ),
            rx.cond(
                asking == "agent",
                select_field(
                    t("ops.agent"),
                    name="agent",
                    options=PersonPage.agents,
                    empty=t("ops.agent_none"),
                    default_value=PersonPage.agent,
                    error=PersonPage.errors["agent"],
                    required=False,
                ),
            ),
            text_area(
                t("ops.reason"),
                name="reason",
                rows=3,
                default_value=PersonPage.reason,
                help=t("ops.reason_help"),
                error=PersonPage.errors["reason"],
                max_length=500,
            ),
            rx.el.div(
                button(t("ui.cancel"), variant="quiet", **closes(_DIALOG)),
                button(rx.match(asking, *words, ""), variant="primary", type="submit"),
                class_name="flex justify-end gap-2",
            ),
            on_submit=PersonPage.act,
        ),
        id=_DIALOG,
        open=asking != "",
        on_close=PersonPage.close,
        error=PersonPage.errors[""],
    )
