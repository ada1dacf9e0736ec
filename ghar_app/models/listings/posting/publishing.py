"""Publishing: one transaction, after which a home or an edit of it stands as it was written."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import (
    ListingStatus,
    MediaType,
    ModerationStatus,
    PropertyStatus,
)
from ghar_app.models.listings.moderation.prescreen import is_reviewed, prescreen
from ghar_app.models.listings.placement import PropertyImage
from ghar_app.models.listings.posting.answers import amenities_of, answers_of, written
from ghar_app.models.listings.posting.applying import apply
from ghar_app.models.listings.posting.gallery import placed
from ghar_app.models.listings.posting.photos import Pictured
from ghar_app.models.listings.posting.prices import amounts, write_prices
from ghar_app.models.listings.posting.reading import Incomplete, Reading, read_answers
from ghar_app.models.listings.posting.rows import PropertyDraft, PropertyEdit
from ghar_app.models.listings.posting.saving import ChangedElsewhere
from ghar_app.models.listings.posting.telling import tell_owner
from ghar_app.models.listings.posting.twins import TWIN, twins_of
from ghar_app.models.listings.property.naming import slug_for

OFF_MARKET = (PropertyStatus.SOLD, PropertyStatus.RENTED)


class Published(Pictured):
    """A home that goes online, or an edit that does."""

    async def publish(
        self, db: Db, *, by: User, at: datetime, seen: int | None = None
    ) -> ListingStatus:
        """Put what was written online; the status it has then: live, waiting, or still paused.

        Who waits for review says the prescreen; an edit by an admin never does. Twice is once:
        without anything new, nothing happens. Refused `gate_…`, `home_is_archived`, `Incomplete`
        with every wrong or missing answer, and `ChangedElsewhere` when the draft is not the
        version that was `seen`.
        """
        by.require_open()
        draft = await self.take_up(db)
        if not self._has_news(draft):
            return self.listing_status
        if seen is not None and draft.version != seen:
            raise ChangedElsewhere({}, draft.version)
        reading = await self._checked(db, draft)
        before, asked = await _texts(db, self._home), amounts(self._home)
        is_edit = not self.is_new
        await apply(db, self._home, reading, draft.answers)
        self._home.version += 1
        self._home.touched_at = at
        self._home.slug = self._home.slug or slug_for(self._home)
        await self._settle(db, by=by, at=at)
        if not is_edit and by.id != self._home.owner_id:
            await tell_owner(db, self._home, by)
        if is_edit:
            await self._write_edit(db, before, by=by, at=at)
            await write_prices(db, self._home, asked, by=by, at=at)
        draft.version, draft.answers = draft.version + 1, {}
        draft.versions = dict.fromkeys([*draft.versions, *before], draft.version)
        db.add(draft)
        await db.flush()
        return self.listing_status

    @asynccontextmanager
    async def as_written(self, db: Db) -> AsyncIterator[None]:
        """Inside the block the home is as publishing would leave it; after it, nothing was."""
        draft = await self.take_up(db)
        trial = await db.begin_nested()
        try:
            reading = read_answers(await answers_of(db, self._home, draft))
            await apply(db, self._home, reading, draft.answers)
            await db.refresh(self)
            yield
        finally:
            await trial.rollback()
            await db.refresh(self)

    def _has_news(self, draft: PropertyDraft) -> bool:
        sent_back = self.moderation_status in (ModerationStatus.REJECTED, ModerationStatus.PAUSED)
        return self.listing_status == ListingStatus.DRAFT or bool(draft.answers) or sent_back

    async def _checked(self, db: Db, draft: PropertyDraft) -> Reading:
        reading = read_answers(await answers_of(db, self._home, draft))
        if reading.problems:
            raise Incomplete(reading.problems)
        return reading

    async def _settle(self, db: Db, *, by: User, at: datetime) -> None:
        """Where the listing stands after this edit, and a line of its history if that is new."""
        home, before = self._home, self.listing_status
        flags = prescreen(home, await count_photos(db, home))
        codes = [flag.code for flag in flags]
        if await twins_of(db, home):
            codes.append(TWIN)
        is_moderators = by.role == UserTier.ADMIN and by.id != home.owner_id
        if is_reviewed(home, flags) and not is_moderators:
            home.listing_status = ListingStatus.PENDING_REVIEW
            home.moderation_status = ModerationStatus.PENDING_REVIEW
            home.is_available = False
        elif before != ListingStatus.PAUSED:
            home.listing_status = ListingStatus.LIVE
            home.moderation_status = ModerationStatus.LIVE
            home.moderation_reason = None
            home.is_available = home.status not in OFF_MARKET
            home.published_at = home.published_at or at
        home.review_flags = codes
        await db.flush()
        if home.listing_status != before:
            action = "publish" if home.listing_status == ListingStatus.LIVE else "submit"
            await home._note(db, action, before, by, at)

    async def _write_edit(
        self, db: Db, before: Mapping[str, Any], *, by: User, at: datetime
    ) -> None:
        after = await _texts(db, self._home)
        changed = {name: [old, after[name]] for name, old in before.items() if old != after[name]}
        if changed:
            db.add(
                PropertyEdit(
                    property_id=self.id,
                    version=self._home.version,
                    changed=changed,
                    by=by.id,
                    created_at=at,
                )
            )


async def count_photos(db: Db, home: Any) -> int:
    """How many pictures hang on a home."""
    images = select(func.count(col(PropertyImage.id))).where(
        PropertyImage.property_id == home.id, PropertyImage.media_type == MediaType.IMAGE
    )
    return (await db.exec(images)).one()


async def _texts(db: Db, home: Any) -> dict[str, Any]:
    """All that an edit can change, as it is compared and shown."""
    photos = [photo["url"] for photo in await placed(db, home)]
    return {**written(home), "photos": photos, "amenities": await amenities_of(db, home)}
