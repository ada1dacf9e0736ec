"""The gate of a match: there for the two of it, while no block stands."""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.blocks import are_apart
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound


class Reachable:
    """Finding a match through one of its two; missing and forbidden are one answer."""

    if TYPE_CHECKING:
        public_id: UUID
        user_one_id: int
        user_two_id: int

    @classmethod
    async def reachable(cls, db: Db, *, by: User, public_id: UUID | str) -> Self:
        """A match of `by`, ended ones too. Else NotFound."""
        try:
            wanted = public_id if isinstance(public_id, UUID) else UUID(public_id)
        except (ValueError, AttributeError):
            raise NotFound("match") from None
        query: Any = select(cls).where(
            col(cls.public_id) == wanted,
            or_(col(cls.user_one_id) == by.id, col(cls.user_two_id) == by.id),
            ~are_apart(col(cls.user_one_id), col(cls.user_two_id)),
        )
        found: Self | None = (await db.execute(query)).scalars().first()
        if found is None:
            raise NotFound("match")
        return found

    def peer_of(self, user_id: int) -> int:
        """The other one of the pair."""
        return self.user_two_id if user_id == self.user_one_id else self.user_one_id
