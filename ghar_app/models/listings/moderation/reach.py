"""The gate of the moderators: homes of everybody, for who may moderate all of them.

home = await Property.to_moderate(db, by=me, public_id=public_id)
"""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from sqlmodel import col, or_, select

from ghar_app.db import Db
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import ListingStatus
from ghar_app.models.listings.placement import ListingModerationEvent
from ghar_app.refusals import NotFound

READ, WRITE = "moderation:read", "moderation:write"


async def may_read(db: Db, by: User) -> None:
    """Refused `not_allowed` for who does not see all homes as a moderator."""
    await by.require(db, READ, scope=Scope.ALL)


async def may_decide(db: Db, by: User) -> None:
    """Refused `not_allowed` for who does not decide on all homes."""
    await by.require(db, WRITE, scope=Scope.ALL)


class HandedIn:
    """Homes as moderators get at them."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        listing_status: ListingStatus

    @classmethod
    async def to_moderate(cls, db: Db, *, by: User, public_id: UUID | str) -> Self:
        """A home in any state; a draft only if it was handed in before, as others are private.

        Refused `not_allowed`; `NotFound`.
        """
        await may_read(db, by)
        try:
            key = public_id if isinstance(public_id, UUID) else UUID(public_id)
        except ValueError:
            raise NotFound("home") from None
        event = select(ListingModerationEvent.id).where(
            ListingModerationEvent.property_id == cls.id
        )
        shown = or_(col(cls.listing_status) != ListingStatus.DRAFT, event.exists())
        found = (await db.exec(select(cls).where(col(cls.public_id) == key, shown))).first()
        if found is None:
            raise NotFound("home")
        return found
