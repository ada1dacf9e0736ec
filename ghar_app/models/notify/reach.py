"""What became of broadcasts: how many on each road arrived, were held back, or were opened."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.notify.broadcasting import may_broadcast
from ghar_app.models.notify.rows import Broadcast, Notification, NotificationDelivery
from ghar_app.models.notify.states import Status

ARRIVED = (Status.SENT, Status.DELIVERED, Status.OPENED)
WAITING = (Status.QUEUED, Status.SENDING)
LISTED = 30


@dataclass(frozen=True)
class Reach:
    """A broadcast and its deliveries by channel and status."""

    broadcast: Broadcast
    deliveries: dict[str, Counter[str]] = field(default_factory=dict)

    def on(self, channel: str) -> tuple[int, int, int, int]:
        """Arrived, waiting, failed and held back on a channel."""
        found = self.deliveries.get(channel, Counter())
        arrived = sum(found[status] for status in ARRIVED)
        waiting = sum(found[status] for status in WAITING)
        failed = found[Status.FAILED] + found[Status.UNKNOWN]
        return arrived, waiting, failed, found[Status.SUPPRESSED]

    @property
    def opened(self) -> int:
        """How many followed it in the list."""
        return self.deliveries.get("in_app", Counter())[Status.OPENED]


async def broadcasts(db: Db, *, by: User) -> list[Reach]:
    """The newest broadcasts with their statistics. Refused `not_allowed`."""
    await may_broadcast(db, by)
    newest = select(Broadcast).order_by(col(Broadcast.created_at).desc(), col(Broadcast.id).desc())
    found = (await db.exec(newest.limit(LISTED))).all()
    counted = await _counted(db, [one.id for one in found])
    return [Reach(one, counted[one.id]) for one in found]


async def _counted(db: Db, ids: Sequence[UUID]) -> dict[UUID, dict[str, Counter[str]]]:
    counted: dict[UUID, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    statement = (
        select(
            Notification.broadcast_id,
            NotificationDelivery.channel,
            NotificationDelivery.status,
            func.count(),
        )
        .join(NotificationDelivery, col(NotificationDelivery.notification_id) == Notification.id)
        .where(col(Notification.broadcast_id).in_(ids))
        .group_by(
            col(Notification.broadcast_id),
            col(NotificationDelivery.channel),
            col(NotificationDelivery.status),
        )
    )
    for broadcast_id, channel, status, count in (await db.exec(statement)).all():
        assert broadcast_id is not None
        counted[broadcast_id][channel][status] = count
    return counted
