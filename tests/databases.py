"""The test cluster, its migrated template and the clones of it."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from ghar_app.db import address, migrations, server
from ghar_app.settings import CHECKOUT, default_cache

KEPT_VARIABLES = {"GHAR_CACHE", "GHAR_DEBIAN_MIRROR", "GHAR_CHROMIUM", "GHAR_TEST_HOME"}


def cache() -> Path:
    """Where the PostgreSQL bundle and the browser are kept."""
    return Path(os.environ.get("GHAR_CACHE") or default_cache())


def home() -> Path:
    """The test cluster's home, apart from any data of the user's."""
    key = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]
    chosen = os.environ.get("GHAR_TEST_HOME")
    return Path(chosen or Path(tempfile.gettempdir()) / f"ghar-test-{os.getuid()}-{key}")


@contextmanager
def running() -> Iterator[server.Server]:
    """The test cluster with its template database, shared by all workers."""
    with server.running(home(), cache=cache(), for_tests=True) as found:
        yield found


def _schema_key() -> str:
    files = sorted((CHECKOUT / "alembic" / "versions").glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def template(found: server.Server) -> str:
    """The name of a database with extensions and migrations; made once a schema."""
    name = f"ghar_template_{_schema_key()}"
    with server.locked(home() / "template.lock"):
        if not server.database_exists(found, name):
            building = found.database(f"{name}_new")
            server.drop_database(building, building.name)
            server.prepare_database(building, say=lambda _line: None)
            address.remember(building)
            migrations.migrate()
            server.rename_database(found, building.name, name)
    return name


@contextmanager
def cloned(found: server.Server, name: str) -> Iterator[server.Server]:
    """A clone of the template for this process alone, dropped at the end.

    The name ends in the process number: two test runs of one checkout stay apart, and what a
    killed run left behind is known by its number.
    """
    _sweep(found)
    name = f"{name}_{os.getpid()}"
    server.drop_database(found, name)
    mine = server.clone_database(found, template(found), name)
    try:
        yield mine
    finally:
        server.drop_database(found, name)


def _sweep(found: server.Server) -> None:
    with psycopg.connect(found.database("postgres").admin_url) as connection:
        rows = connection.execute(r"SELECT datname FROM pg_database WHERE datname ~ '_[0-9]+$'")
        names = [name for (name,) in rows]
    for name in names:
        if not _alive(int(name.rpartition("_")[2])):
            server.drop_database(found, name)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
