"""The gate: whose imports somebody may see and act on.

portfolio = await PortfolioImport.reachable(db, by=me, public_id=…)
"""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlmodel import col
from sqlmodel import select as rows

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound, Refused


class Reachable:
    """An import belongs to the owner of its homes; their agent and admins may act for them."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        owner_id: int

    @classmethod
    async def reachable(
        cls, db: Db, *, by: User, public_id: UUID | str, lock: bool = False
    ) -> Self:
        """The import at an address. NotFound when it isn't there or isn't theirs.

        `lock` holds the row until the transaction ends: for verbs that change it.
        """
        try:
            wanted = public_id if isinstance(public_id, UUID) else UUID(public_id)
        except ValueError:
            raise NotFound("import") from None
        query = rows(cls).where(col(cls.public_id) == wanted, cls.is_in_charge(by))
        if lock:
            query = query.with_for_update().execution_options(populate_existing=True)
        found = (await db.exec(query)).first()
        if found is None:
            raise NotFound("import")
        return found

    @classmethod
    def is_in_charge(cls, by: User) -> ColumnElement[bool]:
        """Owner, the agent assigned to the owner, admin."""
        if by.role == UserTier.ADMIN:
            return true()
        own = col(cls.owner_id) == by.id
        if by.role != UserTier.AGENT:
            return own
        clients = select(col(User.id)).where(col(User.agent_id).in_(_agents_of(by)))
        return or_(own, col(cls.owner_id).in_(clients))


async def agent_for(db: Db, *, by: User, owner: User) -> int | None:
    """The agent under whose name `by` lists homes of `owner`; None for owners and admins.

    Refused `not_allowed` when `by` may list nothing for this owner.
    """
    if by.id == owner.id or by.role == UserTier.ADMIN:
        return None
    if by.role == UserTier.AGENT and owner.agent_id is not None:
        mine = _agents_of(by).where(col(Agent.id) == owner.agent_id)
        found = (await db.execute(mine)).scalar()
        if found is not None:
            return int(found)
    raise Refused("not_allowed")


def _agents_of(by: User) -> Any:
    return select(col(Agent.id)).where(col(Agent.user_id) == by.id, col(Agent.is_active))


async def clients_of(db: Db, by: User, *, most: int = 200) -> list[User]:
    """The owners for whom an agent may import; nobody for everyone else."""
    if by.role != UserTier.AGENT:
        return []
    theirs = rows(User).where(col(User.agent_id).in_(_agents_of(by)), col(User.is_active))
    return list((await db.exec(theirs.order_by(col(User.full_name)).limit(most))).all())
