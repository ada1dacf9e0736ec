"""Product rules of the form "so many a day", counted in the database.

await spend(db, me, "listing_enquiries", cap=20, at=now())

Limits against abuse (so many requests a minute) are the web floor's; what stands here holds
whatever process, tab or job does the thing, and counts nothing when the transaction rolls back.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Integer, UniqueConstraint, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, SQLModel, col

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment, reference
from ghar_app.models.identity.user import User
from ghar_app.refusals import Refused


class UserQuotaUsage(Numbered, SQLModel, table=True):
    """How often one person did one thing in one window; the window begins at `window_start`."""

    __tablename__ = "user_quota_usage"
    __table_args__ = (UniqueConstraint("user_id", "quota_key", "window_start"),)

    user_id: int = reference("users.id")
    quota_key: str = Field(max_length=40)
    window_start: datetime = moment(nullable=False)
    used: int = Field(default=0, sa_type=Integer, sa_column_kwargs={"server_default": text("0")})


def day_of(at: datetime) -> datetime:
    """The beginning of India's day, UTC."""
    return datetime.combine(at.astimezone(IST).date(), time(), IST).astimezone(UTC)


async def spend(db: Db, by: User, key: str, *, cap: int, at: datetime) -> int:
    """Count one use of today's quota; how many are left.

    Refused `quota_spent` at the cap with the seconds until India's midnight; two at once at
    `cap - 1` make exactly one refusal.
    """
    begins = day_of(at)
    row = insert(UserQuotaUsage).values(user_id=by.id, quota_key=key, window_start=begins, used=1)
    counted: Any = row.on_conflict_do_update(
        index_elements=["user_id", "quota_key", "window_start"],
        set_={"used": UserQuotaUsage.used + 1},
        where=col(UserQuotaUsage.used) < cap,
    ).returning(col(UserQuotaUsage.used))
    used = (await db.execute(counted)).scalar_one_or_none() if cap > 0 else None
    if used is None:
        wait = int((begins + timedelta(days=1) - at).total_seconds())
        raise Refused("quota_spent", retry_after=wait, most=cap)
    return cap - used


async def left(db: Db, by: User, key: str, *, cap: int, at: datetime) -> int:
    """How many uses of today's quota are left."""
    query = select(col(UserQuotaUsage.used)).where(
        col(UserQuotaUsage.user_id) == by.id,
        col(UserQuotaUsage.quota_key) == key,
        col(UserQuotaUsage.window_start) == day_of(at),
    )
    return max(0, cap - ((await db.execute(query)).scalar_one_or_none() or 0))
