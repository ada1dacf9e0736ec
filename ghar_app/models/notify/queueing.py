"""Which roads a notification takes, and putting its deliveries into the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.catalogue import Language
from ghar_app.clock import in_india
from ghar_app.db import Db
from ghar_app.db.queue import defer
from ghar_app.models.identity.locks import hold
from ghar_app.models.notify.devices import live_devices
from ghar_app.models.notify.kinds import OUTWARD, Channel, Kind, Priority
from ghar_app.models.notify.rows import (
    Notification,
    NotificationDelivery,
    NotificationTemplate,
)
from ghar_app.models.notify.states import Reason, Status
from ghar_app.models.notify.wishes import Wishes

DELIVER = "notify.deliver"


@dataclass(frozen=True)
class Plan:
    """A kind on its way to one person: `at` is when it is said, `now` when that was decided."""

    kind: Kind
    user_id: int
    wishes: Wishes
    language: Language
    at: datetime
    now: datetime

    async def refusal(self, db: Db) -> Reason | None:
        """Why this person is not told at all: they said no, or have heard enough of it."""
        if self.kind.is_marketing and self.wishes.stops(self.kind):
            return Reason.OPTED_OUT
        return await self._over_cap(db)

    async def _over_cap(self, db: Db) -> Reason | None:
        cap = self.kind.cap
        if cap is None:
            return None
        # Two that tell at once would each count one too few.
        await hold(db, f"notify:{self.user_id}:{self.kind.key}")
        today = in_india(self.at).replace(hour=0, minute=0, second=0, microsecond=0)
        monday = today - timedelta(days=today.weekday())
        told = select(
            func.count().filter(col(Notification.created_at) >= today),
            func.count(),
        ).where(
            Notification.target_user_id == self.user_id,
            Notification.type_key == self.kind.key,
            col(Notification.created_at) >= monday,
            col(Notification.created_at) < monday + timedelta(days=7),
            # What was held back is out of sight from its first moment on.
            ~(
                col(Notification.is_dismissed)
                & (col(Notification.dismissed_at) <= col(Notification.created_at))
            ),
        )
        day, week = (await db.exec(told)).one()
        return Reason.CAP if day >= cap.a_day or week >= cap.a_week else None

    def due(self, channel: Channel) -> tuple[datetime, Reason | None]:
        """When a road may be taken, and why not at once."""
        if channel is Channel.IN_APP or self.kind.priority is Priority.CRITICAL:
            return self.at, None
        until = self.wishes.quiet_hours.until(self.at)
        return (until, Reason.QUIET_HOURS) if until else (self.at, None)


async def queue_deliveries(
    db: Db, notification_id: UUID, plan: Plan, refused: Reason | None
) -> None:
    """A row for each road of a new notification; the jobs of those that are to be sent."""
    rows = [_in_app(plan, refused)]
    devices = await _devices(db, plan) if Channel.PUSH in plan.kind.channels else []
    templates = await _templates(db, plan)
    for channel in OUTWARD:
        if channel not in plan.kind.channels:
            continue
        tokens: list[UUID | None] = [None]
        if channel is Channel.PUSH and devices:
            tokens = [*devices]
        for token in tokens:
            row = _outward(plan, channel, refused, token)
            rows.append({**row, "template_id": templates.get(channel.value)})
    for row in rows:
        row["notification_id"] = notification_id
    await db.exec(insert(NotificationDelivery).values([{**_EMPTY, **row} for row in rows]))
    for row in rows:
        if row["status"] == Status.QUEUED:
            later = row["due_at"] if row["due_at"] > plan.now else None
            await defer(db, DELIVER, at=later, delivery_id=str(row["id"]))


_EMPTY: dict[str, Any] = {
    "device_token_id": None,
    "template_id": None,
    "reason": None,
    "sent_at": None,
}


def _in_app(plan: Plan, refused: Reason | None) -> dict[str, Any]:
    row: dict[str, Any] = {"id": uuid4(), "channel": Channel.IN_APP, "due_at": plan.at}
    if refused is not None:
        return {**row, "status": Status.SUPPRESSED, "reason": refused}
    if plan.at > plan.now:
        return {**row, "status": Status.QUEUED}
    return {**row, "status": Status.DELIVERED, "sent_at": plan.now}


def _outward(
    plan: Plan, channel: Channel, refused: Reason | None, token: UUID | None
) -> dict[str, Any]:
    row: dict[str, Any] = {"id": uuid4(), "channel": channel, "device_token_id": token}
    reason = refused
    if reason is None and not plan.wishes.wants(plan.kind, channel):
        reason = Reason.OPTED_OUT
    if reason is None and channel is Channel.PUSH and token is None:
        reason = Reason.NO_ADDRESS
    if reason is not None:
        return {**row, "status": Status.SUPPRESSED, "reason": reason, "due_at": plan.at}
    due_at, waits = plan.due(channel)
    return {**row, "status": Status.QUEUED, "reason": waits, "due_at": due_at}


async def _devices(db: Db, plan: Plan) -> list[UUID]:
    return [device.id for device in (await db.exec(live_devices(plan.user_id))).all()]


async def _templates(db: Db, plan: Plan) -> dict[str, UUID]:
    """The newest active template of each channel, in the person's language."""
    statement = (
        select(NotificationTemplate.channel, NotificationTemplate.id)
        .where(
            NotificationTemplate.type_key == plan.kind.key,
            NotificationTemplate.locale == plan.language,
            col(NotificationTemplate.is_active),
        )
        .order_by(col(NotificationTemplate.version))
    )
    return dict((await db.exec(statement)).all())
