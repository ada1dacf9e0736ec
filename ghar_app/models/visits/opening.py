"""Saying when homes can be visited: by owners for their homes, by agents for all they list.

await set_hours(db, home, by=me, week={6: [(time(10), time(13))]})
await set_agent_hours(db, by=me, week={1: [(time(9), time(18))]})
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete
from sqlmodel import col, insert, select

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits.hours import Week, Window
from ghar_app.models.visits.rows import VisitSlot
from ghar_app.models.visits.timing import LENGTH
from ghar_app.refusals import NotFound, Refused

_MOST_WINDOWS = 4
_MOST_HOMES = 200
_LENGTH_MINUTES = LENGTH.total_seconds() // 60


async def homes_to_open(db: Db, *, by: User) -> list[Property]:
    """Homes whose hours somebody may give: their own, and an agent's clients'; the newest first.

    An admin gives hours where it is needed, from the home's own page, and is shown their own only.
    """
    mine = col(Property.owner_id) == by.id
    wanted = mine if by.role == UserTier.ADMIN else Property.is_in_charge(by)
    query = select(Property).where(wanted, col(Property.listing_status) != "archived")
    return list((await db.exec(query.order_by(col(Property.id).desc()).limit(_MOST_HOMES))).all())


async def own_agent(db: Db, *, by: User) -> int | None:
    """The agent that somebody is, None for everybody else."""
    query = select(Agent.id).where(Agent.user_id == by.id, col(Agent.is_active))
    return (await db.exec(query)).first()


async def own_week(db: Db, home: Property) -> Week:
    """What was said for this home itself; empty when nothing was."""
    return await _week(db, col(VisitSlot.property_id) == home.id)


async def agent_week(db: Db, agent_id: int) -> Week:
    """What an agent said for all homes they list; empty while their working hours count."""
    return await _week(db, col(VisitSlot.agent_id) == agent_id)


async def _week(db: Db, whose: ColumnElement[bool]) -> Week:
    query = select(VisitSlot).where(whose)
    week: dict[int, list[Window]] = defaultdict(list)
    for slot in await db.exec(query.order_by(col(VisitSlot.weekday), col(VisitSlot.starts))):
        week[slot.weekday].append((slot.starts, slot.ends))
    return week


async def set_hours(
    db: Db, home: Property, *, by: User, week: Week, everywhere: bool = False
) -> int:
    """Say when a home can be visited; an empty week takes that back. The number of homes.

    `everywhere`: the same for every home of its owner that is not archived. Windows that touch
    become one. Refused `hours_backwards`, `hours_too_short`, `hours_too_many`, beside `day<n>`.
    """
    merged = _checked(week)
    wanted = select(Property.id).where(Property.is_in_charge(by))
    if everywhere:
        wanted = wanted.where(
            Property.owner_id == home.owner_id, Property.listing_status != "archived"
        )
    else:
        wanted = wanted.where(Property.id == home.id)
    # Two people who save at once: one after the other, and never a mix of both.
    locked = wanted.order_by(col(Property.id)).with_for_update(key_share=True)
    homes = list((await db.exec(locked)).all())
    if not homes:
        raise NotFound("home")
    await db.execute(delete(VisitSlot).where(col(VisitSlot.property_id).in_(homes)))
    await _insert(db, [{"property_id": id} | row for id in homes for row in _rows(merged)])
    return len(homes)


async def set_agent_hours(db: Db, *, by: User, week: Week) -> None:
    """Say when an agent can show homes that have no hours of their own.

    An empty week brings their working hours back. Refused as `set_hours`; `NotFound` for
    somebody who is no agent.
    """
    merged = _checked(week)
    query = select(Agent.id).where(Agent.user_id == by.id, col(Agent.is_active))
    agent = (await db.exec(query.with_for_update(key_share=True))).first()
    if agent is None:
        raise NotFound("home")
    await db.execute(delete(VisitSlot).where(col(VisitSlot.agent_id) == agent))
    await _insert(db, [{"agent_id": agent} | row for row in _rows(merged)])


def _rows(week: Week) -> list[dict[str, Any]]:
    return [
        {"weekday": day, "starts": begins, "ends": ends}
        for day, windows in week.items()
        for begins, ends in windows
    ]


async def _insert(db: Db, rows: list[dict[str, Any]]) -> None:
    if rows:
        await db.execute(insert(VisitSlot), rows)


def _checked(week: Week) -> Week:
    return {day: _merged(day, windows) for day, windows in week.items() if windows}


def _merged(day: int, windows: Sequence[Window]) -> list[Window]:
    if len(windows) > _MOST_WINDOWS:
        raise Refused("hours_too_many", field=f"day{day}", most=_MOST_WINDOWS)
    found: list[Window] = []
    for begins, ends in sorted(windows):
        if begins >= ends:
            raise Refused("hours_backwards", field=f"day{day}")
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(ends, found[-1][1]))
        else:
            found.append((begins, ends))
    if any(_minutes(window) < _LENGTH_MINUTES for window in found):
        raise Refused("hours_too_short", field=f"day{day}")
    return found


def _minutes(window: Window) -> int:
    begins, ends = window
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
