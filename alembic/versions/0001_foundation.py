"""What every table leans on: the trigger that keeps updated_at."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Columns named as the trigger's arguments do not count as an edit: a page view is not one.
# Generated columns are left out too: in a BEFORE trigger the new ones are still empty.
TOUCH = """
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ignored text[] := TG_ARGV || ARRAY(
    SELECT attname::text FROM pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '');
BEGIN
  IF to_jsonb(NEW) - ignored IS DISTINCT FROM to_jsonb(OLD) - ignored THEN
    NEW.updated_at := now();
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.execute(TOUCH)
