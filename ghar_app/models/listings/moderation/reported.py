"""Homes that people reported, the longest waiting first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, tuple_

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import ListingStatus
from ghar_app.models.listings.moderation.reach import may_decide, may_read
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.reporting import Outcome, PropertyReport, settle_reports
from ghar_app.models.listings.search.conditions import P

PAGE_SIZE = 25
_R: Any = PropertyReport.__table__.c  # type: ignore[attr-defined]


async def reported(
    db: Db, *, by: User, after: tuple[datetime, int] | None = None, most: int = PAGE_SIZE
) -> Sequence[Row[Any]]:
    """Homes with open reports, after the one with this (first report, id).

    `people` is by how many, `reasons` why, `first` since when. Refused `not_allowed`.
    """
    await may_read(db, by)
    first = func.min(_R.created_at)
    grouped = (
        select(
            _R.property_id,
            first.label("first"),
            func.count(_R.reporter_id.distinct()).label("people"),
            func.array_agg(_R.reason.distinct()).label("reasons"),
        )
        .where(_R.status == Outcome.OPEN)
        .group_by(_R.property_id)
    )
    if after is not None:
        grouped = grouped.having(tuple_(first, _R.property_id) > after)
    some = grouped.order_by(first, _R.property_id).limit(most).subquery()
    query = (
        select(
            P.id,
            P.public_id,
            P.title,
            P.property_type,
            P.locality,
            P.city,
            P.main_image_url,
            P.listing_status,
            some.c.first,
            some.c.people,
            some.c.reasons,
        )
        .join(some, some.c.property_id == P.id)
        .order_by(some.c.first, P.id)
    )
    return (await db.execute(query)).all()


async def judge_reports(
    db: Db, home: Property, *, by: User, upheld: bool, reason: str = "", at: datetime
) -> None:
    """All open reports of a home are right (`upheld`), or wrong; who reported it is told.

    Right: the home goes offline if it is still online, for which its owner needs the reason.
    Wrong: a home that reports took offline goes online again. Refused `not_allowed`, and for the
    reason as `hold_back`.
    """
    await may_decide(db, by)
    # The home before its reports and the audit chain, as everybody who reports it does.
    await db.refresh(home, with_for_update=True)
    if upheld and home.listing_status == ListingStatus.LIVE:
        await home.hold_back(db, by=by, reason=reason, at=at)
    if not upheld and await home.is_held_by_reports(db):
        await home.let_through(db, by=by, at=at)
    outcome = Outcome.ACTIONED if upheld else Outcome.DISMISSED
    await settle_reports(db, home, by=by, outcome=outcome, at=at)
