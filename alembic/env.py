"""Migrations run as the schema's owner, over one plain connection."""

from sqlalchemy import create_engine, pool
from sqlalchemy.engine import make_url

from alembic import context
from ghar_app.db.address import runtime_address
from ghar_app.db.migrations import FOREIGN_TABLES
from ghar_app.models import registry

IGNORED = {"spatial_ref_sys"}


def include_object(thing, name, kind, reflected, compare_to):
    """Leave the tables alone that extensions and the job queue own."""
    if kind == "table" and reflected:
        return name not in IGNORED and not name.startswith(FOREIGN_TABLES)
    return True


def run() -> None:
    """Upgrade or compare, whichever command is running."""
    address = make_url(runtime_address().owner_url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=registry.metadata,
            include_object=include_object,
            compare_type=True,
            compare_server_default=False,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
