"""What somebody decided so far.

await liked_ids(db, by=me)
await stats(db, by=me)
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.liking import SwipeTarget, UserSwipe
from ghar_app.models.listings.property import Property

MOST_HEARTS = 1_000
"""So many filled hearts a page knows of; liking one more of them again changes nothing."""

_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Stats:
    """How somebody decided about homes."""

    liked: int
    passed: int

    @property
    def total(self) -> int:
        return self.liked + self.passed

    @property
    def like_percent(self) -> int:
        """Whole per cent, half up; 0 while nothing was decided."""
        return (200 * self.liked + self.total) // (2 * self.total) if self.total else 0


async def stats(db: Db, *, by: User) -> Stats:
    """Of homes alone; one query."""
    liked = func.count().filter(_swipe.is_liked)
    row = (
        await db.execute(
            select(liked.label("liked"), func.count().label("total")).where(
                _swipe.user_id == by.id, _swipe.target_type == SwipeTarget.PROPERTY
            )
        )
    ).one()
    return Stats(row.liked, row.total - row.liked)


async def liked_ids(db: Db, *, by: User) -> list[str]:
    """Public ids of the homes this person likes, the latest first; one query."""
    rows = await db.execute(
        select(_home.public_id)
        .join(UserSwipe, _swipe.property_id == _home.id)
        .where(_swipe.user_id == by.id, _swipe.is_liked)
        .order_by(_swipe.acted_at.desc(), _swipe.id.desc())
        .limit(MOST_HEARTS)
    )
    return [str(one) for one in rows.scalars()]
