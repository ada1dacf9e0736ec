"""What the files of a cluster say about its server, and whether they are true.

postmaster.pid, by line: process id, data directory, start time, port, socket directory.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

FAST, IMMEDIATE = signal.SIGINT, signal.SIGQUIT
PATIENCE = 60.0


@dataclass(frozen=True)
class Postmaster:
    """The server process that serves a data directory now."""

    pid: int
    sockets: str

    def stop(self, data: Path) -> None:
        """Disconnect everyone, write everything down, end. Back when the process is gone."""
        for how in (FAST, IMMEDIATE):
            try:
                os.kill(self.pid, how)
            except ProcessLookupError:
                return
            if _ends(self.pid, data):
                return


def postmaster(data: Path) -> Postmaster | None:
    """None when no server lives, whatever a file left by a crash says."""
    lines = _lines(data / "postmaster.pid")
    if not lines or not lines[0].strip().isdigit():
        return None
    pid = int(lines[0])
    if not _serves(pid, data):
        return None
    return Postmaster(pid, lines[4].strip() if len(lines) > 4 else "")


def programs_of(data: Path) -> Path | None:
    """The directory of the programs that this cluster was last started with."""
    lines = _lines(data / "postmaster.opts")
    if not lines:
        return None
    return Path(lines[0].split(' "', 1)[0]).parent


def disarm(data: Path, sockets: Path) -> None:
    """Make files of a dead server harmless; call it only when no server lives.

    PostgreSQL takes its lock file for valid when any process of this user has the id in it, as
    happens after a restart of a container. postmaster.pid is kept, with an id that is free: it
    also names the shared memory by which PostgreSQL sees that old connections are still at work.
    """
    lines = _lines(data / "postmaster.pid")
    if lines:
        (data / "postmaster.pid").write_text("\n".join([str(_dead_pid()), *lines[1:]]) + "\n")
    elif lines is not None:
        (data / "postmaster.pid").unlink()
    for left in sockets.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def _lines(path: Path) -> list[str] | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None


def _serves(pid: int, data: Path) -> bool:
    """Whether the process is a server of this data: it works in the data directory."""
    if sys.platform.startswith("linux"):
        try:
            return os.path.samefile(f"/proc/{pid}/cwd", data)
        except OSError:
            return False
    listing = ["ps", "-p", str(pid), "-o", "command="]
    done = subprocess.run(listing, capture_output=True, text=True)
    return "postgres" in done.stdout and str(data) in done.stdout


def _ends(pid: int, data: Path) -> bool:
    until = time.monotonic() + PATIENCE
    while _serves(pid, data):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-I", "-S", "-c", ""])
    process.wait()
    return process.pid
