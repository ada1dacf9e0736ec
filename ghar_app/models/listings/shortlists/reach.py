"""The gate: who may open a shortlist.

shortlist = await Shortlist.reachable(db, by=me, key=token)
"""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound


class Reachable:
    """Finding a list through the person who asks; missing and forbidden are one answer."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        owner_id: int
        share_token: str | None

    @classmethod
    async def reachable(cls, db: Db, *, by: User | None, key: str) -> Self:
        """Whose link it is: by the shared token anybody, by its own id the owner alone."""
        if not key or len(key) > 64 or "\x00" in key:
            raise NotFound("shortlist")
        ways = col(cls.share_token) == key
        own = _uuid(key)
        if by is not None and own is not None:
            ways = or_(ways, and_(col(cls.public_id) == own, col(cls.owner_id) == by.id))
        found = (await db.execute(select(cls).where(ways))).scalar_one_or_none()
        if found is None:
            raise NotFound("shortlist")
        return found

    @classmethod
    async def own(cls, db: Db, *, by: User, public_id: UUID | str) -> Self:
        """A list that this person owns, locked for a change."""
        own = _uuid(public_id)
        query = select(cls).where(col(cls.public_id) == own, col(cls.owner_id) == by.id)
        found = (await db.execute(query.with_for_update())).scalar_one_or_none()
        if found is None:
            raise NotFound("shortlist")
        return found


def _uuid(written: UUID | str) -> UUID | None:
    try:
        return written if isinstance(written, UUID) else UUID(written)
    except ValueError:
        return None
