"""What happens to an import when something breaks: it is marked, or it goes on by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import text

from ghar_app.db import Db, transaction
from ghar_app.db.outages import outage
from ghar_app.db.queue import defer
from ghar_app.log import error_id, log
from ghar_app.models.listings.importing.counting import recount
from ghar_app.models.listings.importing.locking import held

CHECK_JOB = "listings.check_import"
RUN_JOB = "listings.run_import"
_JOBS = {"checking": CHECK_JOB, "running": RUN_JOB}

# updated_at moves with every chunk; moving it here keeps the next minute from asking again.
_STOPPED = text("""
    UPDATE portfolio_imports SET updated_at = now() WHERE id IN (
      SELECT id FROM portfolio_imports
      WHERE status IN ('checking', 'running') AND updated_at < :still_since
      FOR UPDATE SKIP LOCKED)
    RETURNING id, status
""")


class Resumed:
    """Going on with imports whose process was killed."""

    @classmethod
    async def resume_stopped(cls, db: Db, *, still_since: datetime) -> list[int]:
        """Put a job in the queue for every import that has not moved since; their ids.

        An import that is worked on after all loses nothing by it: its rows are done once.
        """
        stopped = (await db.execute(_STOPPED, {"still_since": still_since})).all()
        for import_id, status in stopped:
            await defer(db, _JOBS[status], import_id=import_id)
        return [import_id for import_id, _ in stopped]


@asynccontextmanager
async def failing(table: type[Any], import_id: int) -> AsyncIterator[None]:
    """Mark the import `failed` under an error id when a mistake of ours ends the block.

    A database that is away is no mistake: then the job is tried again.
    """
    try:
        yield
    except Exception as error:
        if outage(error) is None:
            await _mark(table, import_id, error)
        raise


async def _mark(table: type[Any], import_id: int, error: Exception) -> None:
    number = error_id()
    log().error("import failed", error_id=number, import_id=import_id, exc_info=error)
    async with transaction() as db:
        portfolio = await held(db, table, import_id)
        if portfolio is not None and portfolio.status in _JOBS:
            portfolio.status, portfolio.failure = "failed", number
            await recount(db, portfolio)
