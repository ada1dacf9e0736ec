"""A home's pictures, plans and films, in the order of its gallery."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import ImageCategory, MediaType
from ghar_app.models.listings.placement import PropertyImage
from ghar_app.models.listings.property import Property
from ghar_app.models.media import MediaFile

MOST = 60
SHOWN = (MediaType.IMAGE, MediaType.FLOOR_PLAN, MediaType.VIDEO)
UNKNOWN_SIZE = (1600, 1200)
"""Pixels assumed of a picture of somebody else's server, so that its place is kept."""
_ADDRESS = re.compile(r"(https?://|/(?!/))[^\s\"'<>\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """One medium. `width` and `height` in pixels, `preview` a data URI or empty, `seconds` 0 for
    what does not move; `thumbnail` is a film's still and empty when it has none.
    """

    url: str
    media_type: MediaType
    category: ImageCategory
    caption: str = ""
    srcset: str = ""
    thumbnail: str = ""
    width: int = UNKNOWN_SIZE[0]
    height: int = UNKNOWN_SIZE[1]
    preview: str = ""
    seconds: int = 0


async def pictures_of(db: Db, home: Property) -> tuple[Picture, ...]:
    """What everybody may see of a home, the main picture first; one query."""
    image: Any = PropertyImage.__table__.c  # type: ignore[attr-defined]
    file: Any = MediaFile.__table__.c  # type: ignore[attr-defined]
    rows = await db.execute(
        select(
            image.image_url,
            image.media_type,
            image.image_category,
            image.caption,
            file.variants,
            file.thumbnail_url,
            file.width,
            file.height,
            file.preview,
            file.duration,
        )
        .outerjoin_from(PropertyImage, MediaFile, file.id == image.media_file_id)
        .where(
            image.property_id == home.id,
            image.visibility == "public",
            image.media_type.in_(SHOWN),
        )
        .order_by(image.is_main_image.desc(), image.display_order, image.id)
        .limit(MOST)
    )
    found = tuple(_picture(row) for row in rows if is_showable(row.image_url))
    return found or _main_only(home)


def is_showable(url: str | None) -> bool:
    """An address of ours or a full http(s) one; nothing that a browser would run."""
    return bool(url and _ADDRESS.fullmatch(url))


def srcset_of(variants: Mapping[str, Any] | None) -> str:
    """For `<img srcset>`: each stored width of a picture once, narrow ones first."""
    by_width = {
        one["width"]: one["url"]
        for one in reversed(list((variants or {}).values()))
        if one.get("width") and is_showable(one.get("url"))
    }
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))


def _picture(row: Row[Any]) -> Picture:
    width, height = row.width or UNKNOWN_SIZE[0], row.height or UNKNOWN_SIZE[1]
    return Picture(
        url=row.image_url,
        media_type=MediaType(row.media_type),
        category=_category(row),
        caption=row.caption or "",
        srcset=srcset_of(row.variants),
        thumbnail=row.thumbnail_url or "",
        width=width,
        height=height,
        preview=row.preview or "",
        seconds=row.duration or 0,
    )


def _category(row: Row[Any]) -> ImageCategory:
    if row.media_type == MediaType.FLOOR_PLAN:
        return ImageCategory.FLOOR_PLAN
    return ImageCategory(row.image_category)


def _main_only(home: Property) -> tuple[Picture, ...]:
    """An imported home may have one address and no gallery."""
    url = home.main_image_url
    if not is_showable(url):
        return ()
    assert url is not None
    return (Picture(url, MediaType.IMAGE, ImageCategory.OTHERS),)
