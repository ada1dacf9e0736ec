"""When a home can be visited: weekly hours, as a home's owner or its agent says them.

hours = await hours_of(db, home)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.listings.property import Property
from ghar_app.models.visits.rows import VisitSlot
from ghar_app.models.visits.timing import LENGTH

Window = tuple[time, time]
Week = Mapping[int, Sequence[Window]]
"""Windows by weekday, 1 = Monday, in India's time."""

STEP = timedelta(minutes=30)
"""Visits begin on the hour or half past it, counted from the start of a window."""
USUAL: Week = {day: [(time(9), time(18))] for day in range(1, 8)}


@dataclass(frozen=True)
class Hours:
    """`said`: somebody gave these hours, and a visit outside them is refused."""

    week: Week
    said: bool = True

    def starts(self, day: date) -> Iterator[datetime]:
        """When a visit of an hour may begin on a day, in India's time."""
        for begins, ends in self.week.get(day.isoweekday(), ()):
            at, last = _on(day, begins), _on(day, ends)
            while at + LENGTH <= last:
                yield at
                at += STEP

    def hold(self, at: datetime) -> bool:
        """Whether an hour from `at` lies within one window."""
        begins = at.astimezone(IST)
        ends = begins + LENGTH
        windows = self.week.get(begins.isoweekday(), ())
        return any(
            _on(begins.date(), a) <= begins and ends <= _on(begins.date(), b) for a, b in windows
        )


async def hours_of(db: Db, home: Property) -> Hours:
    """The home's own hours, else its agent's, else the usual ones, which nobody has promised."""
    return (await hours_of_all(db, [home]))[home.id]


async def hours_of_all(db: Db, homes: Sequence[Property]) -> dict[int, Hours]:
    """Hours of several homes by their ids, in two queries."""
    agents = {home.listing_agent_id for home in homes if home.listing_agent_id}
    rows = await db.exec(
        select(VisitSlot)
        .where(
            or_(
                col(VisitSlot.property_id).in_([home.id for home in homes]),
                col(VisitSlot.agent_id).in_(agents),
            )
        )
        .order_by(col(VisitSlot.weekday), col(VisitSlot.starts))
    )
    of_homes: dict[int, dict[int, list[Window]]] = defaultdict(lambda: defaultdict(list))
    of_agents: dict[int, dict[int, list[Window]]] = defaultdict(lambda: defaultdict(list))
    for slot in rows:
        whose = of_homes[slot.property_id] if slot.property_id else of_agents[slot.agent_id or 0]
        whose[slot.weekday].append((slot.starts, slot.ends))
    working = await _working_hours(db, agents - set(of_agents))
    return {home.id: _hours(home, of_homes, of_agents, working) for home in homes}


def _hours(home: Property, of_homes: dict, of_agents: dict, working: dict[int, Week]) -> Hours:
    agent = home.listing_agent_id or 0
    week = of_homes.get(home.id) or of_agents.get(agent) or working.get(agent)
    return Hours(USUAL, said=False) if week is None else Hours(week)


async def _working_hours(db: Db, agents: Iterable[int]) -> dict[int, Week]:
    query = select(Agent.id, Agent.working_hours).where(col(Agent.id).in_(agents))
    rows = await db.exec(query.where(col(Agent.is_active)))
    return {id: week for id, hours in rows if (week := _week(hours)) is not None}


def _week(hours: Mapping[str, Any]) -> Week | None:
    """`working_hours` of an agent; None when it does not read as hours."""
    try:
        window = (time.fromisoformat(hours["start"]), time.fromisoformat(hours["end"]))
        days = [int(day) for day in hours["days"]]
    except (KeyError, TypeError, ValueError):
        return None
    return {day: [window] for day in days} if window[0] < window[1] else None


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, IST)
