"""Visits in lists: a visitor's own, what waits for a host, a calendar.

page = await upcoming(db, by=me, now=now)
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits import Visit, VisitEvent, VisitStatus
from ghar_app.models.visits.kinds import OPEN

PAGE_SIZE = 20
CALENDAR_MOST = 500
_host = aliased(User)
_visitor = aliased(User)


@dataclass(frozen=True)
class Appointment:
    """A visit with what a list says of its home and its people."""

    visit: Visit
    home: Property
    host_name: str
    visitor_name: str

    @property
    def place(self) -> str:
        """Indiranagar, Bengaluru."""
        return ", ".join(part for part in (self.home.locality, self.home.city) if part)

    @property
    def address(self) -> str:
        """The whole address once both sides have agreed, the locality before."""
        agreed = self.visit.status in (VisitStatus.CONFIRMED, VisitStatus.COMPLETED)
        return (self.home.full_address if agreed else None) or self.place


def _query() -> Any:
    return (
        select(Visit, Property, col(_host.full_name), col(_visitor.full_name))
        .select_from(Visit)
        .join(Property, col(Property.id) == col(Visit.property_id))
        .join(_host, col(_host.id) == col(Property.owner_id))
        .join(_visitor, col(_visitor.id) == col(Visit.user_id))
    )


async def _found(db: Db, query: Any) -> list[Appointment]:
    rows = await db.execute(query)
    return [
        Appointment(visit, home, host or "", visitor or "") for visit, home, host, visitor in rows
    ]


def _is_upcoming(now: datetime) -> ColumnElement[bool]:
    """Still to come, or going on just now."""
    return and_(col(Visit.status).in_(OPEN), col(Visit.ends_at) > now)


async def upcoming(
    db: Db, *, by: User, now: datetime, after: tuple[datetime, int] | None = None
) -> list[Appointment]:
    """A page of the visitor's coming visits, the next one first."""
    at, number = col(Visit.scheduled_date), col(Visit.id)
    query = _query().where(col(Visit.user_id) == by.id, _is_upcoming(now))
    if after is not None:
        query = query.where(tuple_(at, number) > tuple_(*after))
    return await _found(db, query.order_by(at, number).limit(PAGE_SIZE))


async def past(
    db: Db, *, by: User, now: datetime, before: tuple[datetime, int] | None = None
) -> list[Appointment]:
    """A page of visits that are over or called off, the latest first."""
    at, number = col(Visit.scheduled_date), col(Visit.id)
    query = _query().where(col(Visit.user_id) == by.id, ~_is_upcoming(now))
    if before is not None:
        query = query.where(tuple_(at, number) < tuple_(*before))
    return await _found(db, query.order_by(at.desc(), number.desc()).limit(PAGE_SIZE))


async def of_day(db: Db, *, by: User, since: datetime, until: datetime) -> list[Appointment]:
    """The visitor's own visits between two moments that still hold, in order."""
    query = _query().where(
        col(Visit.user_id) == by.id,
        col(Visit.scheduled_date) >= since,
        col(Visit.scheduled_date) < until,
        col(Visit.status).in_((*OPEN, VisitStatus.COMPLETED)),
    )
    return await _found(db, query.order_by(col(Visit.scheduled_date), col(Visit.id)))


async def waiting(db: Db, *, by: User, now: datetime) -> list[Appointment]:
    """What this host has to answer: the visitor named the time, and it is still to come."""
    query = _query().where(
        Visit.hosted_by(by),
        col(Visit.user_id) != by.id,
        col(Visit.status).in_((VisitStatus.SCHEDULED, VisitStatus.RESCHEDULED)),
        col(Visit.proposed_by_user_id) == col(Visit.user_id),
        col(Visit.scheduled_date) > now,
    )
    ordered = query.order_by(col(Visit.scheduled_date), col(Visit.id))
    return await _found(db, ordered.limit(PAGE_SIZE))


async def hosted(
    db: Db, *, by: User, since: datetime, until: datetime, whole: bool = False
) -> list[Appointment]:
    """A host's calendar between two moments, in order; `whole` with what was called off."""
    query = _query().where(
        Visit.hosted_by(by),
        col(Visit.user_id) != by.id,
        col(Visit.scheduled_date) >= since,
        col(Visit.scheduled_date) < until,
    )
    if not whole:
        query = query.where(col(Visit.status) != VisitStatus.CANCELLED)
    ordered = query.order_by(col(Visit.scheduled_date), col(Visit.id))
    return await _found(db, ordered.limit(CALENDAR_MOST))


async def follow_ups(db: Db, *, by: User) -> list[Appointment]:
    """Visits after which a host wanted to ask again, the most pressing first."""
    query = _query().where(Visit.hosted_by(by), col(Visit.follow_up_required))
    ordered = query.order_by(col(Visit.follow_up_date).asc().nulls_last(), col(Visit.id))
    return await _found(db, ordered.limit(PAGE_SIZE))


async def one(db: Db, visit: Visit) -> Appointment:
    """A visit that came through its gate, with its home and people."""
    return (await _found(db, _query().where(col(Visit.id) == visit.id)))[0]


async def history_of(db: Db, visit: Visit) -> list[tuple[VisitEvent, str]]:
    """What happened to a visit and who did it, the latest first."""
    query: Any = (
        select(VisitEvent, col(User.full_name))
        .outerjoin(User, col(User.id) == col(VisitEvent.actor_id))
        .where(col(VisitEvent.visit_id) == visit.id)
        .order_by(col(VisitEvent.id).desc())
    )
    return [(event, name or "") for event, name in await db.execute(query)]


async def visit_at(db: Db, *, by: User, home_id: int, now: datetime) -> Visit | None:
    """The visitor's next visit at a home, if there is one."""
    query = select(Visit).where(
        col(Visit.user_id) == by.id, col(Visit.property_id) == home_id, _is_upcoming(now)
    )
    return (await db.execute(query.order_by(col(Visit.scheduled_date)).limit(1))).scalar()


async def clashes(db: Db, visit: Visit) -> list[Appointment]:
    """The visitor's other open visits at the same time, elsewhere: worth a word, not a refusal."""
    query = _query().where(
        col(Visit.user_id) == visit.user_id,
        col(Visit.id) != visit.id,
        col(Visit.status).in_(OPEN),
        col(Visit.scheduled_date) < visit.ends_at,
        col(Visit.ends_at) > visit.scheduled_date,
    )
    return await _found(db, query.order_by(col(Visit.scheduled_date)))


def is_upcoming(visit: Visit, now: datetime) -> bool:
    """Whether a visit belongs to the upper list."""
    return VisitStatus(visit.status).is_open and visit.ends_at > now
