"""Where PostgreSQL comes from, and what keeps it running.

    with running(home) as server:
        prepare_database(server, print)
        ...                                 # server.owner_url migrates, server.app_url runs

In this order: the server of GHAR_DATABASE_URL; a private cluster on this machine's own
PostgreSQL, if that has PostGIS and pgvector; a private cluster on a copy that Ghar fetches.
Nothing here needs the rest of the project.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import bundle
from .cluster import Cluster
from .database import (
    clone_database,
    database_exists,
    drop_database,
    prepare_database,
    rename_database,
)
from .errors import ServerUnavailable, unavailable
from .external import reach
from .installation import choose
from .locks import locked, now_alone, shared
from .server import Provider, Server

__all__ = [
    "Provider",
    "Server",
    "ServerUnavailable",
    "clone_database",
    "database_exists",
    "default_cache",
    "drop_database",
    "ensure",
    "fetch",
    "locked",
    "prepare_database",
    "rename_database",
    "running",
    "stop",
]


def ensure(
    home: Path,
    *,
    url: str | None = None,
    owner_url: str | None = None,
    cache: Path | None = None,
    for_tests: bool = False,
    say: Callable[[str], None] = print,
) -> Server:
    """A server that answers now, started if need be; several processes may ask at once.

    `home` is the directory of this checkout's cluster, `url` and `owner_url` are
    GHAR_DATABASE_URL and GHAR_DATABASE_OWNER_URL. `for_tests` trades the safety of the data for
    speed. `say` gets a line for each slow step, and nothing when the server already runs.

    ServerUnavailable: its text tells a person what failed and what to do.
    """
    if url:
        return reach(url, owner_url, say)
    if owner_url:
        raise ServerUnavailable("GHAR_DATABASE_OWNER_URL is set without GHAR_DATABASE_URL.")
    cluster = Cluster(home)
    with _at_home(home):
        server = cluster.answering()
        if server:
            return server
        with locked(cluster.lock):
            server = cluster.answering()
            if server:
                return server
            installation = choose(cache or default_cache(), say, major=cluster.major)
            return cluster.start(installation, for_tests=for_tests, say=say)


def stop(home: Path) -> None:
    """Stop this home's private server, whoever uses it; nothing happens if none runs."""
    cluster = Cluster(home)
    if not cluster.data.exists():
        return
    with _at_home(home), locked(cluster.lock):
        cluster.stop()


@contextmanager
def running(
    home: Path,
    *,
    url: str | None = None,
    owner_url: str | None = None,
    cache: Path | None = None,
    for_tests: bool = False,
    say: Callable[[str], None] = print,
) -> Iterator[Server]:
    """`ensure()` for the length of a block: the last of its users to leave stops the server."""
    if url:
        yield reach(url, owner_url, say)
        return
    cluster = Cluster(home)
    with _at_home(home):
        users = shared(cluster.users)
    try:
        yield ensure(home, owner_url=owner_url, cache=cache, for_tests=for_tests, say=say)
    finally:
        with locked(cluster.lock):
            if now_alone(users):
                cluster.stop()
            os.close(users)


def fetch(cache: Path | None = None, say: Callable[[str], None] = print) -> Path:
    """Only fetch the project's own PostgreSQL into the cache, and say where it is."""
    return bundle.fetched(cache or default_cache(), say).directory


def default_cache() -> Path:
    """GHAR_CACHE, else `ghar` in the user's cache directory. Checkouts share it."""
    chosen = os.environ.get("GHAR_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ghar"


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise unavailable(
            f"PostgreSQL has no place for its data in {home}: {error.strerror or error}. "
            "Make it writable, or set GHAR_HOME to a directory of yours."
        ) from error
