"""The numbers of the admins' first page; each is the count of a list that it leads to."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.clock import IST, in_india
from ghar_app.db import Db
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.identity.user import User
from ghar_app.models.listings.moderation.queue import counts
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.reporting import Outcome, PropertyReport
from ghar_app.models.notify import NotificationDelivery
from ghar_app.models.ops.people import READ, Wanted, count_people
from ghar_app.models.visits import Visit
from ghar_app.models.visits.kinds import OPEN


@dataclass(frozen=True)
class Numbers:
    """`oldest` is since when the first home waits; `reported` counts homes, not reports."""

    people: int
    suspended: int
    online: int
    waiting: int
    oldest: datetime | None
    reported: int
    visits_today: int
    failed: int


async def numbers(db: Db, *, by: User, at: datetime) -> Numbers:
    """All of them. Refused `not_allowed` for who does not read about everybody."""
    await by.require(db, READ, scope=Scope.ALL)
    queue = await counts(db, by=by)
    midnight = datetime.combine(in_india(at).date(), time(), IST)
    return Numbers(
        people=await count_people(db, by=by, wanted=Wanted()),
        suspended=await count_people(db, by=by, wanted=Wanted(standing="suspended")),
        online=await _count(db, select(func.count()).where(col(Property.is_public))),
        waiting=queue.waiting,
        oldest=queue.oldest,
        reported=await _count(
            db,
            select(func.count(func.distinct(PropertyReport.property_id))).where(
                PropertyReport.status == Outcome.OPEN
            ),
        ),
        visits_today=await _count(
            db,
            select(func.count()).where(
                col(Visit.status).in_(OPEN),
                col(Visit.scheduled_date) >= midnight,
                col(Visit.scheduled_date) < midnight + timedelta(days=1),
            ),
        ),
        failed=await _count(
            db,
            select(func.count()).where(col(NotificationDelivery.status) == "failed"),
        ),
    )


async def _count(db: Db, query: object) -> int:
    return int((await db.exec(query)).one())  # type: ignore[call-overload]
