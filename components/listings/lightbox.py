"""All pictures of a home over the whole screen, room by room; arrow keys and swipes turn them."""

import reflex as rx

from components.text import t
from components.ui.icon import icon
from state.listings.home_view import HomeView, PictureView, RoomView

ID = "photos"
_ROUND = (
    "on-photo grid place-items-center size-11 rounded-full bg-white/10 hover:bg-white/20 "
    "text-white transition-colors duration-press"
)


def lightbox(home: rx.Var[HomeView]) -> rx.Component:
    """Opened by anything with `data-photo` (the number of a picture)."""
    return rx.el.dialog(
        _head(home),
        rx.el.div(
            rx.el.div(
                rx.foreach(home.pictures, _page),
                tab_index=0,
                role="group",
                aria_label=t("listings.detail.gallery.title"),
                custom_attrs={"data-photos": "true"},
                class_name="absolute inset-0 flex overflow-x-auto overflow-y-hidden snap-x "
                "snap-mandatory overscroll-contain no-bar focus-visible:outline-none",
            ),
            _turn("arrow-left", t("listings.detail.gallery.earlier"), -1, "left-4"),
            _turn("arrow-right", t("listings.detail.gallery.later"), 1, "right-4"),
            class_name="relative flex-1 min-h-0",
        ),
        _rooms(home),
        key=home.id,
        aria_label=t("listings.detail.gallery.title"),
        custom_attrs={"id": ID},
        class_name="m-0 p-0 w-screen h-dvh max-w-none max-h-none border-0 bg-[#151210] text-white "
        "open:flex flex-col",
    )


def _head(home: rx.Var[HomeView]) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.span("1", custom_attrs={"data-at": "true"}),
            " / ",
            home.photo_count,
            class_name="text-small tabular-nums text-white/80",
            aria_live="polite",
        ),
        rx.el.p(home.title, class_name="flex-1 min-w-0 truncate text-center font-[600]"),
        rx.el.button(
            icon("x", size=20),
            type="button",
            aria_label=t("ui.close"),
            custom_attrs={"data-closes": ID},
            class_name=_ROUND,
        ),
        class_name="flex items-center gap-4 px-4 py-3",
    )


def _page(picture: rx.Var[PictureView]) -> rx.Component:
    film = rx.el.video(
        controls=True,
        preload="none",
        poster=picture.thumbnail,
        src=picture.url,
        aria_label=picture.alt,
        class_name="max-w-full max-h-full min-h-0",
        custom_attrs={"playsInline": True},
    )
    still = rx.el.img(
        src=picture.url,
        src_set=picture.srcset,
        sizes="100vw",
        alt=picture.alt,
        loading="lazy",
        decoding="async",
        class_name="max-w-full max-h-full min-h-0 object-contain md:rounded-photo",
        custom_attrs={"width": picture.width, "height": picture.height},
    )
    return rx.el.figure(
        rx.cond(picture.is_film, film, still),
        rx.el.figcaption(picture.alt, class_name="text-small text-white/80 text-center"),
        key=picture.number,
        class_name="w-full h-full shrink-0 snap-center snap-always flex flex-col items-center "
        "justify-center gap-3 px-2 md:px-20 pb-2",
    )


def _turn(sign: str, label: rx.Var[str], step: int, place: str) -> rx.Component:
    return rx.el.button(
        icon(sign, size=20),
        type="button",
        aria_label=label,
        custom_attrs={"data-photo-step": step},
        class_name=f"max-md:hidden absolute {place} top-1/2 -translate-y-1/2 {_ROUND}",
    )


def _rooms(home: rx.Var[HomeView]) -> rx.Component:
    return rx.el.div(
        rx.foreach(home.rooms, _room),
        role="group",
        aria_label=t("listings.detail.gallery.rooms"),
        class_name="flex gap-2 px-4 py-3 overflow-x-auto no-bar md:justify-center empty:hidden",
    )


def _room(room: rx.Var[RoomView]) -> rx.Component:
    return rx.el.button(
        room.name,
        rx.el.span(room.count, class_name="text-white/70 tabular-nums"),
        type="button",
        custom_attrs={"data-photo": room.first},
        class_name="on-photo shrink-0 inline-flex items-center gap-1.5 min-h-11 md:min-h-9 px-3.5 "
        "rounded-pill bg-white/10 hover:bg-white/20 text-small font-[500]",
    )
