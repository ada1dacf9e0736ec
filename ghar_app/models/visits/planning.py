"""A day of visits: several homes in an order that fits, asked for in one go.

plan = await plan_day(db, by=me, homes=homes, day=date(2026, 11, 28), now=now)
outcome = await request_day(db, by=me, wanted=[(home, leg.at), …], now=now)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import col, select

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.geography.distance import Point
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits import Visit
from ghar_app.models.visits.lists import of_day
from ghar_app.models.visits.routing import MOST, Route, Stop, best_route
from ghar_app.models.visits.slots import free_starts
from ghar_app.models.visits.timing import FURTHEST, LENGTH
from ghar_app.refusals import Refused


@dataclass(frozen=True)
class DayPlan:
    """The route over the homes by id, those that are not free that day, those asked already."""

    homes: dict[int, Property]
    route: Route
    not_free: tuple[int, ...]
    asked: tuple[int, ...]


@dataclass(frozen=True)
class Outcome:
    """What came of asking for a whole day."""

    made: list[Visit]
    refused: list[tuple[Property, Refused]]


async def homes_to_plan(db: Db, public_ids: Sequence[UUID], *, most: int = MOST) -> list[Property]:
    """Public homes of these ids, in their order. Refused `plan_too_many` for more than `most`."""
    wanted = list(dict.fromkeys(public_ids))
    if len(wanted) > most:
        raise Refused("plan_too_many", most=most)
    query = select(Property).where(col(Property.public_id).in_(wanted), col(Property.is_public))
    found = {home.public_id: home for home in await db.exec(query)}
    return [found[id] for id in wanted if id in found]


async def plan_day(
    db: Db,
    *,
    by: User,
    homes: Sequence[Property],
    day: date,
    now: datetime,
    start: Point | None = None,
    since: time = time(),
) -> DayPlan:
    """An order for the homes on a day, not before `since`; the visitor's other visits are kept.

    Refused `plan_no_homes`, `plan_day_past` and `plan_day_far` beside `day`.
    """
    if not homes:
        raise Refused("plan_no_homes")
    begins = datetime.combine(day, since, IST)
    ends = datetime.combine(day, time(), IST) + timedelta(days=1)
    if ends <= now:
        raise Refused("plan_day_past", field="day")
    if begins > now + FURTHEST:
        raise Refused("plan_day_far", field="day", days=FURTHEST.days)
    own = [one.visit for one in await of_day(db, by=by, since=ends - timedelta(days=1), until=ends)]
    asked = {visit.property_id for visit in own}
    free = await free_starts(db, homes, day, by=by, now=now)
    stops = [
        Stop(home.id, _place(home), tuple(at for at in free[home.id]
                                          if at >= begins and not _meets(own, at)))
        for home in homes
        if home.id not in asked
    ]  # fmt: skip
    open_stops = [stop for stop in stops if stop.starts]
    return DayPlan(
        homes={home.id: home for home in homes},
        route=best_route(open_stops, start=start),
        not_free=tuple(stop.key for stop in stops if not stop.starts),
        asked=tuple(home.id for home in homes if home.id in asked),
    )


async def request_day(
    db: Db, *, by: User, wanted: Sequence[tuple[Property, datetime]], now: datetime
) -> Outcome:
    """Ask for all of these; those that cannot be had any more are told, the rest are made.

    Refused as a whole `account_inactive`, `gate_…` or `plan_no_homes`.
    """
    by.require_open()
    if not wanted:
        raise Refused("plan_no_homes")
    made: list[Visit] = []
    refused: list[tuple[Property, Refused]] = []
    # Homes are held in one order, or two days planned at once could wait for each other.
    for home, at in sorted(wanted, key=lambda one: one[0].id):
        try:
            async with db.begin_nested():
                made.append(await Visit.request(db, by=by, home=home, at=at, now=now))
        except Refused as refusal:
            await db.refresh(by)
            await db.refresh(home)
            refused.append((home, refusal))
    made.sort(key=lambda visit: visit.scheduled_date)
    return Outcome(made, refused)


def _place(home: Property) -> Point | None:
    if home.latitude is None or home.longitude is None:
        return None
    return home.latitude, home.longitude


def _meets(visits: Sequence[Visit], at: datetime) -> bool:
    return any(at < one.ends_at and one.scheduled_date < at + LENGTH for one in visits)
