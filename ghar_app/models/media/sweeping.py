"""Giving disk space back: removed or expired files, uploads never confirmed, bytes without row."""

from datetime import datetime, timedelta
from pathlib import PurePosixPath
from uuid import UUID

from sqlalchemy import and_, or_
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.gateways.storage import storage
from ghar_app.log import log
from ghar_app.models.media import MediaFile

UNCONFIRMED_FOR = timedelta(hours=24)
AT_ONCE = 200


async def sweep(db: Db, *, at: datetime | None = None) -> int:
    """Delete rows that have expired or were never confirmed, and their bytes; how many went.

    Call it until it answers 0. Two sweepers share the work. If the process dies after the bytes
    and before the commit, the row is still marked and the next sweep finishes it.
    """
    moment = at or now()
    late = and_(
        col(MediaFile.upload_status) != "complete",
        col(MediaFile.created_at) < moment - UNCONFIRMED_FOR,
    )
    doomed = select(MediaFile).where(or_(col(MediaFile.expires_at) <= moment, late))
    held = doomed.order_by(col(MediaFile.id)).limit(AT_ONCE).with_for_update(skip_locked=True)
    gone = [file for file in (await db.exec(held)).all() if await _deleted(db, file)]
    for file in gone:
        if file.storage_path:
            await storage().discard(file.storage_path)
    return len(gone)


async def sweep_orphans(db: Db, *, at: datetime | None = None) -> int:
    """Delete bytes older than a day that no row knows: a crash, or an account that was erased."""
    before = (at or now()) - UNCONFIRMED_FOR
    found = 0
    async for prefix in storage().forgotten(before=before):
        if not await _is_known(db, prefix):
            await storage().discard(prefix)
            found += 1
    return found


async def _deleted(db: Db, file: MediaFile) -> bool:
    """False when another table still holds on to the row; it is tried again next time."""
    try:
        async with db.begin_nested():
            await db.delete(file)
            await db.flush()
    except IntegrityError:
        log().warning("media still referenced", media=str(file.id))
        return False
    return True


async def _is_known(db: Db, prefix: str) -> bool:
    try:
        id = UUID(PurePosixPath(prefix).name)
    except ValueError:
        return False
    return (await db.exec(select(MediaFile.id).where(MediaFile.id == id))).first() is not None
