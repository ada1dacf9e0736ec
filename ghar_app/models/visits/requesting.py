"""Asking for a visit.

visit = await Visit.request(db, by=me, home=home, at=datetime(2026, 11, 28, 10, 30), now=now)
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from psycopg.errors import ExclusionViolation
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.agents.assigning import agent_in_charge, assign_agent
from ghar_app.models.identity.blocks import is_apart
from ghar_app.models.identity.locks import hold, hold_pair
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits.hours import hours_of
from ghar_app.models.visits.kinds import OPEN, VisitStatus
from ghar_app.models.visits.reach import Reachable
from ghar_app.models.visits.slots import nearest_free
from ghar_app.models.visits.telling import Told
from ghar_app.models.visits.timing import LENGTH, settled
from ghar_app.refusals import Refused


class Requested(Reachable, Told):
    """How a visit begins, and the rule that two of one visitor never meet at one home."""

    if TYPE_CHECKING:

        def __init__(self, **columns: Any) -> None: ...

    @classmethod
    async def request(
        cls, db: Db, *, by: User, home: Property, at: datetime, now: datetime, wishes: str = ""
    ) -> Self:
        """Ask to see a home for an hour from `at` (naive: India's time).

        Asking again for the same time changes nothing and gives the visit that is there. Refused
        `account_inactive` or `gate_…`, `visit_own_home`, `visit_home_gone`, `visit_in_past`,
        `visit_too_far`, `visit_outside_hours`, and `visit_conflict` whose `nearest` are free times.
        """
        by.require_open()
        if home.owner_id != by.id:
            await hold_pair(db, by.id, home.owner_id)
        # A home that is taken offline meanwhile waits for this visit, or this finds it gone.
        await db.refresh(home, with_for_update={"read": True})
        if home.owner_id == by.id:
            raise Refused("visit_own_home")
        if not home.is_public or await is_apart(db, by.id, home.owner_id):
            raise Refused("visit_home_gone")
        exact = settled(at, now)
        await _within_hours(db, home, exact, by=by, now=now)
        made = cls(
            user_id=by.id,
            property_id=home.id,
            agent_id=await _agent(db, by, home),
            proposed_by_user_id=by.id,
            status=VisitStatus.SCHEDULED,
            scheduled_date=exact,
            ends_at=exact + LENGTH,
            special_requirements=wishes.strip()[:500] or None,
        )
        try:
            async with one_at_a_time(db, by.id, home.id):
                db.add(made)
                await db.flush()
        except Overlap:
            return await cls._already(db, by=by, home=home, at=exact, now=now)
        await db.refresh(made)
        await made.write_down(db, None, by=by, now=now)
        await made.tell_others(db, "visit_requested", by=by)
        return made

    @classmethod
    async def _already(
        cls, db: Db, *, by: User, home: Property, at: datetime, now: datetime
    ) -> Self:
        """The visit of the other tab when it is for the same time."""
        query: Any = select(cls).where(
            col(cls.user_id) == by.id,
            col(cls.property_id) == home.id,
            col(cls.status).in_(OPEN),
            col(cls.scheduled_date) == at,
        )
        found = (await db.exec(query)).first()
        if found is None:
            raise await conflict(db, home, by=by, at=at, now=now)
        return found


class Overlap(Exception):
    """The database found two open visits of one person at one home that meet."""


@asynccontextmanager
async def one_at_a_time(db: Db, visitor: int, home: int) -> AsyncIterator[None]:
    """A savepoint for writing a visit's time; `Overlap` when the constraint says no.

    Who writes waits for others of the same pair first: two that only met at the constraint would
    wait for each other, and PostgreSQL would end one of them.
    """
    await hold(db, f"visits of {visitor} at {home}")
    try:
        async with db.begin_nested():
            yield
    except IntegrityError as error:
        if isinstance(error.orig, ExclusionViolation):
            raise Overlap from None
        raise


async def conflict(
    db: Db,
    home: Property,
    *,
    by: User,
    at: datetime,
    now: datetime,
    code: str = "visit_conflict",
    ignoring: int | None = None,
) -> Refused:
    """The refusal with the three free times nearest to the one that was asked for."""
    nearest = await nearest_free(db, home, by=by, to=at, now=now, ignoring=ignoring)
    return Refused(code, field="slot", nearest=nearest)


async def _within_hours(db: Db, home: Property, at: datetime, *, by: User, now: datetime) -> None:
    hours = await hours_of(db, home)
    if hours.said and not hours.hold(at):
        raise await conflict(db, home, by=by, at=at, now=now, code="visit_outside_hours")


async def _agent(db: Db, visitor: User, home: Property) -> int | None:
    """The visitor's agent, else the listing's, else the least loaded, else none: admins see it."""
    for known in (visitor.agent_id, home.listing_agent_id):
        if known is not None and await agent_in_charge(db, known):
            return known
    return await assign_agent(db, visitor, city=home.city)
