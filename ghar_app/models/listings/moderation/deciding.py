"""What moderators decide on a home.

await home.approve(db, by=me, seen=version, at=now())

Each locks the home and looks again: a home that is not waiting any more, or that its owner changed
since it was looked at, is refused. `seen` is the version that whoever decides had on the screen.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import ListingStatus, ModerationStatus, PropertyStatus
from ghar_app.models.listings.moderation.reach import HandedIn, may_decide
from ghar_app.models.listings.moderation.telling import tell_owner
from ghar_app.models.listings.placement import ListingModerationEvent
from ghar_app.refusals import Refused

SHORTEST_REASON, LONGEST_REASON = 10, 500
DECISIONS = ("approve", "reject", "request_edit")
FIELDS = (
    "photos",
    "title",
    "description",
    "price",
    "address",
    "location",
    "size",
    "amenities",
    "terms",
    "contact",
)
"""What an owner can be asked to change; the link in the message leads to its step."""


class Decided(HandedIn):
    """A home as moderators decide on it."""

    if TYPE_CHECKING:
        slug: str | None
        title: str
        owner_id: int
        status: PropertyStatus
        moderation_status: ModerationStatus
        moderation_reason: str | None
        moderated_by: int | None
        moderated_at: datetime | None
        published_at: datetime | None
        is_available: bool
        version: int
        review_flags: list[str]

    async def approve(self, db: Db, *, by: User, seen: int, at: datetime) -> None:
        """It goes online as it was seen.

        Refused `not_allowed`, `home_not_waiting`, `home_already_…` (decided by somebody else),
        `home_moved_on` (changed since).
        """
        await self._take(db, by, seen)
        await self.approve_taken(db, by=by, at=at)
        await self.write_down(db, "listing.approved", by)

    async def reject(self, db: Db, *, by: User, seen: int, reason: str, at: datetime) -> None:
        """It stays away from the public, and the owner is told why.

        Refused as `approve`, and `reason_needed`, `reason_too_long` beside `reason`.
        """
        reason = checked_reason(reason)
        await self._take(db, by, seen)
        await self.reject_taken(db, by=by, reason=reason, at=at)
        await self.write_down(db, "listing.rejected", by)

    async def request_edit(
        self,
        db: Db,
        *,
        by: User,
        seen: int,
        reason: str,
        fields: Sequence[str] = (),
        at: datetime,
    ) -> None:
        """It goes back to its owner as a draft; handed in again, it waits again.

        `fields` are of `FIELDS`; the first is where the owner's link leads. Refused as `reject`.
        """
        reason = checked_reason(reason)
        chosen = [field for field in FIELDS if field in fields]
        await self._take(db, by, seen)
        before = self.listing_status
        self.listing_status = ListingStatus.DRAFT
        self._judge(ModerationStatus.REJECTED, by, at, reason)
        await self._note(db, "request_edit", before, by, at, reason, chosen)
        await tell_owner(
            db, self, "listing_edit_requested", reason=reason, field=chosen[0] if chosen else ""
        )
        await self.write_down(db, "listing.edit_requested", by)

    async def approve_taken(self, db: Db, *, by: User, at: datetime) -> None:
        """`approve` of a home that is locked and was looked at again; writes no audit row."""
        before = self.listing_status
        self.listing_status = ListingStatus.LIVE
        self.is_available = self.status not in (PropertyStatus.SOLD, PropertyStatus.RENTED)
        self.published_at = self.published_at or at
        self._judge(ModerationStatus.LIVE, by, at, None)
        await self._note(db, "approve", before, by, at)
        await tell_owner(db, self, "listing_approved")

    async def reject_taken(self, db: Db, *, by: User, reason: str, at: datetime) -> None:
        """`reject` of a home that is locked and was looked at again; writes no audit row."""
        before = self.listing_status
        self.listing_status = ListingStatus.REJECTED
        self._judge(ModerationStatus.REJECTED, by, at, reason)
        await self._note(db, "reject", before, by, at, reason)
        await tell_owner(db, self, "listing_rejected", reason=reason)

    async def look_again(self, db: Db, seen: int) -> None:
        """Refused when the locked home is not waiting, or is not the version that was seen."""
        if self.listing_status != ListingStatus.PENDING_REVIEW:
            raise await self._no_more(db)
        if self.version != seen:
            raise Refused("home_moved_on")

    async def write_down(self, db: Db, action: str, by: User | None) -> None:
        """The audit row of a decision: the last thing a transaction does."""
        await record(
            db,
            action,
            actor=by,
            entity_type="property",
            entity_id=self.id,
            after={"listing_status": self.listing_status, "version": self.version},
            reason=self.moderation_reason,
        )

    async def _take(self, db: Db, by: User, seen: int) -> None:
        await may_decide(db, by)
        await db.refresh(self, with_for_update=True)
        await self.look_again(db, seen)

    async def _no_more(self, db: Db) -> Refused:
        event = ListingModerationEvent
        last = await db.exec(
            select(event.action, User.full_name)
            .outerjoin(User, col(User.id) == event.actor_id)
            .where(event.property_id == self.id)
            .order_by(col(event.created_at).desc(), col(event.id).desc())
            .limit(1)
        )
        action, name = last.first() or ("", None)
        if action in DECISIONS and name:
            return Refused(f"home_already_{action}", name=name)
        return Refused("home_not_waiting")

    def _judge(
        self, status: ModerationStatus, by: User | None, at: datetime, reason: str | None
    ) -> None:
        self.moderation_status, self.moderation_reason = status, reason
        self.moderated_by, self.moderated_at = by.id if by else None, at

    async def _note(
        self,
        db: Db,
        action: str,
        before: ListingStatus,
        by: User | None,
        at: datetime,
        reason: str | None = None,
        fields: Sequence[str] = (),
    ) -> None:
        db.add(
            ListingModerationEvent(
                property_id=self.id,
                actor_id=by.id if by else None,
                from_status=before,
                to_status=self.listing_status,
                action=action,
                reason=reason,
                flags=list(self.review_flags),
                version=self.version,
                fields=list(fields),
                created_at=at,
            )
        )
        await db.flush()


def checked_reason(reason: str) -> str:
    """The words for the owner, trimmed. Refused below ten and above 500 characters."""
    words = " ".join(reason.replace("\x00", "").split())
    if len(words) < SHORTEST_REASON:
        raise Refused("reason_needed", field="reason", least=SHORTEST_REASON)
    if len(words) > LONGEST_REASON:
        raise Refused("reason_too_long", field="reason", most=LONGEST_REASON)
    return words
