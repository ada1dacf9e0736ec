"""The homes somebody looks after in every state: newest first, by keyset, and what came of them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, and_, case, func, select, true
from sqlmodel import col
from sqlmodel import select as rows

from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.listings.kinds import (
    ListingStatus,
    ModerationStatus,
    PropertyStatus,
    Purpose,
)
from ghar_app.models.listings.placement import PropertyInquiry, PropertyPriceHistory
from ghar_app.models.listings.posting.toggling import STALE
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.property.reach import LET_OR_SOLD
from ghar_app.models.listings.search.conditions import P
from ghar_app.models.visits import Visit

PAGE_SIZE = 50
OVER = "over"
"""Let or sold, as a filter beside the listing statuses."""
MOST_CHANGES = 40

_ENQUIRIES = select(func.count()).where(col(PropertyInquiry.property_id) == P.id).scalar_subquery()
_VISITS = select(func.count()).where(col(Visit.property_id) == P.id).scalar_subquery()
_COLUMNS = (
    P.id,
    P.public_id,
    P.owner_id,
    P.owner_name,
    P.slug,
    P.title,
    P.purpose,
    P.status,
    P.listing_status,
    P.moderation_status,
    P.moderation_reason,
    P.is_public,
    P.effective_price,
    P.locality,
    P.city,
    P.view_count,
    P.like_count,
    P.main_image_url,
    P.property_type,
    P.published_at,
    P.touched_at,
    _ENQUIRIES.label("enquiries"),
    _VISITS.label("visits"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what is asked, in rupees."""

    at: datetime
    field: str
    old: Decimal | None
    new: Decimal | None


def looked_after_by(by: User) -> ColumnElement[bool]:
    """One's own homes; for an agent also those of the owners assigned to them, and those in hand.

    An admin may act on every home, but has only their own on the desk.
    """
    if by.role == UserTier.AGENT:
        return Property.is_in_charge(by)
    return cast("ColumnElement[bool]", P.owner_id == by.id)


async def own_homes(
    db: Db, *, by: User, before: int | None = None, status: str = ""
) -> list[Row[Any]]:
    """A page of homes this person looks after; `before` is the id of the last one seen.

    `status` is a listing status or `over`; empty is everything but what was archived.
    """
    query = select(*_COLUMNS).where(looked_after_by(by), _standing(status))
    if before is not None:
        query = query.where(P.id < before)
    return list((await db.execute(query.order_by(P.id.desc()).limit(PAGE_SIZE))).all())


async def own_home(db: Db, home: Property) -> Row[Any]:
    """The line of one home that was reached through its gate."""
    return (await db.execute(select(*_COLUMNS).where(P.id == home.id))).one()


async def own_counts(db: Db, *, by: User) -> dict[str, int]:
    """How many of these homes are in each listing status, and how many are `over`."""
    over = func.count(case((P.status.in_(LET_OR_SOLD), 1)))
    found = await db.execute(
        select(P.listing_status, func.count(), over)
        .where(looked_after_by(by))
        .group_by(P.listing_status)
    )
    counts = {OVER: 0}
    for status, count, gone in found:
        counts[status] = count
        if status != ListingStatus.ARCHIVED:
            counts[OVER] += gone
    return counts


async def changes_of(db: Db, home: Property) -> list[Change]:
    """What was asked before, the newest change first."""
    history = rows(PropertyPriceHistory).where(PropertyPriceHistory.property_id == home.id)
    newest_first = (
        col(PropertyPriceHistory.changed_at).desc(),
        col(PropertyPriceHistory.id).desc(),
    )
    found = await db.exec(history.order_by(*newest_first).limit(MOST_CHANGES))
    return [Change(one.changed_at, one.field, one.old, one.new) for one in found]


def acts_for(home: Any) -> list[str]:
    """What its owner can do with a home as it stands, by name; writing it is always open."""
    if home.listing_status == ListingStatus.ARCHIVED:
        return ["duplicate"]
    acts = []
    if home.listing_status == ListingStatus.LIVE:
        acts.append("pause")
    if home.listing_status == ListingStatus.PAUSED:
        rests = home.moderation_reason == STALE
        if home.moderation_status == ModerationStatus.LIVE:
            acts.append("still" if rests else "resume")
    if home.listing_status != ListingStatus.DRAFT:
        acts += _market(home)
    acts += ["duplicate", "delete" if _is_mere_draft(home) else "archive"]
    return acts


def _market(home: Any) -> list[str]:
    gone = "sold" if home.purpose == Purpose.BUY else "let"
    if home.status == PropertyStatus.AVAILABLE:
        return ["under_offer", gone]
    if home.status == PropertyStatus.UNDER_OFFER:
        return ["available", gone]
    return ["available"]


def _is_mere_draft(home: Any) -> bool:
    return bool(home.listing_status == ListingStatus.DRAFT and home.published_at is None)


def _standing(status: str) -> ColumnElement[bool]:
    kept: ColumnElement[bool] = P.listing_status != ListingStatus.ARCHIVED
    if status == OVER:
        return and_(kept, P.status.in_(LET_OR_SOLD))
    if status in set(ListingStatus):
        return and_(true(), P.listing_status == status)
    return kept
