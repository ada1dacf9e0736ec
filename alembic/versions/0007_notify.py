"""Notifications, their deliveries and templates, devices, broadcasts; a key on outbox messages."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BROADCASTS = """
CREATE TABLE notification_broadcasts (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  type_key varchar(60) NOT NULL,
  title_en varchar(120) NOT NULL,
  title_hi varchar(120) NOT NULL,
  body_en text NOT NULL,
  body_hi text NOT NULL,
  action_url varchar(500),
  audience jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'scheduled',
  scheduled_for timestamptz NOT NULL,
  sent_at timestamptz,
  recipients integer NOT NULL DEFAULT 0,
  created_by bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_notification_broadcasts PRIMARY KEY (id),
  CONSTRAINT ck_notification_broadcasts_status_known CHECK (status IN ('scheduled', 'sending', 'sent', 'cancelled')),
  CONSTRAINT fk_notification_broadcasts_created_by FOREIGN KEY(created_by) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX ix_notification_broadcasts_created_by ON notification_broadcasts (created_by);
CREATE INDEX ix_notification_broadcasts_feed ON notification_broadcasts (created_at DESC, id DESC)
"""

TEMPLATES = """
CREATE TABLE notification_templates (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  type_key varchar(60) NOT NULL,
  locale varchar(5) NOT NULL,
  channel text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  is_active boolean NOT NULL DEFAULT true,
  created_by bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_notification_templates PRIMARY KEY (id),
  CONSTRAINT ck_notification_templates_channel_known CHECK (channel IN ('in_app', 'push', 'email', 'sms', 'whatsapp')),
  CONSTRAINT fk_notification_templates_created_by FOREIGN KEY(created_by) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX ix_notification_templates_created_by ON notification_templates (created_by);
CREATE UNIQUE INDEX uq_notification_templates_version ON notification_templates (type_key, locale, channel, version)
"""

DEVICES = """
CREATE TABLE device_tokens (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  token text NOT NULL,
  user_id bigint,
  session_id uuid,
  platform text NOT NULL,
  app_version varchar(40),
  locale varchar(10),
  is_active boolean NOT NULL DEFAULT true,
  last_seen timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_device_tokens PRIMARY KEY (id),
  CONSTRAINT ck_device_tokens_platform_known CHECK (platform IN ('android', 'ios', 'web')),
  CONSTRAINT uq_device_tokens_token UNIQUE (token),
  CONSTRAINT fk_device_tokens_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT fk_device_tokens_session_id FOREIGN KEY(session_id) REFERENCES user_sessions (id) ON DELETE CASCADE
);
CREATE INDEX ix_device_tokens_is_active ON device_tokens (is_active);
CREATE INDEX ix_device_tokens_session_id ON device_tokens (session_id);
CREATE INDEX ix_device_tokens_user_id ON device_tokens (user_id)
"""

NOTIFICATIONS = """
CREATE TABLE notifications (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  title text NOT NULL,
  body text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  audience_type text NOT NULL DEFAULT 'user',
  target_user_id bigint,
  topic varchar(80),
  broadcast_id uuid,
  type_key varchar(60) NOT NULL,
  category text NOT NULL,
  priority text NOT NULL,
  entity_type varchar(40),
  entity_id varchar(64),
  action_url varchar(500),
  image_url varchar(500),
  scheduled_for timestamptz,
  is_read boolean NOT NULL DEFAULT false,
  read_at timestamptz,
  is_dismissed boolean NOT NULL DEFAULT false,
  dismissed_at timestamptz,
  action_taken boolean NOT NULL DEFAULT false,
  dedupe_key varchar(200),
  repeats integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  CONSTRAINT pk_notifications PRIMARY KEY (id),
  CONSTRAINT ck_notifications_audience_type_known CHECK (audience_type IN ('user', 'topic', 'all', 'segment', 'tokens')),
  CONSTRAINT ck_notifications_category_known CHECK (category IN ('transactional', 'system', 'marketing')),
  CONSTRAINT ck_notifications_priority_known CHECK (priority IN ('low', 'normal', 'high', 'critical')),
  CONSTRAINT fk_notifications_target_user_id FOREIGN KEY(target_user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_notifications_broadcast_id FOREIGN KEY(broadcast_id) REFERENCES notification_broadcasts (id) ON DELETE SET NULL
);
CREATE INDEX ix_notifications_created_at ON notifications (created_at);
CREATE INDEX ix_notifications_feed ON notifications (target_user_id, created_at DESC, id DESC);
CREATE INDEX ix_notifications_unread ON notifications (target_user_id, created_at) WHERE NOT is_read AND NOT is_dismissed;
CREATE UNIQUE INDEX uq_notifications_broadcast ON notifications (broadcast_id, target_user_id);
CREATE UNIQUE INDEX uq_notifications_dedupe ON notifications (target_user_id, type_key, dedupe_key) WHERE dedupe_key IS NOT NULL AND NOT is_read AND NOT is_dismissed
"""

DELIVERIES = """
CREATE TABLE notification_deliveries (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  notification_id uuid NOT NULL,
  device_token_id uuid,
  template_id uuid,
  channel text NOT NULL,
  status text NOT NULL DEFAULT 'queued',
  reason text,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  claimed_at timestamptz,
  provider_message_id varchar(200),
  error_code varchar(60),
  sent_at timestamptz,
  opened_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_notification_deliveries PRIMARY KEY (id),
  CONSTRAINT ck_notification_deliveries_channel_known CHECK (channel IN ('in_app', 'push', 'email', 'sms', 'whatsapp')),
  CONSTRAINT ck_notification_deliveries_status_known CHECK (status IN ('queued', 'sending', 'sent', 'delivered', 'opened', 'failed', 'suppressed', 'unknown')),
  CONSTRAINT ck_notification_deliveries_reason_known CHECK (reason IN ('quiet_hours', 'cap', 'opted_out', 'no_address', 'no_provider', 'expired', 'inactive')),
  CONSTRAINT fk_notification_deliveries_notification_id FOREIGN KEY(notification_id) REFERENCES notifications (id) ON DELETE CASCADE,
  CONSTRAINT fk_notification_deliveries_device_token_id FOREIGN KEY(device_token_id) REFERENCES device_tokens (id) ON DELETE SET NULL,
  CONSTRAINT fk_notification_deliveries_template_id FOREIGN KEY(template_id) REFERENCES notification_templates (id) ON DELETE SET NULL
);
CREATE INDEX ix_notification_deliveries_device_token_id ON notification_deliveries (device_token_id);
CREATE INDEX ix_notification_deliveries_due ON notification_deliveries (due_at) WHERE status IN ('queued', 'sending');
CREATE INDEX ix_notification_deliveries_template_id ON notification_deliveries (template_id);
CREATE UNIQUE INDEX uq_notification_deliveries_channel ON notification_deliveries (notification_id, channel) WHERE channel <> 'push';
CREATE UNIQUE INDEX uq_notification_deliveries_device ON notification_deliveries (notification_id, channel, device_token_id)
"""

ARCHIVE = """
CREATE TABLE notifications_archive (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  title text NOT NULL,
  body text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  audience_type text NOT NULL DEFAULT 'user',
  target_user_id bigint,
  topic varchar(80),
  broadcast_id uuid,
  type_key varchar(60) NOT NULL,
  category text NOT NULL,
  priority text NOT NULL,
  entity_type varchar(40),
  entity_id varchar(64),
  action_url varchar(500),
  image_url varchar(500),
  scheduled_for timestamptz,
  is_read boolean NOT NULL DEFAULT false,
  read_at timestamptz,
  is_dismissed boolean NOT NULL DEFAULT false,
  dismissed_at timestamptz,
  action_taken boolean NOT NULL DEFAULT false,
  dedupe_key varchar(200),
  repeats integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  deliveries jsonb NOT NULL DEFAULT '[]',
  archived_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_notifications_archive PRIMARY KEY (id),
  CONSTRAINT fk_notifications_archive_target_user_id FOREIGN KEY(target_user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_notifications_archive_broadcast_id FOREIGN KEY(broadcast_id) REFERENCES notification_broadcasts (id) ON DELETE SET NULL
);
CREATE INDEX ix_notifications_archive_archived_at ON notifications_archive (archived_at);
CREATE INDEX ix_notifications_archive_broadcast_id ON notifications_archive (broadcast_id);
CREATE INDEX ix_notifications_archive_feed ON notifications_archive (target_user_id, created_at DESC)
"""

# The key under which a message was handed over: the same one again is no second message.
OUTBOX_KEY = """
ALTER TABLE outbox_messages ADD COLUMN key varchar(80);
ALTER TABLE outbox_messages ADD CONSTRAINT uq_outbox_messages_key UNIQUE (key)
"""


def upgrade() -> None:
    for statements in (
        BROADCASTS,
        TEMPLATES,
        DEVICES,
        NOTIFICATIONS,
        DELIVERIES,
        ARCHIVE,
        OUTBOX_KEY,
    ):
        op.execute(statements)


def downgrade() -> None:
    op.drop_column("outbox_messages", "key")
    for table in (
        "notifications_archive",
        "notification_deliveries",
        "notifications",
        "device_tokens",
        "notification_templates",
        "notification_broadcasts",
    ):
        op.drop_table(table)
