"""Notifications, their deliveries and templates, devices."""

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
