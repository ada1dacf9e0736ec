"""Bringing the schema to the newest migration, and asking whether it is there."""

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from alembic import command
from ghar_app.db.address import runtime_address
from ghar_app.settings import CHECKOUT

FOREIGN_TABLES = ("procrastinate_",)
"""Name prefixes of tables in our schema whose migrations come from a library."""

_LOCK = 0x67686172  # "ghar": two starts at once take turns


def config() -> Config:
    """Alembic's configuration, whatever directory the process runs in."""
    made = Config(CHECKOUT / "alembic.ini")
    made.set_main_option("script_location", str(CHECKOUT / "alembic"))
    return made


def newest() -> str | None:
    """The revision this code needs."""
    return ScriptDirectory.from_config(config()).get_current_head()


def migrate() -> bool:
    """Run what is missing, as the owner. True when something was run."""
    address = make_url(runtime_address().owner_url).set(drivername="postgresql+psycopg")
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:k)"), {"k": _LOCK})
            connection.commit()
            if MigrationContext.configure(connection).get_current_revision() == newest():
                return False
            connection.commit()
            command.upgrade(config(), "head")
            return True
    finally:
        engine.dispose()
