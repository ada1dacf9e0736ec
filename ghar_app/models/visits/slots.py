"""Times to choose from: the next fourteen days of a home, with what is taken of them.

days = await open_days(db, home, by=me, now=now)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits.hours import Hours, hours_of_all
from ghar_app.models.visits.kinds import OPEN, VisitStatus
from ghar_app.models.visits.timing import LENGTH

DAYS = 14
NEAREST = 3


class SlotState(StrEnum):
    """`taken`: somebody else's confirmed visit; `yours`: the viewer's own at this home."""

    FREE = "free"
    TAKEN = "taken"
    YOURS = "yours"


@dataclass(frozen=True)
class Slot:
    """One time at which a visit may begin, India's clocks."""

    at: datetime
    state: SlotState

    @property
    def is_free(self) -> bool:
        """Whether it can be asked for."""
        return self.state is SlotState.FREE


@dataclass(frozen=True)
class Busy:
    """A span of a home that is spoken for."""

    since: datetime
    until: datetime
    state: SlotState

    def meets(self, at: datetime) -> bool:
        """Whether an hour from `at` runs into it."""
        return at < self.until and self.since < at + LENGTH


@dataclass(frozen=True)
class OpenDay:
    """A day with its times in order; none when the home is not shown that day."""

    day: date
    slots: list[Slot]


async def open_days(
    db: Db,
    home: Property,
    *,
    by: User | None,
    now: datetime,
    days: int = DAYS,
    ignoring: int | None = None,
) -> tuple[Hours, list[OpenDay]]:
    """The coming days of a home. `ignoring` is the id of a visit that is about to move."""
    first = now.astimezone(IST).date()
    wanted = [first + timedelta(days=n) for n in range(days)]
    hours, busy = await _known(db, [home], wanted[0], wanted[-1], by=by, ignoring=ignoring)
    known = hours[home.id]
    return known, [
        OpenDay(day, list(_slots(known, day, busy.get(home.id, ()), now))) for day in wanted
    ]


async def free_starts(
    db: Db, homes: Sequence[Property], day: date, *, by: User, now: datetime
) -> dict[int, list[datetime]]:
    """Free times of several homes on one day, by the homes' ids."""
    hours, busy = await _known(db, homes, day, day, by=by)
    return {
        home.id: [
            slot.at
            for slot in _slots(hours[home.id], day, busy.get(home.id, ()), now)
            if slot.is_free
        ]
        for home in homes
    }


async def nearest_free(
    db: Db, home: Property, *, by: User, to: datetime, now: datetime, ignoring: int | None = None
) -> list[datetime]:
    """The three free times nearest to one that cannot be had, in order."""
    _, days = await open_days(db, home, by=by, now=now, ignoring=ignoring)
    free = [slot.at for day in days for slot in day.slots if slot.is_free]
    return sorted(sorted(free, key=lambda at: abs(at - to))[:NEAREST])


def _slots(hours: Hours, day: date, busy: Iterable[Busy], now: datetime) -> Iterable[Slot]:
    busy = list(busy)
    for at in hours.starts(day):
        if at > now:
            states = {one.state for one in busy if one.meets(at)}
            mine, others = SlotState.YOURS in states, SlotState.TAKEN in states
            yield Slot(
                at, SlotState.YOURS if mine else SlotState.TAKEN if others else SlotState.FREE
            )


async def _known(
    db: Db,
    homes: Sequence[Property],
    first: date,
    last: date,
    *,
    by: User | None,
    ignoring: int | None = None,
) -> tuple[dict[int, Hours], dict[int, list[Busy]]]:
    since = datetime.combine(first, datetime.min.time(), IST)
    until = datetime.combine(last, datetime.min.time(), IST) + timedelta(days=1)
    busy = await _busy(db, [home.id for home in homes], since, until, by=by, ignoring=ignoring)
    return await hours_of_all(db, homes), busy


async def _busy(
    db: Db,
    homes: list[int],
    since: datetime,
    until: datetime,
    *,
    by: User | None,
    ignoring: int | None,
) -> dict[int, list[Busy]]:
    from ghar_app.models.visits import Visit

    mine = col(Visit.user_id) == (by.id if by else None)
    query: Any = select(
        Visit.property_id, Visit.scheduled_date, Visit.ends_at, mine.label("mine")
    ).where(
        col(Visit.property_id).in_(homes),
        col(Visit.status).in_(OPEN),
        col(Visit.scheduled_date) < until,
        col(Visit.ends_at) > since,
        or_(mine, col(Visit.status) == VisitStatus.CONFIRMED),
        col(Visit.id).is_distinct_from(ignoring),
    )
    found: dict[int, list[Busy]] = {}
    for home, begins, ends, own in await db.exec(query):
        state = SlotState.YOURS if own else SlotState.TAKEN
        found.setdefault(home, []).append(Busy(begins, ends, state))
    return found
