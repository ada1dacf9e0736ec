"""What the tests of the server share: looking at one from outside."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

from ghar_app.db.server.postmaster import postmaster


def quiet(_line: str) -> None:
    """Say nothing."""


def pid_of(home: Path) -> int:
    """The process id of a home's server, which must be running."""
    alive = postmaster(home / "pgdata")
    assert alive is not None
    return alive.pid


def kill(pid: int) -> None:
    """End a process without a chance to tidy up."""
    os.kill(pid, signal.SIGKILL)


def one(url: str, query: str) -> Any:
    """The first column of the first row, in a committed transaction."""
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    return row[0] if row else None


def in_another_process(code: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    """Python code that has the server package's names, with its output on a pipe."""
    return subprocess.Popen(
        [sys.executable, "-c", f"from ghar_app.db.server import *\n{code}", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )
