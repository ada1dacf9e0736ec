"""A person's conversations as a list, the latest first.

rows = await inbox(db, by=me, show=Show.UNREAD, words="indira", before=(at, id))
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.models.identity.user import User

PAGE_SIZE = 30


class Show(StrEnum):
    """What the list is narrowed to."""

    ALL = "all"
    UNREAD = "unread"
    ENQUIRIES = "enquiries"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation. `unread` stops at 100. The peer's columns are empty when they are gone."""

    id: int
    public_id: UUID
    app: str
    source: str
    status: str
    preview: str | None
    last_sender: int | None
    at: datetime
    unread: int
    is_muted: bool
    peer_id: int
    peer_name: str
    peer_initials: str
    peer_avatar: str
    peer_is_gone: bool
    home_title: str


async def inbox(
    db: Db,
    *,
    by: User,
    show: Show = Show.ALL,
    words: str = "",
    before: tuple[datetime, int] | None = None,
    size: int = PAGE_SIZE,
) -> list[Line]:
    """A page of `by`'s conversations; `before` is the place of the last one seen. One query.

    Threads that nobody has written into are there for whoever began them. Words are looked for in
    the other side's name and in the home's title; `%` and `_` are letters like any other.
    """
    wanted = words.replace("\x00", "").strip()[:100]
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = await db.execute(
        text(_INBOX.format(narrowed=_NARROWED[show])),
        {
            "me": by.id,
            "words": f"%{escaped}%" if wanted else None,
            "at": before[0] if before else None,
            "id": before[1] if before else None,
            "size": size,
        },
    )
    return [Line(**row) for row in rows.mappings()]


_NARROWED: dict[Show, str] = {
    Show.ALL: "p.archived_at IS NULL AND c.status <> 'blocked'",
    Show.UNREAD: "p.archived_at IS NULL AND c.status <> 'blocked' AND u.unread > 0",
    Show.ENQUIRIES: (
        "p.archived_at IS NULL AND c.status <> 'blocked'"
        " AND c.source IN ('property_inquiry', 'listing_interest')"
    ),
    Show.ARCHIVED: "(p.archived_at IS NOT NULL OR c.status = 'blocked')",
}
_INBOX = """
SELECT c.id, c.public_id, c.app, c.source, c.status, c.last_message_preview AS preview,
  u.last_sender, coalesce(c.last_message_at, c.created_at) AS at, u.unread,
  p.muted_at IS NOT NULL AS is_muted, peer.id AS peer_id,
  CASE WHEN peer.is_active THEN coalesce(peer.full_name, '') ELSE '' END AS peer_name,
  CASE WHEN peer.is_active THEN upper(left(coalesce(peer.first_name, ''), 1)
    || left(coalesce(peer.last_name, ''), 1)) ELSE '' END AS peer_initials,
  CASE WHEN peer.is_active THEN coalesce(peer.profile_image_url, '') ELSE '' END AS peer_avatar,
  NOT peer.is_active AS peer_is_gone,
  coalesce(home.title, '') AS home_title
FROM user_conversation_participants AS p
JOIN user_conversations AS c ON c.id = p.conversation_id
JOIN users AS peer ON peer.id = CASE WHEN c.user_one_id = p.user_id THEN c.user_two_id
  ELSE c.user_one_id END
LEFT JOIN properties AS home ON home.id = c.context_property_id
CROSS JOIN LATERAL (
  SELECT (SELECT count(*) FROM (SELECT FROM user_messages AS m
            WHERE m.conversation_id = c.id AND m.id > coalesce(p.last_read_message_id, 0)
              AND m.sender_id IS DISTINCT FROM p.user_id AND m.deleted_at IS NULL LIMIT 100)
          AS waiting) AS unread,
         (SELECT m.sender_id FROM user_messages AS m WHERE m.conversation_id = c.id
          ORDER BY m.id DESC LIMIT 1) AS last_sender
) AS u
WHERE p.user_id = :me AND p.hidden_at IS NULL AND {narrowed}
  AND (c.last_message_at IS NOT NULL OR c.created_by_user_id = :me)
  AND (CAST(:words AS text) IS NULL OR peer.full_name ILIKE CAST(:words AS text)
       OR home.title ILIKE CAST(:words AS text))
  AND (CAST(:at AS timestamptz) IS NULL
       OR (coalesce(c.last_message_at, c.created_at), c.id)
          < (CAST(:at AS timestamptz), CAST(:id AS bigint)))
ORDER BY coalesce(c.last_message_at, c.created_at) DESC, c.id DESC
LIMIT :size
"""


async def set_aside(
    db: Db, thread: Any, *, by: User, archived: bool | None = None, muted: bool | None = None
) -> None:
    """Archive or mute one's own side of a thread, or take that back; the other side never knows."""
    changes = []
    if archived is not None:
        changes.append(f"archived_at = {'now()' if archived else 'NULL'}")
    if muted is not None:
        changes.append(f"muted_at = {'now()' if muted else 'NULL'}")
    if changes:
        await db.execute(
            text(
                f"UPDATE user_conversation_participants SET {', '.join(changes)}"
                " WHERE conversation_id = :thread AND user_id = :me"
            ),
            {"thread": thread.id, "me": by.id},
        )
