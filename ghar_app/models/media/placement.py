"""Where a file hangs: on listings, and as somebody's portrait."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, or_, update
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings import Property, PropertyImage
from ghar_app.models.listings.kinds import ListingStatus, MediaType
from ghar_app.models.media import MediaFile
from ghar_app.models.media.addresses import PREFIX

_SHORTCUTS = ("main_image_url", "floor_plan_url", "video_tour_url")


@dataclass(frozen=True)
class LiveUse:
    """A live listing that shows a file."""

    listing: UUID
    title: str


async def live_uses(db: Db, files: Sequence[MediaFile]) -> dict[UUID, list[LiveUse]]:
    """The live listings that show each file; files that none shows are absent."""
    statement = (
        select(PropertyImage.media_file_id, Property.public_id, Property.title)
        .join(Property, col(Property.id) == PropertyImage.property_id)
        .where(col(PropertyImage.media_file_id).in_([file.id for file in files]))
        .where(Property.listing_status == ListingStatus.LIVE)
        .order_by(col(Property.id))
    )
    found: dict[UUID, list[LiveUse]] = defaultdict(list)
    for file, listing, title in (await db.exec(statement)).all():
        assert file is not None
        found[file].append(LiveUse(listing, title))
    return dict(found)


async def detach(db: Db, files: Sequence[MediaFile]) -> None:
    """Take files off every listing and portrait.

    A listing that loses its main picture shows the next one in its order, or none.
    """
    if not files:
        return
    ids = [file.id for file in files]
    gone = delete(PropertyImage).where(col(PropertyImage.media_file_id).in_(ids))
    shown_on = (await db.exec(gone.returning(col(PropertyImage.property_id)))).scalars().all()
    for file in files:
        await _clear(db, file, touched=set(shown_on))
    for listing in sorted(set(shown_on)):
        await _choose_main(db, listing)


async def _clear(db: Db, file: MediaFile, *, touched: set[int]) -> None:
    """Empty the columns that repeat a picture's address."""
    address = f"%{PREFIX}{file.id}/%"
    theirs = or_(col(Property.id).in_(touched), col(Property.owner_id) == file.user_id)
    for name in _SHORTCUTS:
        shortcut = getattr(Property, name)
        await db.exec(
            update(Property).where(theirs, col(shortcut).like(address)).values({name: None})
        )
    portrait = col(User.profile_image_url).like(address)
    await db.exec(
        update(User).where(col(User.id) == file.user_id, portrait).values(profile_image_url=None)
    )


async def _choose_main(db: Db, listing: int) -> None:
    pictures = select(PropertyImage).where(
        PropertyImage.property_id == listing, PropertyImage.media_type == MediaType.IMAGE
    )
    in_order = pictures.order_by(
        col(PropertyImage.is_main_image).desc(),
        col(PropertyImage.display_order),
        col(PropertyImage.id),
    )
    first = (await db.exec(in_order.limit(1))).first()
    if first is None:
        return
    first.is_main_image = True
    await db.flush()
    shows_none = col(Property.main_image_url).is_(None)
    await db.exec(
        update(Property)
        .where(col(Property.id) == listing, shows_none)
        .values(main_image_url=first.image_url)
    )
