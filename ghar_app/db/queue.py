"""The job queue: Procrastinate, in the same PostgreSQL and the same transactions."""

from datetime import datetime
from typing import Any

import procrastinate

from ghar_app.db.engine import Db

CAUGHT_UP_S = 24 * 3600
"""A nightly job that was due while nothing ran is done at the next start, once."""
DONE_JOBS_KEPT_H = 7 * 24

queue = procrastinate.App(
    connector=procrastinate.PsycopgConnector(),
    import_paths=["ghar_app.jobs.registry"],
    periodic_defaults={"max_delay": CAUGHT_UP_S},
)
"""Jobs register themselves here; see ghar_app.jobs."""


async def defer(
    db: Db,
    task: str,
    *,
    lock: str | None = None,
    at: datetime | None = None,
    **arguments: Any,
) -> int:
    """Put the job `task` into the queue; it is there when, and only when, this transaction commits.

    Jobs of one `lock` run one after another; `at` is when it may begin. Returns the job's number.
    """
    connection = await db.connection()
    raw = await connection.get_raw_connection()
    deferrer = queue.configure_task(
        task, lock=lock, schedule_at=at, connection=raw.driver_connection
    )
    return await deferrer.defer_async(**arguments)


async def forget_done_jobs() -> None:
    """Delete jobs that ended well or were called off more than a week ago; failed ones stay.

    For a job: only a worker's queue is connected.
    """
    await queue.job_manager.delete_old_jobs(
        nb_hours=DONE_JOBS_KEPT_H, include_cancelled=True, include_aborted=True
    )
