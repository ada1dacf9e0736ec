"""Telling other processes that something happened: PostgreSQL's NOTIFY, one channel for all.

An announcement is made in the transaction that does the thing, so it goes out when, and only when,
that commits. It is a hint to look again and never the news itself: whoever was not listening has
missed nothing that a query would not show.
"""

import json
from typing import Any

from sqlalchemy import text

from ghar_app.db.engine import Db

CHANNEL = "ghar_live"


async def announce(db: Db, topic: str, payload: dict[str, Any] | None = None) -> None:
    """Say on `topic` (e.g. `notify:17`) that something changed; ids only, below 8,000 bytes."""
    message = json.dumps({"topic": topic, "payload": payload or {}}, separators=(",", ":"))
    await db.exec(
        text("SELECT pg_notify(:channel, :message)").bindparams(channel=CHANNEL, message=message)  # type: ignore[call-overload]
    )
