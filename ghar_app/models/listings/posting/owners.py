"""For whom somebody may offer homes: agents for the owners assigned to them, admins for anybody.

found = await owners_for(db, by=me, words="asha")
owner = await owner_of_choice(db, by=me, public_id=asked)
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, or_, true
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.formats import email_masked, phone_masked
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound

MOST = 8


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody to post for; `masked` tells two of one name apart."""

    public_id: UUID
    name: str
    initials: str
    masked: str


def posts_for_others(by: User) -> bool:
    """Whether the choice is offered at all."""
    return by.role in (UserTier.AGENT, UserTier.ADMIN)


async def owners_for(db: Db, *, by: User, words: str = "") -> list[Owner]:
    """At most eight people by name, phone or e-mail; an agent's own clients without a word."""
    wanted = words.replace("\x00", "").strip()
    if not wanted and by.role != UserTier.AGENT:
        return []
    query: Any = select(User).where(_may_post_for(by), User.id != by.id)
    if wanted:
        query = query.where(or_(*_matches(wanted)))
    found = await db.exec(query.order_by(col(User.full_name), col(User.id)).limit(MOST))
    return [_owner(one) for one in found.all()]


async def owner_of_choice(db: Db, *, by: User, public_id: str) -> User:
    """The gate: somebody for whom `by` may post. NotFound otherwise."""
    try:
        asked = UUID(str(public_id))
    except ValueError:
        raise NotFound("person") from None
    query = select(User).where(User.public_id == asked, _may_post_for(by))
    found = (await db.exec(query)).first()
    if found is None:
        raise NotFound("person")
    return found


def _may_post_for(by: User) -> ColumnElement[bool]:
    open_account = col(User.is_active) & col(User.deleted_at).is_(None)
    if by.role == UserTier.ADMIN:
        return open_account & true()
    if by.role != UserTier.AGENT:
        return false()
    agent = select(Agent.id).where(Agent.user_id == by.id, col(Agent.is_active))
    return open_account & col(User.agent_id).in_(agent)


def _matches(words: str) -> list[ColumnElement[bool]]:
    found = [
        col(User.full_name).icontains(words, autoescape=True),
        func.lower(User.email).startswith(words.lower(), autoescape=True),
    ]
    digits = "".join(sign for sign in words if sign.isdigit())
    if len(digits) >= 4:
        found.append(col(User.phone).contains(digits, autoescape=True))
    return found


def _owner(user: User) -> Owner:
    masked = phone_masked(user.phone) if user.phone else email_masked(user.email or "")
    return Owner(user.public_id, user.full_name or "", user.initials, masked)
