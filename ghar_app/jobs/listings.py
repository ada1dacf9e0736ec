"""Jobs of listings: portfolio files are checked and imported while their owner goes on."""

from datetime import timedelta

from procrastinate import RetryStrategy

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.geography.placing import gazetteer
from ghar_app.models.listings.importing import PortfolioImport

_RETRY = RetryStrategy(max_attempts=3, wait=10)
_STILL_FOR = timedelta(minutes=1)


@queue.task(name="listings.check_import", retry=_RETRY)
async def check_import(import_id: int) -> None:
    """Read, check and place the rows of a file."""
    await PortfolioImport.check(import_id, gazetteer())


@queue.task(name="listings.run_import", retry=_RETRY)
async def run_import(import_id: int) -> None:
    """Make drafts of the rows that are ready."""
    await PortfolioImport.run(import_id)


@queue.periodic(cron="* * * * *")
@queue.task(name="listings.resume_imports", queueing_lock="listings.resume_imports")
async def resume_imports(timestamp: int) -> None:
    """Imports that a killed process left in the middle go on by themselves."""
    async with transaction() as db:
        await PortfolioImport.resume_stopped(db, still_since=now() - _STILL_FOR)
