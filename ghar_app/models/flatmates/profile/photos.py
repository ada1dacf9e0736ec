"""The photographs of a profile: up to six, the first one leads.

await add_photos(db, me, ids, at=now())
await order_photos(db, me, ids)
await lead_with(db, me, id)
await remove_photo(db, me, id)
await go_without(db, me, at=now())
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.content.catalogs import quota
from ghar_app.models.flatmates.kinds import MOST_PHOTOS
from ghar_app.models.flatmates.profile import FlatmatePhoto
from ghar_app.models.identity.quotas import spend
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.models.media import MediaFile
from ghar_app.models.media.kinds import Family
from ghar_app.models.media.removal import remove
from ghar_app.refusals import NotFound, Refused


async def add_photos(db: Db, user: User, ids: Sequence[UUID], *, at: datetime) -> None:
    """Put uploaded pictures behind those that are there; one that is there already stays.

    NotFound for a file of somebody else. Refused `picture_needed`, `profile_photos_full` above six,
    `quota_spent` when too many came today.
    """
    user = await locked_user(db, user.id)
    files = await MediaFile.owned(db, by=user, ids=ids)
    there = await _rows(db, user)
    fresh = [file for file in files if file.id not in {row.media_file_id for row in there}]
    if any(file.family is not Family.PICTURE for file in fresh):
        raise Refused("picture_needed", field="photos")
    if len(there) + len(fresh) > MOST_PHOTOS:
        raise Refused("profile_photos_full", field="photos", most=MOST_PHOTOS)
    cap = await quota(db, "photos")
    for place, file in enumerate(fresh, start=len(there)):
        await spend(db, user, "flatmate_photos", cap=cap, at=at)
        file.visibility = "public"
        db.add(FlatmatePhoto(user_id=user.id, media_file_id=file.id, display_order=place))
    if fresh:
        user.flatmates_photo_skipped = False
    user.flatmates_last_active_at = at
    await db.flush()


async def my_photos(db: Db, user: User) -> list[MediaFile]:
    """One's own photographs, in their order."""
    query = (
        select(MediaFile)
        .join(FlatmatePhoto, col(FlatmatePhoto.media_file_id) == col(MediaFile.id))
        .where(col(FlatmatePhoto.user_id) == user.id)
        .order_by(col(FlatmatePhoto.display_order), col(FlatmatePhoto.id))
    )
    return list((await db.exec(query)).all())


async def order_photos(db: Db, user: User, ids: Iterable[UUID]) -> None:
    """Put the photographs in this order; those that are not named follow in their old one."""
    user = await locked_user(db, user.id)
    wanted = {id: place for place, id in enumerate(ids)}
    rows = await _rows(db, user)
    rows.sort(key=lambda row: wanted.get(row.media_file_id, len(wanted)))
    _number(rows)
    await db.flush()


async def lead_with(db: Db, user: User, id: UUID) -> None:
    """Show this one first. NotFound for one that is not there."""
    user = await locked_user(db, user.id)
    rows = await _rows(db, user)
    if id not in {row.media_file_id for row in rows}:
        raise NotFound("media")
    rows.sort(key=lambda row: row.media_file_id != id)
    _number(rows)
    await db.flush()


async def remove_photo(db: Db, user: User, id: UUID) -> None:
    """Take one off and its file away; a file that a listing of one's own shows stays there.

    The last one of a profile that others see may go: initials show instead.
    """
    user = await locked_user(db, user.id)
    mine = (col(FlatmatePhoto.user_id) == user.id, col(FlatmatePhoto.media_file_id) == id)
    gone = await db.exec(delete(FlatmatePhoto).where(*mine))
    if not gone.rowcount:
        return
    await db.flush()
    _number(await _rows(db, user))
    await db.flush()
    await remove(db, by=user, ids=[str(id)])


async def go_without(db: Db, user: User, *, at: datetime) -> User:
    """No photograph, said on purpose: onboarding can be finished."""
    user = await locked_user(db, user.id)
    user.flatmates_photo_skipped, user.flatmates_last_active_at = True, at
    await db.flush()
    return user


async def _rows(db: Db, user: User) -> list[FlatmatePhoto]:
    query = select(FlatmatePhoto).where(col(FlatmatePhoto.user_id) == user.id)
    in_order = query.order_by(col(FlatmatePhoto.display_order), col(FlatmatePhoto.id))
    return list((await db.exec(in_order)).all())


def _number(rows: Sequence[FlatmatePhoto]) -> None:
    for place, row in enumerate(rows):
        row.display_order = place
