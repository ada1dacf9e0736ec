"""One's picture, with a place to choose another."""

from typing import Any

import reflex as rx

from components.media import upload_zone
from components.text import t
from components.ui import avatar, button, error_text
from state.identity.portrait import Portrait
from state.shell import Shell

errors: Any = Portrait.errors


def portrait(name: rx.Var[str], initials: rx.Var[str], src: rx.Var[str]) -> rx.Component:
    """The picture or the initials, an upload, and a button to take the picture off."""
    return rx.el.div(
        avatar(name, initials=initials, src=src, size=96, silent=True),
        rx.el.div(
            rx.el.p(t("identity.picture"), class_name="text-h4"),
            rx.el.p(t("identity.picture_lead"), class_name="text-small text-ink-2"),
            upload_zone(
                use="avatar",
                csrf=Shell.csrf,
                on_uploaded=Portrait.put_on,
                id="picture",
                most=1,
            ),
            rx.cond(
                src,
                rx.el.div(
                    button(
                        t("identity.picture_off"),
                        variant="quiet",
                        icon="trash-2",
                        on_click=Portrait.take_off,
                    )
                ),
                rx.fragment(),
            ),
            error_text(errors[""]),
            error_text(errors["picture"]),
            class_name="flex flex-col gap-2 flex-1 min-w-0",
        ),
        class_name="flex max-sm:flex-col gap-5 pb-5 mb-5 border-b border-line",
    )
