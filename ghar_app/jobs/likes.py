"""Jobs of likes: many people are told a few at a time."""

from procrastinate import RetryStrategy

from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.models.listings.liking.telling import TELL_JOB, tell_more

_RETRY = RetryStrategy(max_attempts=5, exponential_wait=3)


@queue.task(name=TELL_JOB, retry=_RETRY)
async def tell(home_id: int, kind: str, after: int, amounts: dict[str, str]) -> None:
    """Tell the next of those who like a home."""
    async with transaction() as db:
        await tell_more(db, home_id, kind, after, amounts)
