"""/account/devices: where one is signed in."""

from typing import Any

import reflex as rx

from components.shell import page
from components.text import t
from components.ui import (
    Column,
    badge,
    breadcrumbs,
    button,
    cell,
    error_text,
    loading,
    notice,
    row,
    skeleton_rows,
    table,
    two_lines,
)
from state.identity.devices import DevicesPage

ROUTE = "/account/devices"
ON_LOAD = DevicesPage.load
TITLE = "Ghar"

# Vars of a state are typed as their values; a page handles them as Vars.
rows: Any = DevicesPage.devices
revoke: Any = DevicesPage.revoke


def devices() -> rx.Component:
    """A table of sessions; each but this one can be ended."""
    return page(
        t("identity.devices_title"),
        rx.el.div(
            rx.cond(DevicesPage.notice, notice(DevicesPage.notice, mood="success")),
            error_text(DevicesPage.errors[""]),
            rx.cond(
                DevicesPage.ready,
                _list(),
                rx.cond(
                    DevicesPage.refusal.code,
                    rx.el.div(button(t("ui.retry"), on_click=DevicesPage.load)),
                    loading(skeleton_rows(3)),
                ),
            ),
            class_name="flex flex-col gap-5",
        ),
        above=breadcrumbs([(t("identity.account_link"), "/account")], t("identity.devices_title")),
        note=t("identity.devices_lead"),
        phone_active="account",
        width="prose",
    )


def _list() -> rx.Component:
    return rx.el.div(
        table(
            [
                Column(t("identity.device_name")),
                Column(t("identity.device_where")),
                Column(t("identity.device_when")),
                Column(t("identity.device_revoke"), quiet=True),
            ],
            rx.foreach(rows, _device),
            caption=t("identity.devices_title"),
        ),
        rx.cond(
            rows.length() > 1,
            rx.el.div(
                button(
                    t("identity.devices_revoke_others"),
                    variant="danger",
                    icon="log-out",
                    on_click=DevicesPage.revoke_others,
                )
            ),
            rx.el.p(t("identity.devices_only_this"), class_name="text-small text-ink-2"),
        ),
        class_name="flex flex-col gap-4",
    )


def _device(device: Any) -> rx.Component:
    return row(
        cell(two_lines(device.name, device.since), leads=True),
        cell(device.address, label=t("identity.device_where")),
        cell(device.used, label=t("identity.device_when")),
        cell(
            rx.cond(
                device.is_this,
                badge(t("identity.device_this"), tone="tulsi"),
                button(
                    t("identity.device_revoke"),
                    size="sm",
                    on_click=revoke(device.id),
                ),
            )
        ),
    )
