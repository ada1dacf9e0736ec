"""The gate: who may see a visit, and on which side of it somebody stands.

visit = await Visit.reachable(db, by=me, public_id=asked)
"""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, or_, true
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits.kinds import Side
from ghar_app.refusals import NotFound


class Reachable:
    """Finding visits through the person who asks; missing and forbidden are one answer."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        user_id: int
        property_id: int
        agent_id: int | None
        counterparty_user_id: int | None
        proposed_by_user_id: int | None

    @classmethod
    async def reachable(cls, db: Db, *, by: User, public_id: UUID | str) -> Self:
        """A visit of which `by` is a party, or which an agent or an admin looks after."""
        query: Any = select(cls).join(Property, col(Property.id) == cls.property_id)
        query = query.where(col(cls.public_id) == _uuid(public_id))
        found = (await db.exec(query.where(cls.concerns(by)))).first()
        if found is None:
            raise NotFound("visit")
        return found

    @classmethod
    def concerns(cls, by: User) -> ColumnElement[bool]:
        """Visitor or host; the query has to join `Property`."""
        return or_(col(cls.user_id) == by.id, cls.hosted_by(by))

    @classmethod
    def hosted_by(cls, by: User) -> ColumnElement[bool]:
        """Owner, counterparty, an agent of the visit, the home or either person; admins all.

        The query has to join `Property`. One's own visits to other people's homes are not hosted.
        """
        if by.role == UserTier.ADMIN:
            return true()
        hosts = [Property.is_in_charge(by), col(cls.counterparty_user_id) == by.id]
        if by.role == UserTier.AGENT:
            agent = select(Agent.id).where(Agent.user_id == by.id, col(Agent.is_active))
            clients = select(User.id).where(col(User.agent_id).in_(agent))
            hosts += [col(cls.agent_id).in_(agent), col(cls.user_id).in_(clients)]
        return or_(*hosts)

    def side_of(self, by: User) -> Side:
        """Where somebody who may see this visit stands."""
        return Side.VISITOR if self.user_id == by.id else Side.HOST

    @property
    def proposed_by(self) -> Side:
        """Whose time it is now; the other side answers."""
        return Side.VISITOR if self.proposed_by_user_id == self.user_id else Side.HOST


def _uuid(written: UUID | str) -> UUID:
    try:
        return written if isinstance(written, UUID) else UUID(written)
    except ValueError:
        raise NotFound("visit") from None
