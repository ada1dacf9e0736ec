"""Lucide icons in the five sizes of the house."""

from typing import Literal

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_ICON_LIST

from components.ui.base import classes, one_of

IconSize = Literal[14, 16, 18, 20, 24, 32]


def icon(name: str, *, size: IconSize = 18, class_name: str = "") -> rx.Component:
    """A lucide icon by its name ("badge-check"), in the colour of its text, silent for readers.

    An unknown name or size raises ValueError. Only icons that are used reach the bundle.
    """
    one_of(size, IconSize, "size")
    if name.replace("-", "_") not in LUCIDE_ICON_LIST:
        raise ValueError(f"lucide has no icon {name!r}")
    return rx.icon(
        name.replace("-", "_"),
        size=size,
        class_name=classes(class_name),
        custom_attrs={"aria-hidden": "true", "focusable": "false"},
    )
