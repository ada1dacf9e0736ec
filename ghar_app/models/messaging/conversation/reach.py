"""The gate: a conversation is there for those who take part in it, and for nobody else.

conversation = await UserConversation.reachable(db, by=me, public_id=asked)
"""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound


class Reachable:
    """Finding conversations through the person who asks; missing and forbidden are one answer."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        user_one_id: int
        user_two_id: int

    @classmethod
    async def reachable(
        cls, db: Db, *, by: User, public_id: UUID | str, lock: bool = False
    ) -> Self:
        """A conversation in which `by` takes part, closed and blocked ones too. Else NotFound.

        `lock` holds the row for a change: senders and whoever closes it take turns.
        """
        query: Any = select(cls).where(col(cls.public_id) == _uuid(public_id), cls.includes(by.id))
        if lock:
            query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
        found = (await db.exec(query)).scalars().first()
        if found is None:
            raise NotFound("conversation")
        return found

    @classmethod
    def includes(cls, user_id: int) -> ColumnElement[bool]:
        """SQL: somebody takes part; for lists, counts and search."""
        from ghar_app.models.messaging.conversation import UserConversationParticipant as Part

        return exists(
            select(1).where(col(Part.conversation_id) == col(cls.id), col(Part.user_id) == user_id)
        )

    def peer_of(self, user_id: int) -> int:
        """The other one of the pair."""
        return self.user_two_id if user_id == self.user_one_id else self.user_one_id


def _uuid(written: UUID | str) -> UUID:
    try:
        return written if isinstance(written, UUID) else UUID(written)
    except (ValueError, AttributeError):
        raise NotFound("conversation") from None
