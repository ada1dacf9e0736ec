"""Fifth step: many pictures at once, in order, one of them the main one."""

import reflex as rx

from components.media import upload_zone
from components.text import t
from components.ui import error_text
from ghar_app.models.listings.kinds import ImageCategory
from ghar_app.models.listings.posting.gallery import MOST_PHOTOS
from state.listings.posting.wizard import WizardPage as Wizard
from state.shell import Shell


def photos_step() -> rx.Component:
    """Each file shows its own progress and its own retry; the others go on."""
    return rx.el.div(
        rx.el.p(t("posting.photos_help"), class_name="text-ink-2 max-w-prose"),
        upload_zone(
            use="listing",
            csrf=Shell.csrf,
            on_uploaded=Wizard.add_photos,
            id="field-photos",
            room=MOST_PHOTOS - Wizard.photos.length(),
            pictures=Wizard.photos,
            categories=[
                (one.value, t(f"listings.detail.category.{one.value}")) for one in ImageCategory
            ],
            on_reorder=Wizard.order_photos,
            on_main=Wizard.choose_main,
            on_remove=Wizard.take_off,
            on_caption=Wizard.caption,
            on_category=Wizard.name_room,
        ),
        error_text(Wizard.errors["photos"]),
        class_name="flex flex-col gap-4",
    )
