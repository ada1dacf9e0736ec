"""What goes with a one-time code: waiting for the next one, and pasting it."""

import reflex as rx

from components.text import t
from components.ui.base import Text
from components.ui.icon import icon

_MODULE = rx.asset("code.jsx", shared=True).importable_path


class AfterSeconds(rx.Component):
    """Shows its children once `seconds` have passed, and until then words with a clock."""

    library = _MODULE
    tag = "AfterSeconds"

    seconds: rx.Var[int]
    words: rx.Var[str]


class PasteCode(rx.Component):
    """A button that is there only in browsers that let a page read the clipboard."""

    library = _MODULE
    tag = "PasteCode"

    field: rx.Var[str]
    digits: rx.Var[int]


def after_seconds(seconds: int | rx.Var[int], words: Text, *children: rx.Component) -> rx.Component:
    """`words` and the time left, as 0:24; then `children`. The server is not asked."""
    return AfterSeconds.create(*children, seconds=seconds, words=words)


def paste_code(field: str, *, digits: int = 6) -> rx.Component:
    """Puts the digits of the clipboard into the input with the id `field`."""
    return PasteCode.create(
        icon("clipboard-paste", size=16),
        t("identity.paste"),
        field=field,
        digits=digits,
        class_name="inline-flex items-center gap-1.5 min-h-11 md:min-h-9 text-small font-[600] "
        "text-geru hover:underline underline-offset-4",
    )
