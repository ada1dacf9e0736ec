"""The job queue's own tables, as its library makes them."""

from procrastinate.schema import SchemaManager

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Many statements with percent signs in them: the driver takes that only without parameters.
    op.get_bind().connection.driver_connection.execute(SchemaManager.get_schema())
