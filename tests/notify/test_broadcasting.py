"""One says something to many: administrators alone, marketing alone, at most 5000, each once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import AuditLog
from ghar_app.models.notify import Broadcast, Notification
from ghar_app.models.notify import broadcasting as module
from ghar_app.models.notify.broadcasting import (
    Draft,
    Segment,
    cancel,
    count_people,
    resume_broadcasts,
    schedule,
    send_portions,
    send_test,
)
from ghar_app.models.notify.reach import broadcasts
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person

DRAFT = Draft("admin_broadcast", "Hello", "नमस्ते", "Body", "बात", "/search")


async def _told(db, one: Broadcast) -> dict[int, Notification]:
    rows = await db.exec(select(Notification).where(Notification.broadcast_id == one.id))
    return {row.target_user_id: row for row in rows.all()}


async def test_only_administrators_may(db) -> None:
    asha, agent = await person(db), await person(db, "agent")
    boss = await person(db, "admin")
    for by in (asha, agent):
        for act in (
            count_people(db, Segment(), by=by, at=now()),
            schedule(db, DRAFT, by=by, at=now()),
            send_test(db, DRAFT, by=by, at=now()),
            cancel(db, DRAFT.key, by=by),
            broadcasts(db, by=by),
        ):
            with pytest.raises(Refused, match="not_allowed"):
                await act
    assert await count_people(db, Segment(role="admin"), by=boss, at=now()) == 1
    with pytest.raises(NotFound):
        await cancel(db, DRAFT.key, by=boss)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"type_key": "security_alert"}, "broadcast_type", "type_key"),
        ({"type_key": "visit_requested"}, "broadcast_type", "type_key"),
        ({"title_hi": "  "}, "broadcast_text", "title_hi"),
        ({"title_en": "x" * 121}, "broadcast_long", "title_en"),
        ({"body_en": "x" * 1001}, "broadcast_long", "body_en"),
        ({"link": "//evil.example"}, "broadcast_link", "link"),
        ({"link": "https://evil.example"}, "broadcast_link", "link"),
        ({"link": "search"}, "broadcast_link", "link"),
        ({"segment": Segment(role="king")}, "broadcast_segment", "role"),
        ({"segment": Segment(active_days=8)}, "broadcast_segment", "role"),
        ({"scheduled_for": now() + timedelta(days=366)}, "broadcast_far", "scheduled_for"),
    ],
)
async def test_a_draft_is_checked(db, change, code, field) -> None:
    boss = await person(db, "admin")
    with pytest.raises(Refused, match=code) as refused:
        await schedule(db, replace(DRAFT, **change), by=boss, at=now())
    assert refused.value.field == field


async def test_it_reaches_its_segment_once_each_in_both_languages(db) -> None:
    boss = await person(db, "admin")
    asha = await person(db)
    neha = await person(db, preferences={"language": "hi"})
    deaf = await person(db, notification_settings={"promotional": False})
    gone = await person(db, is_active=False)
    one = await schedule(db, replace(DRAFT, segment=Segment(role="user")), by=boss, at=now())
    assert (await schedule(db, replace(DRAFT, title_en="2"), by=boss, at=now())).id == one.id
    neha.is_active = True
    await send_portions(one.id, at=now())
    await send_portions(one.id, at=now())
    told = await _told(db, one)
    assert set(told) == {asha.id, neha.id, deaf.id}
    assert gone.id not in told
    assert (told[asha.id].title, told[neha.id].body) == ("Hello", "बात")
    assert told[deaf.id].is_dismissed
    assert told[asha.id].audience_type == "segment"
    await db.refresh(one)
    assert (one.status, one.recipients) == ("sent", 3)
    [reach] = await broadcasts(db, by=boss)
    assert reach.on("in_app") == (2, 0, 0, 1)
    assert reach.on("email")[3] == 1
    with pytest.raises(Refused, match="broadcast_begun"):
        await cancel(db, one.id, by=boss)
    acts = (await db.exec(select(AuditLog.action).where(AuditLog.actor_id == boss.id))).all()
    assert acts == ["broadcast.scheduled"]


async def test_one_that_was_called_off_is_not_sent(db) -> None:
    boss = await person(db, "admin")
    later = replace(DRAFT, scheduled_for=now() + timedelta(hours=1))
    one = await schedule(db, later, by=boss, at=now())
    await cancel(db, one.id, by=boss)
    await send_portions(one.id, at=now())
    assert await _told(db, one) == {}


async def test_segments(db) -> None:
    boss = await person(db, "admin", last_login_at=now())
    await person(db, last_login_at=now() - timedelta(days=20))
    await person(db, last_login_at=now() - timedelta(days=200))

    async def count(**segment) -> int:
        return await count_people(db, Segment(**segment), by=boss, at=now())

    assert await count() == 3
    assert await count(role="user") == 2
    assert await count(role="user", active_days=30) == 1
    assert await count(agent="without") == 3
    with pytest.raises(Refused, match="broadcast_nobody"):
        await count(agent="with")


async def test_too_many_are_refused(db, monkeypatch) -> None:
    boss = await person(db, "admin")
    await person(db)
    monkeypatch.setattr(module, "MOST", 1)
    with pytest.raises(Refused, match="broadcast_too_many") as refused:
        await schedule(db, DRAFT, by=boss, at=now())
    assert refused.value.details == {"n": 2, "most": 1}


async def test_two_workers_and_small_portions_reach_everybody_once(committed, monkeypatch) -> None:
    monkeypatch.setattr(module, "PORTION", 3)
    async with transaction() as db:
        boss = await person(db, "admin")
        for _ in range(10):
            await person(db)
    async with transaction() as db:
        one = await schedule(db, DRAFT, by=boss, at=now())
    await asyncio.gather(*(send_portions(one.id, at=now()) for _ in range(3)))
    async with transaction() as db:
        assert (await db.exec(select(func.count(Notification.id)))).one() == 11
        assert (await db.get_one(Broadcast, one.id)).recipients == 11


async def test_one_that_a_crash_left_goes_on(db) -> None:
    boss = await person(db, "admin")
    one = await schedule(db, DRAFT, by=boss, at=now() - timedelta(minutes=5))
    before = await _jobs(db)
    await resume_broadcasts(db, at=now())
    assert await _jobs(db) == before + 1
    await send_portions(one.id, at=now())
    await resume_broadcasts(db, at=now())
    assert await _jobs(db) == before + 1, "one that was sent is left alone"


async def _jobs(db) -> int:
    from sqlalchemy import text

    query = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'notify.broadcast'"
    return (await db.exec(text(query))).scalar_one()
