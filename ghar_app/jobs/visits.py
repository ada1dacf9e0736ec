"""Reminders of visits."""

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.models.visits.reminding import AT_ONCE, send_reminders


@queue.periodic(cron="*/5 * * * *")
@queue.task(name="visits.remind", queueing_lock="visits.remind")
async def remind(timestamp: int) -> None:
    """Every five minutes: visits of the next day and of the next two hours."""
    while True:
        async with transaction() as db:
            if await send_reminders(db, now=now()) < AT_ONCE:
                return
