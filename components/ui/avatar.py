"""A person: photograph, initials, or the sign of a closed account."""

from typing import Literal

import reflex as rx

from components.text import t
from components.ui.base import Flag, Text, one_of
from components.ui.icon import icon

AvatarSize = Literal[24, 32, 40, 56, 96]
_SIZES: dict[int, str] = {
    24: "size-6 text-[10px]",
    32: "size-8 text-[12px]",
    40: "size-10 text-[14px]",
    56: "size-14 text-[18px]",
    96: "size-24 text-[30px]",
}


def avatar(
    name: Text,
    *,
    initials: Text,
    src: Text | None = None,
    size: AvatarSize = 40,
    closed: Flag = False,
    silent: bool = False,
) -> rx.Component:
    """A round picture. Without `src` (or an empty Var) the initials stand in its place.

    `silent` where the name is written beside it; else the name is its text alternative.
    """
    one_of(size, AvatarSize, "size")
    face: rx.Component = rx.el.span(initials)
    if isinstance(src, rx.Var):
        face = rx.cond(src, _photo(src, size), face)
    elif src:
        face = _photo(src, size)
    gone = rx.fragment(
        icon("user-x", size=18 if size >= 40 else 14),
    )
    if closed is not False:
        face = rx.cond(closed, gone, face)
    label = name if closed is False else rx.cond(closed, t("ui.avatar.closed"), name)
    named = {"aria_hidden": "true"} if silent else {"role": "img", "aria_label": label}
    return rx.el.span(
        face,
        class_name=f"{_SIZES[size]} rounded-full overflow-hidden shrink-0 inline-grid "
        "place-items-center bg-geru-soft text-geru font-[600] select-none",
        **named,
    )


def _photo(src: Text, size: int) -> rx.Component:
    return rx.el.img(
        src=src,
        alt="",
        custom_attrs={"width": size, "height": size},
        loading="lazy",
        class_name="size-full object-cover",
    )
