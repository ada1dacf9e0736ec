"""Taking a home offline and back, by a moderator or by reports."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import ListingStatus, ModerationStatus
from ghar_app.models.listings.moderation.deciding import Decided, checked_reason
from ghar_app.models.listings.moderation.reach import may_decide
from ghar_app.models.listings.moderation.telling import tell_owner, tell_reported
from ghar_app.models.listings.placement import ListingModerationEvent
from ghar_app.refusals import Refused


class Paused(Decided):
    """A home that can be taken offline for a while; its owner cannot resume it then."""

    if TYPE_CHECKING:
        is_public: bool

    async def hold_back(self, db: Db, *, by: User, reason: str, at: datetime) -> None:
        """A moderator takes an online home offline.

        Refused `not_allowed`, `home_not_online`, `reason_needed` and `reason_too_long`.
        """
        await may_decide(db, by)
        reason = checked_reason(reason)
        await db.refresh(self, with_for_update=True)
        if self.listing_status != ListingStatus.LIVE:
            raise Refused("home_not_online")
        await self._hold_back(db, "pause", by, at, reason)
        await tell_owner(db, self, "listing_paused", reason=reason)
        await self.write_down(db, "listing.paused", by)

    async def let_through(self, db: Db, *, by: User, at: datetime) -> None:
        """A moderator puts a home online again that moderators or reports took offline.

        Refused `not_allowed`, and `home_not_held_back` for one that its owner paused.
        """
        await may_decide(db, by)
        await db.refresh(self, with_for_update=True)
        if self.moderation_status != ModerationStatus.PAUSED:
            raise Refused("home_not_held_back")
        before = self.listing_status
        self.listing_status = ListingStatus.LIVE
        self._judge(ModerationStatus.LIVE, by, at, None)
        await self._note(db, "resume", before, by, at)
        await tell_owner(db, self, "listing_approved")
        await self.write_down(db, "listing.resumed", by)

    async def pause_for_reports(self, db: Db, *, at: datetime) -> bool:
        """Enough different people reported an online home; False when it is not online.

        Counting them is the reports' matter. Reports that come at once pause once.
        """
        await db.refresh(self, with_for_update=True)
        if self.listing_status != ListingStatus.LIVE:
            return False
        await self._hold_back(db, "report_pause", None, at, None)
        await tell_reported(db, self)
        await self.write_down(db, "listing.paused_by_reports", None)
        return True

    async def is_held_by_reports(self, db: Db) -> bool:
        """Whether reports, and not a moderator, took it offline."""
        if self.moderation_status != ModerationStatus.PAUSED:
            return False
        event = ListingModerationEvent
        held = col(event.action).in_(("pause", "report_pause"))
        last = await db.exec(
            select(event.action)
            .where(event.property_id == self.id, held)
            .order_by(col(event.created_at).desc(), col(event.id).desc())
            .limit(1)
        )
        return last.first() == "report_pause"

    async def _hold_back(
        self, db: Db, action: str, by: User | None, at: datetime, reason: str | None
    ) -> None:
        before = self.listing_status
        self.listing_status = ListingStatus.PAUSED
        self._judge(ModerationStatus.PAUSED, by, at, reason)
        await self._note(db, action, before, by, at, reason)
