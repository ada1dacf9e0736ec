"""`notify` writes the line and its deliveries in the caller's transaction."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.notify import Notification, NotificationDelivery, notify
from tests.factories.identity import person


async def _lines(db, user) -> list[Notification]:
    return list(
        (await db.exec(select(Notification).where(Notification.target_user_id == user.id))).all()
    )


async def _roads(db, line) -> dict[str, tuple[str, str | None]]:
    rows = await db.exec(
        select(NotificationDelivery).where(NotificationDelivery.notification_id == line)
    )
    return {row.channel: (row.status, row.reason) for row in rows.all()}


async def test_it_reads_in_the_recipients_language(db) -> None:
    asha = await person(db, preferences={"language": "hi"}, email="a@example.in")
    await notify(
        db,
        "price_drop",
        to=asha.id,
        link="/listing/x",
        entity=("property", "x"),
        home="Flat",
        price=Decimal("125000"),
        before=Decimal(140000),
    )
    [line] = await _lines(db, asha)
    assert line.title == "Flat अब ₹1,25,000 में"
    assert line.body == "पहले ₹1,40,000 था।"
    assert (line.category, line.action_url, line.entity_id) == ("transactional", "/listing/x", "x")


async def test_roads_are_the_kinds_that_somebody_wants(db) -> None:
    asha = await person(db, email="b@example.in")
    line = await notify(
        db, "visit_requested", to=asha.id, visitor="R", home="H", when=datetime.now(UTC)
    )
    assert await _roads(db, line) == {
        "in_app": ("delivered", None),
        "push": ("suppressed", "no_address"),
        "email": ("queued", None),
        "sms": ("suppressed", "opted_out"),
        "whatsapp": ("suppressed", "opted_out"),
    }


async def test_somebody_who_is_gone_is_told_nothing(db) -> None:
    gone = await person(db, is_active=False)
    assert await notify(db, "home_gone", to=gone.id, home="H") is None
    assert await notify(db, "home_gone", to=0, home="H") is None
    assert await _lines(db, gone) == []


async def test_the_same_news_while_unread_is_one_line(db) -> None:
    asha = await person(db)
    for name in ("Ravi", "Meera"):
        await notify(db, "chat_message", to=asha.id, dedupe_key="chat:7", name=name)
    [line] = await _lines(db, asha)
    assert (line.title, line.repeats) == ("Meera wrote to you", 1)
    line.is_read = True
    await db.flush()
    await notify(db, "chat_message", to=asha.id, dedupe_key="chat:7", name="Ravi")
    assert len(await _lines(db, asha)) == 2


async def test_a_kind_nobody_knows_is_a_broadcast(db) -> None:
    asha = await person(db)
    await notify(db, "of_the_future", to=asha.id, title="Hello", body="There")
    await notify(db, "of_the_future", to=asha.id)
    assert {(line.type_key, line.title) for line in await _lines(db, asha)} == {
        ("admin_broadcast", "Hello"),
        ("admin_broadcast", "News from Ghar"),
    }


async def test_a_blank_that_is_missing_is_our_mistake(db) -> None:
    asha = await person(db)
    with pytest.raises(KeyError):
        await notify(db, "home_gone", to=asha.id)


async def test_one_in_the_future_waits(db) -> None:
    asha = await person(db)
    then = now() + timedelta(hours=3)
    line = await notify(db, "home_gone", to=asha.id, at=then, home="H")
    [row] = await _lines(db, asha)
    assert (row.scheduled_for, row.created_at) == (then, then)
    assert (await _roads(db, line))["in_app"] == ("queued", None)
