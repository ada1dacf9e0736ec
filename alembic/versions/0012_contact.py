"""Asking about a home, and reporting one."""

import sqlalchemy as sa
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# No column of a search saved before can be read in SQL: it is found by everything and then asked
# exactly, until it is saved anew.
FILLED = """
UPDATE saved_searches SET fingerprint = md5(id::text), purpose = coalesce(filters->>'purpose', 'rent'),
  price = '[0,)', bedrooms = '(,)'
"""


def upgrade() -> None:
    op.create_index(
        "uq_property_inquiries_open",
        "property_inquiries",
        ["property_id", "user_id"],
        unique=True,
        postgresql_where=sa.text("status = 'new'"),
    )
    _reports()
    _saved()


def _moments() -> list[sa.Column]:
    return [
        sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)
        for name in ("created_at", "updated_at")
    ]


def _to(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete
    )


def _reports() -> None:
    name = "property_reports"
    op.create_table(
        name,
        *_moments(),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("status", sa.Text(), server_default="open", nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "reason IN ('spam', 'fake_listing', 'abuse', 'inappropriate', 'other')",
            name=op.f(f"ck_{name}_reason_known"),
        ),
        sa.CheckConstraint(
            "status IN ('open', 'actioned', 'dismissed')", name=op.f(f"ck_{name}_status_known")
        ),
        _to(name, "property_id", "properties", "CASCADE"),
        _to(name, "reporter_id", "users", "CASCADE"),
        _to(name, "decided_by", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for column in ("property_id", "reporter_id", "decided_by"):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
    is_open = sa.text("status = 'open'")
    op.create_index(
        "uq_property_reports_open",
        name,
        ["property_id", "reporter_id"],
        unique=True,
        postgresql_where=is_open,
    )
    op.create_index(
        "ix_property_reports_queue", name, ["created_at", "id"], postgresql_where=is_open
    )
    op.execute(
        f"CREATE TRIGGER touch BEFORE UPDATE ON {name}"
        " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
    )


def _saved() -> None:
    name = "saved_searches"
    op.drop_column(name, "last_seen_property_id")
    op.add_column(name, sa.Column("fingerprint", sa.String(length=64)))
    op.add_column(name, sa.Column("purpose", sa.Text()))
    for column in ("city", "locality"):
        op.add_column(name, sa.Column(column, sa.Text(), server_default="", nullable=False))
    op.add_column(name, sa.Column("price", postgresql.NUMRANGE()))
    op.add_column(name, sa.Column("bedrooms", postgresql.INT4RANGE()))
    op.add_column(name, sa.Column("around", Geometry("POLYGON", srid=4326, spatial_index=False)))
    op.execute(FILLED)
    for column in ("fingerprint", "purpose", "price", "bedrooms"):
        op.alter_column(name, column, nullable=False)
    op.create_unique_constraint(
        op.f(f"uq_{name}_user_id_fingerprint"), name, ["user_id", "fingerprint"]
    )
    speaks = "is_active AND alert_frequency <> 'off'"
    op.create_index(
        "ix_saved_searches_city",
        name,
        ["purpose", "city", "locality", "price", "bedrooms"],
        postgresql_using="gist",
        postgresql_where=sa.text(f"around IS NULL AND {speaks}"),
    )
    op.create_index(
        "ix_saved_searches_around",
        name,
        ["around", "purpose", "price", "bedrooms"],
        postgresql_using="gist",
        postgresql_where=sa.text(f"around IS NOT NULL AND {speaks}"),
    )
    matches = "saved_search_matches"
    op.create_table(
        matches,
        sa.Column("saved_search_id", sa.BigInteger(), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        _to(matches, "saved_search_id", name, "CASCADE"),
        _to(matches, "property_id", "properties", "CASCADE"),
        sa.PrimaryKeyConstraint("saved_search_id", "property_id", name=op.f(f"pk_{matches}")),
    )
    op.create_index(op.f(f"ix_{matches}_property_id"), matches, ["property_id"])
    op.create_index(
        "ix_saved_search_matches_untold",
        matches,
        ["saved_search_id"],
        postgresql_where=sa.text("NOT told"),
    )
    op.create_table(
        "watermarks",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_id", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_watermarks")),
    )


def downgrade() -> None:
    op.drop_table("watermarks")
    op.drop_table("saved_search_matches")
    op.drop_index("ix_saved_searches_around", "saved_searches")
    op.drop_index("ix_saved_searches_city", "saved_searches")
    op.drop_constraint("uq_saved_searches_user_id_fingerprint", "saved_searches")
    for column in ("around", "bedrooms", "price", "locality", "city", "purpose", "fingerprint"):
        op.drop_column("saved_searches", column)
    op.add_column("saved_searches", sa.Column("last_seen_property_id", sa.Integer()))
    op.drop_table("property_reports")
    op.drop_index("uq_property_inquiries_open", "property_inquiries")
