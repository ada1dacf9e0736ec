"""Jobs of notifications: each delivery, what a crash left behind, broadcasts, the archive."""

from uuid import UUID

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.models.notify.archiving import BATCH, archive_old, forget_archived
from ghar_app.models.notify.broadcasting import SEND, resume_broadcasts, send_portions
from ghar_app.models.notify.delivering import deliver, resume_stopped
from ghar_app.models.notify.queueing import DELIVER


@queue.task(name=DELIVER)
async def deliver_one(delivery_id: str) -> None:
    """Send one delivery; a failure puts a later job of its own into the queue."""
    await deliver(UUID(delivery_id))


@queue.task(name=SEND)
async def send_broadcast(broadcast_id: str) -> None:
    """Tell everybody a broadcast is for."""
    await send_portions(UUID(broadcast_id), at=now())


@queue.periodic(cron="* * * * *")
@queue.task(name="notify.resume", queueing_lock="notify.resume")
async def resume(timestamp: int) -> None:
    """Every minute: deliveries and broadcasts that a killed process left go on by themselves."""
    async with transaction() as db:
        await resume_stopped(db, at=now())
        await resume_broadcasts(db, at=now())


@queue.periodic(cron="30 20 * * *")
@queue.task(name="notify.archive", queueing_lock="notify.archive")
async def archive(timestamp: int) -> None:
    """Every night (02:00 in India): what is older than half a year."""
    moved = BATCH
    while moved == BATCH:
        async with transaction() as db:
            moved = await archive_old(db, at=now())
    async with transaction() as db:
        await forget_archived(db, at=now())
