"""Whoever likes a home hears when it gets cheaper and when it is no longer offered.

await tell_likers(db, home, old=before, new=after)
await tell_gone(db, home)
"""

from decimal import Decimal
from typing import Any

from sqlalchemy import select

from ghar_app.db import Db
from ghar_app.db.queue import defer
from ghar_app.models.listings.liking import UserSwipe
from ghar_app.models.listings.property import Property
from ghar_app.models.notify import notify

AT_ONCE = 100
"""So many are told in one transaction; the job goes on with the others."""
TELL_JOB = "likes.tell"

_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]


async def tell_likers(db: Db, home: Property, old: Decimal, new: Decimal) -> None:
    """The price fell from `old` to `new` rupees."""
    await _tell(db, home, "price_drop", 0, {"price": str(new), "before": str(old)})


async def tell_gone(db: Db, home: Property) -> None:
    """The home was let, sold or taken away."""
    await _tell(db, home, "home_gone", 0, {})


async def tell_more(db: Db, home_id: int, kind: str, after: int, amounts: dict[str, str]) -> None:
    """Go on where an earlier transaction stopped; `after` is the last like that was told."""
    home = await db.get(Property, home_id)
    if home is not None:
        await _tell(db, home, kind, after, amounts)


async def _tell(db: Db, home: Property, kind: str, after: int, amounts: dict[str, str]) -> None:
    likes = (
        await db.execute(
            select(_swipe.id, _swipe.user_id)
            .where(_swipe.property_id == home.id, _swipe.is_liked, _swipe.id > after)
            .order_by(_swipe.id)
            .limit(AT_ONCE)
        )
    ).all()
    blanks: dict[str, Any] = {name: Decimal(amount) for name, amount in amounts.items()}
    for like in likes:
        await notify(
            db,
            kind,
            to=like.user_id,
            link=f"/listing/{home.slug}",
            entity=("property", home.public_id),
            # While it is unread, a second drop freshens the line instead of adding one.
            dedupe_key=f"{kind}:{home.public_id}",
            home=home.title,
            **blanks,
        )
    if len(likes) == AT_ONCE:
        last = likes[-1].id
        await defer(db, TELL_JOB, home_id=home.id, kind=kind, after=last, amounts=amounts)
