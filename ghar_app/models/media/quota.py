"""How much one person may keep, and how many files come at once."""

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.media import MediaFile
from ghar_app.models.media.uses import MB
from ghar_app.refusals import Refused

FILES_AT_ONCE = 20
TOTAL = 5 * 1024 * MB
"""Bytes a person may keep in all, counted as they were uploaded."""


def megabytes(size: int) -> str:
    """52,428,800 → 50; 1,572,864 → 1.5. A little more than the limit never reads as the limit."""
    tenths = -(-size * 10 // MB)
    return f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths / 10:,.1f}"


async def used(db: Db, user_id: int) -> int:
    """Bytes of this person's kept files."""
    total = select(func.coalesce(func.sum(MediaFile.file_size), 0))
    mine = total.where(MediaFile.user_id == user_id, MediaFile.is_kept())
    return int((await db.exec(mine)).one())


async def require_room(db: Db, *, by: User, size: int) -> None:
    """Refused `quota_full` if `size` more bytes are too many.

    Only whoever holds the lock on the user's row can rely on the answer.
    """
    taken = await used(db, by.id)
    if taken + size > TOTAL:
        raise Refused("quota_full", used=megabytes(taken), limit=megabytes(TOTAL))


async def lock_files_of(db: Db, user_id: int) -> None:
    """Uploads of one person take turns here, so that two cannot share the last megabyte."""
    statement = select(User.id).where(col(User.id) == user_id)
    await db.exec(statement.with_for_update(key_share=True))
