"""A home's pictures: a mosaic, on phones a strip to swipe.

The browser's side is assets/listing.js: it counts, and opens the lightbox.
"""

from typing import Any

import reflex as rx

from components.text import t
from components.theme.tokens import PLACEHOLDERS
from components.ui.base import classes, either
from components.ui.icon import icon
from ghar_app.web.homes.head import LEAD_SIZES, TILE_SIZES
from state.listings.home_view import HomeView, PictureView

BOX = (
    "max-md:-mx-gutter max-md:aspect-[3/2] max-md:flex max-md:overflow-x-auto max-md:snap-x "
    "max-md:snap-mandatory max-md:overscroll-x-contain no-bar md:grid md:gap-2 "
    "md:h-[clamp(300px,33vw,444px)] md:rounded-hero md:overflow-hidden"
)
ONE = "md:grid-cols-1"
TWO = "md:grid-cols-2"
THREE = (
    "md:grid-cols-[2fr_1fr] md:grid-rows-2 md:[&>*:first-child]:row-span-2 "
    "md:[&>*:nth-child(n+4)]:hidden"
)
FIVE = (
    "md:grid-cols-[2fr_1fr_1fr] md:grid-rows-2 md:[&>*:first-child]:row-span-2 "
    "md:[&>*:nth-child(n+6)]:hidden"
)
TILE = (
    "on-photo relative overflow-hidden bg-sunken max-md:w-full max-md:shrink-0 max-md:snap-center "
    "focus-visible:outline-offset-[-4px]"
)
PICTURE = "size-full object-cover bg-cover bg-center"


def gallery(home: rx.Var[HomeView]) -> rx.Component:
    """The pictures, or the warm stand-in of the home's kind."""
    return rx.el.div(
        rx.cond(home.photo_count > 0, _pictures(home), _none(home)),
        key=home.id,
        class_name="relative",
    )


def _pictures(home: rx.Var[HomeView]) -> rx.Component:
    by_count = rx.match(home.photo_count, (1, ONE), (2, TWO), (3, THREE), (4, THREE), FIVE)
    return rx.fragment(
        rx.el.div(
            rx.foreach(home.pictures, _tile),
            role="group",
            aria_label=t("listings.detail.gallery.title"),
            custom_attrs={"data-strip": "true"},
            class_name=classes(BOX, by_count, either(home.is_over, "opacity-60")),
        ),
        rx.cond(home.photo_count > 1, _counter(home), rx.fragment()),
    )


def _tile(picture: rx.Var[PictureView]) -> rx.Component:
    return rx.el.button(
        rx.cond(
            picture.is_film,
            _film(picture),
            rx.cond(
                picture.number == 1,
                _image(picture, LEAD_SIZES, eager=True),
                _image(picture, TILE_SIZES),
            ),
        ),
        type="button",
        aria_label=picture.opens,
        custom_attrs={"data-photo": picture.number, "aria-haspopup": "dialog"},
        class_name=TILE,
        key=picture.number,
    )


def _image(picture: rx.Var[PictureView], sizes: str, *, eager: bool = False) -> rx.Component:
    more: dict[str, Any] = {"fetchPriority": "high"} if eager else {}
    preview = rx.cond(picture.preview, f"url({picture.preview})", "none")
    return rx.el.img(
        src=picture.url,
        alt=picture.alt,
        src_set=picture.srcset,
        sizes=sizes,
        loading="eager" if eager else "lazy",
        decoding="async",
        class_name=PICTURE,
        custom_attrs={
            **more,
            "width": picture.width,
            "height": picture.height,
            "style": {"backgroundImage": preview},
        },
    )


def _film(picture: rx.Var[PictureView]) -> rx.Component:
    """A still where there is one; dark with a triangle otherwise."""
    still = rx.el.img(src=picture.thumbnail, alt="", loading="lazy", class_name=PICTURE)
    return rx.el.span(
        rx.cond(picture.thumbnail, still, rx.fragment()),
        rx.el.span(
            icon("play", size=24),
            class_name="absolute inset-0 m-auto size-14 rounded-full bg-white/95 text-on-photo "
            "grid place-items-center",
        ),
        class_name="block size-full bg-ink",
    )


def _counter(home: rx.Var[HomeView]) -> rx.Component:
    """All photos (desktop); where one is among them (phone)."""
    look = "bg-white/95 text-on-photo font-[600] shadow-[0_1px_3px_rgba(24,14,8,.2)]"
    return rx.fragment(
        rx.el.button(
            icon("images", size=18),
            t("listings.detail.gallery.all", n=home.photo_count),
            type="button",
            custom_attrs={"data-photo": 1, "aria-haspopup": "dialog"},
            class_name="max-md:hidden absolute right-4 bottom-4 inline-flex items-center gap-2 "
            f"min-h-10 px-4 rounded-control {look} hover:bg-white",
        ),
        rx.el.span(
            rx.el.span("1", custom_attrs={"data-at": "true"}),
            " / ",
            home.photo_count,
            aria_hidden="true",
            class_name=f"md:hidden absolute right-0 bottom-3 px-2.5 py-1 rounded-badge text-micro "
            f"tabular-nums {look}",
        ),
    )


def _none(home: rx.Var[HomeView]) -> rx.Component:
    drawn = [(name, icon(look.icon, size=32)) for name, look in PLACEHOLDERS.items()]
    return rx.el.div(
        rx.match(home.kind, *drawn, icon("building-2", size=32)),
        rx.el.span(t("listings.detail.gallery.none"), class_name="text-small font-[500]"),
        custom_attrs={"data-kind": home.kind},
        class_name="max-md:-mx-gutter md:rounded-hero h-56 md:h-72 flex flex-col items-center "
        "justify-center gap-3 text-white",
    )
