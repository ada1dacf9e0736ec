"""Copies of a home, and its end."""

from datetime import datetime
from typing import TYPE_CHECKING, Self, cast
from uuid import UUID

from sqlalchemy import exists, func
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import ListingStatus
from ghar_app.models.listings.placement import ListingModerationEvent, PropertyAmenity
from ghar_app.models.listings.posting.answers import amenities_of
from ghar_app.models.listings.posting.fields import FIELDS
from ghar_app.models.listings.posting.telling import tell_gone
from ghar_app.models.listings.posting.toggling import Toggled
from ghar_app.refusals import Refused

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property

_COPIED = (
    *(ask.name for ask in FIELDS if ask.name not in ("pin", "gender", "sharing")),
    "latitude",
    "longitude",
    "location_accuracy",
    "placed_by",
    "listing_preferences",
    "area_sqft",
    "full_address",
    "owner_id",
    "owner_name",
    "owner_contact",
)


class Left(Toggled):
    """A home that is copied or taken away."""

    if TYPE_CHECKING:
        public_id: UUID
        published_at: datetime | None

    async def duplicate(self, db: Db, *, by: User) -> Self:
        """A new draft with everything but the pictures: the next flat of the same building."""
        table = cast("type[Property]", type(self))
        copy = table(**{name: getattr(self, name) for name in _COPIED})
        copy.listing_agent_id = self._home.listing_agent_id
        db.add(copy)
        await db.flush()
        for amenity in await amenities_of(db, self._home):
            db.add(PropertyAmenity(property_id=copy.id, amenity_id=amenity))
        await db.flush()
        await db.refresh(copy)
        return cast("Self", copy)

    async def archive(self, db: Db, *, by: User, at: datetime) -> bool:
        """Take it away for good; True when nothing remains of it.

        A draft that was never handed in is deleted; anything else is kept, and its page says that
        it is gone. Refused `archive_blocked_visits` while somebody is to come and see it.
        """
        await self._held(db)
        if self.listing_status == ListingStatus.ARCHIVED:
            return False
        await self._is_free(db, at)
        if self.is_new and self.published_at is None and not await self._has_history(db):
            await db.delete(self)
            await db.flush()
            return True
        was_public = self._home.is_public
        await self._turn(db, ListingStatus.ARCHIVED, "archive", by, at)
        if was_public:
            await tell_gone(db, self._home)
        return False

    async def _is_free(self, db: Db, at: datetime) -> None:
        from ghar_app.models.visits import Visit
        from ghar_app.models.visits.kinds import OPEN

        waiting = select(func.count(col(Visit.id))).where(
            Visit.property_id == self.id, col(Visit.status).in_(OPEN), col(Visit.ends_at) > at
        )
        if n := (await db.exec(waiting)).one():
            raise Refused("archive_blocked_visits", n=n)

    async def _has_history(self, db: Db) -> bool:
        events = exists().where(col(ListingModerationEvent.property_id) == self.id)
        return bool((await db.exec(select(events))).one())
