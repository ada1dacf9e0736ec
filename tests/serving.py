"""The product as people run it: a process on a free port, with a database and a home of its own.

with served(database, home) as ghar:
    httpx.get(f"{ghar.url}/healthz")
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from json import dumps
from pathlib import Path
from typing import Any

import psycopg

from ghar_app.cli import serving
from ghar_app.db import address, migrations, server
from ghar_app.settings import Settings
from tests import databases

PATIENCE = 60


@dataclass
class Ghar:
    """One running server. `process` watches over the workers that answer."""

    port: int
    home: Path
    database: server.Server
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address that people type."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """What it has said so far."""
        return (self.home / "serving.log").read_text("utf-8", errors="replace")

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query, past the product; `%s` are the blanks."""
        with psycopg.connect(self.database.admin_url, autocommit=True) as connection:
            return connection.execute(statement, values).fetchall()

    def value(self, statement: str, *values: Any) -> Any:
        """The first column of the first row."""
        return self.rows(statement, *values)[0][0]

    def do(self, statement: str, *values: Any) -> None:
        """A statement that answers nothing, past the product."""
        with psycopg.connect(self.database.admin_url, autocommit=True) as connection:
            connection.execute(statement, values)

    def code_for(self, recipient: str) -> str:
        """The newest code that was sent to a phone or an address."""
        newest = "SELECT code FROM outbox_messages WHERE recipient = %s ORDER BY id DESC LIMIT 1"
        return self.value(newest, recipient)

    def workers(self) -> list[int]:
        """The processes that answer requests."""
        return children(self.process.pid)


@contextmanager
def served(database: server.Server, home: Path, **more: str) -> Iterator[Ghar]:
    """A server for the length of the block; `more` are settings, e.g. `workers="2"`.

    Each browser of a test has an address of its own (X-Forwarded-For), so that what one of them
    spends of a limit is not missing to another.
    """
    home.mkdir(parents=True, exist_ok=True)
    port = free_port()
    chosen = {
        "env": "test",
        "host": "127.0.0.1",
        "port": str(port),
        "home": str(home),
        "trusted_proxy_hops": "1",
        **more,
    }
    variables = {f"GHAR_{name.upper()}": value for name, value in chosen.items()}
    settings = Settings(**{name: value for name, value in chosen.items()})
    surroundings = {**ours(), **variables, address.VARIABLE: dumps(asdict(database))}
    with (home / "serving.log").open("ab") as log:
        process = serving.start(settings, surroundings, log)
    ghar = Ghar(port, home, database, process)
    try:
        assert serving.wait_until_ready(process, port), f"the server ended:\n{ghar.log}"
        yield ghar
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server as Ctrl-C would, or by force when that does not help."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
    serving.end(process)
    process.wait(15)


def ours() -> dict[str, str]:
    """The environment without any setting of Ghar's."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GHAR_")}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(parent: int) -> list[int]:
    """The processes that a process has started and that live."""
    listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True)
    pairs = [line.split() for line in listing.stdout.splitlines()]
    return [int(pid) for pid, above in pairs if int(above) == parent]


def until(done: Callable[[], bool], seconds: float = PATIENCE, *, what: str) -> float:
    """Wait for something to become true; the seconds it took."""
    began = time.monotonic()
    while not done():
        assert time.monotonic() - began < seconds, f"after {seconds:.0f} s still not: {what}"
        time.sleep(0.05)
    return time.monotonic() - began


@contextmanager
def served_from_own_cluster(home: Path) -> Iterator[Ghar]:
    """A server whose PostgreSQL is nobody else's: `stop_database` and `start_database` it."""
    with server.running(home, cache=databases.cache(), for_tests=True, say=_quiet) as found:
        server.prepare_database(found, _quiet)
        with databases.pointing_at(found):
            migrations.migrate()
        with served(found, home) as ghar:
            yield ghar


def stop_database(ghar: Ghar) -> None:
    """Stop the PostgreSQL of a server that has its own."""
    server.stop(ghar.home)


def start_database(ghar: Ghar) -> None:
    """Start it again."""
    server.ensure(ghar.home, cache=databases.cache(), for_tests=True, say=_quiet)


def say(line: str) -> None:
    """A measurement that `pytest -s` shows."""
    sys.stdout.write(f"{line}\n")


def _quiet(_line: str) -> None:
    """What takes its time is said in a person's start, not in a test's."""
