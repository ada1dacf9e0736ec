"""What hangs on visits and homes: events, reminders that went out, weekly hours."""

from datetime import datetime, time

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Index,
    SmallInteger,
    Text,
    UniqueConstraint,
    func,
)
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Timestamps, moment, reference


class VisitEvent(Numbered, table=True):
    """One change of a visit, as both sides see it. `scheduled_for` is the time it was then for."""

    __tablename__ = "visit_events"
    __table_args__ = (Index("ix_visit_events_visit_id_id", "visit_id", "id"),)

    visit_id: int = reference("visits.id")
    actor_id: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    from_status: str | None = Field(default=None, sa_type=Text)
    to_status: str = Field(sa_type=Text)
    scheduled_for: datetime = moment(nullable=False)
    note: str | None = Field(default=None, max_length=500)
    at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


class VisitReminder(SQLModel, table=True):
    """A reminder that went out. A visit that moves is reminded of anew."""

    __tablename__ = "visit_reminders"

    visit_id: int = reference("visits.id", primary_key=True)
    hours_before: int = Field(sa_type=SmallInteger, primary_key=True)
    scheduled_for: datetime = moment(nullable=False, primary_key=True)
    sent_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


class VisitSlot(Numbered, Timestamps, table=True):
    """When a home or an agent can be visited: hours of a weekday (1 = Monday), India's clocks."""

    __tablename__ = "visit_slots"
    __table_args__ = (
        CheckConstraint("num_nonnulls(property_id, agent_id) = 1", name="of_one"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday_range"),
        CheckConstraint("starts < ends", name="in_order"),
        UniqueConstraint("property_id", "weekday", "starts"),
        UniqueConstraint("agent_id", "weekday", "starts"),
    )

    property_id: int | None = Field(
        default=None, sa_type=BigInteger, foreign_key="properties.id", ondelete="CASCADE"
    )
    agent_id: int | None = Field(
        default=None, sa_type=BigInteger, foreign_key="agents.id", ondelete="CASCADE"
    )
    weekday: int = Field(sa_type=SmallInteger)
    starts: time
    ends: time
