"""Saved searches meet new homes every minute; who wants to hear of them does."""

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.models.listings.saved import catch_up, tell_due


@queue.periodic(cron="* * * * *")
@queue.task(name="listings.saved_searches", queueing_lock="listings.saved_searches")
async def meet_saved_searches(timestamp: int) -> None:
    """What went online since the last minute, or since the process was down."""
    more = True
    while more:
        async with transaction() as db:
            _, more = await catch_up(db, at=now())
    async with transaction() as db:
        await tell_due(db, at=now())
