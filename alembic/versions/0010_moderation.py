"""What moderators see and decide: since when a home waits, what it is marked with."""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WAITING = sa.text("listing_status = 'pending_review'")

# Several ways lead into the queue; each home's wait begins when it gets there and ends when it
# leaves, whichever way that was.
BEGIN_WAITING = """
CREATE FUNCTION begin_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.listing_status <> 'pending_review' THEN
    NEW.submitted_at := NULL;
    NEW.review_flags := '{}';
  ELSIF NEW.submitted_at IS NULL THEN
    NEW.submitted_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER begin_waiting BEFORE INSERT OR UPDATE OF listing_status ON properties
FOR EACH ROW EXECUTE FUNCTION begin_waiting();
"""


def upgrade() -> None:
    op.add_column("properties", sa.Column("submitted_at", sa.DateTime(timezone=True)))
    op.add_column(
        "properties",
        sa.Column(
            "review_flags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
    )
    op.execute(
        "UPDATE properties SET submitted_at = updated_at WHERE listing_status = 'pending_review'"
    )
    op.execute(BEGIN_WAITING)
    op.create_index(
        "ix_properties_waiting",
        "properties",
        ["submitted_at", "id"],
        postgresql_where=WAITING,
        postgresql_include=["review_flags", "property_type", "city"],
    )
    op.create_index(
        "ix_properties_waiting_flags",
        "properties",
        ["review_flags"],
        postgresql_using="gin",
        postgresql_where=WAITING,
    )
    op.create_index(
        "ix_properties_waiting_city",
        "properties",
        ["city", "submitted_at", "id"],
        postgresql_where=WAITING,
    )
    op.add_column("listing_moderation_events", sa.Column("version", sa.Integer()))
    op.add_column(
        "listing_moderation_events",
        sa.Column("fields", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "master_areas",
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("master_areas", "is_active")
    op.drop_column("listing_moderation_events", "fields")
    op.drop_column("listing_moderation_events", "version")
    op.drop_index("ix_properties_waiting_city", "properties")
    op.drop_index("ix_properties_waiting_flags", "properties")
    op.drop_index("ix_properties_waiting", "properties")
    op.execute("DROP TRIGGER begin_waiting ON properties")
    op.execute("DROP FUNCTION begin_waiting()")
    op.drop_column("properties", "review_flags")
    op.drop_column("properties", "submitted_at")
