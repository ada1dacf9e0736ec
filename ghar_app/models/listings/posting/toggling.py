"""One press after publishing: pause, resume, let, sold, on the market again, still available.

Each locks the home and looks again, so two presses are one and the later of two different ones
finds what the first left. `home_cannot_<act>` when the home does not stand where the act begins.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import (
    ListingStatus,
    ModerationStatus,
    PropertyStatus,
    Purpose,
)
from ghar_app.models.listings.posting.publishing import Published
from ghar_app.models.listings.posting.telling import tell_gone
from ghar_app.refusals import Refused

STALE = "stale_listing"
"""The reason of a pause that nobody pressed."""

_ON_OFFER = (PropertyStatus.AVAILABLE, PropertyStatus.UNDER_OFFER)


class Toggled(Published):
    """A home whose standing changes, not its words."""

    if TYPE_CHECKING:
        title: str
        purpose: Purpose
        status: PropertyStatus
        is_available: bool
        moderation_reason: str | None
        touched_at: datetime

    async def pause(self, db: Db, *, by: User, at: datetime) -> None:
        """Off the market for a while; its page is for its owner alone."""
        await self._held(db)
        if self.listing_status == ListingStatus.PAUSED:
            return
        if self.listing_status != ListingStatus.LIVE:
            raise Refused("home_cannot_pause")
        await self._turn(db, ListingStatus.PAUSED, "pause", by, at)

    async def resume(self, db: Db, *, by: User, at: datetime) -> None:
        """Online again as it was. Refused `resume_needs_review` where moderators said no."""
        await self._held(db)
        if self.listing_status == ListingStatus.LIVE:
            return
        if self.listing_status != ListingStatus.PAUSED:
            raise Refused("home_cannot_resume")
        if self.moderation_status != ModerationStatus.LIVE:
            raise Refused("resume_needs_review")
        self.moderation_reason = None
        self.touched_at = at
        await self._turn(db, ListingStatus.LIVE, "resume", by, at)

    async def still_available(self, db: Db, *, by: User, at: datetime) -> None:
        """Its owner says that the advertisement still holds; paused for silence, it is resumed."""
        await self._held(db)
        if self.listing_status == ListingStatus.PAUSED and self.moderation_reason == STALE:
            await self.resume(db, by=by, at=at)
        elif self.listing_status == ListingStatus.LIVE:
            self.touched_at = at
            db.add(self)
            await db.flush()
        else:
            raise Refused("home_cannot_resume")

    async def mark_under_offer(self, db: Db, *, by: User, at: datetime) -> None:
        """Somebody is about to take it; it stays to be seen."""
        await self._mark(db, PropertyStatus.UNDER_OFFER, _ON_OFFER, at)

    async def mark_let(self, db: Db, *, by: User, at: datetime) -> None:
        """Somebody moves in: its page stays, search does not show it any more."""
        if self.purpose == Purpose.BUY:
            raise Refused("home_cannot_let")
        await self._mark(db, PropertyStatus.RENTED, (*_ON_OFFER, PropertyStatus.MAINTENANCE), at)

    async def mark_sold(self, db: Db, *, by: User, at: datetime) -> None:
        """It belongs to somebody else now. Refused for homes that were not for sale."""
        if self.purpose != Purpose.BUY:
            raise Refused("home_cannot_sell")
        await self._mark(db, PropertyStatus.SOLD, (*_ON_OFFER, PropertyStatus.MAINTENANCE), at)

    async def mark_available(self, db: Db, *, by: User, at: datetime) -> None:
        """On the market again."""
        await self._mark(db, PropertyStatus.AVAILABLE, tuple(PropertyStatus), at)

    async def _mark(
        self, db: Db, to: PropertyStatus, begins: tuple[PropertyStatus, ...], at: datetime
    ) -> None:
        await self._held(db)
        if self.status == to:
            return
        if self.status not in begins or self.listing_status in (
            ListingStatus.DRAFT,
            ListingStatus.ARCHIVED,
        ):
            raise Refused("home_cannot_mark")
        gone = to in (PropertyStatus.RENTED, PropertyStatus.SOLD)
        waits = self.moderation_status == ModerationStatus.PENDING_REVIEW
        was_public = self._home.is_public
        self.status, self.touched_at = to, at
        self.is_available = not gone and not waits
        db.add(self)
        await db.flush()
        if gone and was_public:
            await tell_gone(db, self._home)

    async def _turn(
        self, db: Db, to: ListingStatus, action: str, by: User | None, at: datetime
    ) -> None:
        before, self.listing_status = self.listing_status, to
        db.add(self)
        await db.flush()
        await self._home._note(db, action, before, by, at, self.moderation_reason)

    async def _held(self, db: Db) -> None:
        await db.refresh(self, with_for_update=True)
