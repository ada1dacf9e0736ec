"""Somebody who can be told on every road, and something that can be told of every kind."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from ghar_app.catalogue import blanks, sentence
from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.models.notify import DeviceToken, NotificationDelivery
from ghar_app.models.notify.kinds import Kind
from tests.factories.identity import person

EVERYWHERE = {"sms": True, "whatsapp": True}
_SAMPLES: dict[str, Any] = {
    "when": datetime(2027, 1, 5, 9, tzinfo=UTC),
    "price": Decimal(38_500),
    "before": Decimal(42_000),
    "amount": Decimal(1_200),
    "from_day": date(2027, 1, 5),
    "until_day": date(2027, 1, 9),
    "n": 3,
}


async def reachable(db: Db, **columns: Any) -> User:
    """Somebody with a phone, an address and a browser, who wants to be told on every road."""
    user = await person(
        db,
        **{
            "email": f"{uuid4().hex[:12]}@example.in",
            "email_verified": True,
            "notification_settings": {"channels": EVERYWHERE},
            **columns,
        },
    )
    db.add(DeviceToken(token=f"device-{user.id}", user_id=user.id, platform="web"))
    await db.flush()
    return user


def details(kind: Kind) -> dict[str, Any]:
    """A value for every blank of a kind's sentences."""
    names = blanks(sentence(f"notify.{kind.key}.title")["en"])
    names |= blanks(sentence(f"notify.{kind.key}.body")["en"])
    return {name: _SAMPLES.get(name, f"a {name}") for name in names}


async def deliveries(db: Db, line: UUID | None) -> dict[str, NotificationDelivery]:
    """A notification's deliveries by channel, as they are in the database."""
    statement = (
        select(NotificationDelivery)
        .where(NotificationDelivery.notification_id == line)
        .execution_options(populate_existing=True)
    )
    return {row.channel: row for row in (await db.exec(statement)).all()}
