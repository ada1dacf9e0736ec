"""Homes on offer, their pictures and amenities, portfolios, searches, and stored files."""

import geoalchemy2
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TOUCHED = (
    "amenities",
    "master_areas",
    "master_cities",
    "portfolio_imports",
    "portfolio_mappings",
    "property_images",
    "property_inquiries",
    "property_reviews",
    "property_verifications",
    "saved_searches",
)

# A listing carries its owner's name and whether they are active, so that a search reads one table.
FOLLOW_OWNER = """
CREATE FUNCTION listings_follow_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE properties SET owner_name = NEW.full_name, owner_is_active = NEW.is_active
  WHERE owner_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER listings_follow_owner
AFTER UPDATE OF full_name, is_active ON users FOR EACH ROW
WHEN (OLD.full_name IS DISTINCT FROM NEW.full_name OR OLD.is_active <> NEW.is_active)
EXECUTE FUNCTION listings_follow_owner();
"""


# The planner unpacks its map of a column's points for every condition and index it weighs. With
# the usual 100 that takes longer than a search; with 20 the plans are the same, in no time.
SMALL_MAP = "ALTER TABLE properties ALTER COLUMN location SET STATISTICS 20"


def _slug(column: str) -> str:
    plain = f"regexp_replace(lower({column}), '[^a-z0-9]+', '-', 'g')"
    return f"nullif(btrim({plain}, '-'), '')"


