"""The upload zone: at rest, every state of a file, and pictures in their order."""

import reflex as rx

from components.media import upload_states, upload_zone
from components.text import t
from state.gallery import Gallery
from state.shell import Shell

_KINDS, _LARGEST_MB = "JPEG, PNG, WebP, GIF", 50


def zones() -> rx.Component:
    """Both zones send what they are given; the samples between them are still."""
    rooms = ("hall", "kitchen", "balcony")
    return rx.el.div(
        rx.el.div(
            upload_zone(
                use="listing", csrf=Shell.csrf, on_uploaded=Gallery.answer, id="gallery-upload"
            ),
            class_name="min-w-0",
        ),
        rx.el.div(upload_states(_KINDS, _LARGEST_MB), class_name="min-w-0"),
        rx.el.div(
            upload_zone(
                use="listing",
                csrf=Shell.csrf,
                on_uploaded=Gallery.answer,
                id="gallery-pictures",
                pictures=Gallery.pictures,
                room=17,
                categories=[(room, t(f"listings.detail.category.{room}")) for room in rooms],
                on_reorder=Gallery.reorder,
                on_main=Gallery.make_main,
                on_remove=Gallery.remove,
                on_caption=Gallery.caption,
                on_category=Gallery.categorise,
                takes_paste=False,
            ),
            class_name="min-w-0 lg:col-span-2",
        ),
        class_name="grid gap-10 lg:grid-cols-2 items-start",
    )
