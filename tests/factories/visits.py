"""Visits, and the moments they are for."""

from datetime import datetime, time, timedelta
from typing import Any

from ghar_app.clock import IST, in_india, now
from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.visits import Visit


def at(days: int = 2, hour: int = 10, minute: int = 0) -> datetime:
    """A time of India's clocks, so many days from today."""
    day = in_india(now()).date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), IST)


async def visit(db: Db, by: User, home: Property, **options: Any) -> Visit:
    """A requested visit; `at` and `now` as in `Visit.request`."""
    given = {"at": at(), "now": now(), **options}
    return await Visit.request(db, by=by, home=home, **given)


async def agreed(db: Db, by: User, home: Property, host: User, **options: Any) -> Visit:
    """A visit that the host has confirmed."""
    made = await visit(db, by, home, **options)
    moment = options.get("now", now())
    await made.confirm(db, by=host, time=made.scheduled_date, now=moment)
    return made
