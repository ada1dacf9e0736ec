"""The gate: who may see a stored file."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlmodel import col
from sqlmodel import select as rows

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.media.shares import MediaShare
from ghar_app.refusals import NotFound

OPEN = ("public", "unlisted")
"""Visibilities that ask nobody who they are."""


class Reachable:
    """Finding files through the person who asks; missing and forbidden are one answer."""

    if TYPE_CHECKING:
        id: UUID
        user_id: int
        visibility: str
        upload_status: str
        expires_at: datetime | None
        created_at: datetime

    @classmethod
    async def reachable(cls, db: Db, *, by: User | None, id: UUID, original: bool = False) -> Self:
        """A file that `by` (None: anybody) may see. NotFound otherwise.

        Open to all: public and unlisted files. To agents and admins: `agent_only` ones. To its
        owner, and to those it was shared with, in any case. `original=True` asks for a picture's
        untouched bytes, which carry its place and camera: owner and shared only, even if public.
        """
        seen = cls._is_theirs(by) if original else cls._is_open_to(by)
        found = (await db.exec(rows(cls).where(col(cls.id) == id, cls.is_kept(), seen))).first()
        if found is None:
            raise NotFound("media")
        return found

    @classmethod
    async def owned(cls, db: Db, *, by: User, ids: Iterable[UUID]) -> list[Self]:
        """Files that `by` has uploaded, in the order asked for, each once.

        Whoever hangs uploads on a listing, a message or a lease takes them through here: ids come
        from a browser. NotFound if any of them isn't theirs.
        """
        wanted = list(dict.fromkeys(ids))
        statement = rows(cls).where(col(cls.id).in_(wanted), cls.is_kept())
        found = await db.exec(statement.where(col(cls.user_id) == by.id))
        mine = {file.id: file for file in found}
        if mine.keys() != set(wanted):
            raise NotFound("media")
        return [mine[id] for id in wanted]

    @classmethod
    def is_kept(cls) -> ColumnElement[bool]:
        """Fully stored, and not waiting to be swept away."""
        lasting = or_(col(cls.expires_at).is_(None), col(cls.expires_at) > now())
        return and_(col(cls.upload_status) == "complete", lasting)

    @classmethod
    def _is_open_to(cls, by: User | None) -> ColumnElement[bool]:
        allowed = list(OPEN)
        if by is not None and by.role in (UserTier.AGENT, UserTier.ADMIN):
            allowed.append("agent_only")
        return or_(col(cls.visibility).in_(allowed), cls._is_theirs(by))

    @classmethod
    def _is_theirs(cls, by: User | None) -> ColumnElement[bool]:
        if by is None:
            return false()
        share = select(col(MediaShare.user_id)).where(
            col(MediaShare.media_file_id) == col(cls.id),
            col(MediaShare.user_id) == by.id,
            or_(col(MediaShare.expires_at).is_(None), col(MediaShare.expires_at) > now()),
        )
        return or_(col(cls.user_id) == by.id, exists(share))
