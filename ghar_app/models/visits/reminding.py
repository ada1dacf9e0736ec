"""Reminders of agreed visits, a day and two hours before.

await send_reminders(db, now=now)
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.visits import Visit, VisitEvent, VisitReminder, VisitStatus

HOURS_BEFORE = (24, 2)
AT_ONCE = 200


async def send_reminders(db: Db, *, now: datetime) -> int:
    """Remind everybody of a confirmed visit whose turn it is; how many visits were reminded of.

    A visit is reminded of once for each time it is for. What was missed while nothing ran is made
    up for until the next reminder is due, and never once the visit has begun. Who agreed on
    a visit within the time of a reminder needs none.
    """
    sent = 0
    for hours, next_hours in zip(HOURS_BEFORE, (*HOURS_BEFORE[1:], 0), strict=True):
        sent += await _send(db, hours, now=now, until=timedelta(hours=next_hours))
    return sent


async def _send(db: Db, hours: int, *, now: datetime, until: timedelta) -> int:
    before = timedelta(hours=hours)
    due = (
        select(col(Visit.id), literal(hours), col(Visit.scheduled_date))
        .where(
            col(Visit.status) == VisitStatus.CONFIRMED,
            col(Visit.scheduled_date) > now + until,
            col(Visit.scheduled_date) <= now + before,
            _agreed_at() <= col(Visit.scheduled_date) - before,
            ~_was_sent(hours),
        )
        .order_by(col(Visit.scheduled_date))
        .limit(AT_ONCE)
    )
    # The row is the right to send: of two workers at once, one gets it.
    claimed = insert(VisitReminder).from_select(["visit_id", "hours_before", "scheduled_for"], due)
    rows = await db.execute(claimed.on_conflict_do_nothing().returning(col(VisitReminder.visit_id)))
    ids = list(rows.scalars())
    for id in ids:
        visit = await db.get(Visit, id)
        assert visit is not None
        parties = await visit.parties(db)
        await visit.tell(db, "visit_reminder", parties, to=parties.everybody)
    return len(ids)


def _agreed_at() -> Any:
    return (
        select(func.max(VisitEvent.at))
        .where(
            col(VisitEvent.visit_id) == col(Visit.id),
            col(VisitEvent.to_status) == VisitStatus.CONFIRMED,
        )
        .correlate(Visit)
        .scalar_subquery()
    )


def _was_sent(hours: int) -> Any:
    return exists().where(
        col(VisitReminder.visit_id) == col(Visit.id),
        col(VisitReminder.hours_before) == hours,
        col(VisitReminder.scheduled_for) == col(Visit.scheduled_date),
    )
