"""What somebody wants: channels, opt-outs that cannot be overruled, caps, quiet hours."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from sqlmodel import select

from ghar_app.db import transaction
from ghar_app.models.notify import Notification, notify
from ghar_app.models.notify.kinds import KINDS, Channel
from ghar_app.models.notify.wishes import QuietHours, Wishes
from tests.notify.people import deliveries, reachable

NOON_MONDAY = datetime(2026, 12, 7, 6, 30, tzinfo=UTC)
OFFER = {"title": "Offer", "body": "Less"}


@pytest.mark.parametrize(
    "settings",
    [
        {"promotional": False},
        {"promotional": False, "channels": {"email": {"marketing": True}}},
        {"marketing": False, "promotional": True},
        {"categories": {"marketing": False}, "promotional": True},
        {"types": {"discount_offer": False}, "promotional": True},
        {"discount_offer": False},
    ],
)
async def test_any_explicit_no_stops_marketing(db, settings) -> None:
    asha = await reachable(db, notification_settings=settings)
    line = await notify(db, "discount_offer", to=asha.id, **OFFER)
    found = await deliveries(db, line)
    assert {(row.status, row.reason) for row in found.values()} == {("suppressed", "opted_out")}
    assert (await db.get_one(Notification, line)).is_dismissed
    visit = await notify(db, "home_gone", to=asha.id, home="H")
    assert (await deliveries(db, visit))["push"].status == "queued"


def test_what_is_critical_cannot_be_stopped_by_its_type() -> None:
    wishes = Wishes({"types": {"security_alert": False, "home_gone": False}})
    assert wishes.wants(KINDS["security_alert"], Channel.EMAIL)
    assert not wishes.wants(KINDS["home_gone"], Channel.PUSH)


def test_channels_have_their_defaults() -> None:
    visit = KINDS["visit_requested"]
    assert [c.value for c in Channel if Wishes({}).wants(visit, c)] == ["in_app", "push", "email"]
    chosen = Wishes({"channels": {"sms": {"transactional": True}, "email": False}})
    assert [c.value for c in Channel if chosen.wants(visit, c)] == ["in_app", "push", "sms"]
    assert not chosen.wants(KINDS["security_alert"], Channel.SMS)


def test_settings_that_cannot_be_read_are_the_defaults() -> None:
    wishes = Wishes({"channels": "none", "types": 3, "quiet_hours": {"on": True, "from": "x"}})
    assert wishes.wants(KINDS["home_gone"], Channel.PUSH)
    assert wishes.quiet_hours.begins == time(22)


async def _offer(user, at) -> str:
    with time_machine.travel(at, tick=False):
        async with transaction() as db:
            line = await notify(db, "discount_offer", to=user.id, **OFFER)
            return (await deliveries(db, line))["email"].reason or ""


async def test_caps_count_by_indias_days_and_weeks(db) -> None:
    asha = await reachable(db)
    day = timedelta(days=1)
    said = [await _offer(asha, NOON_MONDAY + day * n) for n in (0, 0, 1, 2, 3)]
    assert said == ["", "cap", "", "", "cap"]
    # 23:30 on Sunday in India, and half past midnight on Monday.
    assert await _offer(asha, datetime(2026, 12, 13, 18, 0, tzinfo=UTC)) == "cap"
    assert await _offer(asha, datetime(2026, 12, 13, 19, 0, tzinfo=UTC)) == ""
    lines = await db.exec(select(Notification).where(Notification.target_user_id == asha.id))
    assert len(lines.all()) == 7, "what was held back is on record"


async def test_a_cap_holds_when_many_tell_at_once(committed) -> None:
    async with transaction() as db:
        asha = await reachable(db)
    with time_machine.travel(NOON_MONDAY, tick=False):

        async def tell() -> None:
            async with transaction() as db:
                await notify(db, "discount_offer", to=asha.id, **OFFER)

        await asyncio.gather(*(tell() for _ in range(6)))
    async with transaction() as db:
        lines = (await db.exec(select(Notification))).all()
    assert sorted(line.is_dismissed for line in lines) == [False, *[True] * 5]


@pytest.mark.parametrize(
    ("begins", "ends", "at", "until"),
    [
        ("22:00", "08:00", (18, 29), (2, 30)),  # 23:59 in India
        ("22:00", "08:00", (2, 29), (2, 30)),  # 07:59
        ("22:00", "08:00", (2, 30), None),
        ("22:00", "08:00", (16, 29), None),  # 21:59
        ("22:00", "08:00", (16, 30), (2, 30)),
        ("13:00", "15:00", (8, 0), (9, 30)),
        ("09:00", "09:00", (8, 0), None),
    ],
)
def test_quiet_hours_may_span_midnight(begins, ends, at, until) -> None:
    hours = QuietHours(True, time.fromisoformat(begins), time.fromisoformat(ends))
    found = hours.until(datetime(2026, 12, 1, *at, tzinfo=UTC))
    assert (found and (found.hour, found.minute)) == until
    assert QuietHours(False, hours.begins, hours.ends).until(NOON_MONDAY) is None
