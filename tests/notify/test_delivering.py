"""Deliveries: every kind on its roads once, failures, quiet hours, expiry."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.gateways import channels
from ghar_app.gateways.messages import Message, Undelivered
from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.models.notify import DeviceToken, NotificationTemplate, notify
from ghar_app.models.notify import delivering as module
from ghar_app.models.notify.delivering import WAITS, deliver, resume_stopped
from ghar_app.models.notify.kinds import KINDS
from tests.notify.people import deliveries, details, reachable


async def _outbox(db, *keys) -> dict[str, OutboxMessage]:
    statement = select(OutboxMessage).where(OutboxMessage.key.in_([str(key) for key in keys]))
    return {row.channel: row for row in (await db.exec(statement)).all()}


async def _send_all(db, line) -> dict[str, OutboxMessage]:
    rows = await deliveries(db, line)
    for row in rows.values():
        await deliver(row.id)
    return await _outbox(db, *(row.id for row in rows.values()))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
async def test_every_kind_reaches_each_of_its_channels_once(db, kind) -> None:
    asha = await reachable(db)
    line = await notify(db, kind.key, to=asha.id, link="/account", **details(kind))
    await _send_all(db, line)
    sent = await _send_all(db, line)
    assert set(sent) == set(kind.channels)
    rows = await db.exec(select(OutboxMessage).where(OutboxMessage.recipient == asha.phone))
    assert len(rows.all()) == len({"sms", "whatsapp"} & set(kind.channels))
    assert all("{" not in message.body for message in sent.values())
    statuses = {row.status for row in (await deliveries(db, line)).values()}
    assert statuses == {"sent", "delivered"}


async def test_messages_fit_their_road(db) -> None:
    asha = await reachable(db)
    line = await notify(
        db, "enquiry_received", to=asha.id, link="/x", name="R", home="H", message="m" * 900
    )
    sent = await _send_all(db, line)
    assert len(sent["sms"].body) <= 480
    assert sent["sms"].body.endswith("…\nhttp://localhost:3000/x")
    assert sent["email"].subject == "R asks about H"
    assert "/account/notifications" in sent["email"].body
    assert sent["push"].recipient == f"device-{asha.id}"


async def test_a_template_replaces_the_catalogue_unless_it_lacks_a_blank(db) -> None:
    asha = await reachable(db)
    db.add(
        NotificationTemplate(
            type_key="home_gone", locale="en", channel="push", subject="Gone: {home}", body="Oh"
        )
    )
    line = await notify(db, "home_gone", to=asha.id, home="Flat")
    assert (await _send_all(db, line))["push"].subject == "Gone: Flat"
    db.add(
        NotificationTemplate(
            type_key="home_gone", locale="en", channel="push", version=2, subject="{x}", body="-"
        )
    )
    line = await notify(db, "home_gone", to=asha.id, home="Flat")
    assert (await _send_all(db, line))["push"].subject == "Flat is no longer offered"


class Broken:
    """A gateway that refuses."""

    knows_keys = True

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def send(self, message: Message) -> str:
        raise self.error


async def test_a_failure_is_tried_three_times_more(db, monkeypatch) -> None:
    asha = await reachable(db)
    broken = Broken(Undelivered("busy", permanent=False))
    gateway = channels.gateway_of
    monkeypatch.setattr(module, "gateway_of", lambda c: broken if c == "email" else gateway(c))
    line = await notify(db, "listing_approved", to=asha.id, home="H")
    waited = []
    for _ in range(4):
        await _send_all(db, line)
        email = (await deliveries(db, line))["email"]
        waited.append((email.status, email.attempts))
        if email.status == "queued":
            assert email.due_at > now()
            email.due_at = now()
            await db.flush()
    assert waited == [("queued", 1), ("queued", 2), ("queued", 3), ("failed", 4)]
    assert len(WAITS) == 3
    assert (await deliveries(db, line))["push"].status == "sent", "one road never blocks another"


async def test_an_unexpected_error_is_a_failure_like_any_other(db, monkeypatch) -> None:
    asha = await reachable(db)
    monkeypatch.setattr(module, "gateway_of", lambda _c: Broken(RuntimeError("boom")))
    line = await notify(db, "home_gone", to=asha.id, home="H")
    await _send_all(db, line)
    push = (await deliveries(db, line))["push"]
    assert (push.status, push.error_code) == ("queued", "unexpected")


async def test_a_token_that_is_gone_is_not_used_again(db, monkeypatch) -> None:
    asha = await reachable(db)
    gone = Broken(Undelivered("unregistered", permanent=True, bad_recipient=True))
    monkeypatch.setattr(module, "gateway_of", lambda _c: gone)
    line = await notify(db, "home_gone", to=asha.id, home="H")
    await _send_all(db, line)
    assert (await deliveries(db, line))["push"].status == "failed"
    device = (await db.exec(select(DeviceToken).where(DeviceToken.user_id == asha.id))).one()
    await db.refresh(device)
    assert not device.is_active
    later = await notify(db, "home_gone", to=asha.id, home="H")
    assert (await deliveries(db, later))["push"].reason == "no_address"


async def test_without_a_provider_the_line_is_there_all_the_same(db, monkeypatch) -> None:
    asha = await reachable(db)
    monkeypatch.setattr(module, "gateway_of", lambda _c: None)
    line = await notify(db, "home_gone", to=asha.id, home="H")
    await _send_all(db, line)
    found = await deliveries(db, line)
    assert (found["push"].status, found["push"].reason) == ("suppressed", "no_provider")
    assert found["in_app"].status == "delivered"


QUIET = {"on": True, "from": "22:00", "until": "08:00"}
MIDNIGHT = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
"""00:00 in India."""


async def test_quiet_hours_hold_everything_but_the_critical(db) -> None:
    settings = {"channels": {"sms": True, "whatsapp": True}, "quiet_hours": QUIET}
    with time_machine.travel(MIDNIGHT, tick=False):
        asha = await reachable(db, notification_settings=settings)
        calm = await notify(db, "home_gone", to=asha.id, home="H")
        alarm = await notify(db, "security_alert", to=asha.id, what="Something.")
        assert set(await _send_all(db, calm)) == set()
        assert set(await _send_all(db, alarm)) == {"push", "email", "sms"}
        push = (await deliveries(db, calm))["push"]
        assert (push.status, push.reason) == ("queued", "quiet_hours")
        assert push.due_at == datetime(2026, 12, 2, 2, 30, tzinfo=UTC)
    with time_machine.travel(push.due_at, tick=False):
        assert set(await _send_all(db, calm)) == {"push"}


async def test_quiet_hours_set_meanwhile_hold_it_too(db) -> None:
    with time_machine.travel(MIDNIGHT, tick=False):
        asha = await reachable(db)
        line = await notify(db, "home_gone", to=asha.id, home="H")
        asha.notification_settings = {"quiet_hours": QUIET}
        await db.flush()
        assert await _send_all(db, line) == {}
        assert (await deliveries(db, line))["push"].reason == "quiet_hours"


async def test_what_has_expired_is_not_sent(db) -> None:
    with time_machine.travel(MIDNIGHT, tick=False):
        asha = await reachable(db)
        line = await notify(db, "home_gone", to=asha.id, home="H")
    with time_machine.travel(MIDNIGHT + timedelta(days=31), tick=False):
        await _send_all(db, line)
    assert (await deliveries(db, line))["push"].reason == "expired"


async def test_what_was_stopped_meanwhile_is_not_sent(db) -> None:
    asha = await reachable(db)
    line = await notify(db, "home_gone", to=asha.id, home="H")
    asha.notification_settings = {"channels": {"push": {"transactional": False}}}
    await db.flush()
    await _send_all(db, line)
    assert (await deliveries(db, line))["push"].reason == "opted_out"
    asha.is_active = False
    line = await notify(db, "home_gone", to=asha.id, home="H")
    assert line is None


async def test_deliveries_of_a_dead_worker_go_on(db) -> None:
    asha = await reachable(db)
    line = await notify(db, "home_gone", to=asha.id, home="H")
    push = (await deliveries(db, line))["push"]
    assert await resume_stopped(db, at=now()) == 0
    push.due_at = now() - timedelta(minutes=3)
    await db.flush()
    assert await resume_stopped(db, at=now()) == 1
    assert await resume_stopped(db, at=now()) == 0
    push.status, push.claimed_at = "sending", now() - timedelta(minutes=3)
    push.due_at = now() - timedelta(minutes=3)
    await db.flush()
    assert await resume_stopped(db, at=now()) == 1
    assert set(await _send_all(db, line)) == {"push"}
