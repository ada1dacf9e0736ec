"""Photographs with a fixed ratio, a tiny preview first, and a warm stand-in when there is none."""

from typing import Literal

import reflex as rx

from components.theme.tokens import PLACEHOLDERS, HomeKind
from components.ui.badge import photo_badge
from components.ui.base import Flag, Text, classes, either, one_of
from components.ui.icon import icon

Ratio = Literal["4:3", "3:2", "4:5", "1:1", "11:7"]
_RATIOS: dict[str, str] = {
    "4:3": "aspect-[4/3]",
    "3:2": "aspect-[3/2]",
    "4:5": "aspect-[4/5]",
    "1:1": "aspect-square",
    "11:7": "aspect-[11/7]",
}

# A phone has two or three pixels a point: half of them are enough for a card, and a third of the
# bytes. From 640 px on, half the screen is what a card takes.
CARD_SIZES = "(min-width: 1280px) 320px, 50vw"


def photo(
    src: Text | None,
    *overlays: rx.Component,
    alt: Text,
    kind: HomeKind | rx.Var[str] = "flat",
    ratio: Ratio = "4:3",
    preview: Text | None = None,
    eager: bool = False,
    gone: Flag = False,
    sizes: str = CARD_SIZES,
    srcset: Text | None = None,
    rounded: bool = True,
    class_name: str = "",
) -> rx.Component:
    """A photograph of a home, cut to `ratio`.

    Without `src` (None or an empty Var) the gradient and icon of the home's `kind` show.
    `preview` is the URL of a 24 px picture shown meanwhile. `gone` (sold, let) pales it to 60 %;
    put the word on it with an overlay. `eager` for the first photograph of a page.
    """
    one_of(ratio, Ratio, "ratio")
    picture = _picture(src, alt, preview, eager, sizes, srcset) if src is not None else None
    stand_in = _placeholder(kind, alt)
    body = stand_in if picture is None or (isinstance(src, str) and not src) else picture
    if isinstance(src, rx.Var):
        body = rx.cond(src, picture, stand_in)
    return rx.el.div(
        rx.el.div(body, class_name=classes("absolute inset-0", either(gone, "opacity-60"))),
        *overlays,
        class_name=f"on-photo relative overflow-hidden bg-sunken {_RATIOS[ratio]} "
        f"{'rounded-photo' if rounded else ''} {class_name}".rstrip(),
    )


def photo_top(*badges: rx.Component, end: rx.Component | None = None) -> rx.Component:
    """The upper edge of a photograph: at most two badges left, one thing (the heart) right."""
    return rx.el.div(
        rx.el.div(*badges, class_name="flex flex-wrap gap-1.5"),
        end or None,
        class_name="absolute inset-x-2.5 top-2.5 flex items-start justify-between gap-2",
    )


def photo_word(text: Text) -> rx.Component:
    """What became of the home ("Let", "Sold"), at the foot of its paled photograph."""
    return rx.el.span(photo_badge(text), class_name="absolute left-2.5 bottom-2.5")


def photo_dots(count: int, at: int = 0) -> rx.Component:
    """Where one is among a home's photographs; nothing for a single one."""
    if count < 2:
        return rx.fragment()
    dots = [
        rx.el.span(
            class_name=f"h-1.5 rounded-pill bg-white {'w-4' if n == at else 'w-1.5 opacity-70'}"
        )
        for n in range(min(count, 5))
    ]
    return rx.el.div(
        *dots,
        aria_hidden="true",
        class_name="absolute inset-x-0 bottom-2.5 flex justify-center gap-1.5",
    )


def _picture(
    src: Text, alt: Text, preview: Text | None, eager: bool, sizes: str, srcset: Text | None
) -> rx.Component:
    more = {} if srcset is None else {"src_set": srcset, "sizes": sizes}
    style = {} if preview is None else {"backgroundImage": f"url({preview})"}
    return rx.el.img(
        src=src,
        alt=alt,
        loading="eager" if eager else "lazy",
        decoding="async",
        class_name="size-full object-cover bg-cover",
        custom_attrs={"width": 800, "height": 600, "style": style}
        | ({"fetchPriority": "high"} if eager else {}),
        **more,
    )


def _placeholder(kind: HomeKind | rx.Var[str], alt: Text) -> rx.Component:
    if isinstance(kind, rx.Var):
        drawn = rx.match(
            kind,
            *[(name, icon(look.icon, size=32)) for name, look in PLACEHOLDERS.items()],
            icon(PLACEHOLDERS["flat"].icon, size=32),
        )
    else:
        drawn = icon(PLACEHOLDERS[one_of(kind, HomeKind, "kind")].icon, size=32)
    return rx.el.div(
        drawn,
        role="img",
        aria_label=alt,
        custom_attrs={"data-kind": kind},
        class_name="size-full grid place-items-center text-white",
    )
