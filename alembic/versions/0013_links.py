"""Short links."""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NAME = "short_links"


def upgrade() -> None:
    op.create_table(
        NAME,
        *(
            sa.Column(
                name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
            )
            for name in ("created_at", "updated_at")
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("target_path", sa.String(length=512), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.String(length=256), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.Column("clicks", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["users.id"], name=op.f(f"fk_{NAME}_created_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{NAME}")),
        sa.UniqueConstraint("code", name=op.f(f"uq_{NAME}_code")),
    )
    op.create_index(op.f(f"ix_{NAME}_created_by"), NAME, ["created_by"])
    op.create_index(
        "uq_short_links_lasting",
        NAME,
        ["target_path"],
        unique=True,
        postgresql_where=sa.text("expires_at IS NULL"),
    )
    op.execute(
        f"CREATE TRIGGER touch BEFORE UPDATE ON {NAME}"
        " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
    )


def downgrade() -> None:
    op.drop_table(NAME)
