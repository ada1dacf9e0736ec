"""Work that goes on after the screen has answered.

A job is a shell of a few lines that calls one model verb. It is deferred (`ghar_app.db.queue`)
inside the transaction that makes it necessary, so nothing is announced that did not happen and
nothing that happened is lost. Jobs may run twice: the verb they call does nothing the second time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import procrastinate
from sqlalchemy.engine import make_url

from ghar_app.db.address import runtime_address
from ghar_app.db.queue import queue
from ghar_app.log import log

_AGAIN_AFTER_S = 2.0


@asynccontextmanager
async def working(*, concurrency: int = 4) -> AsyncIterator[None]:
    """Run the queue's worker inside this process for the length of the block."""
    address = make_url(runtime_address().app_url).render_as_string(hide_password=False)
    connector = procrastinate.PsycopgConnector(conninfo=address, min_size=1, max_size=6)
    with queue.replace_connector(connector) as app:
        async with app.open_async():
            worker = asyncio.create_task(_work(app, concurrency))
            try:
                yield
            finally:
                worker.cancel()
                await asyncio.gather(worker, return_exceptions=True)


async def _work(app: procrastinate.App, concurrency: int) -> None:
    """The worker, begun again whenever it ends: a restart of the database takes it along."""
    while True:
        try:
            await app.run_worker_async(
                concurrency=concurrency, install_signal_handlers=False, listen_notify=True
            )
        except Exception as error:
            log().warning("the job worker ended and begins again", error=type(error).__name__)
        await asyncio.sleep(_AGAIN_AFTER_S)
