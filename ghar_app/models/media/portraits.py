"""The picture of a person: one uploaded file, public, and the one before it goes.

await wear(db, me, file_id)
await take_off(db, me)
"""

from uuid import UUID

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.models.media import MediaFile
from ghar_app.models.media.addresses import PREFIX
from ghar_app.models.media.kinds import Family
from ghar_app.models.media.removal import remove
from ghar_app.refusals import Refused


async def wear(db: Db, user: User, file_id: UUID) -> User:
    """Show this picture beside one's name; the old file is removed.

    NotFound for a file of somebody else; refused `picture_needed` for one that is no picture.
    """
    user = await locked_user(db, user.id)
    [file] = await MediaFile.owned(db, by=user, ids=[file_id])
    if file.family is not Family.PICTURE:
        raise Refused("picture_needed", field="picture")
    before = await portrait_files(db, user)
    file.visibility = "public"
    user.profile_image_url = file.file_url
    await db.flush()
    await remove(db, by=user, ids=[str(one) for one in before if one != file.id])
    return user


async def take_off(db: Db, user: User) -> User:
    """Show the initials again; the file is removed."""
    user = await locked_user(db, user.id)
    before = await portrait_files(db, user)
    user.profile_image_url = None
    await db.flush()
    await remove(db, by=user, ids=[str(one) for one in before])
    return user


async def portrait_files(db: Db, user: User) -> list[UUID]:
    """The uploaded files that a person's picture shows: none, or one."""
    url = user.profile_image_url or ""
    if PREFIX not in url:
        return []
    query = select(MediaFile.id).where(MediaFile.user_id == user.id, col(MediaFile.file_url) == url)
    return list((await db.exec(query)).all())
