"""What moderators find in the demo: homes that wait, each for another reason, and reports."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo.loading import Row
from ghar_app.models.listings.moderation.prescreen import prescreen

_WAITS = (75, 49, 30, 22, 11, 6, 3, 1)
"""Hours since each was handed in; the longest waits are overdue."""

_SENTENCES = {
    0: "WhatsApp only, pay token before visit to hold the bed.",
    1: "Call 98450 12345, no broker.",
    2: "Double your money in bitcoin while you stay.",
}
_WITHOUT_PICTURES, _DEAR, _EDITED = 1, 3, (4, 5)
_MANY = 5


def give_reasons(rows: Sequence[Row], now: datetime) -> None:
    """Give rows of `properties` that wait a time, flags, and something to look twice at."""
    for row in rows:
        row |= {"submitted_at": None, "review_flags": [], "version": 1}
    for place, row in enumerate(_waiting(rows)):
        hours = _WAITS[place % len(_WAITS)]
        row["submitted_at"] = now - timedelta(hours=hours, minutes=7 * place)
        if place in _SENTENCES:
            row["description"] += f" {_SENTENCES[place]}"
        if place == _DEAR:
            row["monthly_rent"] = 1_250_000
        if place in _EDITED:
            row |= {"version": 2, "published_at": now - timedelta(days=30)}
        home = cast(Any, SimpleNamespace(**row, import_id=None))
        photos = 0 if place == _WITHOUT_PICTURES else _MANY
        row["review_flags"] = [flag.code for flag in prescreen(home, photos)]


def _waiting(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["listing_status"] == "pending_review"]


_STRIP = text("""
    DELETE FROM property_images i USING properties p
    WHERE i.property_id = p.id AND p.public_id = :id""")
# It was online for a month; then its owner changed the rent and the title.
_LET_THROUGH = text("""
    INSERT INTO listing_moderation_events
      (property_id, actor_id, from_status, to_status, action, version, created_at)
    SELECT id, :moderator, 'pending_review', 'live', 'approve', 1, published_at
    FROM properties WHERE public_id = :id""")
_EDIT = text("""
    INSERT INTO property_edits (property_id, version, changed, by, created_at)
    SELECT id, 2, jsonb_build_object(
      'monthly_rent', jsonb_build_array((monthly_rent - 1500)::text, monthly_rent::text),
      'title', jsonb_build_array('Room near the metro', title)
    ), owner_id, submitted_at FROM properties WHERE public_id = :id""")
_REPORT = text("""
    INSERT INTO property_reports (property_id, reporter_id, reason, note, created_at)
    SELECT p.id, CAST(:by AS bigint), :reason, :note, CAST(:at AS timestamptz) FROM properties p
    WHERE p.id = ANY(:ids) AND p.is_public AND p.owner_id <> :by ORDER BY p.id OFFSET :n LIMIT 1""")
_REPORTS = (
    (0, "fake_listing", "The same photos are on another site with another address.", 27),
    (7, "spam", None, 5),
    (19, "inappropriate", "The owner asked for money before the visit.", 2),
)


async def seed_moderation(
    db: Db,
    now: datetime,
    rows: Sequence[Row],
    made: Mapping[UUID, int],
    *,
    moderator: int,
    reporter: int,
) -> None:
    """What hangs on those homes, and reports of others; `made` are the ids of what is new."""
    for place, row in enumerate(_waiting(rows)):
        if row["public_id"] not in made:
            continue
        if place == _WITHOUT_PICTURES:
            await db.execute(_STRIP, {"id": row["public_id"]})
        if place in _EDITED:
            await db.execute(_LET_THROUGH, {"id": row["public_id"], "moderator": moderator})
            await db.execute(_EDIT, {"id": row["public_id"]})
    for n, reason, note, hours in _REPORTS:
        at = now - timedelta(hours=hours)
        said = {"n": n, "reason": reason, "note": note, "at": at, "by": reporter}
        await db.execute(_REPORT, {"ids": sorted(made.values()), **said})
