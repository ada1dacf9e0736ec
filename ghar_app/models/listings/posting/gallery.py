"""The pictures of a home as a list: as it is stored, as it is changed, and back onto the listing.

An entry is `{"id", "url", "caption", "category", "main"}`; its id is the stored file's, or
`image-<number>` for a picture that came without a file of ours.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import ImageCategory, MediaType
from ghar_app.models.listings.placement import PropertyImage
from ghar_app.refusals import NotFound, Refused

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property
    from ghar_app.models.media import MediaFile

MOST_PHOTOS = 50
Photo = dict[str, Any]


async def placed(db: Db, home: "Property") -> list[Photo]:
    """The pictures that hang on the listing now, in their order."""
    return [_entry(image) for image in await _images(db, home)]


def with_files(photos: Sequence[Photo], files: Sequence["MediaFile"]) -> list[Photo]:
    """Files at the end, each once; the first picture of all becomes the main one.

    Refused `too_many_photos` above fifty.
    """
    there = {photo["id"] for photo in photos}
    added = [
        {"id": str(file.id), "url": file.file_url, "caption": "", "category": "others"}
        for file in files
        if str(file.id) not in there
    ]
    if len(photos) + len(added) > MOST_PHOTOS:
        raise Refused("too_many_photos", field="photos", most=MOST_PHOTOS)
    return _with_main([*photos, *added])


def in_order(photos: Sequence[Photo], ids: Sequence[str]) -> list[Photo]:
    """In the order of `ids`. Pictures that are not named (just added elsewhere) come last."""
    places = {id: place for place, id in enumerate(ids)}
    return sorted(photos, key=lambda photo: places.get(photo["id"], len(places)))


def with_main(photos: Sequence[Photo], id: str) -> list[Photo]:
    """With another main picture. NotFound for one that is not there."""
    _find(photos, id)
    return [{**photo, "main": photo["id"] == id} for photo in photos]


def without(photos: Sequence[Photo], id: str) -> list[Photo]:
    """Without a picture; the first of the others becomes the main one if it was that."""
    _find(photos, id)
    return _with_main([photo for photo in photos if photo["id"] != id])


def described(
    photos: Sequence[Photo], id: str, *, caption: str | None = None, category: str | None = None
) -> list[Photo]:
    """With other words below a picture, or in another room. Refused `choice_unknown`."""
    change = {**_find(photos, id)}
    if caption is not None:
        change["caption"] = " ".join(caption.replace("\x00", "").split())[:300]
    if category is not None:
        if category not in set(ImageCategory):
            raise Refused("choice_unknown", field="photos")
        change["category"] = category
    return [change if photo["id"] == id else photo for photo in photos]


async def put(db: Db, home: "Property", photos: Sequence[Photo]) -> None:
    """Hang exactly these on the listing. What was deleted from the library meanwhile falls out."""
    there = {_key(image): image for image in await _images(db, home)}
    photos = _with_main(await _kept(db, photos, there))
    wanted = {photo["id"] for photo in photos}
    for id, image in there.items():
        # One main picture a home is a unique index: the old one steps back first.
        image.is_main_image = False
        if id not in wanted:
            await db.delete(image)
    await db.flush()
    for place, photo in enumerate(photos):
        image = there.get(photo["id"]) or _new(home, photo)
        image.display_order = place
        image.caption = photo["caption"] or None
        image.image_category = ImageCategory(photo["category"])
        image.is_main_image = bool(photo.get("main"))
        db.add(image)
    home.main_image_url = next((photo["url"] for photo in photos if photo.get("main")), None)
    await db.flush()
    await _claim(db, home, wanted)


def _with_main(photos: list[Photo]) -> list[Photo]:
    main = next((photo["id"] for photo in photos if photo.get("main")), None)
    main = main or (photos[0]["id"] if photos else None)
    return [{**photo, "main": photo["id"] == main} for photo in photos]


def _find(photos: Sequence[Photo], id: str) -> Photo:
    found = next((photo for photo in photos if photo["id"] == id), None)
    if found is None:
        raise NotFound("photo")
    return found


async def _images(db: Db, home: "Property") -> list[PropertyImage]:
    images = select(PropertyImage).where(
        PropertyImage.property_id == home.id, PropertyImage.media_type == MediaType.IMAGE
    )
    in_their_order = (col(PropertyImage.display_order), col(PropertyImage.id))
    return list((await db.exec(images.order_by(*in_their_order))).all())


def _key(image: PropertyImage) -> str:
    return str(image.media_file_id) if image.media_file_id else f"image-{image.id}"


def _entry(image: PropertyImage) -> Photo:
    return {
        "id": _key(image),
        "url": image.image_url,
        "caption": image.caption or "",
        "category": str(image.image_category),
        "main": image.is_main_image,
    }


def _new(home: "Property", photo: Photo) -> PropertyImage:
    return PropertyImage(
        property_id=home.id, media_file_id=UUID(photo["id"]), image_url=photo["url"]
    )


async def _kept(db: Db, photos: Sequence[Photo], there: dict[str, PropertyImage]) -> list[Photo]:
    from ghar_app.models.media import MediaFile

    new = [UUID(photo["id"]) for photo in photos if _is_file(photo["id"])]
    found = await db.exec(select(MediaFile.id).where(col(MediaFile.id).in_(new)))
    known = {str(id) for id in found.all()}
    return [photo for photo in photos if photo["id"] in known or photo["id"] in there]


def _is_file(id: str) -> bool:
    return not id.startswith("image-")


async def _claim(db: Db, home: "Property", ids: set[str]) -> None:
    """Files say which home they were first used for."""
    from ghar_app.models.media import MediaFile

    files = [UUID(id) for id in ids if _is_file(id)]
    unclaimed = col(MediaFile.property_id).is_(None)
    claim = update(MediaFile).where(col(MediaFile.id).in_(files), unclaimed)
    await db.exec(claim.values(property_id=home.id))
