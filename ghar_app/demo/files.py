"""Pictures as rows: the files, and where they stand on listings."""

from collections.abc import Iterable
from datetime import datetime

from ghar_app.demo.dice import demo_id
from ghar_app.demo.listings import Listing
from ghar_app.demo.loading import Row
from ghar_app.demo.pictures import pictures
from ghar_app.models.listings.kinds import ImageCategory, MediaType


def picture_files(owner: int, now: datetime) -> list[Row]:
    """The demo's pictures as stored files.

    Without a hash: by it, two listings with one picture would look like one home posted twice.
    """
    return [
        {
            "id": demo_id("picture", picture.name),
            "user_id": owner,
            "filename": f"{picture.name}.webp",
            "file_url": picture.url,
            "thumbnail_url": picture.small_url,
            "variants": {
                "thumbnail": _variant(picture.small_url, picture.width // 2, picture.height // 2),
                "large": _variant(picture.url, picture.width, picture.height),
            },
            "file_size": picture.bytes,
            "mime_type": "image/webp",
            "width": picture.width,
            "height": picture.height,
            "preview": picture.preview,
            "folder": "demo",
            "visibility": "public",
            "is_processed": True,
            "processing_status": "completed",
            "created_at": now,
        }
        for picture in pictures()
    ]


def _variant(url: str, width: int, height: int) -> dict[str, object]:
    return {"url": url, "width": width, "height": height}


def gallery_rows(listings: Iterable[Listing], ids: dict[str, int]) -> list[Row]:
    """Every picture at its place on its listing, the leading one first."""
    return [
        {
            "property_id": ids[listing.home.key],
            "media_file_id": demo_id("picture", picture.name),
            "image_url": picture.url,
            "media_type": _media_type(picture.room).value,
            "caption": picture.caption,
            "image_category": picture.room.value,
            "display_order": order,
            "is_main_image": order == 0,
            "verification_status": "approved",
            "created_at": listing.fate.published or listing.fate.touched,
            "updated_at": listing.fate.published or listing.fate.touched,
        }
        for listing in listings
        for order, picture in enumerate(listing.pictures)
    ]


def _media_type(room: ImageCategory) -> MediaType:
    return MediaType.FLOOR_PLAN if room == ImageCategory.FLOOR_PLAN else MediaType.IMAGE
