"""People: conversations, flatmates' profiles, matches, blocks, reports, edited lists, quotas."""

import sqlalchemy as sa
from geoalchemy2 import Geography
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TOUCHED = (
    "app_catalogs",
    "user_conversations",
    "user_matches",
    "match_qna_answers",
    "user_reports",
    "user_appeals",
)

# Whoever acted may be forgotten (the key is set to null by the schema's owner); nothing else changes.
ONLY_ADDED = """
DO $$ DECLARE grantee text; BEGIN
  FOR grantee IN SELECT DISTINCT g.grantee FROM information_schema.role_table_grants AS g
    WHERE g.table_name = 'moderation_actions' AND g.grantee <> current_user
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON moderation_actions FROM %I', grantee);
  END LOOP;
END $$
"""


def upgrade() -> None:
    _tables()
    _profiles()
    _visits()
    for table in TOUCHED:
        op.execute(
            f"CREATE TRIGGER touch BEFORE UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
        )
    op.execute(ONLY_ADDED)


def _tables() -> None:
    op.create_table(
        "app_catalogs",
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
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_catalogs")),
        sa.UniqueConstraint("key", name=op.f("uq_app_catalogs_key")),
    )
    op.create_index(op.f("ix_app_catalogs_is_active"), "app_catalogs", ["is_active"], unique=False)
    op.create_table(
        "flatmate_super_like_usage",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("target_user_id", sa.BigInteger(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["target_user_id"],
            ["users.id"],
            name=op.f("fk_flatmate_super_like_usage_target_user_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_flatmate_super_like_usage_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flatmate_super_like_usage")),
        sa.UniqueConstraint(
            "user_id",
            "target_user_id",
            "used_on",
            name=op.f("uq_flatmate_super_like_usage_user_id_target_user_id_used_on"),
        ),
    )
    op.create_index(
        "ix_flatmate_super_like_usage_day",
        "flatmate_super_like_usage",
        ["user_id", "used_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_flatmate_super_like_usage_target_user_id"),
        "flatmate_super_like_usage",
        ["target_user_id"],
        unique=False,
    )
    op.create_table(
        "moderation_actions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("actor_user_id", sa.BigInteger(), nullable=True),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("from_status", sa.String(length=40), nullable=True),
        sa.Column("to_status", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "subject_type IN ('listing', 'report', 'user', 'message')",
            name=op.f("ck_moderation_actions_subject_type_known"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_user_id"],
            ["users.id"],
            name=op.f("fk_moderation_actions_actor_user_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_actions")),
    )
    op.create_index(
        op.f("ix_moderation_actions_actor_user_id"),
        "moderation_actions",
        ["actor_user_id"],
        unique=False,
    )
    op.create_index(
        "ix_moderation_actions_feed",
        "moderation_actions",
        [sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_moderation_actions_subject",
        "moderation_actions",
        ["subject_type", "subject_id"],
        unique=False,
    )
    op.create_table(
        "user_blocks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("blocker_user_id", sa.BigInteger(), nullable=False),
        sa.Column("blocked_user_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "blocker_user_id <> blocked_user_id", name=op.f("ck_user_blocks_not_oneself")
        ),
        sa.ForeignKeyConstraint(
            ["blocked_user_id"],
            ["users.id"],
            name=op.f("fk_user_blocks_blocked_user_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["blocker_user_id"],
            ["users.id"],
            name=op.f("fk_user_blocks_blocker_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_blocks")),
        sa.UniqueConstraint(
            "blocker_user_id",
            "blocked_user_id",
            name=op.f("uq_user_blocks_blocker_user_id_blocked_user_id"),
        ),
    )
    op.create_index(
        op.f("ix_user_blocks_blocked_user_id"), "user_blocks", ["blocked_user_id"], unique=False
    )
    op.create_table(
        "user_quota_usage",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("quota_key", sa.String(length=40), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_user_quota_usage_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_quota_usage")),
        sa.UniqueConstraint(
            "user_id",
            "quota_key",
            "window_start",
            name=op.f("uq_user_quota_usage_user_id_quota_key_window_start"),
        ),
    )
    op.create_table(
        "flatmate_photos",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("media_file_id", sa.Uuid(), nullable=False),
        sa.Column("display_order", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("display_order >= 0", name=op.f("ck_flatmate_photos_in_order")),
        sa.ForeignKeyConstraint(
            ["media_file_id"],
            ["media_files.id"],
            name=op.f("fk_flatmate_photos_media_file_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_flatmate_photos_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flatmate_photos")),
        sa.UniqueConstraint(
            "user_id", "media_file_id", name=op.f("uq_flatmate_photos_user_id_media_file_id")
        ),
    )
    op.create_index(
        op.f("ix_flatmate_photos_media_file_id"), "flatmate_photos", ["media_file_id"], unique=False
    )
    op.create_table(
        "flatmate_profile_view_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("viewer_user_id", sa.BigInteger(), nullable=False),
        sa.Column("viewed_user_id", sa.BigInteger(), nullable=False),
        sa.Column("context_property_id", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(length=64), server_default="swipe_deck", nullable=False),
        sa.Column("duration_seconds", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("scroll_depth_percent", sa.Integer(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "duration_seconds BETWEEN 0 AND 3600",
            name=op.f("ck_flatmate_profile_view_events_duration_range"),
        ),
        sa.CheckConstraint(
            "scroll_depth_percent BETWEEN 0 AND 100",
            name=op.f("ck_flatmate_profile_view_events_scroll_range"),
        ),
        sa.CheckConstraint(
            "viewer_user_id <> viewed_user_id",
            name=op.f("ck_flatmate_profile_view_events_not_oneself"),
        ),
        sa.ForeignKeyConstraint(
            ["context_property_id"],
            ["properties.id"],
            name=op.f("fk_flatmate_profile_view_events_context_property_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["viewed_user_id"],
            ["users.id"],
            name=op.f("fk_flatmate_profile_view_events_viewed_user_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["viewer_user_id"],
            ["users.id"],
            name=op.f("fk_flatmate_profile_view_events_viewer_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flatmate_profile_view_events")),
    )
    op.create_index(
        "ix_flatmate_views_context",
        "flatmate_profile_view_events",
        ["context_property_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_flatmate_views_viewed",
        "flatmate_profile_view_events",
        ["viewed_user_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_flatmate_views_viewer",
        "flatmate_profile_view_events",
        ["viewer_user_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "user_conversations",
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
        sa.Column("app", sa.Text(), server_default="flatmates", nullable=False),
        sa.Column("user_one_id", sa.BigInteger(), nullable=False),
        sa.Column("user_two_id", sa.BigInteger(), nullable=False),
        sa.Column("created_by_user_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=True),
        sa.Column("context_property_id", sa.BigInteger(), nullable=True),
        sa.Column("context_data", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source", sa.Text(), server_default="listing_interest", nullable=False),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column("last_message_preview", sa.Text(), nullable=True),
        sa.Column("last_message_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "app IN ('flatmates', 'pm', 'real_estate', 'stays')",
            name=op.f("ck_user_conversations_app_known"),
        ),
        sa.CheckConstraint(
            "source IN ('listing_interest', 'profile_match', 'booking_inquiry', 'property_inquiry', 'lease_inquiry', 'other')",
            name=op.f("ck_user_conversations_source_known"),
        ),
        sa.CheckConstraint(
            "status IN ('active', 'archived', 'blocked', 'closed')",
            name=op.f("ck_user_conversations_status_known"),
        ),
        sa.CheckConstraint(
            "user_one_id < user_two_id", name=op.f("ck_user_conversations_pair_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["context_property_id"],
            ["properties.id"],
            name=op.f("fk_user_conversations_context_property_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_user_id"],
            ["users.id"],
            name=op.f("fk_user_conversations_created_by_user_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_one_id"],
            ["users.id"],
            name=op.f("fk_user_conversations_user_one_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_two_id"],
            ["users.id"],
            name=op.f("fk_user_conversations_user_two_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_conversations")),
        sa.UniqueConstraint(
            "app",
            "user_one_id",
            "user_two_id",
            name=op.f("uq_user_conversations_app_user_one_id_user_two_id"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_user_conversations_public_id")),
    )
    op.create_index(
        op.f("ix_user_conversations_context_property_id"),
        "user_conversations",
        ["context_property_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_user_conversations_created_by_user_id"),
        "user_conversations",
        ["created_by_user_id"],
        unique=False,
    )
    op.create_index(
        "ix_user_conversations_recent",
        "user_conversations",
        [sa.literal_column("last_message_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_user_conversations_user_one_id", "user_conversations", ["user_one_id"], unique=False
    )
    op.create_index(
        "ix_user_conversations_user_two_id", "user_conversations", ["user_two_id"], unique=False
    )
    op.create_table(
        "user_matches",
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
        sa.Column("user_one_id", sa.BigInteger(), nullable=False),
        sa.Column("user_two_id", sa.BigInteger(), nullable=False),
        sa.Column("context_property_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column(
            "matched_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("ended_by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_one_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_two_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('active', 'unmatched', 'blocked')",
            name=op.f("ck_user_matches_status_known"),
        ),
        sa.CheckConstraint("user_one_id < user_two_id", name=op.f("ck_user_matches_pair_in_order")),
        sa.ForeignKeyConstraint(
            ["context_property_id"],
            ["properties.id"],
            name=op.f("fk_user_matches_context_property_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_user_id"],
            ["users.id"],
            name=op.f("fk_user_matches_ended_by_user_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_one_id"],
            ["users.id"],
            name=op.f("fk_user_matches_user_one_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_two_id"],
            ["users.id"],
            name=op.f("fk_user_matches_user_two_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_matches")),
        sa.UniqueConstraint("public_id", name=op.f("uq_user_matches_public_id")),
        sa.UniqueConstraint(
            "user_one_id", "user_two_id", name=op.f("uq_user_matches_user_one_id_user_two_id")
        ),
    )
    op.create_index(
        op.f("ix_user_matches_context_property_id"),
        "user_matches",
        ["context_property_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_user_matches_ended_by_user_id"), "user_matches", ["ended_by_user_id"], unique=False
    )
    op.create_index("ix_user_matches_status", "user_matches", ["status"], unique=False)
    op.create_index(
        "ix_user_matches_user_two_id", "user_matches", ["user_two_id", "status"], unique=False
    )
    op.create_table(
        "match_qna_answers",
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
        sa.Column("match_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("q1", sa.String(length=500), nullable=True),
        sa.Column("q2", sa.String(length=32), nullable=True),
        sa.Column("q3", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["match_id"],
            ["user_matches.id"],
            name=op.f("fk_match_qna_answers_match_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_match_qna_answers_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_qna_answers")),
        sa.UniqueConstraint(
            "match_id", "user_id", name=op.f("uq_match_qna_answers_match_id_user_id")
        ),
    )
    op.create_index(
        op.f("ix_match_qna_answers_match_id"), "match_qna_answers", ["match_id"], unique=False
    )
    op.create_index(
        op.f("ix_match_qna_answers_user_id"), "match_qna_answers", ["user_id"], unique=False
    )
    op.create_table(
        "user_conversation_participants",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), server_default="member", nullable=False),
        sa.Column(
            "joined_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("last_read_message_id", sa.BigInteger(), nullable=True),
        sa.Column("last_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_message_id", sa.BigInteger(), nullable=True),
        sa.Column("muted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("phone_shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('member', 'admin')", name=op.f("ck_user_conversation_participants_role_known")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["user_conversations.id"],
            name=op.f("fk_user_conversation_participants_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_user_conversation_participants_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_conversation_participants")),
        sa.UniqueConstraint(
            "conversation_id",
            "user_id",
            name=op.f("uq_user_conversation_participants_conversation_id_user_id"),
        ),
    )
    op.create_index(
        "ix_user_conversation_participants_user_id",
        "user_conversation_participants",
        ["user_id", "last_read_at"],
        unique=False,
    )
    op.create_table(
        "user_messages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=False),
        sa.Column("sender_id", sa.BigInteger(), nullable=True),
        sa.Column("message_type", sa.Text(), server_default="text", nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("attachment_url", sa.Text(), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("client_token", sa.Uuid(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "message_type IN ('text', 'image', 'system', 'visit_request')",
            name=op.f("ck_user_messages_message_type_known"),
        ),
        sa.CheckConstraint(
            "body IS NOT NULL OR attachment_url IS NOT NULL",
            name=op.f("ck_user_messages_says_something"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["user_conversations.id"],
            name=op.f("fk_user_messages_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"],
            ["users.id"],
            name=op.f("fk_user_messages_sender_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_messages")),
    )
    op.create_index(
        op.f("ix_user_messages_sender_id"), "user_messages", ["sender_id"], unique=False
    )
    op.create_index(
        "ix_user_messages_thread", "user_messages", ["conversation_id", "id"], unique=False
    )
    op.create_index(
        "ix_user_messages_unread",
        "user_messages",
        ["conversation_id", "read_at"],
        unique=False,
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_index(
        "ix_user_messages_words",
        "user_messages",
        ["body"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"body": "gin_trgm_ops"},
        postgresql_where=sa.text("message_type = 'text'"),
    )
    op.create_index(
        "uq_user_messages_client_token",
        "user_messages",
        ["conversation_id", "sender_id", "client_token"],
        unique=True,
        postgresql_where=sa.text("client_token IS NOT NULL"),
    )
    op.create_table(
        "user_reports",
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
        sa.Column("reporter_user_id", sa.BigInteger(), nullable=False),
        sa.Column("reported_user_id", sa.BigInteger(), nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=True),
        sa.Column("property_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="other", nullable=False),
        sa.Column("status", sa.Text(), server_default="open", nullable=False),
        sa.Column("notes", sa.String(length=2000), nullable=True),
        sa.Column(
            "evidence",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("resolution_notes", sa.String(length=2000), nullable=True),
        sa.Column("resolved_by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("action_taken", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "action_taken IN ('dismiss', 'warn_user', 'suspend_user', 'escalate')",
            name=op.f("ck_user_reports_action_taken_known"),
        ),
        sa.CheckConstraint(
            "reason IN ('spam', 'fake_profile', 'abuse', 'inappropriate', 'other')",
            name=op.f("ck_user_reports_reason_known"),
        ),
        sa.CheckConstraint(
            "status IN ('open', 'reviewed', 'dismissed', 'actioned')",
            name=op.f("ck_user_reports_status_known"),
        ),
        sa.CheckConstraint(
            "reporter_user_id <> reported_user_id", name=op.f("ck_user_reports_not_oneself")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["user_conversations.id"],
            name=op.f("fk_user_reports_conversation_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["user_messages.id"],
            name=op.f("fk_user_reports_message_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["properties.id"],
            name=op.f("fk_user_reports_property_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["reported_user_id"],
            ["users.id"],
            name=op.f("fk_user_reports_reported_user_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reporter_user_id"],
            ["users.id"],
            name=op.f("fk_user_reports_reporter_user_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_user_id"],
            ["users.id"],
            name=op.f("fk_user_reports_resolved_by_user_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_reports")),
        sa.UniqueConstraint("public_id", name=op.f("uq_user_reports_public_id")),
    )
    op.create_index(
        op.f("ix_user_reports_conversation_id"), "user_reports", ["conversation_id"], unique=False
    )
    op.create_index(
        op.f("ix_user_reports_message_id"), "user_reports", ["message_id"], unique=False
    )
    op.create_index(
        op.f("ix_user_reports_property_id"), "user_reports", ["property_id"], unique=False
    )
    op.create_index(
        "ix_user_reports_queue",
        "user_reports",
        ["created_at", "id"],
        unique=False,
        postgresql_where=sa.text("status IN ('open', 'reviewed')"),
    )
    op.create_index(
        "ix_user_reports_reported", "user_reports", ["reported_user_id", "status"], unique=False
    )
    op.create_index(
        "ix_user_reports_reporter",
        "user_reports",
        ["reporter_user_id", sa.literal_column("created_at DESC")],
        unique=False,
    )
    op.create_index(
        op.f("ix_user_reports_resolved_by_user_id"),
        "user_reports",
        ["resolved_by_user_id"],
        unique=False,
    )
    op.create_index(
        "uq_user_reports_open",
        "user_reports",
        ["reporter_user_id", "reported_user_id"],
        unique=True,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "user_appeals",
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
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.Column("status", sa.Text(), server_default="open", nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=True),
        sa.Column("decided_by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('open', 'granted', 'refused')", name=op.f("ck_user_appeals_status_known")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_user_id"],
            ["users.id"],
            name=op.f("fk_user_appeals_decided_by_user_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["user_reports.id"],
            name=op.f("fk_user_appeals_report_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_user_appeals_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_appeals")),
    )
    op.create_index(
        op.f("ix_user_appeals_decided_by_user_id"),
        "user_appeals",
        ["decided_by_user_id"],
        unique=False,
    )
    op.create_index(op.f("ix_user_appeals_report_id"), "user_appeals", ["report_id"], unique=False)
    op.create_index("ix_user_appeals_user_id", "user_appeals", ["user_id"], unique=False)
    op.create_index(
        "uq_user_appeals_open",
        "user_appeals",
        ["user_id"],
        unique=True,
        postgresql_where=sa.text("status = 'open'"),
    )


def _profiles() -> None:
    op.add_column("users", sa.Column("flatmates_mode", sa.Text(), nullable=True))
    op.add_column(
        "users",
        sa.Column("flatmates_profile_status", sa.Text(), server_default="draft", nullable=False),
    )
    op.add_column("users", sa.Column("flatmates_bio", sa.String(length=500), nullable=True))
    op.add_column(
        "users",
        sa.Column(
            "flatmates_prompts",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
    )
    op.add_column(
        "users", sa.Column("flatmates_budget_min", sa.Numeric(precision=14, scale=2), nullable=True)
    )
    op.add_column(
        "users", sa.Column("flatmates_budget_max", sa.Numeric(precision=14, scale=2), nullable=True)
    )
    op.add_column(
        "users", sa.Column("flatmates_move_in_timeline", sa.String(length=64), nullable=True)
    )
    op.add_column("users", sa.Column("flatmates_city", sa.String(length=100), nullable=True))
    op.add_column("users", sa.Column("flatmates_locality", sa.String(length=200), nullable=True))
    op.add_column(
        "users",
        sa.Column(
            "flatmates_areas",
            postgresql.ARRAY(sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )
    op.add_column("users", sa.Column("flatmates_latitude", sa.Double(), nullable=True))
    op.add_column("users", sa.Column("flatmates_longitude", sa.Double(), nullable=True))
    op.add_column(
        "users",
        sa.Column(
            "flatmates_location",
            Geography("POINT", srid=4326, spatial_index=False),
            sa.Computed(
                "ST_SetSRID(ST_MakePoint(flatmates_longitude, flatmates_latitude), 4326)::geography",
                persisted=True,
            ),
            nullable=True,
        ),
    )
    op.add_column("users", sa.Column("flatmates_sleep_schedule", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_cleanliness", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_food_habits", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_smoking", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_drinking", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_guests_policy", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_work_style", sa.Text(), nullable=True))
    op.add_column(
        "users",
        sa.Column(
            "flatmates_signature",
            sa.SmallInteger(),
            sa.Computed(
                "((((((((0) * 4 + CASE flatmates_sleep_schedule WHEN 'early_bird' THEN 1 WHEN 'flexible' THEN 2 WHEN 'night_owl' THEN 3 ELSE 0 END) * 4 + CASE flatmates_cleanliness WHEN 'minimal' THEN 1 WHEN 'tidy' THEN 2 WHEN 'spotless' THEN 3 ELSE 0 END) * 6 + CASE flatmates_food_habits WHEN 'vegetarian' THEN 1 WHEN 'vegan' THEN 2 WHEN 'non_vegetarian' THEN 3 WHEN 'eggetarian' THEN 4 WHEN 'no_preference' THEN 5 ELSE 0 END) * 4 + CASE flatmates_smoking WHEN 'never' THEN 1 WHEN 'occasionally' THEN 2 WHEN 'regularly' THEN 3 ELSE 0 END) * 4 + CASE flatmates_drinking WHEN 'never' THEN 1 WHEN 'occasionally' THEN 2 WHEN 'regularly' THEN 3 ELSE 0 END) * 4 + CASE flatmates_guests_policy WHEN 'no_overnight_guests' THEN 1 WHEN 'occasional_ok' THEN 2 WHEN 'open_house' THEN 3 ELSE 0 END) * 4 + CASE flatmates_work_style WHEN 'wfh' THEN 1 WHEN 'office' THEN 2 WHEN 'hybrid' THEN 3 ELSE 0 END)::smallint",
                persisted=True,
            ),
            nullable=True,
        ),
    )
    op.add_column("users", sa.Column("flatmates_age", sa.SmallInteger(), nullable=True))
    op.add_column("users", sa.Column("flatmates_gender", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_gender_preference", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_profession", sa.String(length=80), nullable=True))
    op.add_column("users", sa.Column("flatmates_pets", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_parties", sa.Text(), nullable=True))
    op.add_column(
        "users",
        sa.Column(
            "flatmates_non_negotiables",
            postgresql.ARRAY(sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )
    op.add_column(
        "users",
        sa.Column(
            "flatmates_vibe_tags",
            postgresql.ARRAY(sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )
    op.add_column(
        "users",
        sa.Column(
            "flatmates_women_only", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
    )
    op.add_column(
        "users",
        sa.Column(
            "flatmates_verified_only", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
    )
    op.add_column(
        "users",
        sa.Column(
            "flatmates_photo_skipped", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
    )
    op.add_column(
        "users", sa.Column("flatmates_last_active_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "users", sa.Column("flatmates_submitted_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column("users", sa.Column("flatmates_moderation_reason", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("flatmates_auto_paused_reason", sa.Text(), nullable=True))
    op.add_column(
        "users", sa.Column("flatmates_auto_paused_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column(
        "users", sa.Column("flatmates_auto_pause_reports", sa.SmallInteger(), nullable=True)
    )
    op.add_column(
        "users",
        sa.Column(
            "flatmates_in_deck",
            sa.Boolean(),
            sa.Computed(
                "flatmates_onboarding_completed AND flatmates_profile_status = 'active'\n  AND is_active AND deleted_at IS NULL",
                persisted=True,
            ),
            nullable=True,
        ),
    )
    op.create_index(
        "ix_users_flatmates_age",
        "users",
        ["flatmates_age"],
        unique=False,
        postgresql_where=sa.text("flatmates_age IS NOT NULL"),
    )
    op.create_index(
        "ix_users_flatmates_alike",
        "users",
        [
            "flatmates_city",
            "flatmates_signature",
            sa.literal_column("flatmates_last_active_at DESC NULLS LAST"),
            sa.literal_column("id DESC"),
        ],
        unique=False,
        postgresql_where=sa.text("flatmates_in_deck"),
    )
    op.create_index(
        "ix_users_flatmates_city",
        "users",
        [
            "flatmates_city",
            sa.literal_column("flatmates_last_active_at DESC NULLS LAST"),
            sa.literal_column("id DESC"),
        ],
        unique=False,
        postgresql_where=sa.text("flatmates_in_deck"),
    )
    op.create_index(
        "ix_users_flatmates_near",
        "users",
        ["flatmates_location"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("flatmates_in_deck"),
    )
    op.create_index(
        "ix_users_flatmates_newest",
        "users",
        ["flatmates_city", sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("flatmates_in_deck"),
    )
    op.create_index(
        "ix_users_flatmates_recent",
        "users",
        [
            sa.literal_column("flatmates_last_active_at DESC NULLS LAST"),
            sa.literal_column("id DESC"),
        ],
        unique=False,
        postgresql_where=sa.text("flatmates_in_deck"),
    )
    op.create_index(
        "ix_users_flatmates_waiting",
        "users",
        ["flatmates_submitted_at", "id"],
        unique=False,
        postgresql_where=sa.text("flatmates_profile_status = 'pending_review'"),
    )
    op.create_check_constraint(
        "ck_users_flatmates_age_range", "users", "flatmates_age BETWEEN 18 AND 100"
    )
    op.create_check_constraint(
        "ck_users_flatmates_auto_paused_reason_known",
        "users",
        "flatmates_auto_paused_reason IN ('repeat_reports')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_budget_in_order",
        "users",
        "flatmates_budget_max >= flatmates_budget_min",
    )
    op.create_check_constraint(
        "ck_users_flatmates_budget_positive",
        "users",
        "flatmates_budget_min >= 0 AND flatmates_budget_max >= 0",
    )
    op.create_check_constraint(
        "ck_users_flatmates_cleanliness_known",
        "users",
        "flatmates_cleanliness IN ('minimal', 'tidy', 'spotless')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_drinking_known",
        "users",
        "flatmates_drinking IN ('never', 'occasionally', 'regularly')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_food_habits_known",
        "users",
        "flatmates_food_habits IN ('vegetarian', 'vegan', 'non_vegetarian', 'eggetarian', 'no_preference')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_gender_known",
        "users",
        "flatmates_gender IN ('female', 'male', 'other')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_gender_preference_known",
        "users",
        "flatmates_gender_preference IN ('any', 'male', 'female')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_guests_policy_known",
        "users",
        "flatmates_guests_policy IN ('no_overnight_guests', 'occasional_ok', 'open_house')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_mode_known",
        "users",
        "flatmates_mode IN ('room_poster', 'seeker', 'co_hunter', 'open_to_both')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_move_in_timeline_known",
        "users",
        "flatmates_move_in_timeline IN ('immediately', 'within_1_week', 'within_2_weeks', 'within_1_month', 'within_2_months', 'within_3_months', 'flexible')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_parties_known",
        "users",
        "flatmates_parties IN ('never', 'occasional_weekends', 'occasionally', 'party_friendly', 'regularly')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_pets_known",
        "users",
        "flatmates_pets IN ('have_pets', 'no_pets', 'pet_friendly')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_profile_status_known",
        "users",
        "flatmates_profile_status IN ('draft', 'pending_review', 'active', 'paused', 'rejected')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_sleep_schedule_known",
        "users",
        "flatmates_sleep_schedule IN ('early_bird', 'flexible', 'night_owl')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_smoking_known",
        "users",
        "flatmates_smoking IN ('never', 'occasionally', 'regularly')",
    )
    op.create_check_constraint(
        "ck_users_flatmates_work_style_known",
        "users",
        "flatmates_work_style IN ('wfh', 'office', 'hybrid')",
    )


def _visits() -> None:
    op.add_column("visits", sa.Column("conversation_id", sa.BigInteger(), nullable=True))
    op.add_column("visits", sa.Column("match_id", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_visits_conversation_id"), "visits", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_visits_match_id"), "visits", ["match_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_visits_conversation_id"),
        "visits",
        "user_conversations",
        ["conversation_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_foreign_key(
        op.f("fk_visits_match_id"),
        "visits",
        "user_matches",
        ["match_id"],
        ["id"],
        ondelete="SET NULL",
    )
