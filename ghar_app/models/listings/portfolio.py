"""An owner's own homes, whatever their state: newest first, by keyset."""

from typing import Any

from sqlalchemy import Row, func, select

from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.models.listings.search.conditions import P

PAGE_SIZE = 50
_COLUMNS = (
    P.id,
    P.public_id,
    P.slug,
    P.title,
    P.purpose,
    P.status,
    P.listing_status,
    P.moderation_status,
    P.is_public,
    P.effective_price,
    P.locality,
    P.city,
    P.view_count,
    P.main_image_url,
    P.property_type,
)


async def own_homes(db: Db, *, by: User, before: int | None = None) -> list[Row[Any]]:
    """A page of homes this person owns; `before` is the id of the last one seen."""
    query = select(*_COLUMNS).where(P.owner_id == by.id, P.listing_status != "archived")
    if before is not None:
        query = query.where(P.id < before)
    return list((await db.execute(query.order_by(P.id.desc()).limit(PAGE_SIZE))).all())


async def own_counts(db: Db, *, by: User) -> dict[str, int]:
    """How many of this person's homes are in each listing status."""
    rows = await db.execute(
        select(P.listing_status, func.count())
        .where(P.owner_id == by.id, P.listing_status != "archived")
        .group_by(P.listing_status)
    )
    return {status: count for status, count in rows}
