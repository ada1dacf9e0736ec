"""Nothing is sent twice: two workers, and a crash between sending and writing it down."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.gateways.messages import Message
from ghar_app.gateways.outbox import Outbox, OutboxMessage
from ghar_app.models.notify import NotificationDelivery, notify
from ghar_app.models.notify import delivering as module
from ghar_app.models.notify.delivering import LEASE, deliver
from ghar_app.models.notify.kinds import KINDS
from tests.notify.people import deliveries, details, reachable


async def _visit_asked_for() -> dict[str, NotificationDelivery]:
    async with transaction() as db:
        asha = await reachable(db)
        kind = KINDS["visit_requested"]
        line = await notify(db, kind.key, to=asha.id, **details(kind))
    async with transaction() as db:
        return await deliveries(db, line)


async def _texts() -> int:
    async with transaction() as db:
        statement = select(func.count()).where(OutboxMessage.channel == "sms")
        return (await db.exec(statement)).one()


async def _row(delivery: UUID) -> NotificationDelivery:
    async with transaction() as db:
        return await db.get_one(NotificationDelivery, delivery)


async def _lease_ends(delivery: UUID) -> None:
    async with transaction() as db:
        row = await db.get_one(NotificationDelivery, delivery)
        row.claimed_at = now() - LEASE - timedelta(seconds=1)


class Killed(BaseException):
    """The process is gone."""


async def test_ten_workers_send_one_text(committed, monkeypatch) -> None:
    calls = []

    class Slow(Outbox):
        knows_keys = False

        async def send(self, message: Message) -> str:
            calls.append(message.key)
            await asyncio.sleep(0.2)
            return await super().send(message)

    monkeypatch.setattr(module, "gateway_of", Slow)
    sms = (await _visit_asked_for())["sms"]
    await asyncio.gather(*(deliver(sms.id) for _ in range(10)))
    assert calls == [str(sms.id)]
    assert await _texts() == 1


async def test_a_crash_after_sending_does_not_send_again(committed, monkeypatch) -> None:
    sms = (await _visit_asked_for())["sms"]

    async def crash(*_args, **_more) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(module, "_settle", crash)
        with pytest.raises(Killed):
            await deliver(sms.id)
    assert (await _row(sms.id)).status == "sending"
    assert await _texts() == 1

    await deliver(sms.id)
    assert (await _row(sms.id)).attempts == 1, "its worker may still be alive"

    await _lease_ends(sms.id)
    await asyncio.gather(deliver(sms.id), deliver(sms.id))
    assert (await _row(sms.id)).status == "sent"
    assert await _texts() == 1


async def test_where_keys_are_not_known_a_text_stays_open(committed, monkeypatch) -> None:
    class Forgetful(Outbox):
        knows_keys = False

        async def send(self, message: Message) -> str:
            await super().send(message)
            raise Killed

    monkeypatch.setattr(module, "gateway_of", Forgetful)
    sms = (await _visit_asked_for())["sms"]
    with pytest.raises(Killed):
        await deliver(sms.id)
    await _lease_ends(sms.id)
    await deliver(sms.id)
    assert (await _row(sms.id)).status == "unknown"
    assert await _texts() == 1


async def test_a_worker_that_was_taken_for_dead_does_not_undo_the_later_one(
    committed, monkeypatch
) -> None:
    sms = (await _visit_asked_for())["sms"]
    began, goes_on = asyncio.Event(), asyncio.Event()

    class Stuck(Outbox):
        async def send(self, message: Message) -> str:
            began.set()
            await goes_on.wait()
            raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(module, "gateway_of", Stuck)
        late = asyncio.create_task(deliver(sms.id))
        await began.wait()
    await _lease_ends(sms.id)
    await deliver(sms.id)
    goes_on.set()
    await late
    assert ((await _row(sms.id)).status, await _texts()) == ("sent", 1)


async def test_nothing_is_told_of_what_was_rolled_back(committed) -> None:
    async def told_and_failed() -> None:
        async with transaction() as db:
            asha = await reachable(db)
            await notify(db, "home_gone", to=asha.id, home="H")
            raise Killed

    with pytest.raises(Killed):
        await told_and_failed()
    async with transaction() as db:
        assert (await db.exec(select(func.count(NotificationDelivery.id)))).one() == 0


async def test_two_that_tell_the_same_make_one_line(committed) -> None:
    async with transaction() as db:
        asha = await reachable(db)

    async def tell(text: str) -> UUID | None:
        async with transaction() as db:
            return await notify(
                db, "chat_message", to=asha.id, dedupe_key="chat", name="R", message=text
            )

    lines = await asyncio.gather(*(tell(str(n)) for n in range(8)))
    assert len(set(lines)) == 1
