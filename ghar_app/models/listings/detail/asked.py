"""What was asked for a home over time."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.placement import PropertyPriceHistory
from ghar_app.models.listings.property import Property

MOST = 40
FIELDS = {
    Purpose.BUY: "base_price",
    Purpose.RENT: "monthly_rent",
    Purpose.SHORT_STAY: "daily_rate",
}
"""The column that a seeker of each purpose compares."""


@dataclass(frozen=True, slots=True)
class Asked:
    """From `since` on, `amount` rupees were asked."""

    since: datetime
    amount: Decimal


async def asked_for(db: Db, home: Property) -> tuple[Asked, ...]:
    """Oldest first, the last one is what is asked now; empty when it never changed. One query."""
    change: Any = PropertyPriceHistory.__table__.c  # type: ignore[attr-defined]
    rows = await db.execute(
        select(change.old, change.new, change.changed_at)
        .where(change.property_id == home.id, change.field == FIELDS[Purpose(home.purpose)])
        .order_by(change.changed_at.desc(), change.id.desc())
        .limit(MOST)
    )
    newest_first = rows.all()
    if not newest_first:
        return ()
    oldest = newest_first[-1]
    begun = home.published_at or home.created_at
    first = [Asked(min(begun, oldest.changed_at), oldest.old)] if oldest.old is not None else []
    later = [Asked(row.changed_at, row.new) for row in reversed(newest_first) if row.new]
    return tuple(_without_repeats([*first, *later]))


def _without_repeats(points: list[Asked]) -> list[Asked]:
    """A change and its undoing on the same amount is one step."""
    kept: list[Asked] = []
    for point in points:
        if not kept or kept[-1].amount != point.amount:
            kept.append(point)
    return kept if len(kept) > 1 else []
