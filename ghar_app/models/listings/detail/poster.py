"""Who offers the home: what everybody may know of them, and nothing to reach them by."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, literal, select, true

from ghar_app.clock import in_india
from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.privacy import FULL_NAME
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property

MOST_COUNTED = 100
"""Homes of one poster are counted no further than one more than this."""
BY_AGENT = "posted_by:agent"
"""The tag an imported home carries when an agent posted it at its source."""


@dataclass(frozen=True, slots=True)
class Poster:
    """`homes` counts the public homes of the same owner or agent; above 100 it stays at 101."""

    name: str
    avatar_url: str
    is_agent: bool
    since: date
    homes: int


async def poster_of(db: Db, home: Property) -> Poster:
    """The agent of the listing, else its owner; one query.

    No phone, no e-mail, no contact column is even selected.
    """
    listing: Any = Property.__table__.alias()  # type: ignore[attr-defined]
    by_agent = home.listing_agent_id is not None
    theirs = (
        listing.c.listing_agent_id == home.listing_agent_id
        if by_agent
        else listing.c.owner_id == home.owner_id
    )
    some = select(literal(1)).where(listing.c.is_public, theirs).limit(MOST_COUNTED + 1).subquery()
    count = select(func.count()).select_from(some)
    person: Any = Agent if by_agent else User
    columns = _agent_columns() if by_agent else _owner_columns()
    key = home.listing_agent_id if by_agent else home.owner_id
    row = (
        await db.execute(
            select(*columns, count.scalar_subquery().label("homes")).where(person.id == key)
        )
    ).one()
    return Poster(
        name=row.name or "",
        avatar_url=row.avatar_url or "",
        is_agent=by_agent or BY_AGENT in home.tags,
        since=in_india(row.created_at).date(),
        homes=row.homes,
    )


def _owner_columns() -> list[Any]:
    user: Any = User.__table__.c  # type: ignore[attr-defined]
    picture = user.profile_image_url.label("avatar_url")
    # By the owner's own wish the first name is all that is said.
    hides = func.coalesce(user.privacy_settings[FULL_NAME].as_boolean(), true()).is_(False)
    name = case((hides, func.coalesce(user.first_name, user.full_name)), else_=user.full_name)
    return [name.label("name"), picture, user.created_at]


def _agent_columns() -> list[Any]:
    agent: Any = Agent.__table__.c  # type: ignore[attr-defined]
    return [agent.name, agent.avatar_url, agent.created_at]
