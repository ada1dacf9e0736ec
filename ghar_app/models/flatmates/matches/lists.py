"""Who likes somebody, whom they like, with whom they matched; and the moment shown once.

rows = await incoming(db, by=me, before=(acted_at, id))
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.models.identity.user import User

PAGE_SIZE = 24
Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the other person, since when, and of a match its id and conversation."""

    id: int
    at: datetime
    user_id: int
    is_super: bool = False
    public_id: str = ""
    conversation: str = ""


async def incoming(
    db: Db, *, by: User, before: Place | None = None, size: int = PAGE_SIZE
) -> list[Row]:
    """Who said yes to `by` and waits for an answer, the latest first."""
    return await _rows(db, _INCOMING, by, before, size)


async def sent(
    db: Db, *, by: User, before: Place | None = None, size: int = PAGE_SIZE
) -> list[Row]:
    """Whom `by` said yes to, the latest first; not those it became a match with."""
    return await _rows(db, _SENT, by, before, size)


async def matches(
    db: Db, *, by: User, before: Place | None = None, size: int = PAGE_SIZE
) -> list[Row]:
    """The matches that last, the latest first."""
    return await _rows(db, _MATCHES.format(also=""), by, before, size)


async def unseen(db: Db, *, by: User) -> list[Row]:
    """Matches whose moment was not shown to `by` yet."""
    also = (
        "AND CASE WHEN m.user_one_id = :me THEN m.seen_by_one_at ELSE m.seen_by_two_at END IS NULL"
    )
    return await _rows(db, _MATCHES.format(also=also), by, None, 1)


async def see(db: Db, match_id: int, *, by: User, at: datetime) -> bool:
    """The moment was shown; of two tabs one gets True."""
    done: Any = await db.execute(_SEEN, {"id": match_id, "me": by.id, "at": at})
    return done.first() is not None


async def _rows(db: Db, query: str, by: User, before: Place | None, size: int) -> list[Row]:
    at, last = before or (None, None)
    found = await db.execute(text(query), {"me": by.id, "at": at, "id": last, "size": size})
    return [Row(**row) for row in found.mappings()]


_APART = """
  AND NOT EXISTS (SELECT FROM user_blocks b
                  WHERE b.blocker_user_id = :me AND b.blocked_user_id = p.id)
  AND NOT EXISTS (SELECT FROM user_blocks b
                  WHERE b.blocker_user_id = p.id AND b.blocked_user_id = :me)
"""
_AFTER = """
  AND (CAST(:at AS timestamptz) IS NULL
       OR ({at}, {id}) < (CAST(:at AS timestamptz), CAST(:id AS bigint)))
  ORDER BY {at} DESC, {id} DESC LIMIT :size
"""
_INCOMING = f"""
SELECT s.id, s.acted_at AS at, p.id AS user_id, s.swipe_action = 'super_like' AS is_super
FROM user_swipes AS s JOIN users AS p ON p.id = s.user_id
WHERE s.target_user_id = :me AND s.is_liked AND p.flatmates_in_deck
  AND NOT EXISTS (SELECT FROM user_swipes a WHERE a.user_id = :me AND a.target_user_id = p.id)
{_APART}{_AFTER.format(at="s.acted_at", id="s.id")}
"""
_SENT = f"""
SELECT s.id, s.acted_at AS at, p.id AS user_id, s.swipe_action = 'super_like' AS is_super
FROM user_swipes AS s JOIN users AS p ON p.id = s.target_user_id
WHERE s.user_id = :me AND s.is_liked AND p.is_active
  AND NOT EXISTS (SELECT FROM user_matches m WHERE m.status = 'active'
    AND m.user_one_id = least(s.user_id, p.id) AND m.user_two_id = greatest(s.user_id, p.id))
{_APART}{_AFTER.format(at="s.acted_at", id="s.id")}
"""
_MATCHES = f"""
SELECT m.id, m.matched_at AS at, p.id AS user_id, CAST(m.public_id AS text) AS public_id,
       CAST(c.public_id AS text) AS conversation
FROM user_matches AS m
JOIN users AS p ON p.id = CASE WHEN m.user_one_id = :me THEN m.user_two_id ELSE m.user_one_id END
JOIN user_conversations AS c ON c.app = 'flatmates'
  AND c.user_one_id = m.user_one_id AND c.user_two_id = m.user_two_id
WHERE (m.user_one_id = :me OR m.user_two_id = :me) AND m.status = 'active' AND p.is_active {{also}}
{_APART}{_AFTER.format(at="m.matched_at", id="m.id")}
"""
_SEEN = text(
    """
    UPDATE user_matches SET
      seen_by_one_at = CASE WHEN user_one_id = :me THEN :at ELSE seen_by_one_at END,
      seen_by_two_at = CASE WHEN user_two_id = :me THEN :at ELSE seen_by_two_at END
    WHERE id = :id AND ((user_one_id = :me AND seen_by_one_at IS NULL)
                     OR (user_two_id = :me AND seen_by_two_at IS NULL))
    RETURNING id
    """
)
