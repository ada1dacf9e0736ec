"""The photographs of the demo's flatmates: a portrait of our own, and corners of homes."""

from datetime import datetime, timedelta

from ghar_app.demo.dice import demo_id, dice
from ghar_app.demo.loading import Row
from ghar_app.demo.mates_cast import Mate
from ghar_app.demo.people import PORTRAITS
from ghar_app.demo.pictures import pictures
from ghar_app.settings import CHECKOUT


def face_files(mate: Mate, owner: int, now: datetime) -> list[Row]:
    """A portrait, and for most a corner of where they live."""
    if not mate.face:
        return []
    drawing = CHECKOUT / "assets" / "demo" / "people" / f"{mate.face}.svg"
    rows = [
        _file(
            mate, 0, owner, now, f"{PORTRAITS}/{mate.face}.svg", drawing.stat().st_size,
            "image/svg+xml", (400, 500), None,
        )
    ]  # fmt: skip
    random = dice("corner", mate.key)
    scenes = [one for one in pictures() if one.scene in ("balcony", "study", "dining", "kitchen")]
    for place, picture in enumerate(random.sample(scenes, random.randint(0, 2)), start=1):
        size = (picture.width, picture.height)
        rows.append(
            _file(
                mate, place, owner, now, picture.url, picture.bytes, "image/webp", size,
                picture.preview,
            )
        )  # fmt: skip
    return rows


def _file(
    mate: Mate,
    place: int,
    owner: int,
    now: datetime,
    url: str,
    size: int,
    mime: str,
    extent: tuple[int, int],
    preview: str | None,
) -> Row:
    return {
        "id": demo_id("mate photo", mate.key, place),
        "user_id": owner,
        "filename": url.rpartition("/")[2],
        "file_url": url,
        "thumbnail_url": url,
        "variants": {"large": {"url": url, "width": extent[0], "height": extent[1]}},
        "file_size": size,
        "mime_type": mime,
        "width": extent[0],
        "height": extent[1],
        "preview": preview,
        "folder": "person",
        "visibility": "public",
        "is_processed": True,
        "processing_status": "completed",
        "created_at": now + timedelta(seconds=place),
    }


def photo_rows(files: list[Row], now: datetime) -> list[Row]:
    return [
        {
            "user_id": file["user_id"],
            "media_file_id": file["id"],
            "display_order": (file["created_at"] - now).seconds,
        }
        for file in files
    ]
