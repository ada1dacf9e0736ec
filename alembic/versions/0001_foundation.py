"""What every table leans on: the trigger that keeps updated_at."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Columns named as the trigger's arguments do not count as an edit: a page view is not one.
TOUCH = """
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
    NEW.updated_at := now();
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.execute(TOUCH)
