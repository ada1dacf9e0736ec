"""A person's own files, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from sqlalchemy import tuple_
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.media.kinds import KINDS, Family


@dataclass(frozen=True)
class After:
    """Where a page ended: give it back to get the next one."""

    created_at: datetime
    id: UUID


class Listed:
    """The media library."""

    if TYPE_CHECKING:
        id: UUID
        user_id: int
        created_at: datetime
        mime_type: str
        folder: str | None
        is_kept: Any

    @classmethod
    async def library(
        cls,
        db: Db,
        *,
        by: User,
        family: Family | None = None,
        use: str | None = None,
        after: After | None = None,
        limit: int = 24,
    ) -> list[Self]:
        """One page of `by`'s files, of one family or use if asked; at most 100."""
        statement = select(cls).where(col(cls.user_id) == by.id, cls.is_kept())
        if family is not None:
            mimes = [kind.mime for kind in KINDS if kind.family is family]
            statement = statement.where(col(cls.mime_type).in_(mimes))
        if use is not None:
            statement = statement.where(col(cls.folder) == use)
        if after is not None:
            place = tuple_(col(cls.created_at), col(cls.id))
            statement = statement.where(place < (after.created_at, after.id))
        newest_first = statement.order_by(col(cls.created_at).desc(), col(cls.id).desc())
        return list((await db.exec(newest_first.limit(min(limit, 100)))).all())
