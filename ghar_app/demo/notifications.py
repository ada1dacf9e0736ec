"""What the demo's people were told of late; nothing of it was sent anywhere."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ghar_app.db import Db
from ghar_app.demo.dice import demo_id
from ghar_app.demo.loading import Row, insert
from ghar_app.models.notify.kinds import KINDS
from ghar_app.models.notify.words import kept, words


@dataclass(frozen=True)
class Told:
    """A notification so many hours ago; `when` in its blanks is so many hours from now."""

    to: str
    kind: str
    hours: int
    link: str
    blanks: dict[str, Any] = field(default_factory=dict)
    when: int | None = None
    is_read: bool = False


TOLD = (
    Told("ananya", "visit_confirmed", 2, "/visits", {"home": "2 BHK, HSR Layout"}, when=22),
    Told(
        "ananya", "price_drop", 20, "/favourites",
        {"home": "3 BHK, Indiranagar", "price": Decimal(58_000), "before": Decimal(64_000)},
    ),
    Told(
        "ananya", "saved_search_match", 44, "/saved-searches",
        {"search": "2 BHK in Bengaluru", "n": 4}, is_read=True,
    ),
    Told("ananya", "home_gone", 70, "/favourites", {"home": "Studio, Koramangala"}, is_read=True),
    Told(
        "sunita", "visit_requested", 1, "/desk/visits",
        {"home": "2 BHK, HSR Layout", "visitor": "Ananya"}, when=70,
    ),
    Told("sunita", "listing_approved", 30, "/desk", {"home": "1 BHK, Bellandur"}, is_read=True),
    Told("neha", "home_gone", 5, "/favourites", {"home": "2 BHK, गुरुग्राम"}),
)  # fmt: skip


async def seed_notifications(db: Db, now: datetime, people: dict[str, int]) -> int:
    """Lines in the lists of people that are there; how many."""
    rows = [_row(one, now, people) for one in TOLD]
    await insert(db, "notifications", rows)
    return len(rows)


def _row(one: Told, now: datetime, people: dict[str, int]) -> Row:
    kind, at = KINDS[one.kind], now - timedelta(hours=one.hours)
    blanks = dict(one.blanks)
    if one.when is not None:
        blanks["when"] = (now + timedelta(hours=one.when)).replace(minute=0)
    title, body = words(kind, kept(blanks), "en")
    return {
        "id": demo_id("notification", one.to, one.kind, one.hours),
        "title": title,
        "body": body,
        "data": {"blanks": kept(blanks)},
        "target_user_id": people[one.to],
        "type_key": kind.key,
        "category": kind.category,
        "priority": kind.priority,
        "action_url": one.link,
        "is_read": one.is_read,
        "read_at": at + timedelta(hours=1) if one.is_read else None,
        "created_at": at,
        "expires_at": at + kind.lifetime,
    }
