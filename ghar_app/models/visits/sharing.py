"""A day of visits, shown to family by a link: where, when and how each stands, as it changes.

token = await share_day(db, by=me, day=date(2027, 1, 9), at=now())
found = await shared_day(db, token)
await end_sharing(db, by=me, day=day, at=now())

Whoever has the link sees titles, localities and times: no owner's name, number or exact address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import Index, Text, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, SQLModel, col, select

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment, reference
from ghar_app.models.identity.user import User
from ghar_app.models.visits.kinds import day_topic
from ghar_app.models.visits.lists import Appointment, of_day
from ghar_app.refusals import NotFound, Refused


class VisitDayShare(Numbered, SQLModel, table=True):
    """One person's day, open to whoever has the token until it is ended."""

    __tablename__ = "visit_day_shares"
    __table_args__ = (
        Index(
            "uq_visit_day_shares_open",
            "user_id",
            "day",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    user_id: int = reference("users.id", index=True)
    day: date = Field(nullable=False, description="India's day")
    token: str = Field(sa_type=Text, unique=True)
    created_at: datetime = moment(nullable=False)
    ended_at: datetime | None = moment()


@dataclass(frozen=True, slots=True)
class SharedDay:
    """What the link shows. `user_id` names the live topic and stays on the server."""

    user_id: int
    first_name: str
    day: date
    visits: Sequence[Appointment]


async def share_day(db: Db, *, by: User, day: date, at: datetime) -> str:
    """The link's token; the same one as long as it is open, also of two who press at once.

    Refused `nothing_to_share` for a day without a visit.
    """
    if not await _visits(db, by, day):
        raise Refused("nothing_to_share", field="day")
    row = insert(VisitDayShare).values(
        user_id=by.id, day=day, token=token_urlsafe(18), created_at=at
    )
    await db.execute(
        row.on_conflict_do_nothing(
            index_elements=["user_id", "day"], index_where=text("ended_at IS NULL")
        )
    )
    return await open_share(db, by=by, day=day) or ""


async def open_share(db: Db, *, by: User, day: date) -> str | None:
    """The token of a day that is shared already."""
    query = select(VisitDayShare.token).where(
        VisitDayShare.user_id == by.id,
        VisitDayShare.day == day,
        col(VisitDayShare.ended_at).is_(None),
    )
    return (await db.exec(query)).first()


async def end_sharing(db: Db, *, by: User, day: date, at: datetime) -> None:
    """From here on the link leads nowhere, for good; a new one is another."""
    await db.execute(
        update(VisitDayShare)
        .where(
            col(VisitDayShare.user_id) == by.id,
            col(VisitDayShare.day) == day,
            col(VisitDayShare.ended_at).is_(None),
        )
        .values(ended_at=at)
        .execution_options(synchronize_session=False)
    )


async def shared_day(db: Db, token: str) -> SharedDay:
    """The gate of the link. NotFound once it was ended or its owner is gone."""
    query: Any = (
        select(VisitDayShare, User)  # type: ignore[call-overload]
        .join(User, col(User.id) == VisitDayShare.user_id)
        .where(
            VisitDayShare.token == token.replace("\x00", ""),
            col(VisitDayShare.ended_at).is_(None),
            col(User.is_active),
        )
    )
    found = (await db.exec(query)).first()
    if found is None:
        raise NotFound("plan")
    share, owner = found
    visits = await _visits(db, owner, share.day)
    return SharedDay(owner.id, owner.first_name or "", share.day, visits)


async def _visits(db: Db, by: User, day: date) -> list[Appointment]:
    since = datetime.combine(day, time(), IST)
    return await of_day(db, by=by, since=since, until=since + timedelta(days=1))


__all__ = [
    "SharedDay",
    "VisitDayShare",
    "day_topic",
    "end_sharing",
    "open_share",
    "share_day",
    "shared_day",
]
