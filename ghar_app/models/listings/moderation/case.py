"""All that a moderator needs to decide on one home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.detail.pictures import Picture, pictures_of
from ghar_app.models.listings.moderation.changes import Change, changes_of
from ghar_app.models.listings.moderation.deciding import DECISIONS
from ghar_app.models.listings.moderation.prescreen import TWIN, Flag, prescreen
from ghar_app.models.listings.moderation.reach import may_read
from ghar_app.models.listings.moderation.twins import Twin, twins_of
from ghar_app.models.listings.placement import ListingModerationEvent
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.reporting import Outcome, PropertyReport
from ghar_app.models.listings.search.conditions import P

NEWEST = 8
MOST_REPORTS = 20


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a home's history; `actor` is empty for a rule of ours."""

    action: str
    actor: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnerCard:
    """Who offers it. `decided` counts decisions on all of their homes by action."""

    user: User
    homes: int
    live: int
    decided: dict[str, int]
    others: Sequence[Row[Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """A home with everything around it."""

    home: Property
    pictures: tuple[Picture, ...]
    flags: list[Flag]
    changes: list[Change]
    events: list[Event]
    owner: OwnerCard
    twins: list[Twin]
    reports: Sequence[Row[Any]]


async def case_of(db: Db, home: Property, *, by: User) -> Case:
    """The case of a home that came from `Property.to_moderate`. Refused `not_allowed`.

    The flags are those of the home as it is now, not those it was handed in with.
    """
    await may_read(db, by)
    pictures = await pictures_of(db, home)
    photos = sum(1 for one in pictures if one.media_type == "image")
    twins = await twins_of(db, home)
    return Case(
        home=home,
        pictures=pictures,
        flags=[*prescreen(home, photos), *([Flag(TWIN, "warning")] if twins else [])],
        changes=await changes_of(db, home),
        events=await _events(db, home),
        owner=await _owner(db, home),
        twins=twins,
        reports=await _reports(db, home),
    )


async def _events(db: Db, home: Property) -> list[Event]:
    event: Any = ListingModerationEvent.__table__.c  # type: ignore[attr-defined]
    user: Any = User.__table__.c  # type: ignore[attr-defined]
    rows = await db.execute(
        select(event.action, user.full_name, event.reason, event.created_at)
        .outerjoin_from(ListingModerationEvent, User, user.id == event.actor_id)
        .where(event.property_id == home.id)
        .order_by(event.created_at.desc(), event.id.desc())
        .limit(NEWEST)
    )
    return [Event(row[0], row[1] or "", row[2] or "", row[3]) for row in rows]


async def _reports(db: Db, home: Property) -> Sequence[Row[Any]]:
    """Why people reported it, each reason with its words; who they are is nobody's business."""
    report: Any = PropertyReport.__table__.c  # type: ignore[attr-defined]
    rows = await db.execute(
        select(report.reason, report.note, report.created_at)
        .where(report.property_id == home.id, report.status == Outcome.OPEN)
        .order_by(report.id)
        .limit(MOST_REPORTS)
    )
    return rows.all()


async def _owner(db: Db, home: Property) -> OwnerCard:
    owner = await db.get_one(User, home.owner_id)
    theirs = P.owner_id == home.owner_id
    numbers = await db.execute(
        select(func.count(), func.count().filter(P.listing_status == "live")).where(
            theirs, P.listing_status.not_in(["draft", "archived"])
        )
    )
    homes, live = numbers.one()
    event = ListingModerationEvent
    decided = await db.execute(
        select(col(event.action), func.count())
        .join(Property, col(Property.id) == col(event.property_id))
        .where(col(Property.owner_id) == home.owner_id, col(event.action).in_(DECISIONS))
        .group_by(col(event.action))
    )
    others = await db.execute(
        select(P.public_id, P.title, P.listing_status, P.effective_price, P.purpose)
        .where(theirs, P.id != home.id, P.listing_status.not_in(["draft", "archived"]))
        .order_by(P.id.desc())
        .limit(NEWEST)
    )
    return OwnerCard(owner, homes, live, dict(decided.tuples().all()), others.all())
