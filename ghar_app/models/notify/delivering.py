"""Sending one delivery, at most once by our own doing.

The row is marked `sending` and committed before the gateway is called, and the row's id goes along
as the key. So two workers cannot both send it, and what a crash left in `sending` is handed over
again only where the same key is no second message. Two transactions, since nobody holds a lock
while a provider takes its time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.db.live import announce
from ghar_app.db.queue import defer
from ghar_app.gateways.channels import gateway_of
from ghar_app.gateways.messages import Gateway, Message, Undelivered
from ghar_app.log import log
from ghar_app.models.identity.user import User
from ghar_app.models.notify.kinds import KINDS, Channel, Priority
from ghar_app.models.notify.messages import address_of, message_for
from ghar_app.models.notify.queueing import DELIVER
from ghar_app.models.notify.rows import DeviceToken, Notification, NotificationDelivery
from ghar_app.models.notify.states import Reason, Status
from ghar_app.models.notify.telling import topic_of
from ghar_app.models.notify.wishes import Wishes

LEASE = timedelta(seconds=60)
"""After so long in `sending` its worker is taken for dead; gateways give up far earlier."""
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
"""How long after the first, second and third failure it is tried again."""
OVERDUE = timedelta(minutes=2)


@dataclass(frozen=True)
class Claim:
    """A delivery that is ours to send; `attempt` tells it from a later claim of the same row."""

    id: UUID
    attempt: int
    gateway: Gateway
    message: Message


async def deliver(delivery_id: UUID) -> None:
    """Send a delivery if it is due and nobody else does; put it back with a wait if it fails."""
    async with transaction() as db:
        claim = await _claim(db, delivery_id, at=now())
    if claim is None:
        return
    try:
        number = await claim.gateway.send(claim.message)
    except Undelivered as error:
        failure = error
    except Exception as error:
        log().error("a gateway failed", delivery=str(delivery_id), exc_info=error)
        failure = Undelivered("unexpected", permanent=False)
    else:
        async with transaction() as db:
            await _settle(db, claim, status=Status.SENT, sent_at=now(), provider=number)
        return
    async with transaction() as db:
        await _fail(db, claim, failure, at=now())


async def _claim(db: Db, delivery_id: UUID, *, at: datetime) -> Claim | None:
    statement = (
        select(NotificationDelivery)
        .where(NotificationDelivery.id == delivery_id)
        .with_for_update(skip_locked=True)
    )
    row = (await db.exec(statement)).first()
    if row is None or not _is_ours(row, at):
        return None
    line, person = (
        await db.exec(
            select(Notification, User)
            .join(User, col(User.id) == Notification.target_user_id)
            .where(Notification.id == row.notification_id)
        )
    ).one()
    if (reason := _pointless(line, person, at)) is not None:
        row.status, row.reason = Status.SUPPRESSED, reason
        return None
    if row.channel == Channel.IN_APP:
        # One that was told ahead of its time: the line shows from now on.
        row.status, row.sent_at = Status.DELIVERED, at
        await announce(db, topic_of(person.id))
        return None
    if await _waits_for_morning(db, row, line, person, at):
        return None
    return await _ready(db, row, line, person, at)


def _is_ours(row: NotificationDelivery, at: datetime) -> bool:
    if row.status == Status.QUEUED:
        return row.due_at <= at
    dead = row.claimed_at is None or row.claimed_at <= at - LEASE
    return row.status == Status.SENDING and dead


def _pointless(line: Notification, person: User, at: datetime) -> Reason | None:
    if line.expires_at is not None and line.expires_at <= at:
        return Reason.EXPIRED
    return None if person.is_active and person.deleted_at is None else Reason.INACTIVE


async def _waits_for_morning(
    db: Db, row: NotificationDelivery, line: Notification, person: User, at: datetime
) -> bool:
    """A retry that falls into quiet hours, or quiet hours that were set meanwhile."""
    if line.priority == Priority.CRITICAL or row.status == Status.SENDING:
        return False
    until = Wishes(person.notification_settings).quiet_hours.until(at)
    if until is None:
        return False
    row.due_at, row.reason = until, Reason.QUIET_HOURS
    await defer(db, DELIVER, at=until, delivery_id=str(row.id))
    return True


async def _ready(
    db: Db, row: NotificationDelivery, line: Notification, person: User, at: datetime
) -> Claim | None:
    """Mark it as being sent; None where there is nowhere to send it."""
    channel = Channel(row.channel)
    gateway, address = gateway_of(channel), await address_of(db, row, person)
    reason = None
    if gateway is None:
        reason = Reason.NO_PROVIDER
    elif address is None:
        reason = Reason.NO_ADDRESS
    elif not Wishes(person.notification_settings).wants(KINDS[line.type_key], channel):
        reason = Reason.OPTED_OUT
    if gateway is None or address is None or reason is not None:
        row.status, row.reason = Status.SUPPRESSED, reason
        return None
    if row.status == Status.SENDING and not gateway.knows_keys and channel is not Channel.EMAIL:
        # Said or not said, nobody can tell: an administrator looks, the person is not rung twice.
        row.status = Status.UNKNOWN
        return None
    row.status, row.reason, row.claimed_at = Status.SENDING, None, at
    row.attempts += 1
    message = await message_for(db, row, line, person, address)
    return Claim(row.id, row.attempts, gateway, message)


async def _settle(
    db: Db,
    claim: Claim,
    *,
    status: Status,
    sent_at: datetime | None = None,
    provider: str | None = None,
    due_at: datetime | None = None,
    error: str | None = None,
) -> bool:
    """Write down how it went; False when a later claim has taken the row over."""
    values: dict[str, object] = {"status": status, "error_code": error}
    values |= {"provider_message_id": provider, "sent_at": sent_at}
    if due_at is not None:
        values["due_at"] = due_at
    done = await db.exec(
        update(NotificationDelivery)
        .where(
            col(NotificationDelivery.id) == claim.id,
            col(NotificationDelivery.status) == Status.SENDING,
            col(NotificationDelivery.attempts) == claim.attempt,
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return done.rowcount == 1


async def _fail(db: Db, claim: Claim, failure: Undelivered, *, at: datetime) -> None:
    if failure.permanent or claim.attempt > len(WAITS):
        await _settle(db, claim, status=Status.FAILED, error=failure.code)
        if failure.bad_recipient:
            await _forget_device(db, claim)
        return
    due_at = at + WAITS[claim.attempt - 1]
    again = await _settle(db, claim, status=Status.QUEUED, due_at=due_at, error=failure.code)
    if again:
        await defer(db, DELIVER, at=due_at, delivery_id=str(claim.id))


async def _forget_device(db: Db, claim: Claim) -> None:
    """Nothing will ever arrive at this token."""
    device = select(NotificationDelivery.device_token_id).where(NotificationDelivery.id == claim.id)
    await db.exec(
        update(DeviceToken)
        .where(col(DeviceToken.id).in_(device))
        .values(is_active=False)
        .execution_options(synchronize_session=False)
    )


async def resume_stopped(db: Db, *, at: datetime) -> int:
    """Deliveries that a killed worker left, queued or in the middle; how many go on."""
    statement = (
        select(NotificationDelivery)
        .where(
            col(NotificationDelivery.status).in_([Status.QUEUED, Status.SENDING]),
            col(NotificationDelivery.due_at) < at - OVERDUE,
            col(NotificationDelivery.claimed_at).is_(None)
            | (col(NotificationDelivery.claimed_at) < at - LEASE),
        )
        .order_by(col(NotificationDelivery.due_at))
        .limit(200)
        .with_for_update(skip_locked=True)
    )
    rows = (await db.exec(statement)).all()
    for row in rows:
        row.due_at = at
        await defer(db, DELIVER, delivery_id=str(row.id))
    return len(rows)
