"""Old notifications: moved to the archive after half a year, gone after two."""

from datetime import datetime, timedelta

from sqlalchemy import text

from ghar_app.db import Db

KEPT = timedelta(days=180)
ARCHIVED = timedelta(days=730)
BATCH = 1000

_COLUMNS = (
    "id, title, body, data, audience_type, target_user_id, topic, broadcast_id, type_key, "
    "category, priority, entity_type, entity_id, action_url, image_url, scheduled_for, is_read, "
    "read_at, is_dismissed, dismissed_at, action_taken, dedupe_key, repeats, created_at, expires_at"
)
# One statement moves a row: it is never in both places, nor in neither.
_MOVE = f"""
WITH old AS (
  SELECT id FROM notifications WHERE created_at < :before
  ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED
), gone AS (
  DELETE FROM notifications USING old WHERE notifications.id = old.id RETURNING notifications.*
)
INSERT INTO notifications_archive ({_COLUMNS}, deliveries)
SELECT {_COLUMNS}, coalesce(
  (SELECT jsonb_agg(jsonb_build_object(
      'channel', d.channel, 'status', d.status, 'reason', d.reason, 'sent_at', d.sent_at))
   FROM notification_deliveries d WHERE d.notification_id = gone.id), '[]')
FROM gone
"""
_FORGET = "DELETE FROM notifications_archive WHERE archived_at < :before"


async def archive_old(db: Db, *, at: datetime) -> int:
    """Move up to a thousand notifications older than 180 days; how many were moved."""
    moved = await db.exec(text(_MOVE).bindparams(before=at - KEPT, most=BATCH))  # type: ignore[call-overload]
    return moved.rowcount


async def forget_archived(db: Db, *, at: datetime) -> None:
    """Remove what has been in the archive for two years."""
    await db.exec(text(_FORGET).bindparams(before=at - ARCHIVED))  # type: ignore[call-overload]
