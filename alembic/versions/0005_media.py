"""Uploads: the browser's own key for each, and who else may see a private file."""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("media_files", "user_id", type_=sa.BigInteger())
    op.add_column("media_files", sa.Column("client_key", sa.String(length=64), nullable=True))
    op.create_index(
        "uq_media_files_client_key", "media_files", ["user_id", "client_key"], unique=True
    )
    op.drop_index("ix_media_files_user_id", "media_files")
    op.create_index(
        "ix_media_files_feed",
        "media_files",
        ["user_id", sa.text("created_at DESC"), sa.text("id DESC")],
    )
    _create_shares()


def _create_shares() -> None:
    op.create_table(
        "media_shares",
        sa.Column("media_file_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("shared_by", sa.BigInteger(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["media_file_id"],
            ["media_files.id"],
            name="fk_media_shares_media_file_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_media_shares_user_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shared_by"], ["users.id"], name="fk_media_shares_shared_by", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("media_file_id", "user_id", name="pk_media_shares"),
    )
    op.create_index("ix_media_shares_user_id", "media_shares", ["user_id"])
    op.create_index("ix_media_shares_shared_by", "media_shares", ["shared_by"])


def downgrade() -> None:
    op.drop_table("media_shares")
    op.drop_index("ix_media_files_feed", "media_files")
    op.create_index("ix_media_files_user_id", "media_files", ["user_id"])
    op.drop_index("uq_media_files_client_key", "media_files")
    op.drop_column("media_files", "client_key")
    op.alter_column("media_files", "user_id", type_=sa.Integer())
