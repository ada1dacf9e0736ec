"""Listings that nobody looked after for sixty days rest until their owner says they still hold."""

from datetime import datetime, timedelta

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import ListingStatus
from ghar_app.models.listings.posting.telling import tell_stale
from ghar_app.models.listings.posting.toggling import STALE
from ghar_app.models.listings.property import Property

STALE_AFTER = timedelta(days=60)
AT_ONCE = 200


async def pause_stale(db: Db, *, at: datetime) -> int:
    """Pause at most `AT_ONCE` stale listings and tell their owners; how many there were.

    Demo homes are left alone. A home that its owner is changing right now is not waited for.
    """
    stale = (
        select(Property)
        .where(
            Property.listing_status == ListingStatus.LIVE,
            col(Property.is_seed_data).is_(False),
            Property.touched_at < at - STALE_AFTER,
        )
        .order_by(col(Property.touched_at))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    homes = (await db.exec(stale)).all()
    for home in homes:
        home.moderation_reason = STALE
        await home._turn(db, ListingStatus.PAUSED, "auto_pause", None, at)
        await tell_stale(db, home)
    return len(homes)
