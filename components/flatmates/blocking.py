"""The question before somebody is blocked."""

from typing import Any

import reflex as rx

from components.text import t
from components.ui import button, confirm
from state.flatmates.blocking import Blocking

name: Any = Blocking.name


def block_dialog() -> rx.Component:
    """Says what a block does; once a page."""
    return confirm(
        t("mates.block.title", name=name),
        id="block",
        text=t("mates.block.text"),
        action=button(
            t("mates.block.action"), variant="danger-fill", icon="ban", on_click=Blocking.block
        ),
        open=(Blocking.thread != "") | (Blocking.person != ""),
        on_close=Blocking.close,
        error=Blocking.errors[""],
    )
