"""Says that the connection is lost or our records are away, and nothing while all is well."""

from collections.abc import Callable

import reflex as rx
from reflex_components_core.core.banner import has_too_many_connection_errors

from components.shell.records_away import records_away_banner
from components.text import t
from components.ui.icon import icon
from state.shell import Shell

Wrap = Callable[[bool], rx.Component | None]


def wraps() -> dict[tuple[int, str], Wrap]:
    """For `rx.App(extra_app_wraps=wraps())`: the banner once for the whole app.

    Under Reflex's own key, so that its English toast and blinking icon stay away.
    """
    # A wrap becomes the parent of the app: only a fragment may stand there.
    return {(5, "Overlay"): lambda stateful: rx.fragment(outages()) if stateful else None}


def outages() -> rx.Component:
    """Over the foot of the page: offline (the browser or the socket), or the records away."""
    return rx.el.div(
        rx.el.div(
            icon("wifi-off", size=18),
            rx.el.span(t("shell.offline"), class_name="font-[500]"),
            class_name=[
                "items-center gap-2.5 px-4 py-3 rounded-card bg-genda-soft text-genda shadow-e3",
                rx.cond(has_too_many_connection_errors, "flex", "hidden [.offline_&]:flex"),
            ],
        ),
        records_away_banner(),
        role="status",
        custom_attrs={
            # Whether the page has its data and its handlers answer: what the tests wait for.
            "data-hydrated": rx.cond(rx.State.is_hydrated, "true", "false"),
            # Whoever speaks to the computer, or is easily mistyped, turns letters off (WCAG 2.1.4).
            "data-shortcuts": rx.cond(Shell.viewer.shortcuts, "on", "off"),
        },
        class_name="fixed inset-x-4 bottom-20 md:bottom-6 z-50 flex flex-col "
        "items-center gap-2 pointer-events-none",
    )
