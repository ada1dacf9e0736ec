"""Visits of the demo's people: to come, to be answered, over; and when homes can be visited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import text

from ghar_app.clock import IST, in_india
from ghar_app.db import Db
from ghar_app.demo.dice import demo_id
from ghar_app.demo.loading import Row, insert

_WEEKDAYS, _WEEKEND = (time(17), time(20)), (time(10), time(14))


@dataclass(frozen=True)
class Meeting:
    """A visit to the owner's nth public home, so many days from today at an hour.

    `moved_to` is the hour that the owner suggested instead.
    """

    visitor: str
    owner: str
    number: int
    days: int
    hour: int
    status: str
    moved_to: int | None = None
    wishes: str | None = None
    feedback: str | None = None
    interest: str | None = None

    @property
    def key(self) -> UUID:
        return demo_id("visit", self.visitor, self.owner, self.number, self.days)


MEETINGS = (
    Meeting("ananya", "sunita", 0, 1, 11, "confirmed", wishes="My mother comes along."),
    Meeting("ananya", "sunita", 1, 3, 18, "scheduled", wishes="Is there covered parking?"),
    Meeting("ananya", "sunita", 2, 4, 11, "rescheduled", moved_to=13),
    Meeting(
        "ananya", "sunita", 3, -4, 12, "completed",
        feedback="Bright rooms and a quiet street. The lift is slow.", interest="high",
    ),
    Meeting("ananya", "sunita", 0, -2, 10, "completed"),
    Meeting("ananya", "sunita", 1, -9, 11, "cancelled"),
    Meeting("isha", "sunita", 0, 2, 18, "scheduled"),
    Meeting("rohan", "sunita", 2, 1, 12, "confirmed"),
    Meeting("neha", "vikram", 0, 2, 11, "scheduled", wishes="क्या घर शनिवार को भी देख सकते हैं?"),
)  # fmt: skip


async def seed_visits(db: Db, now: datetime, people: dict[str, int]) -> int:
    """Visits and hours at homes that the seeding has just made; how many visits."""
    homes = {owner: await _homes(db, people[owner]) for owner in ("sunita", "vikram")}
    found = [one for one in MEETINGS if one.number < len(homes[one.owner])]
    rows = [_visit(one, homes[one.owner][one.number], now, people) for one in found]
    ids = dict(await insert(db, "visits", rows, returning="public_id, id"))
    by_key = {one.key: one for one in found}
    await insert(
        db,
        "visit_events",
        [
            event
            for key, visit_id in ids.items()
            for event in _events(by_key[key], visit_id, now, people)
        ],
    )
    await insert(db, "visit_slots", [slot for home in homes["sunita"] for slot in _hours(home)])
    return len(ids)


async def _homes(db: Db, owner: int) -> list[int]:
    rows = await db.execute(
        text("SELECT id FROM properties WHERE owner_id = :owner AND is_public ORDER BY id"),
        {"owner": owner},
    )
    return list(rows.scalars())


def _at(one: Meeting, now: datetime, hour: int) -> datetime:
    day = in_india(now).date() + timedelta(days=one.days)
    return datetime.combine(day, time(hour), IST)


def _visit(one: Meeting, home: int, now: datetime, people: dict[str, int]) -> Row:
    first = _at(one, now, one.hour)
    at = first if one.moved_to is None else _at(one, now, one.moved_to)
    moved = one.moved_to is not None
    return {
        "public_id": one.key,
        "user_id": people[one.visitor],
        "property_id": home,
        "proposed_by_user_id": people[one.owner if moved else one.visitor],
        "status": one.status,
        "scheduled_date": at,
        "ends_at": at + timedelta(hours=1),
        "actual_date": at if one.status == "completed" else None,
        "rescheduled_from": first if moved else None,
        "special_requirements": one.wishes,
        "visitor_feedback": one.feedback,
        "interest_level": one.interest,
    }


def _events(one: Meeting, visit_id: int, now: datetime, people: dict[str, int]) -> Iterator[Row]:
    """Asked for three days before, answered the day after, closed when it was over."""
    first = _at(one, now, one.hour)
    asked = min(first, now) - timedelta(days=3)
    steps = [("scheduled", one.visitor, asked, one.hour)]
    if one.status in ("confirmed", "completed"):
        steps.append(("confirmed", one.owner, asked + timedelta(hours=20), one.hour))
    if one.status == "completed":
        steps.append(("completed", one.owner, first + timedelta(hours=1), one.hour))
    if one.status == "cancelled":
        steps.append(("cancelled", one.visitor, asked + timedelta(hours=30), one.hour))
    if one.moved_to is not None:
        steps.append(("rescheduled", one.owner, asked + timedelta(hours=9), one.moved_to))
    before = None
    for status, who, at, hour in steps:
        yield {
            "visit_id": visit_id,
            "actor_id": people[who],
            "from_status": before,
            "to_status": status,
            "scheduled_for": _at(one, now, hour),
            "at": at,
        }
        before = status


def _hours(home: int) -> Iterator[Row]:
    for weekday in range(1, 8):
        starts, ends = _WEEKEND if weekday > 5 else _WEEKDAYS
        yield {"property_id": home, "weekday": weekday, "starts": starts, "ends": ends}
