"""What moderators find in the demo: homes that wait, each for another reason, and reports."""

from datetime import datetime, timedelta

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.models.listings.moderation.prescreen import prescreen_bindings, prescreen_sql

_WAITING = text("""
    SELECT id FROM properties WHERE id = ANY(:ids) AND listing_status = 'pending_review'
    ORDER BY id""")
# Hours since each was handed in; the longest waits are overdue.
_WAITS = (75, 49, 30, 22, 11, 6, 3, 1)

_HAND_IN = text("UPDATE properties SET submitted_at = :at WHERE id = :id")
_SENTENCES = (
    "WhatsApp only, pay token before visit to hold the bed.",
    "Call 98450 12345, no broker.",
    "Double your money in bitcoin while you stay.",
)
_SAY = text("UPDATE properties SET description = description || ' ' || :words WHERE id = :id")
_STRIP = text("DELETE FROM property_images WHERE property_id = :id")
_DEAR = text("UPDATE properties SET monthly_rent = 1250000 WHERE id = :id")

# It was online for a month; then its owner changed the rent and the title.
_LET_THROUGH = text("""
    INSERT INTO listing_moderation_events
      (property_id, actor_id, from_status, to_status, action, version, created_at)
    VALUES (:id, :moderator, 'pending_review', 'live', 'approve', 1, :before)""")
_EDIT = text("""
    INSERT INTO property_edits (property_id, version, changed, by, created_at)
    SELECT id, 2, jsonb_build_object(
      'monthly_rent', jsonb_build_array((monthly_rent - 1500)::text, monthly_rent::text),
      'title', jsonb_build_array('Room near the metro', title)
    ), owner_id, CAST(:at AS timestamptz) FROM properties WHERE id = :id""")
_EDITED = text("UPDATE properties SET version = 2, published_at = :before WHERE id = :id")

_FLAG = text(f"""
    UPDATE properties SET review_flags = judged.flags
    FROM ({prescreen_sql("p.id = ANY(:ids)")}) judged WHERE properties.id = judged.id""")

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
    db: Db, now: datetime, ids: list[int], *, moderator: int, reporter: int
) -> None:
    """Reasons to look twice, for listings that were made just now."""
    waiting = list((await db.execute(_WAITING, {"ids": ids})).scalars())
    for place, id in enumerate(waiting):
        at = now - timedelta(hours=_WAITS[place % len(_WAITS)], minutes=7 * place)
        await db.execute(_HAND_IN, {"id": id, "at": at})
    for id, words in zip(waiting[:3], _SENTENCES, strict=False):
        await db.execute(_SAY, {"id": id, "words": words})
    for id in waiting[1:2]:
        await db.execute(_STRIP, {"id": id})
    for id in waiting[3:4]:
        await db.execute(_DEAR, {"id": id})
    for id in waiting[4:6]:
        before = now - timedelta(days=30)
        await db.execute(_LET_THROUGH, {"id": id, "moderator": moderator, "before": before})
        await db.execute(_EDIT, {"id": id, "at": now - timedelta(hours=12)})
        await db.execute(_EDITED, {"id": id, "before": before})
    await db.execute(_FLAG, {"ids": waiting, **prescreen_bindings()})
    for n, reason, note, hours in _REPORTS:
        at = now - timedelta(hours=hours)
        said = {"n": n, "reason": reason, "note": note, "at": at, "by": reporter}
        await db.execute(_REPORT, {"ids": ids, **said})
