"""Reports of an advertisement: one open one a person, and three people take it offline.

await report(db, home, by=me, reason="spam", note="", at=now())
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, Row, Text, func, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, col, select

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, Timestamps, moment, one_of, reference
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.user import User
from ghar_app.models.listings.moderation.reach import may_decide
from ghar_app.models.listings.property import Property
from ghar_app.models.notify import notify
from ghar_app.refusals import Refused

ENOUGH = 3
"""So many different people with an open report pause a home."""
LONGEST = 1000


class Reason(StrEnum):
    """Why somebody reports an advertisement."""

    SPAM = "spam"
    FAKE_LISTING = "fake_listing"
    ABUSE = "abuse"
    INAPPROPRIATE = "inappropriate"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a report."""

    OPEN = "open"
    ACTIONED = "actioned"
    DISMISSED = "dismissed"


class PropertyReport(Numbered, Timestamps, table=True):
    """One person's report of one home."""

    __tablename__ = "property_reports"
    __table_args__ = (
        one_of("reason", Reason),
        one_of("status", Outcome),
        Index(
            "uq_property_reports_open",
            "property_id",
            "reporter_id",
            unique=True,
            postgresql_where=text("status = 'open'"),
        ),
        Index(
            "ix_property_reports_queue",
            "created_at",
            "id",
            postgresql_where=text("status = 'open'"),
        ),
    )

    property_id: int = reference("properties.id", index=True)
    reporter_id: int = reference("users.id", index=True)
    reason: str = Field(sa_type=Text)
    note: str | None = Field(default=None, max_length=LONGEST)
    status: str = Field(
        default=Outcome.OPEN, sa_type=Text, sa_column_kwargs={"server_default": "open"}
    )
    decided_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    decided_at: datetime | None = moment()


async def report(
    db: Db, home: Property, *, by: User, reason: str, note: str = "", at: datetime
) -> bool:
    """Tell the moderators of a home; True when this report took it offline.

    Refused: `own_home`, `unknown_choice`, `note_needed` for "other" without a word, `too_long`,
    and `reported_already` while an earlier report of the same person is open.
    """
    if home.owner_id == by.id:
        raise Refused("own_home")
    if reason not in tuple(Reason):
        raise Refused("unknown_choice", field="reason", value=reason, choices=", ".join(Reason))
    words = " ".join(note.replace("\x00", "").split())
    if len(words) > LONGEST:
        raise Refused("too_long", field="note", most=LONGEST)
    if reason == Reason.OTHER and not words:
        raise Refused("note_needed", field="note")
    # Reports of one home take turns, so that the third sees the other two.
    await db.refresh(home, with_for_update=True)
    row = insert(PropertyReport).values(
        property_id=home.id, reporter_id=by.id, reason=reason, note=words or None
    )
    asked: Any = row.on_conflict_do_nothing().returning(col(PropertyReport.id))
    if (await db.exec(asked)).first() is None:
        raise Refused("reported_already")
    if await _reporters(db, home) < ENOUGH:
        return False
    return await home.pause_for_reports(db, at=at)


async def _reporters(db: Db, home: Property) -> int:
    query = select(func.count(func.distinct(PropertyReport.reporter_id))).where(
        PropertyReport.property_id == home.id, PropertyReport.status == Outcome.OPEN
    )
    return (await db.exec(query)).one()


async def open_reports(db: Db, home: Property, *, by: User) -> list[Row[Any]]:
    """The open reports of a home for a moderator, oldest first. Refused `not_allowed`."""
    await may_decide(db, by)
    query: Any = (
        select(  # type: ignore[call-overload]
            PropertyReport.id,
            PropertyReport.reason,
            PropertyReport.note,
            PropertyReport.created_at,
            User.full_name,
        )
        .join(User, col(User.id) == PropertyReport.reporter_id)
        .where(PropertyReport.property_id == home.id, PropertyReport.status == Outcome.OPEN)
        .order_by(col(PropertyReport.id))
    )
    return list((await db.execute(query)).all())


async def settle_reports(
    db: Db, home: Property, *, by: User, outcome: Outcome, at: datetime
) -> int:
    """A moderator has judged all open reports of a home; each reporter is told. How many.

    Refused `not_allowed`.
    """
    await may_decide(db, by)
    query: Any = (
        select(PropertyReport)
        .where(PropertyReport.property_id == home.id, PropertyReport.status == Outcome.OPEN)
        .order_by(col(PropertyReport.id))
        .with_for_update()
    )
    found = (await db.exec(query)).all()
    for one in found:
        one.status, one.decided_by, one.decided_at = outcome, by.id, at
        await notify(
            db,
            "report_actioned" if outcome is Outcome.ACTIONED else "report_dismissed",
            to=one.reporter_id,
            entity=("property", home.public_id),
            home=home.title,
        )
    await db.flush()
    if found:
        await record(
            db,
            f"reports.{outcome}",
            actor=by,
            entity_type="property",
            entity_id=home.public_id,
            after={"reports": len(found)},
        )
    return len(found)
