"""/admin: how the house stands; each number leads to the list that it counts."""

import reflex as rx

from components.shell import desk_page
from components.shell.entries import admin_entries
from components.text import t
from components.ui import error_text, loading, skeleton_rows, stat, stat_strip
from state.ops.home import AdminHome

ROUTE = "/admin"
ON_LOAD = AdminHome.load
TITLE = "Ghar"


def admin() -> rx.Component:
    """What waits above, how much there is below."""
    return desk_page(
        t("ops.title"),
        rx.cond(
            AdminHome.ready,
            _numbers(),
            rx.cond(
                AdminHome.refusal.code,
                error_text(AdminHome.errors[""]),
                loading(skeleton_rows(3)),
            ),
        ),
        active="home",
        note=t("ops.lead"),
        entries=admin_entries(),
    )


def _numbers() -> rx.Component:
    now = AdminHome.numbers
    return rx.el.div(
        rx.el.h2(t("ops.to_do"), class_name="text-h3"),
        stat_strip(
            stat(
                t("ops.waiting"),
                now.waiting,
                note=now.late,
                alarm=now.late != "",
                href="/admin/moderation",
            ),
            stat(t("ops.reported"), now.reported, href="/admin/reports"),
            stat(t("ops.visits_today"), now.visits_today, href="/desk/visits?view=day"),
            stat(t("ops.failed"), now.failed, alarm=now.has_failed),
        ),
        rx.el.h2(t("ops.in_all"), class_name="text-h3 pt-4"),
        stat_strip(
            stat(t("ops.people"), now.people, href="/admin/people"),
            stat(t("ops.suspended"), now.suspended, href="/admin/people?standing=suspended"),
            stat(t("ops.online"), now.online, href="/search"),
        ),
        class_name="flex flex-col gap-3",
    )
