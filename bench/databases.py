"""The benchmarks' own PostgreSQL and its filled databases, kept between runs.

They lie in the cache, run with the product's own settings (safe on disk), and are named after the
migrations and the filling: when either changes, the old ones are dropped and made anew.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from bench import homes
from ghar_app.db import address, migrations, server
from ghar_app.settings import CHECKOUT, settings

Say = Callable[[str], None]
FEW, MANY = 10_000, 1_000_000


def directory() -> Path:
    """Where everything of the benchmarks is kept."""
    return settings().cache / "bench"


@contextmanager
def running(say: Say) -> Iterator[server.Server]:
    """The benchmarks' PostgreSQL for the length of a block; the last user stops it."""
    directory().mkdir(parents=True, exist_ok=True)
    with server.running(directory(), cache=settings().cache, say=say) as found:
        yield found


def filled(found: server.Server, count: int, say: Say) -> server.Server:
    """A migrated database with `count` homes; filled at the first use."""
    key = _key()
    name = f"homes_{count}_{key}"
    with server.locked(directory() / "filling.lock"):
        _drop_outdated(found, key)
        if server.database_exists(found, name):
            return found.database(name)
        say(f"Benchmarks: filling a database with {count:,} homes, kept for the next run …")
        making = found.database(f"{name}_new")
        server.drop_database(making, making.name)
        prepare(making)
        homes.fill(making.owner_url, count)
        return server.rename_database(found, making.name, name)


@contextmanager
def copied(found: server.Server, name: str, say: Say) -> Iterator[server.Server]:
    """A database of `FEW` homes for one benchmark to write into; dropped at the end."""
    source = filled(found, FEW, say)
    server.drop_database(found, name)
    copy = server.clone_database(found, source.name, name)
    address.remember(copy)
    try:
        yield copy
    finally:
        server.drop_database(found, name)


@contextmanager
def empty(found: server.Server, name: str) -> Iterator[server.Server]:
    """A migrated database without rows; dropped at the end."""
    server.drop_database(found, name)
    made = found.database(name)
    prepare(made)
    try:
        yield made
    finally:
        server.drop_database(found, name)


def prepare(empty: server.Server) -> None:
    """Extensions, roles and migrations; afterwards this process's database is that one."""
    server.prepare_database(empty, say=lambda _line: None)
    address.remember(empty)
    migrations.migrate()


def _key() -> str:
    files = [*sorted((CHECKOUT / "alembic" / "versions").glob("*.py")), Path(homes.__file__)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:10]


def _drop_outdated(found: server.Server, key: str) -> None:
    with psycopg.connect(found.database("postgres").admin_url) as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^homes_'")
        names = [name for (name,) in rows]
    for name in names:
        if key not in name:
            server.drop_database(found, name)
