"""Telling every process that something happened: PostgreSQL's NOTIFY, one channel for all.

An announcement is made in the transaction that does the thing, so it goes out when, and only when,
that commits. It is a hint to look again and never the news itself: whoever was not listening has
missed nothing that a query would not show.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import make_url

from ghar_app.db.address import runtime_address
from ghar_app.db.engine import Db
from ghar_app.log import log

CHANNEL = "ghar_live"
_AGAIN_AFTER_S = 1.0
# Without these a connection that a cable cut would be waited on for hours.
_KEEPALIVE: dict[str, Any] = {"keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10}


@dataclass(frozen=True)
class Announcement:
    """What was announced, or (`missed`) that announcements may have gone by unheard."""

    topic: str = ""
    payload: dict[str, Any] = field(default_factory=dict)
    missed: bool = False


async def announce(db: Db, topic: str, payload: dict[str, Any] | None = None) -> None:
    """Say on `topic` (e.g. `notify:17`) that something changed; ids only, below 8,000 bytes."""
    message = json.dumps({"topic": topic, "payload": payload or {}}, separators=(",", ":"))
    await db.exec(
        text("SELECT pg_notify(:channel, :message)").bindparams(channel=CHANNEL, message=message)  # type: ignore[call-overload]
    )


async def announcements() -> AsyncIterator[Announcement]:
    """Everything that is announced from now on, over one connection that is made anew when it ends.

    Each time it is made, `missed` comes first: whoever waits for something looks for it once more.
    """
    address = make_url(runtime_address().app_url).render_as_string(hide_password=False)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                address, autocommit=True, connect_timeout=5, **_KEEPALIVE
            ) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                yield Announcement(missed=True)
                async for message in connection.notifies():
                    yield _read(message.payload)
        except psycopg.OperationalError as error:
            log().warning("not listening; trying again", error=type(error).__name__)
        await asyncio.sleep(_AGAIN_AFTER_S)


def _read(message: str) -> Announcement:
    told = json.loads(message)
    return Announcement(topic=told["topic"], payload=told["payload"])
