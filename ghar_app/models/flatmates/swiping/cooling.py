"""Turning one's yes to somebody into a pass, when a match is ended or a block is set."""

from typing import Any

from sqlalchemy import select, text

from ghar_app.db import Db
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.liking import UserSwipe
from ghar_app.models.listings.property import Property

_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]


async def cool(db: Db, by: int, other: int) -> None:
    """The yes of `by` to the other, and to the other's rooms, becomes a pass; counts follow."""
    rooms = (
        select(_home.id)
        .join(UserSwipe, _swipe.property_id == _home.id)
        .where(
            _swipe.user_id == by,
            _swipe.is_liked,
            _home.owner_id == other,
            _home.property_type.in_(PG_FLATMATE_TYPES),
        )
        .order_by(_home.id)
        .with_for_update(key_share=True, of=Property.__table__)  # type: ignore[attr-defined]
    )
    ids = list((await db.execute(rooms)).scalars().all())
    await db.execute(_COOLED, {"me": by, "other": other, "rooms": ids})


_COOLED = text(
    """
    WITH cooled AS (
      UPDATE user_swipes SET swipe_action = 'pass', is_liked = false
      WHERE user_id = :me AND is_liked
        AND (target_user_id = :other OR property_id = ANY(CAST(:rooms AS bigint[])))
      RETURNING property_id)
    UPDATE properties SET interest_count = greatest(0, interest_count - 1)
    WHERE id IN (SELECT property_id FROM cooled)
    """
)
