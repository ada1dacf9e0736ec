"""Links: inside the app without a page load, outside it with one."""

from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.inline import A
from reflex_components_core.react_router.dom import ReactRouterLink

from components.ui.base import Flag, Part, Text, classes, either, one_of

Tone = Literal["plain", "geru", "prose", "ink"]

_TONES: dict[str, str] = {
    "plain": "",
    "geru": "text-geru font-[600] hover:underline underline-offset-4",
    "prose": "text-neel underline underline-offset-[3px]",
    "ink": "text-ink font-[600] underline underline-offset-4 decoration-1",
}


def link(
    *children: Part | None,
    href: Text,
    tone: Tone = "plain",
    external: bool = False,
    current: Flag = False,
    class_name: Any = "",
    **props: Any,
) -> rx.Component:
    """A link to a page of the app, opened without a page load.

    `external` is for everything that is not a page: HTTP routes (exports, media, sign-in
    callbacks) and other sites; Reflex's own `rx.el.a` never leaves the app.
    `current`: it leads to where one is (aria-current).
    """
    one_of(tone, Tone, "tone")
    if current is not False:
        props["aria_current"] = either(current, "page", "false")
    given = class_name if isinstance(class_name, list) else [class_name]
    look = classes(_TONES[tone], *given)
    if external:
        return A.create(*children, href=href, class_name=look, **props)
    return ReactRouterLink.create(*children, to=href, class_name=look, **props)
