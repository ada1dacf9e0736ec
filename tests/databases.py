"""The test cluster, its migrated template, a second one with the demo, and the clones of both."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from ghar_app.clock import today
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


def _key_of(*folders: str) -> str:
    """A hash of the files; its letter in front keeps `_sweep` from taking it for a process."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted((CHECKOUT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    return f"v{digest.hexdigest()[:12]}"


def template(found: server.Server) -> str:
    """The name of a database with extensions and migrations; made once a schema."""
    name = f"ghar_template_{_key_of('alembic/versions')}"
    with server.locked(home() / "template.lock"):
        if not server.database_exists(found, name):
            building = found.database(f"{name}_new")
            server.drop_database(building, building.name)
            server.prepare_database(building, say=lambda _line: None)
            address.remember(building)
            migrations.migrate()
            server.rename_database(found, building.name, name)
    return name


def with_demo(found: server.Server) -> str:
    """The name of a database with the demo in it; made once a day, as its dates count from now."""
    plain = template(found)
    name = f"ghar_demo_{_key_of('alembic/versions', 'ghar_app/demo')}_{today():%Y%m%d}d"
    with server.locked(home() / "demo.lock"):
        if not server.database_exists(found, name):
            _drop_all(found, "ghar_demo_%")
            building = server.clone_database(found, plain, f"{name}_new")
            _fill(building)
            server.rename_database(found, building.name, name)
    return name


def _fill(building: server.Server) -> None:
    """In a process of its own, as `make run` does: this one keeps its engine and its settings."""
    script = "import asyncio; from ghar_app import demo; asyncio.run(demo.fill_if_empty(print))"
    with pointing_at(building):
        subprocess.run([sys.executable, "-c", script], cwd=CHECKOUT, check=True, timeout=300)


@contextmanager
def pointing_at(found: server.Server) -> Iterator[None]:
    """For the length of the block, `runtime_address()` and new processes mean this database."""
    before = os.environ.get(address.VARIABLE)
    address.remember(found)
    try:
        yield
    finally:
        del os.environ[address.VARIABLE]
        if before is not None:
            os.environ[address.VARIABLE] = before


@contextmanager
def cloned(found: server.Server, name: str, *, of: str | None = None) -> Iterator[server.Server]:
    """A clone of the template (or `of` another) for this process alone, dropped at the end.

    The name ends in the process number: two test runs of one checkout stay apart, and what a
    killed run left behind is known by its number.
    """
    _sweep(found)
    name = f"{name}_{os.getpid()}"
    server.drop_database(found, name)
    mine = server.clone_database(found, of or template(found), name)
    try:
        yield mine
    finally:
        server.drop_database(found, name)


def _sweep(found: server.Server) -> None:
    for name in _named(found, "%"):
        _, _, number = name.rpartition("_")
        if number.isdecimal() and not _alive(int(number)):
            server.drop_database(found, name)


def _drop_all(found: server.Server, pattern: str) -> None:
    for name in _named(found, pattern):
        server.drop_database(found, name)


def _named(found: server.Server, pattern: str) -> list[str]:
    with psycopg.connect(found.database("postgres").admin_url) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern]
        )
        return [name for (name,) in rows]


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
