"""Listings that nobody looks after come to rest."""

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.models.listings.posting.staleness import pause_stale


@queue.periodic(cron="13 4 * * *")
@queue.task(name="posting.pause_stale", queueing_lock="posting.pause_stale")
async def pause_stale_listings(timestamp: int) -> None:
    """Every morning (09:43 in India): what nobody touched for sixty days, in small transactions."""
    while True:
        async with transaction() as db:
            if await pause_stale(db, at=now()) == 0:
                return
