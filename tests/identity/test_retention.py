"""At night what nobody needs to know is forgotten, once and for good, and nothing else."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from procrastinate.periodic import PeriodicDeferrer
from sqlmodel import select

from ghar_app.clock import in_india, now
from ghar_app.db import transaction
from ghar_app.db.queue import queue
from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.jobs import registry, working
from ghar_app.models.identity import UserSession, open_session
from ghar_app.models.identity import retention as rules
from ghar_app.models.identity.kinds import OtpType
from ghar_app.models.identity.otp import OtpVerification
from ghar_app.models.identity.retention import forget_codes, forget_messages, forget_sessions
from tests.factories.identity import person

DAY = timedelta(days=1)
TASK = "identity.retention"


async def _code(db, age: timedelta, **columns: object) -> UUID:
    created = now() - age
    row = OtpVerification(
        id=uuid4(),
        phone="+919845012318",
        otp_hash="x",
        otp_type=OtpType.LOGIN,
        delivery_method="sms",
        created_at=created,
        expires_at=created + timedelta(minutes=10),
        **columns,
    )
    db.add(row)
    await db.flush()
    return row.id


async def test_codes_live_a_day_used_or_not(db) -> None:
    fresh = [await _code(db, timedelta(hours=23)), await _code(db, timedelta(0), is_used=True)]
    await _code(db, timedelta(hours=25))
    await _code(db, timedelta(days=9), is_used=True)
    assert [await forget_codes(db, at=now()), await forget_codes(db, at=now())] == [2, 0]
    assert set((await db.exec(select(OtpVerification.id))).all()) == set(fresh)


async def test_sessions_that_nobody_can_use_go_and_the_others_stay(db) -> None:
    user = await person(db)
    for _ in range(5):
        await open_session(db, user)
    at = now()
    live, revoked, expired, idle, long_revoked = (await db.exec(select(UserSession))).all()
    revoked.is_revoked, revoked.last_used_at = True, at - DAY
    expired.expires_at = at - timedelta(seconds=1)
    idle.last_used_at = at - timedelta(days=30, seconds=1)
    long_revoked.is_revoked, long_revoked.last_used_at = True, at - timedelta(days=31)
    kept = {live.id, revoked.id}
    await db.flush()
    assert [await forget_sessions(db, at=at), await forget_sessions(db, at=at)] == [3, 0]
    assert set((await db.exec(select(UserSession.id))).all()) == kept


async def test_messages_of_development_live_a_day(db) -> None:
    for age in (timedelta(hours=1), timedelta(hours=25)):
        db.add(OutboxMessage(channel="sms", recipient="x", body=str(age), created_at=now() - age))
    await db.flush()
    assert [await forget_messages(db, at=now()), await forget_messages(db, at=now())] == [1, 0]
    assert (await db.exec(select(OutboxMessage.body))).all() == ["1:00:00"]


async def test_many_go_in_parts(db, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 2)
    for _ in range(5):
        await _code(db, 2 * DAY)
    assert [await forget_codes(db, at=now()) for _ in range(4)] == [2, 2, 1, 0]


async def test_the_job_does_it_all_and_may_run_twice(committed) -> None:
    async with transaction() as db:
        kept, _ = await _code(db, timedelta(0)), await _code(db, 2 * DAY)
    async with working():
        await registry.identity.retain(timestamp=0)
        await registry.identity.retain(timestamp=0)
    async with transaction() as db:
        assert (await db.exec(select(OtpVerification.id))).all() == [kept]


@pytest.mark.parametrize("down", [timedelta(seconds=1), timedelta(hours=9), timedelta(hours=23)])
def test_it_is_due_at_two_in_india_and_caught_up_after_downtime(down: timedelta) -> None:
    assert registry.identity
    back = datetime(2026, 11, 20, 20, 30, tzinfo=UTC) + down
    deferrer = PeriodicDeferrer(queue.periodic_registry, **queue.periodic_defaults)
    due = {
        periodic.task.name: in_india(datetime.fromtimestamp(at, UTC))
        for periodic, at in deferrer.get_previous_tasks(at=back.timestamp())
    }
    assert f"{due[TASK]:%d %H:%M}" == "21 02:00"
    again = [p.task.name for p, _ in deferrer.get_previous_tasks(at=back.timestamp())]
    assert TASK not in again
