"""Visits: somebody asks to see a home, the other side agrees, both go there.

The columns stand here; what can be done with a visit stands in the files beside.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Public, Timestamps, moment, one_of, reference
from ghar_app.models.visits.answering import Answered
from ghar_app.models.visits.closing import Closed
from ghar_app.models.visits.kinds import Interest, Side, VisitContext, VisitStatus
from ghar_app.models.visits.requesting import Requested
from ghar_app.models.visits.rows import VisitEvent, VisitReminder, VisitSlot


class Visit(
    Requested,
    Answered,
    Closed,
    Numbered,
    Public,
    Timestamps,
    table=True,
):
    """One appointment at one home.

    scheduled → confirmed → completed; `rescheduled` waits for the side that did not propose;
    `cancelled` by anybody, `no_show` when the visitor did not come.
    """

    __tablename__ = "visits"
    __table_args__ = (
        one_of("visit_context", VisitContext),
        one_of("status", VisitStatus),
        one_of("interest_level", Interest),
        CheckConstraint("duration_minutes BETWEEN 15 AND 240", name="duration_range"),
        CheckConstraint(
            "ends_at = scheduled_date + duration_minutes * interval '1 minute'", name="ends_after"
        ),
        CheckConstraint("counterparty_user_id <> user_id", name="not_oneself"),
        CheckConstraint("follow_up_date IS NULL OR follow_up_required", name="follow_up_is_wanted"),
        # Two tabs that ask for one time make one visit, whatever the code above forgot.
        ExcludeConstraint(
            (text("user_id"), "="),
            (text("property_id"), "="),
            (text("tstzrange(scheduled_date, ends_at)"), "&&"),
            where=text("status IN ('scheduled', 'rescheduled', 'confirmed')"),
            using="gist",
            name="ex_visits_one_at_a_time",
        ),
        Index("ix_visits_user_id_scheduled_date", "user_id", "scheduled_date"),
        Index("ix_visits_property_id_scheduled_date", "property_id", "scheduled_date"),
        Index("ix_visits_agent_id_scheduled_date", "agent_id", "scheduled_date"),
        Index("ix_visits_status_scheduled_date", "status", "scheduled_date"),
        Index(
            "ix_visits_reminded", "scheduled_date", postgresql_where=text("status = 'confirmed'")
        ),
    )

    user_id: int = reference("users.id", description="who comes")
    property_id: int = reference("properties.id")
    agent_id: int | None = reference("agents.id", ondelete="SET NULL", nullable=True)
    counterparty_user_id: int | None = reference(
        "users.id", ondelete="SET NULL", nullable=True, index=True
    )
    conversation_id: int | None = reference(
        "user_conversations.id",
        ondelete="SET NULL",
        nullable=True,
        index=True,
        description="the thread in which it was asked for",
    )
    match_id: int | None = reference(
        "user_matches.id", ondelete="SET NULL", nullable=True, index=True
    )
    proposed_by_user_id: int | None = reference(
        "users.id",
        ondelete="SET NULL",
        nullable=True,
        index=True,
        description="who named the present time; the other side confirms it",
    )
    visit_context: str = Field(
        default=VisitContext.PROPERTY_TOUR,
        sa_type=Text,
        sa_column_kwargs={"server_default": VisitContext.PROPERTY_TOUR.value},
    )
    status: str = Field(
        default=VisitStatus.SCHEDULED,
        sa_type=Text,
        sa_column_kwargs={"server_default": VisitStatus.SCHEDULED.value},
    )
    scheduled_date: datetime = moment(nullable=False)
    duration_minutes: int = Field(
        default=60, sa_type=SmallInteger, sa_column_kwargs={"server_default": text("60")}
    )
    ends_at: datetime = moment(nullable=False, description="scheduled_date + duration_minutes")
    actual_date: datetime | None = moment()
    rescheduled_from: datetime | None = moment()
    special_requirements: str | None = Field(default=None, max_length=500)
    visit_notes: str | None = Field(default=None, max_length=2000, description="hosts' alone")
    visitor_feedback: str | None = Field(default=None, max_length=2000)
    interest_level: str | None = Field(default=None, sa_type=Text)
    follow_up_required: bool = Field(
        default=False, sa_column_kwargs={"server_default": text("false")}
    )
    follow_up_date: date | None = Field(default=None)
    cancellation_reason: str | None = Field(default=None, max_length=500)
    reschedule_reason: str | None = Field(default=None, max_length=500)


__all__ = [
    "Interest",
    "Side",
    "Visit",
    "VisitContext",
    "VisitEvent",
    "VisitReminder",
    "VisitSlot",
    "VisitStatus",
]
