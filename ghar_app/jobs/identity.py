"""Forgetting, at night, what nobody needs to know any more."""

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.queue import forget_done_jobs, queue
from ghar_app.models.identity.retention import forget_codes, forget_messages, forget_sessions

_FORGET = (forget_codes, forget_sessions, forget_messages)


@queue.periodic(cron="30 20 * * *")
@queue.task(name="identity.retention", queueing_lock="identity.retention")
async def retain(timestamp: int) -> None:
    """Every night at 02:00 in India: codes, sessions, development's messages, finished jobs."""
    at = now()
    for forget in _FORGET:
        while True:
            async with transaction() as db:
                if await forget(db, at=at) == 0:
                    break
    await forget_done_jobs()
