"""Visits against a plain model of them: any order of acts, by anybody, at any hour."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import address, engine, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.visits import Visit
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home

HOUR = timedelta(hours=1)
OPEN = {"scheduled", "rescheduled", "confirmed"}
ACTORS = st.sampled_from(["asha", "bina", "owner", "admin"])
SLOTS = st.integers(min_value=-2, max_value=40)
"""Half hours from the first day's start; the clock walks along them."""


@dataclass
class Plain:
    """A visit as anybody would write it down."""

    visitor: str
    home: int
    at: datetime
    status: str = "scheduled"
    proposer: str = "visitor"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def side(self, actor: str) -> str:
        return "visitor" if actor == self.visitor else "host"

    def meets(self, other: "Plain") -> bool:
        return abs(self.at - other.at) < HOUR


class Visits(RuleBasedStateMachine):
    """`run` plays a coroutine on the machine's own loop."""

    run: Callable[[Awaitable[Any]], Any]
    url: str
    visits = Bundle("visits")

    @initialize()
    def begin(self) -> None:
        self.stack = AsyncExitStack()
        self.plain: dict[int, Plain] = {}
        self.now = now().replace(minute=0, second=0, microsecond=0) + HOUR
        self.start = self.now
        self.run(self._begin())

    async def _begin(self) -> None:
        own = create_async_engine(self.url)
        self.stack.push_async_callback(own.dispose)
        connection = await self.stack.enter_async_context(own.connect())
        outer = await connection.begin()
        self.stack.push_async_callback(outer.rollback)
        await self.stack.enter_async_context(engine.joined(connection))
        async with transaction() as db:
            owner = await person(db)
            people = [await person(db), await person(db), owner, await person(db, "admin")]
            names = ("asha", "bina", "owner", "admin")
            self.ids = dict(zip(names, [one.id for one in people], strict=True))
            self.homes = [(await home(db, owner)).id for _ in range(2)]

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.run(self.stack.aclose())

    def _at(self, slot: int) -> datetime:
        return self.start + slot * HOUR / 2

    @rule(target=visits, who=st.sampled_from(["asha", "bina", "owner"]), home=st.integers(0, 1),
          slot=SLOTS)  # fmt: skip
    def request(self, who: str, home: int, slot: int) -> Any:
        wanted = Plain(who, home, self._at(slot))
        mine = [one for one in self.plain.values() if one.is_open
                and (one.visitor, one.home) == (who, home)]  # fmt: skip
        expected = ""
        if who == "owner":
            expected = "visit_own_home"
        elif wanted.at <= self.now:
            expected = "visit_in_past"
        elif any(one.at == wanted.at for one in mine):
            expected = "again"
        elif any(one.meets(wanted) for one in mine):
            expected = "visit_conflict"

        async def ask() -> int:
            async with transaction() as db:
                by, place = (
                    await db.get(User, self.ids[who]),
                    await db.get(Property, self.homes[home]),
                )
                made = await Visit.request(db, by=by, home=place, at=wanted.at, now=self.now)
                return made.id

        found = self._do(ask())
        if isinstance(found, str):
            assert found == expected
            return multiple()
        if expected == "again":
            assert found in self.plain
            return multiple()
        assert expected == ""
        self.plain[found] = wanted
        return found

    @rule(id=visits, who=ACTORS)
    def confirm(self, id: int, who: str) -> None:
        one = self.plain[id]
        expected = ""
        if not one.is_open:
            expected = f"visit_is_{one.status}"
        elif one.status == "confirmed":
            expected = "same"
        elif one.side(who) == one.proposer:
            expected = "visit_other_side_confirms"
        elif one.at <= self.now:
            expected = "visit_time_passed"
        seen = one.at
        if self._act(id, who, lambda v, db, by: v.confirm(db, by=by, time=seen, now=self.now),
                     expected):  # fmt: skip
            one.status = "confirmed"

    @rule(id=visits, who=ACTORS, slot=SLOTS)
    def reschedule(self, id: int, who: str, slot: int) -> None:
        one, to = self.plain[id], self._at(slot)
        moved = Plain(one.visitor, one.home, to)
        others = [other for key, other in self.plain.items() if key != id and other.is_open
                  and (other.visitor, other.home) == (one.visitor, one.home)]  # fmt: skip
        expected = ""
        if not one.is_open:
            expected = f"visit_is_{one.status}"
        elif to <= self.now:
            expected = "visit_in_past"
        elif to == one.at:
            waits = one.status != "confirmed" and one.side(who) == one.proposer
            expected = "same" if waits else "visit_same_time"
        elif any(other.meets(moved) for other in others):
            expected = "visit_conflict"
        if self._act(id, who, lambda v, db, by: v.reschedule(db, by=by, to=to, now=self.now),
                     expected):  # fmt: skip
            one.at, one.status, one.proposer = to, "rescheduled", one.side(who)

    @rule(id=visits, who=ACTORS)
    def cancel(self, id: int, who: str) -> None:
        one = self.plain[id]
        expected = "" if one.is_open else f"visit_is_{one.status}"
        expected = "same" if one.status == "cancelled" else expected
        if self._act(id, who, lambda v, db, by: v.cancel(db, by=by, now=self.now), expected):
            one.status = "cancelled"

    @rule(id=visits, who=ACTORS)
    def complete(self, id: int, who: str) -> None:
        expected = self._closing(id, who, "completed")
        if self._act(id, who, lambda v, db, by: v.complete(db, by=by, now=self.now), expected):
            self.plain[id].status = "completed"

    @rule(id=visits, who=ACTORS)
    def nobody_came(self, id: int, who: str) -> None:
        one, expected = self.plain[id], self._closing(id, who, "no_show")
        if not expected and one.status != "confirmed":
            expected = "visit_not_confirmed"
        elif not expected and one.at > self.now:
            expected = "visit_not_begun"
        if self._act(id, who, lambda v, db, by: v.mark_no_show(db, by=by, now=self.now), expected):
            one.status = "no_show"

    def _closing(self, id: int, who: str, to: str) -> str:
        one = self.plain[id]
        if one.side(who) == "visitor":
            return "visit_host_only"
        if one.status == to:
            return "same"
        return "" if one.is_open else f"visit_is_{one.status}"

    @rule(hours=st.integers(1, 6))
    def wait(self, hours: int) -> None:
        self.now += hours * HOUR

    @invariant()
    def the_database_says_the_same(self) -> None:
        if not getattr(self, "plain", None):
            return

        async def rows() -> dict[int, tuple[str, datetime, str]]:
            async with transaction() as db:
                found = (await db.exec(select(Visit))).all()
                return {one.id: (one.status, one.scheduled_date, one.proposed_by) for one in found}

        expected = {id: (one.status, one.at, one.proposer) for id, one in self.plain.items()}
        assert self.run(rows()) == expected

    @invariant()
    def nobody_is_in_one_home_twice(self) -> None:
        held = [one for one in getattr(self, "plain", {}).values() if one.is_open]
        for one in held:
            for other in held:
                if one is not other and (one.visitor, one.home) == (other.visitor, other.home):
                    assert not one.meets(other)

    def _act(self, id: int, who: str, verb: Callable[..., Any], expected: str) -> bool:
        """Whether the act changed something; it must be refused just as expected."""
        if who not in ("owner", "admin") and who != self.plain[id].visitor:
            expected = "visit_not_found"

        async def act() -> None:
            async with transaction() as db:
                by = await db.get(User, self.ids[who])
                public_id = (await db.exec(select(Visit.public_id).where(Visit.id == id))).one()
                await verb(await Visit.reachable(db, by=by, public_id=public_id), db, by)

        refusal = self._do(act()) or ""
        assert refusal == ("" if expected == "same" else expected)
        return expected == ""

    def _do(self, doing: Awaitable[Any]) -> Any:
        try:
            return self.run(doing)
        except Refused as refusal:
            return refusal.code


@pytest.mark.usefixtures("told")
def test_any_order_of_acts_agrees_with_the_model(database) -> None:
    with asyncio.Runner() as runner:
        url = make_url(address.runtime_address().app_url).set(drivername="postgresql+psycopg")
        machine = type("Machine", (Visits,), {"run": staticmethod(runner.run), "url": url})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=25,
                stateful_step_count=25,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
