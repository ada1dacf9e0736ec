"""Giving a person an agent: the one with the least to do.

agent_id = await assign_agent(db, me, city="Bengaluru")
"""

from typing import Any

from sqlalchemy import case, func, literal, type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent, AgentProfile
from ghar_app.models.identity.user import User


async def agent_in_charge(db: Db, agent_id: int) -> bool:
    """Whether this agent works for us at present."""
    found = await db.exec(select(Agent.is_active).where(Agent.id == agent_id))
    return bool(found.first())


async def assign_agent(db: Db, user: User, *, city: str | None = None) -> int | None:
    """The person's agent, chosen now if there is none: fewest people, best rating, lowest id.

    Agents of the city come first, and nobody gets one who has as many people as they may. None
    when there is nobody. Who has an agent keeps that one, counted once.
    """
    held = select(User).where(User.id == user.id).with_for_update(key_share=True)
    await db.exec(held.execution_options(populate_existing=True))
    if user.agent_id is not None:
        return user.agent_id
    chosen = (await db.exec(_least_loaded(user, city))).first()
    if chosen is None:
        return None
    user.agent_id = chosen.id
    # Counted by the database: two people may get the same agent at once.
    chosen.total_users_assigned = col(Agent.total_users_assigned) + 1  # type: ignore[assignment]
    await db.flush()
    return chosen.id


def _least_loaded(user: User, city: str | None) -> Any:
    load = select(func.count()).where(User.agent_id == Agent.id).correlate(Agent).scalar_subquery()
    wanted = type_coerce([{"city": city}], JSONB)
    near = case((col(AgentProfile.service_areas).contains(wanted), 0), else_=1)
    return (
        select(Agent)
        .outerjoin(AgentProfile, col(AgentProfile.agent_id) == Agent.id)
        .where(col(Agent.is_active), col(Agent.is_available), load < col(Agent.max_users))
        .where(col(Agent.user_id).is_distinct_from(user.id))
        .order_by(
            near if city else literal(0),
            load,
            col(Agent.user_satisfaction_rating).desc(),
            col(Agent.id),
        )
        .limit(1)
    )
