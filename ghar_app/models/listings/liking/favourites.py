"""The homes somebody likes, the latest like first, by keyset.

page = await favourites(db, by=me)
page = await favourites(db, by=me, filters=filters, after=page.next)
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Row, literal, select, tuple_

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import (
    ListingStatus,
    ModerationStatus,
    PropertyStatus,
    Visibility,
)
from ghar_app.models.listings.liking import UserSwipe
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.conditions import Condition, P, placed, wishes
from ghar_app.models.listings.search.cursor import Cursor
from ghar_app.models.listings.search.page import CARD, Home, images_of

PAGE_SIZE = 24
Gone = Literal["", "sold", "rented", "unavailable"]

_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]

KEPT: tuple[Condition, ...] = (
    P.listing_status.not_in([ListingStatus.DRAFT, ListingStatus.ARCHIVED, ListingStatus.REJECTED]),
    P.moderation_status != ModerationStatus.REJECTED,
    P.visibility != Visibility.PRIVATE,
    P.owner_is_active,
)
"""Homes that lists of one's own still show: a deleted one drops out, an unavailable one stays."""


@dataclass(frozen=True, slots=True)
class Favourite:
    """A liked home: what its liker noted, and what became of it since.

    `dropped` is by how many rupees it asks for less than at the time of the like, None when not.
    """

    home: Home
    note: str
    liked_at: datetime
    dropped: Decimal | None
    gone: Gone


@dataclass(frozen=True, slots=True)
class FavouritePage:
    """Favourites in order, and the cursor of the next page (None at the end)."""

    favourites: tuple[Favourite, ...]
    next: str | None


async def favourites(
    db: Db,
    *,
    by: User,
    filters: Filters | None = None,
    after: str | None = None,
    size: int = PAGE_SIZE,
) -> FavouritePage:
    """A page of likes; two queries. All filters of a search hold, None is every like.

    Deleted homes drop out; unavailable ones stay and say so.
    """
    wanted = [] if filters is None else [*placed(filters), *wishes(filters)]
    query = (
        select(
            *CARD,
            P.is_public,
            _swipe.id.label("like_id"),
            _swipe.acted_at,
            _swipe.note,
            _swipe.price_when_liked,
        )
        .join(UserSwipe, _swipe.property_id == P.id)
        .where(_swipe.user_id == by.id, _swipe.is_liked, *KEPT, *wanted)
    )
    whose = filters or Filters()
    if after is not None:
        acted_at, like_id = Cursor.read(after, whose, (datetime.fromisoformat, int)).key
        query = query.where(
            tuple_(_swipe.acted_at, _swipe.id) < tuple_(literal(acted_at), literal(like_id))
        )
    query = query.order_by(_swipe.acted_at.desc(), _swipe.id.desc()).limit(size + 1)
    rows = (await db.execute(query)).all()
    shown = rows[:size]
    images = await images_of(db, [row.id for row in shown])
    found = tuple(_favourite(row, images.get(row.id, ())) for row in shown)
    last = Cursor((shown[-1].acted_at, shown[-1].like_id)) if len(rows) > size else None
    return FavouritePage(found, last.write(whose) if last else None)


def what_became(row: Row[Any]) -> Gone:
    """Of a home with `status` and `is_public`: empty while it is offered."""
    if row.status in (PropertyStatus.SOLD, PropertyStatus.RENTED):
        return row.status
    return "" if row.is_public else "unavailable"


def _favourite(row: Row[Any], images: tuple[str, ...]) -> Favourite:
    before, asks = row.price_when_liked, row.effective_price
    fell = before is not None and asks is not None and asks < before
    return Favourite(
        home=Home(row, images, None),
        note=row.note or "",
        liked_at=row.acted_at,
        dropped=before - asks if fell else None,
        gone=what_became(row),
    )
