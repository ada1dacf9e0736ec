"""Likes, passes, shortlists."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TOUCHED = ("shortlist_items", "shortlists", "user_swipes")


def _moments() -> list[sa.Column]:
    return [
        sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)
        for name in ("created_at", "updated_at")
    ]


def _key() -> sa.Column:
    return sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False)


def _to(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete
    )


def upgrade() -> None:
    _swipes()
    _shortlists()
    for table in TOUCHED:
        op.execute(
            f"CREATE TRIGGER touch BEFORE UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
        )
    # A deck of one city or locality is read in this order; along the whole country's index one
    # would walk past all other places.
    popular = [sa.literal_column(f"{name} DESC") for name in ("like_count", "view_count")]
    popular += [sa.literal_column("published_at DESC"), sa.literal_column("id DESC")]
    for name, places in (
        ("ix_properties_popular_city", ["city_slug"]),
        ("ix_properties_popular_locality", ["locality_slug", "city_slug"]),
    ):
        op.create_index(
            name,
            "properties",
            [*places, "purpose", *popular],
            unique=False,
            postgresql_where=sa.text("is_public"),
        )


def _swipes() -> None:
    op.create_table(
        "user_swipes",
        *_moments(),
        _key(),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=True),
        sa.Column("target_user_id", sa.BigInteger(), nullable=True),
        sa.Column("context_property_id", sa.BigInteger(), nullable=True),
        sa.Column("target_type", sa.Text(), server_default="property", nullable=False),
        sa.Column("swipe_action", sa.Text(), server_default="like", nullable=False),
        sa.Column("is_liked", sa.Boolean(), nullable=False),
        sa.Column(
            "acted_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("price_when_liked", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "target_type IN ('property', 'user')", name=op.f("ck_user_swipes_target_type_known")
        ),
        sa.CheckConstraint(
            "swipe_action IN ('pass', 'like', 'super_like')",
            name=op.f("ck_user_swipes_swipe_action_known"),
        ),
        sa.CheckConstraint(
            "is_liked = (swipe_action <> 'pass')", name=op.f("ck_user_swipes_liked_is_not_passed")
        ),
        sa.CheckConstraint(
            "(property_id IS NOT NULL) = (target_type = 'property')"
            " AND (target_user_id IS NOT NULL) = (target_type = 'user')",
            name=op.f("ck_user_swipes_one_target"),
        ),
        sa.CheckConstraint("user_id <> target_user_id", name=op.f("ck_user_swipes_not_oneself")),
        sa.CheckConstraint(
            "target_type = 'user' OR swipe_action <> 'super_like'",
            name=op.f("ck_user_swipes_super_like_is_for_people"),
        ),
        _to("user_swipes", "user_id", "users", "CASCADE"),
        _to("user_swipes", "property_id", "properties", "CASCADE"),
        _to("user_swipes", "target_user_id", "users", "CASCADE"),
        _to("user_swipes", "context_property_id", "properties", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_swipes")),
        sa.UniqueConstraint(
            "user_id", "property_id", name=op.f("uq_user_swipes_user_id_property_id")
        ),
    )
    op.create_index(
        "uq_user_swipes_person",
        "user_swipes",
        ["user_id", "target_user_id"],
        unique=True,
        postgresql_where=sa.text("target_user_id IS NOT NULL"),
    )
    newest = [sa.literal_column("acted_at DESC"), sa.literal_column("id DESC")]
    op.create_index("ix_user_swipes_feed", "user_swipes", ["user_id", "is_liked", *newest])
    op.create_index("ix_user_swipes_latest", "user_swipes", ["user_id", *newest])
    op.create_index("ix_user_swipes_property", "user_swipes", ["property_id", "is_liked"])
    op.create_index("ix_user_swipes_target", "user_swipes", ["target_user_id", "is_liked"])
    op.create_index(
        "ix_user_swipes_context",
        "user_swipes",
        ["context_property_id"],
        postgresql_where=sa.text("context_property_id IS NOT NULL"),
    )


def _shortlists() -> None:
    op.create_table(
        "shortlists",
        *_moments(),
        sa.Column(
            "public_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        _key(),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("share_token", sa.String(length=64), nullable=True),
        sa.Column("is_default", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _to("shortlists", "owner_id", "users", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlists")),
        sa.UniqueConstraint("public_id", name=op.f("uq_shortlists_public_id")),
        sa.UniqueConstraint("share_token", name=op.f("uq_shortlists_share_token")),
    )
    op.create_index("ix_shortlists_owner", "shortlists", ["owner_id", sa.literal_column("id DESC")])
    op.create_index(
        "uq_shortlists_default",
        "shortlists",
        ["owner_id"],
        unique=True,
        postgresql_where=sa.text("is_default"),
    )
    op.create_table(
        "shortlist_items",
        *_moments(),
        _key(),
        sa.Column("shortlist_id", sa.BigInteger(), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column(
            "votes",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        _to("shortlist_items", "shortlist_id", "shortlists", "CASCADE"),
        _to("shortlist_items", "property_id", "properties", "CASCADE"),
        _to("shortlist_items", "added_by", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlist_items")),
        sa.UniqueConstraint(
            "shortlist_id", "property_id", name=op.f("uq_shortlist_items_shortlist_id_property_id")
        ),
    )
    op.create_index("ix_shortlist_items_property_id", "shortlist_items", ["property_id"])
    op.create_index("ix_shortlist_items_added_by", "shortlist_items", ["added_by"])
