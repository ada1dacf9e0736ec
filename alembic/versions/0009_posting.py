"""Drafts that survive, and what an edit changed."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ACTIONS = (
    "approve",
    "reject",
    "request_edit",
    "pause",
    "resume",
    "auto_pause",
    "report_pause",
    "submit",
    "publish",
)
_NOW = sa.text("now()")
_EMPTY = sa.text("'{}'::jsonb")


def _moment(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=_NOW, nullable=False)


def upgrade() -> None:
    # Since when nobody has looked after a listing: views and renames do not count.
    op.add_column("properties", _moment("touched_at"))
    op.execute("UPDATE properties SET touched_at = greatest(updated_at, published_at)")
    op.create_index(
        "ix_properties_touched",
        "properties",
        ["touched_at"],
        postgresql_where=sa.text("listing_status = 'live' AND NOT is_seed_data"),
    )
    _know_actions("archive")
    _create_drafts()
    _create_edits()


def _know_actions(*more: str) -> None:
    """What a line of a listing's history can say; replaced, as a CHECK cannot be extended."""
    known = ", ".join(f"'{action}'" for action in (*ACTIONS, *more))
    table, name = "listing_moderation_events", "ck_listing_moderation_events_action_known"
    op.drop_constraint(op.f(name), table, type_="check")
    op.create_check_constraint(op.f(name), table, f"action IN ({known})")


def _create_drafts() -> None:
    op.create_table(
        "property_drafts",
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("answers", JSONB(), server_default=_EMPTY, nullable=False),
        sa.Column("versions", JSONB(), server_default=_EMPTY, nullable=False),
        sa.Column("step", sa.Text(), server_default="basics", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("updated_by", sa.BigInteger(), nullable=True),
        _moment("created_at"),
        _moment("updated_at"),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name="fk_property_drafts_property_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"], ["users.id"], name="fk_property_drafts_updated_by", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("property_id", name="pk_property_drafts"),
    )
    op.create_index("ix_property_drafts_updated_by", "property_drafts", ["updated_by"])
    op.execute(
        "CREATE TRIGGER touch BEFORE UPDATE ON property_drafts"
        " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
    )


def _create_edits() -> None:
    op.create_table(
        "property_edits",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed", JSONB(), server_default=_EMPTY, nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        _moment("created_at"),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name="fk_property_edits_property_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by"], ["users.id"], name="fk_property_edits_by", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_property_edits"),
    )
    op.create_index(
        "ix_property_edits_version", "property_edits", ["property_id", "version"], unique=True
    )
    op.create_index("ix_property_edits_by", "property_edits", ["by"])


def downgrade() -> None:
    op.drop_table("property_edits")
    op.drop_table("property_drafts")
    op.execute("DELETE FROM listing_moderation_events WHERE action = 'archive'")
    _know_actions()
    op.drop_index("ix_properties_touched", "properties")
    op.drop_column("properties", "touched_at")
