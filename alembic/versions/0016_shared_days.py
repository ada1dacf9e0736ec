"""Days of visits that are shown to family by a link."""

import sqlalchemy as sa

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit_day_shares",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_visit_day_shares_user_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit_day_shares"),
        sa.UniqueConstraint("token", name="uq_visit_day_shares_token"),
    )
    op.create_index("ix_visit_day_shares_user_id", "visit_day_shares", ["user_id"])
    op.create_index(
        "uq_visit_day_shares_open",
        "visit_day_shares",
        ["user_id", "day"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
