"""The gate: who may see a home's page.

home = await Property.reachable(db, by=me, slug=slug)
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import (
    ListingStatus,
    ModerationStatus,
    PropertyStatus,
    Visibility,
)
from ghar_app.refusals import Gone, NotFound

LET_OR_SOLD = (PropertyStatus.SOLD, PropertyStatus.RENTED)


class Reachable:
    """Finding homes through the person who asks; missing and forbidden are one answer."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        slug: str | None
        owner_id: int
        listing_agent_id: int | None
        status: PropertyStatus
        listing_status: ListingStatus
        moderation_status: ModerationStatus
        visibility: Visibility
        owner_is_active: bool
        is_public: bool
        published_at: datetime | None

    @classmethod
    async def reachable(
        cls,
        db: Db,
        *,
        by: User | None,
        slug: str | None = None,
        public_id: UUID | str | None = None,
    ) -> Self:
        """The home at an address that `by` (None: anybody) may see; one query.

        To all: public homes, and those that were let or sold while they were. To the owner, the
        agent in charge and admins: in every state. `Gone` for one that was public and is archived
        now; `NotFound` otherwise.
        """
        theirs = cls.is_in_charge(by)
        seen = or_(col(cls.is_public), cls.is_over(), theirs)
        query: Any = select(cls, seen.label("seen")).where(cls._at(slug, public_id))
        found = (await db.execute(query.where(or_(seen, cls._was_public())))).first()
        if found is None:
            raise NotFound("home")
        if not found.seen:
            raise Gone("home")
        return found[0]

    @classmethod
    def is_in_charge(cls, by: User | None) -> ColumnElement[bool]:
        """Owner, agent of the listing or of its owner, admin: they see it in every state."""
        if by is None:
            return false()
        if by.role == UserTier.ADMIN:
            return true()
        own = col(cls.owner_id) == by.id
        if by.role != UserTier.AGENT:
            return own
        agent = select(col(Agent.id)).where(col(Agent.user_id) == by.id, col(Agent.is_active))
        clients = select(col(User.id)).where(col(User.agent_id).in_(agent))
        return or_(own, col(cls.listing_agent_id).in_(agent), col(cls.owner_id).in_(clients))

    @classmethod
    def is_over(cls) -> ColumnElement[bool]:
        """Let or sold, and otherwise still an advertisement that everybody may read."""
        return and_(
            col(cls.status).in_(LET_OR_SOLD),
            col(cls.listing_status) == ListingStatus.LIVE,
            col(cls.moderation_status) == ModerationStatus.LIVE,
            col(cls.visibility) != Visibility.PRIVATE,
            col(cls.owner_is_active),
        )

    @classmethod
    def _was_public(cls) -> ColumnElement[bool]:
        return and_(
            col(cls.listing_status) == ListingStatus.ARCHIVED,
            col(cls.published_at).is_not(None),
            col(cls.visibility) != Visibility.PRIVATE,
        )

    @classmethod
    def _at(cls, slug: str | None, public_id: UUID | str | None) -> ColumnElement[bool]:
        if public_id is not None:
            return col(cls.public_id) == _uuid(public_id)
        if not slug or "\x00" in slug:
            raise NotFound("home")
        return col(cls.slug) == slug


def _uuid(written: UUID | str) -> UUID:
    try:
        return written if isinstance(written, UUID) else UUID(written)
    except ValueError:
        raise NotFound("home") from None
