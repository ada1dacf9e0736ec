"""Visits, their events and reminders, and the hours in which they may be asked for."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TOUCHED = ("visits", "visit_slots")
_NOW = sa.text("now()")


def upgrade() -> None:
    _create_visits()
    _create_events()
    _create_slots()
    for table in TOUCHED:
        op.execute(
            f"CREATE TRIGGER touch BEFORE UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
        )


def _moment(name: str, *, nullable: bool = True, **options) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, **options)


def _number() -> sa.Column:
    return sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False)


def _refers(table: str, column: str, to: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=f"fk_{table}_{column}", ondelete=ondelete
    )


def _create_visits() -> None:
    op.create_table(
        "visits",
        _number(),
        sa.Column(
            "public_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("agent_id", sa.BigInteger(), nullable=True),
        sa.Column("counterparty_user_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("visit_context", sa.Text(), server_default="property_tour", nullable=False),
        sa.Column("status", sa.Text(), server_default="scheduled", nullable=False),
        _moment("scheduled_date", nullable=False),
        sa.Column(
            "duration_minutes", sa.SmallInteger(), server_default=sa.text("60"), nullable=False
        ),
        _moment("ends_at", nullable=False),
        _moment("actual_date"),
        _moment("rescheduled_from"),
        sa.Column("special_requirements", sa.String(length=500), nullable=True),
        sa.Column("visit_notes", sa.String(length=2000), nullable=True),
        sa.Column("visitor_feedback", sa.String(length=2000), nullable=True),
        sa.Column("interest_level", sa.Text(), nullable=True),
        sa.Column(
            "follow_up_required", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
        sa.Column("follow_up_date", sa.Date(), nullable=True),
        sa.Column("cancellation_reason", sa.String(length=500), nullable=True),
        sa.Column("reschedule_reason", sa.String(length=500), nullable=True),
        _moment("created_at", nullable=False, server_default=_NOW),
        _moment("updated_at", nullable=False, server_default=_NOW),
        sa.CheckConstraint(
            "visit_context IN ('property_tour', 'flatmate_meet')", name="visit_context_known"
        ),
        sa.CheckConstraint(
            "status IN ('scheduled', 'confirmed', 'rescheduled', 'completed', 'cancelled',"
            " 'no_show')",
            name="status_known",
        ),
        sa.CheckConstraint(
            "interest_level IN ('low', 'medium', 'high')", name="interest_level_known"
        ),
        sa.CheckConstraint("duration_minutes BETWEEN 15 AND 240", name="duration_range"),
        sa.CheckConstraint(
            "ends_at = scheduled_date + duration_minutes * interval '1 minute'", name="ends_after"
        ),
        sa.CheckConstraint("counterparty_user_id <> user_id", name="not_oneself"),
        sa.CheckConstraint(
            "follow_up_date IS NULL OR follow_up_required", name="follow_up_is_wanted"
        ),
        _refers("visits", "user_id", "users", "CASCADE"),
        _refers("visits", "property_id", "properties", "CASCADE"),
        _refers("visits", "agent_id", "agents", "SET NULL"),
        _refers("visits", "counterparty_user_id", "users", "SET NULL"),
        _refers("visits", "proposed_by_user_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.UniqueConstraint("public_id", name="uq_visits_public_id"),
        ExcludeConstraint(
            (sa.column("user_id"), "="),
            (sa.column("property_id"), "="),
            (sa.text("tstzrange(scheduled_date, ends_at)"), "&&"),
            where=sa.text("status IN ('scheduled', 'rescheduled', 'confirmed')"),
            using="gist",
            name="ex_visits_one_at_a_time",
        ),
    )
    op.create_index("ix_visits_user_id_scheduled_date", "visits", ["user_id", "scheduled_date"])
    op.create_index(
        "ix_visits_property_id_scheduled_date", "visits", ["property_id", "scheduled_date"]
    )
    op.create_index("ix_visits_agent_id_scheduled_date", "visits", ["agent_id", "scheduled_date"])
    op.create_index("ix_visits_counterparty_user_id", "visits", ["counterparty_user_id"])
    op.create_index("ix_visits_proposed_by_user_id", "visits", ["proposed_by_user_id"])
    op.create_index(
        "ix_visits_reminded",
        "visits",
        ["scheduled_date"],
        postgresql_where=sa.text("status = 'confirmed'"),
    )
    op.create_index("ix_visits_status_scheduled_date", "visits", ["status", "scheduled_date"])


def _create_events() -> None:
    op.create_table(
        "visit_events",
        _number(),
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        _moment("scheduled_for", nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        _moment("at", nullable=False, server_default=_NOW),
        _refers("visit_events", "visit_id", "visits", "CASCADE"),
        _refers("visit_events", "actor_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_events"),
    )
    op.create_index("ix_visit_events_visit_id_id", "visit_events", ["visit_id", "id"])
    op.create_index("ix_visit_events_actor_id", "visit_events", ["actor_id"])
    op.create_table(
        "visit_reminders",
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("hours_before", sa.SmallInteger(), nullable=False),
        _moment("scheduled_for", nullable=False),
        _moment("sent_at", nullable=False, server_default=_NOW),
        _refers("visit_reminders", "visit_id", "visits", "CASCADE"),
        sa.PrimaryKeyConstraint(
            "visit_id", "hours_before", "scheduled_for", name="pk_visit_reminders"
        ),
    )


def _create_slots() -> None:
    op.create_table(
        "visit_slots",
        _number(),
        sa.Column("property_id", sa.BigInteger(), nullable=True),
        sa.Column("agent_id", sa.BigInteger(), nullable=True),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        _moment("created_at", nullable=False, server_default=_NOW),
        _moment("updated_at", nullable=False, server_default=_NOW),
        sa.CheckConstraint("num_nonnulls(property_id, agent_id) = 1", name="of_one"),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday_range"),
        sa.CheckConstraint("starts < ends", name="in_order"),
        _refers("visit_slots", "property_id", "properties", "CASCADE"),
        _refers("visit_slots", "agent_id", "agents", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_slots"),
        sa.UniqueConstraint(
            "property_id", "weekday", "starts", name="uq_visit_slots_property_id_weekday_starts"
        ),
        sa.UniqueConstraint(
            "agent_id", "weekday", "starts", name="uq_visit_slots_agent_id_weekday_starts"
        ),
    )


def downgrade() -> None:
    for table in ("visit_slots", "visit_reminders", "visit_events", "visits"):
        op.drop_table(table)
