"""/admin/audit: who did what."""

import reflex as rx

from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import (
    Column,
    button,
    cell,
    empty_state,
    error_text,
    form,
    link_button,
    loading,
    notice,
    row,
    skeleton_rows,
    table,
    text_field,
    two_lines,
)
from state.ops.audit import HERE, ActView, AuditPage

ROUTE = HERE
ON_LOAD = AuditPage.load
TITLE = "Ghar"


def audit() -> rx.Component:
    """A form above, the acts below, newest first."""
    return desk_page(
        t("ops.audit"),
        rx.cond(
            AuditPage.verdict,
            rx.cond(
                AuditPage.is_whole,
                notice(AuditPage.verdict, mood="success"),
                notice(AuditPage.verdict, mood="problem"),
            ),
        ),
        _asking(),
        error_text(AuditPage.errors[""]),
        rx.cond(
            AuditPage.ready,
            rx.cond(
                AuditPage.acts.length() > 0,
                _acts(),
                empty_state("scroll-text", t("ops.audit_none"), link_button(t("ops.clear"), HERE)),
            ),
            rx.cond(AuditPage.refusal.code, rx.fragment(), loading(skeleton_rows(8))),
        ),
        active="audit",
        note=t("ops.audit_lead"),
        actions=(button(t("ops.check_chain"), icon="shield-check", on_click=AuditPage.check),),
        entries=admin_entries(),
    )


def _asking() -> rx.Component:
    wanted = AuditPage.wanted
    return form(
        *(
            text_field(
                t(f"ops.by.{name}"),
                name=name,
                default_value=wanted[name],
                key=name + wanted[name],
                required=False,
            )
            for name in ("actor", "action", "entity")
        ),
        rx.el.div(
            button(t("ops.find"), variant="primary", type="submit", icon="search"),
            class_name="flex items-end",
        ),
        on_submit=AuditPage.narrow,
        class_name="grid grid-cols-2 gap-3 lg:grid-cols-4",
    )


def _acts() -> rx.Component:
    return rx.el.div(
        table(
            [
                Column(t("ops.when")),
                Column(t("ops.by.actor")),
                Column(t("ops.by.action")),
                Column(t("ops.changed")),
            ],
            rx.foreach(AuditPage.acts, _act),
            caption=t("ops.audit"),
        ),
        rx.cond(AuditPage.has_more, button(t("desk.more"), on_click=AuditPage.more)),
        class_name="flex flex-col gap-4",
    )


def _act(one: rx.Var[ActView]) -> rx.Component:
    return row(
        cell(one.when, label=t("ops.when")),
        cell(one.who, label=t("ops.by.actor")),
        cell(two_lines(one.act, one.about), leads=True),
        cell(
            rx.el.div(
                rx.cond(
                    (one.reason == "") & (one.before == "") & (one.after == ""),
                    rx.el.span("–"),
                    rx.fragment(),
                ),
                rx.el.p(one.reason, class_name="empty:hidden"),
                rx.el.p(one.before, class_name="text-caption text-ink-3 break-all empty:hidden"),
                rx.el.p(one.after, class_name="text-caption text-ink-2 break-all empty:hidden"),
                class_name="max-w-[420px]",
            ),
            label=t("ops.changed"),
        ),
        key=one.id,
    )
