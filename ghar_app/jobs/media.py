"""Giving disk space back."""

from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.models.media.sweeping import sweep, sweep_orphans


@queue.periodic(cron="17 * * * *")
@queue.task(name="media.sweep", queueing_lock="media.sweep")
async def sweep_media(timestamp: int) -> None:
    """Every hour: what was removed, has expired or was never confirmed."""
    while True:
        async with transaction() as db:
            if await sweep(db) == 0:
                return


@queue.periodic(cron="43 21 * * *")
@queue.task(name="media.sweep_orphans", queueing_lock="media.sweep_orphans")
async def sweep_media_orphans(timestamp: int) -> None:
    """Every night (03:13 in India): bytes that no row knows."""
    async with transaction() as db:
        await sweep_orphans(db)