def upgrade() -> None:
    op.create_table(
        "amenities",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("title_hi", sa.String(length=100), nullable=True),
        sa.Column("icon", sa.String(length=60), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("is_premium", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("typical_cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("canonical_id", sa.BigInteger(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint(
            "category IN ('safety', 'recreation', 'convenience', 'utilities', 'services', 'accessibility')",
            name=op.f("ck_amenities_category_known"),
        ),
        sa.ForeignKeyConstraint(
            ["canonical_id"],
            ["amenities.id"],
            name=op.f("fk_amenities_canonical_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amenities")),
    )
    op.create_index(op.f("ix_amenities_canonical_id"), "amenities", ["canonical_id"], unique=False)
    op.create_index(
        "uq_amenities_title", "amenities", [sa.literal_column("lower(title)")], unique=True
    )
    op.create_table(
        "master_cities",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("city_name", sa.String(length=100), nullable=False),
        sa.Column("city_name_hi", sa.String(length=100), nullable=True),
        sa.Column("state_name", sa.String(length=100), nullable=False),
        sa.Column("state_code", sa.String(length=4), nullable=True),
        sa.Column("country", sa.String(length=60), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("aliases", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_master_cities")),
        sa.UniqueConstraint("city_name", name=op.f("uq_master_cities_city_name")),
    )
    op.create_table(
        "master_areas",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("city_id", sa.BigInteger(), nullable=False),
        sa.Column("area_name", sa.String(length=120), nullable=False),
        sa.Column("pincode", sa.String(length=6), nullable=True),
        sa.Column("area_type", sa.Text(), server_default="residential", nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("is_popular", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "area_type IN ('residential', 'commercial', 'mixed')",
            name=op.f("ck_master_areas_area_type_known"),
        ),
        sa.ForeignKeyConstraint(
            ["city_id"],
            ["master_cities.id"],
            name=op.f("fk_master_areas_city_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_master_areas")),
        sa.UniqueConstraint("city_id", "area_name", name=op.f("uq_master_areas_city_id_area_name")),
    )
    op.create_index("ix_master_areas_pincode", "master_areas", ["pincode"], unique=False)
    op.create_index(
        "ix_master_areas_typos",
        "master_areas",
        ["area_name"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"area_name": "gin_trgm_ops"},
    )
    op.create_table(
        "media_files",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=True),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("original_filename", sa.String(length=300), nullable=True),
        sa.Column("file_url", sa.String(length=512), nullable=False),
        sa.Column("thumbnail_url", sa.String(length=512), nullable=True),
        sa.Column("cdn_url", sa.String(length=512), nullable=True),
        sa.Column(
            "variants",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("file_size", sa.BigInteger(), nullable=False),
        sa.Column("mime_type", sa.String(length=100), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("duration", sa.Integer(), nullable=True),
        sa.Column("preview", sa.Text(), nullable=True),
        sa.Column("folder", sa.String(length=60), nullable=True),
        sa.Column("visibility", sa.Text(), server_default="private", nullable=False),
        sa.Column("is_processed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("processing_status", sa.Text(), nullable=True),
        sa.Column(
            "processing_metadata",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("upload_status", sa.Text(), server_default="complete", nullable=False),
        sa.Column("bucket_name", sa.String(length=100), nullable=True),
        sa.Column("storage_path", sa.String(length=512), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "processing_status IN ('pending', 'processing', 'completed', 'failed')",
            name=op.f("ck_media_files_processing_status_known"),
        ),
        sa.CheckConstraint(
            "upload_status IN ('pending', 'complete', 'failed')",
            name=op.f("ck_media_files_upload_status_known"),
        ),
        sa.CheckConstraint(
            "visibility IN ('private', 'unlisted', 'public', 'agent_only')",
            name=op.f("ck_media_files_visibility_known"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_media_files_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_files")),
    )
    op.create_index(
        "ix_media_files_expiry",
        "media_files",
        ["expires_at"],
        unique=False,
        postgresql_where=sa.text("expires_at IS NOT NULL"),
    )
    op.create_index("ix_media_files_folder", "media_files", ["folder"], unique=False)
    op.create_index(
        op.f("ix_media_files_property_id"), "media_files", ["property_id"], unique=False
    )
    op.create_index("ix_media_files_sha256", "media_files", ["sha256"], unique=False)
    op.create_index(op.f("ix_media_files_user_id"), "media_files", ["user_id"], unique=False)
    op.create_table(
        "portfolio_mappings",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("columns_key", sa.String(length=64), nullable=False),
        sa.Column(
            "mapping",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "defaults",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_portfolio_mappings_owner_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolio_mappings")),
        sa.UniqueConstraint(
            "owner_id", "columns_key", name=op.f("uq_portfolio_mappings_owner_id_columns_key")
        ),
    )
    op.create_table(
        "saved_searches",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "public_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column(
            "filters",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("alert_frequency", sa.Text(), server_default="daily", nullable=False),
        sa.Column("last_run_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen_property_id", sa.Integer(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint(
            "alert_frequency IN ('instant', 'daily', 'weekly', 'off')",
            name=op.f("ck_saved_searches_frequency_known"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_saved_searches_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
        sa.UniqueConstraint("public_id", name=op.f("uq_saved_searches_public_id")),
    )
    op.create_index(op.f("ix_saved_searches_user_id"), "saved_searches", ["user_id"], unique=False)
    op.create_table(
        "user_search_history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("search_query", sa.String(length=200), nullable=True),
        sa.Column(
            "search_filters",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("search_location", sa.String(length=200), nullable=True),
        sa.Column("search_radius", sa.Integer(), nullable=True),
        sa.Column("results_count", sa.Integer(), nullable=True),
        sa.Column("user_location_lat", sa.Double(), nullable=True),
        sa.Column("user_location_lng", sa.Double(), nullable=True),
        sa.Column("search_type", sa.String(length=20), nullable=True),
        sa.Column("session_id", sa.String(length=64), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_user_search_history_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_search_history")),
    )
    op.create_index(
        "ix_user_search_history_feed",
        "user_search_history",
        ["user_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_table(
        "portfolio_imports",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "public_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("agent_id", sa.BigInteger(), nullable=True),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Text(), server_default="mapping", nullable=False),
        sa.Column(
            "reading",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "columns",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "mapping",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "defaults",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("rows_total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "counts",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('mapping', 'checking', 'preview', 'running', 'drafted', 'published',"
            " 'failed', 'undone')",
            name=op.f("ck_portfolio_imports_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agents.id"],
            name=op.f("fk_portfolio_imports_agent_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_portfolio_imports_owner_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolio_imports")),
        sa.UniqueConstraint("public_id", name=op.f("uq_portfolio_imports_public_id")),
    )
    op.create_index(
        "ix_portfolio_imports_feed",
        "portfolio_imports",
        ["owner_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        op.f("ix_portfolio_imports_agent_id"),
        "portfolio_imports",
        ["agent_id"],
        unique=False,
    )
    op.create_table(
        "properties",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("main_image_url", sa.String(length=512), nullable=True),
        sa.Column("virtual_tour_url", sa.String(length=512), nullable=True),
        sa.Column("video_tour_url", sa.String(length=512), nullable=True),
        sa.Column(
            "video_urls",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("floor_plan_url", sa.String(length=512), nullable=True),
        sa.Column("google_street_view_url", sa.String(length=512), nullable=True),
        sa.Column("owner_name", sa.String(length=100), nullable=True),
        sa.Column("owner_contact", sa.String(length=20), nullable=True),
        sa.Column("builder_name", sa.String(length=200), nullable=True),
        sa.Column("slug", sa.String(length=220), nullable=True),
        sa.Column("meta_title", sa.String(length=60), nullable=True),
        sa.Column("meta_description", sa.String(length=160), nullable=True),
        sa.Column("search_keywords", sa.Text(), nullable=True),
        sa.Column("rera_number", sa.String(length=60), nullable=True),
        sa.Column("rera_project_id", sa.Integer(), nullable=True),
        sa.Column("view_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("like_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("interest_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_managed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "management_status", sa.Text(), server_default=sa.text("'active'"), nullable=False
        ),
        sa.Column("payment_due_day", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("grace_period_days", sa.Integer(), server_default=sa.text("5"), nullable=False),
        sa.Column(
            "late_fee_policy",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("current_tenant_id", sa.BigInteger(), nullable=True),
        sa.Column("minimum_stay_days", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("inventory_units", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "overlap_policy", sa.Text(), server_default=sa.text("'exclusive'"), nullable=False
        ),
        sa.Column(
            "cancellation_policy", sa.Text(), server_default=sa.text("'flexible'"), nullable=False
        ),
        sa.Column("check_in_time", sa.Time(), server_default=sa.text("'14:00'"), nullable=False),
        sa.Column("check_out_time", sa.Time(), server_default=sa.text("'11:00'"), nullable=False),
        sa.Column(
            "lease_duration_months", sa.Integer(), server_default=sa.text("12"), nullable=False
        ),
        sa.Column("furnishing_level", sa.Text(), nullable=True),
        sa.Column("kitchen_type", sa.Text(), nullable=True),
        sa.Column("ventilation_type", sa.Text(), nullable=True),
        sa.Column("windows_count", sa.SmallInteger(), nullable=True),
        sa.Column("ventilation_shafts", sa.SmallInteger(), nullable=True),
        sa.Column("allow_pets", sa.Boolean(), nullable=True),
        sa.Column("preferred_tenant_type", sa.Text(), nullable=True),
        sa.Column("dietary_preference", sa.Text(), nullable=True),
        sa.Column(
            "listing_preferences",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "features",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "tags",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("available_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "calendar_data",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("area_sqft", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("carpet_area", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("built_up_area", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("super_built_up_area", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("plot_area", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("bedrooms", sa.SmallInteger(), nullable=True),
        sa.Column("bathrooms", sa.Numeric(precision=3, scale=1), nullable=True),
        sa.Column("balconies", sa.SmallInteger(), nullable=True),
        sa.Column("parking_spaces", sa.SmallInteger(), nullable=True),
        sa.Column("floor_number", sa.SmallInteger(), nullable=True),
        sa.Column("total_floors", sa.SmallInteger(), nullable=True),
        sa.Column("age_of_property", sa.SmallInteger(), nullable=True),
        sa.Column("construction_year", sa.SmallInteger(), nullable=True),
        sa.Column("max_occupancy", sa.SmallInteger(), nullable=True),
        sa.Column("base_price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("price_per_sqft", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("monthly_rent", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("daily_rate", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("security_deposit", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("maintenance_charges", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("brokerage", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("setup_cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("other_charges", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("other_charges_description", sa.String(length=300), nullable=True),
        sa.Column("market_value", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column(
            "effective_price",
            sa.Numeric(precision=14, scale=2),
            sa.Computed(
                "CASE purpose\n  WHEN 'buy' THEN base_price\n  WHEN 'rent' THEN coalesce(monthly_rent, base_price)\n  ELSE coalesce(daily_rate, round(coalesce(monthly_rent, base_price) / 30, 2)) END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column(
            "location",
            geoalchemy2.types.Geography(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeogFromText",
                name="geography",
            ),
            sa.Computed(
                "ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography", persisted=True
            ),
            nullable=True,
        ),
        sa.Column("location_accuracy", sa.Integer(), nullable=True),
        sa.Column("placed_by", sa.Text(), nullable=True),
        sa.Column("city", sa.String(length=100), nullable=True),
        sa.Column("state", sa.String(length=100), nullable=True),
        sa.Column(
            "country",
            sa.String(length=60),
            server_default=sa.text("'India'"),
            nullable=False,
        ),
        sa.Column("pincode", sa.String(length=6), nullable=True),
        sa.Column("locality", sa.String(length=200), nullable=True),
        sa.Column("sub_locality", sa.String(length=200), nullable=True),
        sa.Column("landmark", sa.String(length=200), nullable=True),
        sa.Column("full_address", sa.Text(), nullable=True),
        sa.Column("address_line1", sa.String(length=200), nullable=True),
        sa.Column("address_line2", sa.String(length=200), nullable=True),
        sa.Column("area_type", sa.String(length=40), nullable=True),
        sa.Column("city_slug", sa.Text(), sa.Computed(_slug("city"), persisted=True)),
        sa.Column("locality_slug", sa.Text(), sa.Computed(_slug("locality"), persisted=True)),
        sa.Column("status", sa.Text(), server_default=sa.text("'available'"), nullable=False),
        sa.Column("listing_status", sa.Text(), server_default=sa.text("'draft'"), nullable=False),
        sa.Column("moderation_status", sa.Text(), server_default=sa.text("'live'"), nullable=False),
        sa.Column("moderation_reason", sa.Text(), nullable=True),
        sa.Column("moderated_by", sa.BigInteger(), nullable=True),
        sa.Column("moderated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visibility", sa.Text(), server_default=sa.text("'public'"), nullable=False),
        sa.Column(
            "verification_status", sa.Text(), server_default=sa.text("'pending'"), nullable=False
        ),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by", sa.BigInteger(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("is_available", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("owner_is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column(
            "is_public",
            sa.Boolean(),
            sa.Computed(
                "is_available AND listing_status = 'live' AND moderation_status = 'live'\n  AND visibility <> 'private' AND owner_is_active",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "public_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("listing_agent_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("property_type", sa.Text(), nullable=False),
        sa.Column("sub_type", sa.String(length=40), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column(
            "search_vector",
            postgresql.TSVECTOR(),
            sa.Computed(
                "\n  setweight(to_tsvector('english', coalesce(title, '')), 'A') ||\n  setweight(to_tsvector('english',\n    coalesce(description, '') || ' ' || coalesce(search_keywords, '')), 'B') ||\n  setweight(to_tsvector('english', coalesce(full_address, '') || ' ' || coalesce(city, '')\n    || ' ' || coalesce(locality, '')), 'C')",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "sample",
            sa.SmallInteger(),
            sa.Computed("(hashint8(id) & 1023)::smallint", persisted=True),
            nullable=True,
        ),
        sa.Column("import_id", sa.BigInteger(), nullable=True),
        sa.Column("import_fingerprint", sa.String(length=64), nullable=True),
        sa.Column("is_seed_data", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "base_price <= CASE purpose WHEN 'buy' THEN 10000000000 ELSE 100000000 END",
            name=op.f("ck_properties_price_cap"),
        ),
        sa.CheckConstraint(
            "cancellation_policy IN ('flexible', 'moderate', 'strict')",
            name=op.f("ck_properties_cancellation_policy_known"),
        ),
        sa.CheckConstraint(
            "country <> 'India' OR latitude IS NULL OR (latitude BETWEEN 6.0 AND 37.6 AND longitude BETWEEN 68.7 AND 97.25)",
            name=op.f("ck_properties_inside_india"),
        ),
        sa.CheckConstraint(
            "dietary_preference IN ('veg_only', 'non_veg_ok', 'any')",
            name=op.f("ck_properties_dietary_preference_known"),
        ),
        sa.CheckConstraint(
            "furnishing_level IN ('furnished', 'semi_furnished', 'unfurnished')",
            name=op.f("ck_properties_furnishing_level_known"),
        ),
        sa.CheckConstraint(
            "kitchen_type IN ('vegetarian', 'non_vegetarian', 'eggetarian', 'any')",
            name=op.f("ck_properties_kitchen_type_known"),
        ),
        sa.CheckConstraint(
            "listing_status IN ('draft', 'pending_review', 'live', 'paused', 'rejected', 'archived')",
            name=op.f("ck_properties_listing_status_known"),
        ),
        sa.CheckConstraint(
            "management_status IN ('draft', 'active', 'archived')",
            name=op.f("ck_properties_management_status_known"),
        ),
        sa.CheckConstraint(
            "moderation_status IN ('pending_review', 'live', 'rejected', 'paused')",
            name=op.f("ck_properties_moderation_status_known"),
        ),
        sa.CheckConstraint(
            "overlap_policy IN ('exclusive', 'lead_intake')",
            name=op.f("ck_properties_overlap_policy_known"),
        ),
        sa.CheckConstraint("pincode ~ '^[1-9][0-9]{5}$'", name=op.f("ck_properties_pincode_shape")),
        sa.CheckConstraint(
            "placed_by IN ('pin', 'pincode', 'locality')",
            name=op.f("ck_properties_placed_by_known"),
        ),
        sa.CheckConstraint(
            "preferred_tenant_type IN ('family', 'bachelor', 'company', 'any')",
            name=op.f("ck_properties_preferred_tenant_type_known"),
        ),
        sa.CheckConstraint(
            "property_type IN ('house', 'apartment', 'builder_floor', 'room', 'villa', 'plot', 'condo', 'penthouse', 'studio', 'loft', 'pg', 'flatmate', 'office', 'shop', 'warehouse', 'commercial')",
            name=op.f("ck_properties_property_type_known"),
        ),
        sa.CheckConstraint(
            "property_type NOT IN ('pg', 'flatmate') OR purpose = 'rent'",
            name=op.f("ck_properties_pg_is_rented"),
        ),
        sa.CheckConstraint(
            "purpose IN ('buy', 'rent', 'short_stay')", name=op.f("ck_properties_purpose_known")
        ),
        sa.CheckConstraint(
            "status IN ('available', 'sold', 'rented', 'under_offer', 'maintenance')",
            name=op.f("ck_properties_status_known"),
        ),
        sa.CheckConstraint(
            "ventilation_type IN ('good', 'average', 'poor')",
            name=op.f("ck_properties_ventilation_type_known"),
        ),
        sa.CheckConstraint(
            "verification_status IN ('pending', 'in_progress', 'verified', 'rejected')",
            name=op.f("ck_properties_verification_status_known"),
        ),
        sa.CheckConstraint(
            "visibility IN ('private', 'public', 'featured')",
            name=op.f("ck_properties_visibility_known"),
        ),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)", name=op.f("ck_properties_both_coordinates")
        ),
        sa.CheckConstraint("base_price >= 0", name=op.f("ck_properties_price_not_negative")),
        sa.CheckConstraint(
            "carpet_area <= built_up_area AND built_up_area <= super_built_up_area",
            name=op.f("ck_properties_areas_nested"),
        ),
        sa.CheckConstraint(
            "floor_number <= total_floors", name=op.f("ck_properties_floor_in_building")
        ),
        sa.CheckConstraint("grace_period_days >= 0", name=op.f("ck_properties_grace")),
        sa.CheckConstraint(
            "minimum_stay_days >= 1 AND inventory_units >= 1", name=op.f("ck_properties_stay_units")
        ),
        sa.CheckConstraint("payment_due_day BETWEEN 1 AND 28", name=op.f("ck_properties_due_day")),
        sa.CheckConstraint(
            "view_count >= 0 AND like_count >= 0 AND interest_count >= 0",
            name=op.f("ck_properties_counts"),
        ),
        sa.ForeignKeyConstraint(
            ["current_tenant_id"],
            ["users.id"],
            name=op.f("fk_properties_current_tenant_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["portfolio_imports.id"],
            name=op.f("fk_properties_import_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["listing_agent_id"],
            ["agents.id"],
            name=op.f("fk_properties_listing_agent_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["moderated_by"],
            ["users.id"],
            name=op.f("fk_properties_moderated_by"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_properties_owner_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["verified_by"],
            ["users.id"],
            name=op.f("fk_properties_verified_by"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_properties")),
        sa.UniqueConstraint("public_id", name=op.f("uq_properties_public_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_properties_slug")),
    )
    op.create_index("ix_properties_base_price", "properties", ["base_price"], unique=False)
    op.create_index(
        "ix_properties_by_price",
        "properties",
        ["purpose", "effective_price", "id"],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index(
        "ix_properties_city_price",
        "properties",
        ["city", "purpose", "effective_price", "id"],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index(
        "ix_properties_feed",
        "properties",
        [sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_properties_import",
        "properties",
        ["import_id"],
        unique=False,
        postgresql_where=sa.text("import_id IS NOT NULL"),
    )
    op.create_index(
        "ix_properties_kind",
        "properties",
        ["property_type", "purpose", "is_available"],
        unique=False,
    )
    op.create_index(
        "ix_properties_listing_agent_id", "properties", ["listing_agent_id"], unique=False
    )
    op.create_index(
        "ix_properties_locality",
        "properties",
        ["locality_slug", "purpose"],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index(
        "ix_properties_locality_typos",
        "properties",
        ["locality"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"locality": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_properties_pincode",
        "properties",
        ["pincode", "purpose"],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index(
        "ix_properties_place",
        "properties",
        ["city_slug", "locality_slug", "purpose", sa.literal_column("published_at DESC")],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index(
        "ix_properties_city_sample",
        "properties",
        ["city_slug"],
        unique=False,
        postgresql_where=sa.text("is_public AND sample < 64"),
    )
    op.create_index(
        "ix_properties_near_buy",
        "properties",
        ["location", "bedrooms", "effective_price"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("is_public AND purpose = 'buy'"),
    )
    op.create_index(
        "ix_properties_near_rent",
        "properties",
        ["location", "bedrooms", "effective_price"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("is_public AND purpose = 'rent'"),
    )
    op.create_index(
        "ix_properties_near_short_stay",
        "properties",
        ["location", "bedrooms", "effective_price"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("is_public AND purpose = 'short_stay'"),
    )
    op.create_index(
        "ix_properties_newest",
        "properties",
        ["purpose", sa.literal_column("published_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index("ix_properties_owner", "properties", ["owner_id", "is_managed"], unique=False)
    op.create_index(
        "ix_properties_popular",
        "properties",
        [
            "purpose",
            sa.literal_column("like_count DESC"),
            sa.literal_column("view_count DESC"),
            sa.literal_column("published_at DESC"),
            sa.literal_column("id DESC"),
        ],
        unique=False,
        postgresql_where=sa.text("is_public"),
    )
    op.create_index(
        "ix_properties_preferences",
        "properties",
        ["listing_preferences"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"listing_preferences": "jsonb_path_ops"},
    )
    op.create_index(
        "ix_properties_sample_16",
        "properties",
        ["location", "purpose", "bedrooms", "effective_price"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("is_public AND sample < 64"),
    )
    op.create_index(
        "ix_properties_sample_256",
        "properties",
        ["location", "purpose"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("is_public AND sample < 4"),
    )
    op.create_index(
        "ix_properties_title_typos",
        "properties",
        ["title"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"title": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_properties_twins",
        "properties",
        ["full_address", "latitude", "longitude"],
        unique=False,
        postgresql_include=["bedrooms"],
    )
    op.create_index(
        "ix_properties_words", "properties", ["search_vector"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "uq_properties_import_row",
        "properties",
        ["owner_id", "import_fingerprint"],
        unique=True,
        postgresql_where=sa.text("import_fingerprint IS NOT NULL"),
    )
    op.create_table(
        "contact_reveals",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("viewer_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_contact_reveals_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_contact_reveals_property_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["viewer_id"],
            ["users.id"],
            name=op.f("fk_contact_reveals_viewer_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_reveals")),
        sa.UniqueConstraint(
            "property_id", "viewer_id", name=op.f("uq_contact_reveals_property_id_viewer_id")
        ),
    )
    op.create_index(
        op.f("ix_contact_reveals_owner_id"), "contact_reveals", ["owner_id"], unique=False
    )
    op.create_index(
        "ix_contact_reveals_quota", "contact_reveals", ["viewer_id", "created_at"], unique=False
    )
    op.create_table(
        "listing_moderation_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column(
            "flags",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "action IN ('approve', 'reject', 'request_edit', 'pause', 'resume', 'auto_pause', 'report_pause', 'submit', 'publish')",
            name=op.f("ck_listing_moderation_events_action_known"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["users.id"],
            name=op.f("fk_listing_moderation_events_actor_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_listing_moderation_events_property_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_moderation_events")),
    )
    op.create_index(
        op.f("ix_listing_moderation_events_actor_id"),
        "listing_moderation_events",
        ["actor_id"],
        unique=False,
    )
    op.create_index(
        "ix_listing_moderation_events_feed",
        "listing_moderation_events",
        ["property_id", sa.literal_column("created_at DESC")],
        unique=False,
    )
    op.create_table(
        "portfolio_import_rows",
        sa.Column("import_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column(
            "raw",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "values",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "problems",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column(
            "placement",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('read', 'ready', 'unplaced', 'problem', 'created', 'duplicate', 'undone')",
            name=op.f("ck_portfolio_import_rows_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["portfolio_imports.id"],
            name=op.f("fk_portfolio_import_rows_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_portfolio_import_rows_property_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_portfolio_import_rows")),
    )
    op.create_index(
        "ix_portfolio_import_rows_outcome",
        "portfolio_import_rows",
        ["import_id", "outcome", "line"],
        unique=False,
    )
    op.create_index(
        "ix_portfolio_import_rows_property_id",
        "portfolio_import_rows",
        ["property_id"],
        unique=False,
    )
    op.create_table(
        "property_amenities",
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("amenity_id", sa.BigInteger(), nullable=False),
        sa.Column("custom_name", sa.String(length=100), nullable=True),
        sa.Column("description", sa.String(length=300), nullable=True),
        sa.Column("is_available", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("additional_cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["amenity_id"],
            ["amenities.id"],
            name=op.f("fk_property_amenities_amenity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_amenities_property_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("property_id", "amenity_id", name=op.f("pk_property_amenities")),
    )
    op.create_index(
        "ix_property_amenities_amenity_id",
        "property_amenities",
        ["amenity_id", "property_id"],
        unique=False,
    )
    op.create_table(
        "property_images",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("media_file_id", sa.Uuid(), nullable=True),
        sa.Column("image_url", sa.String(length=512), nullable=False),
        sa.Column("media_type", sa.Text(), server_default="image", nullable=False),
        sa.Column("caption", sa.String(length=300), nullable=True),
        sa.Column("image_category", sa.Text(), server_default="others", nullable=False),
        sa.Column("display_order", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_main_image", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("tags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("captured_by", sa.String(length=100), nullable=True),
        sa.Column(
            "camera_info",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("verification_status", sa.Text(), server_default="pending", nullable=False),
        sa.Column("verified_by", sa.BigInteger(), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visibility", sa.Text(), server_default="public", nullable=False),
        sa.Column(
            "details",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "image_category IN ('room', 'hall', 'kitchen', 'bathroom', 'balcony', 'terrace', 'garden', 'parking', 'entrance', 'exterior', 'interior', 'others', 'floor_plan')",
            name=op.f("ck_property_images_image_category_known"),
        ),
        sa.CheckConstraint(
            "media_type IN ('image', 'video', '360_tour', 'document', 'floor_plan')",
            name=op.f("ck_property_images_media_type_known"),
        ),
        sa.CheckConstraint(
            "verification_status IN ('pending', 'approved', 'rejected')",
            name=op.f("ck_property_images_verification_known"),
        ),
        sa.CheckConstraint(
            "visibility IN ('public', 'private', 'agent_only')",
            name=op.f("ck_property_images_visibility_known"),
        ),
        sa.ForeignKeyConstraint(
            ["media_file_id"],
            ["media_files.id"],
            name=op.f("fk_property_images_media_file_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_images_property_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["verified_by"],
            ["users.id"],
            name=op.f("fk_property_images_verified_by"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_images")),
    )
    op.create_index(
        op.f("ix_property_images_media_file_id"), "property_images", ["media_file_id"], unique=False
    )
    op.create_index(
        "ix_property_images_order",
        "property_images",
        ["property_id", "display_order", "id"],
        unique=False,
    )
    op.create_index(
        "uq_property_images_main",
        "property_images",
        ["property_id"],
        unique=True,
        postgresql_where=sa.text("is_main_image"),
    )
    op.create_table(
        "property_inquiries",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("interest_type", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("preferred_contact_method", sa.String(length=20), nullable=True),
        sa.Column("status", sa.Text(), server_default="new", nullable=False),
        sa.CheckConstraint(
            "interest_type IN ('visit', 'buy', 'rent', 'book')",
            name=op.f("ck_property_inquiries_interest_known"),
        ),
        sa.CheckConstraint(
            "status IN ('new', 'contacted', 'closed')",
            name=op.f("ck_property_inquiries_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_inquiries_property_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_property_inquiries_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_inquiries")),
    )
    op.create_index(
        op.f("ix_property_inquiries_property_id"),
        "property_inquiries",
        ["property_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_property_inquiries_user_id"), "property_inquiries", ["user_id"], unique=False
    )
    op.create_table(
        "property_price_history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("new", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("changed_by", sa.BigInteger(), nullable=True),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"],
            ["users.id"],
            name=op.f("fk_property_price_history_changed_by"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_price_history_property_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_price_history")),
    )
    op.create_index(
        op.f("ix_property_price_history_changed_by"),
        "property_price_history",
        ["changed_by"],
        unique=False,
    )
    op.create_index(
        "ix_property_price_history_feed",
        "property_price_history",
        ["property_id", "changed_at"],
        unique=False,
    )
    op.create_table(
        "property_reviews",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.Column("lease_id", sa.Integer(), nullable=True),
        sa.Column("rating", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("is_visible", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_property_reviews_rating_range")),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_reviews_property_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_property_reviews_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_reviews")),
        sa.UniqueConstraint(
            "user_id",
            "booking_id",
            "lease_id",
            name=op.f("uq_property_reviews_user_id_booking_id_lease_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(
        op.f("ix_property_reviews_property_id"), "property_reviews", ["property_id"], unique=False
    )
    op.create_index(
        op.f("ix_property_reviews_user_id"), "property_reviews", ["user_id"], unique=False
    )
    op.create_table(
        "property_verifications",
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("requested_by", sa.BigInteger(), nullable=True),
        sa.Column("assigned_to", sa.BigInteger(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "report",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("quality_score", sa.SmallInteger(), nullable=True),
        sa.Column("issues", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "recommendations", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "photos",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("video_url", sa.String(length=512), nullable=True),
        sa.Column("tour_url", sa.String(length=512), nullable=True),
        sa.Column("title_clear", sa.Boolean(), nullable=True),
        sa.Column("ownership_verified", sa.Boolean(), nullable=True),
        sa.Column("encumbrance_free", sa.Boolean(), nullable=True),
        sa.Column("condition_rating", sa.SmallInteger(), nullable=True),
        sa.Column("location_rating", sa.SmallInteger(), nullable=True),
        sa.Column("rejection_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'assigned', 'in_progress', 'completed', 'rejected')",
            name=op.f("ck_property_verifications_status_known"),
        ),
        sa.CheckConstraint(
            "type IN ('standard', 'premium', 'legal')",
            name=op.f("ck_property_verifications_type_known"),
        ),
        sa.CheckConstraint(
            "condition_rating BETWEEN 1 AND 5",
            name=op.f("ck_property_verifications_condition_range"),
        ),
        sa.CheckConstraint(
            "location_rating BETWEEN 1 AND 5", name=op.f("ck_property_verifications_location_range")
        ),
        sa.CheckConstraint(
            "quality_score BETWEEN 1 AND 10", name=op.f("ck_property_verifications_quality_range")
        ),
        sa.ForeignKeyConstraint(
            ["assigned_to"],
            ["users.id"],
            name=op.f("fk_property_verifications_assigned_to"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_verifications_property_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"],
            ["users.id"],
            name=op.f("fk_property_verifications_requested_by"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_verifications")),
    )
    op.create_index(
        op.f("ix_property_verifications_assigned_to"),
        "property_verifications",
        ["assigned_to"],
        unique=False,
    )
    op.create_index(
        op.f("ix_property_verifications_property_id"),
        "property_verifications",
        ["property_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_property_verifications_requested_by"),
        "property_verifications",
        ["requested_by"],
        unique=False,
    )
    op.create_table(
        "property_views",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("property_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("session_key", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=True),
        sa.Column("referrer", sa.String(length=300), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_property_views_property_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_property_views_user_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_views")),
    )
    op.create_index(
        "ix_property_views_seen",
        "property_views",
        ["property_id", "session_key", sa.literal_column("created_at DESC")],
        unique=False,
    )
    op.create_index(
        "ix_property_views_user",
        "property_views",
        ["user_id", sa.literal_column("created_at DESC")],
        unique=False,
        postgresql_where=sa.text("user_id IS NOT NULL"),
    )
    op.create_index(
        "ix_property_views_session",
        "property_views",
        ["session_key", sa.literal_column("created_at DESC")],
        unique=False,
    )
    op.create_foreign_key(
        op.f("fk_media_files_property_id"),
        "media_files",
        "properties",
        ["property_id"],
        ["id"],
        ondelete="SET NULL",
    )
    for table in TOUCHED:
        op.execute(
            f"CREATE TRIGGER touch BEFORE UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
        )
    op.execute(
        "CREATE TRIGGER touch BEFORE UPDATE ON properties FOR EACH ROW"
        " EXECUTE FUNCTION touch_updated_at('view_count', 'like_count', 'interest_count')"
    )
    op.execute(FOLLOW_OWNER)
    op.execute(SMALL_MAP)
