"""Starting and stopping as people do: `python -m ghar_app run`, Ctrl-C, a taken port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import httpx
import pytest

from ghar_app import frontend
from ghar_app.db.server.postmaster import postmaster
from ghar_app.settings import CHECKOUT
from tests import databases
from tests.serving import children, free_port, ours, say, until

pytestmark = pytest.mark.slow
READY = "Ctrl-C stops everything."
WARM_START_S = 30
"""Ten seconds are wanted; a machine that runs two test workers gets three times that."""


@dataclass
class Command:
    """`make run` without make, in a process group of its own as a terminal would give it."""

    home: Path
    port: int
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def is_ready(self) -> bool:
        return READY in self.said or self.process.poll() is not None

    def family(self) -> list[int]:
        """The command and everything below it, PostgreSQL aside, which is its own session."""
        found = [self.process.pid]
        for one in found:
            found += children(one)
        return found

    def database(self) -> int | None:
        """The process of the private PostgreSQL."""
        alive = postmaster(self.home / "pgdata")
        return alive.pid if alive else None


@pytest.fixture(scope="module", autouse=True)
def built(test_settings: None) -> None:
    """A start is not to be slow because it has to compile first."""
    frontend.build_if_changed(say)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a cluster has been made before, by whichever test was first."""
    return tmp_path_factory.mktemp("home")


@contextmanager
def started(home: Path, port: int | None = None, **more: str) -> Iterator[Command]:
    """The command, started and not yet ready; killed at the end if it still runs."""
    port = port or free_port()
    variables = {
        **ours(),
        "GHAR_CACHE": str(databases.cache()),
        "GHAR_HOME": str(home),
        "GHAR_PORT": str(port),
        "GHAR_HOST": "127.0.0.1",
        "GHAR_SEED_DEMO": "false",
        **more,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "ghar_app", "run"],
        cwd=CHECKOUT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    command = Command(home, port, process)
    listening = Thread(target=_listen, args=(command,), daemon=True)
    listening.start()
    try:
        yield command
    finally:
        left = command.family()
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
        for one in left:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        process.wait()
        listening.join()
        assert process.stdout is not None
        process.stdout.close()


def _listen(command: Command) -> None:
    assert command.process.stdout is not None
    for line in command.process.stdout:
        command.lines.append(line)


@pytest.mark.parametrize("how", ["ctrl-c", "term"])
def test_it_starts_says_where_and_leaves_nothing_behind(tmp_path: Path, how: str) -> None:
    seconds = []
    for _ in ("the first time", "with nothing changed"):
        began = time.monotonic()
        with started(tmp_path) as command:
            until(command.is_ready, 120, what="ready")
            seconds.append(time.monotonic() - began)
            assert f"Ghar is at http://localhost:{command.port}" in command.said, command.said
            assert _status(command) == 200
            family, database = command.family(), command.database()
            assert len(family) >= 3
            assert database is not None

            _stop(command, how)
            assert command.process.wait(30) == 0, command.said
            _wait_for_the_end_of(family)
            assert command.database() is None
            assert not _alive([database])
            assert "Traceback" not in command.said
    say(f"first start {seconds[0]:.1f} s, second {seconds[1]:.1f} s")
    assert seconds[1] < WARM_START_S


def test_a_taken_port_is_said(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(home, port) as command:
            assert command.process.wait(120) == 1
            assert f"Port {port} is taken." in command.said
            assert "GHAR_PORT" in command.said
            assert "Traceback" not in command.said
            assert command.database() is None
    with started(home, port) as command:
        until(command.is_ready, 120, what="ready")
        with started(home, port) as second:
            assert second.process.wait(60) == 1
            assert f"Port {port} is taken." in second.said
        assert _status(command) == 200, "the first is not disturbed"


def test_two_starts_at_once_share_the_database(home: Path) -> None:
    with started(home) as one, started(home) as other:
        for command in (one, other):
            until(command.is_ready, 120, what="ready")
            assert _status(command) == 200, command.said
        assert one.database() == other.database() is not None

        _stop(one, "ctrl-c")
        assert one.process.wait(30) == 0, one.said
        assert _status(other) == 200
        _stop(other, "term")
        assert other.process.wait(30) == 0, other.said
        assert other.database() is None


def test_whoever_kills_the_command_does_not_keep_the_server(home: Path) -> None:
    with started(home) as command:
        until(command.is_ready, 120, what="ready")
        family = command.family()
        command.process.kill()
        command.process.wait()
        _wait_for_the_end_of(family)
    with started(home, command.port) as again:
        until(again.is_ready, 120, what="ready")
        assert _status(again) == 200, again.said


def test_the_first_start_makes_the_demo_and_names_its_people(tmp_path: Path) -> None:
    with started(tmp_path, GHAR_SEED_DEMO="true") as command:
        until(command.is_ready, 180, what="ready")
        assert re.search(r"Demo: [12]\d{3} listings in six cities", command.said), command.said
        assert "sunita@ghar.test" in command.said
    with started(tmp_path, GHAR_SEED_DEMO="true") as command:
        until(command.is_ready, 120, what="ready")
        assert "listings in six cities" not in command.said


def _wait_for_the_end_of(family: list[int]) -> None:
    until(lambda: not _alive(family), 20, what="every process has ended")


def _stop(command: Command, how: str) -> None:
    """Ctrl-C reaches everything in the terminal, `kill` the command alone."""
    if how == "ctrl-c":
        os.killpg(command.process.pid, signal.SIGINT)
    else:
        command.process.send_signal(signal.SIGTERM)


def _status(command: Command) -> int:
    return httpx.get(f"http://127.0.0.1:{command.port}/readyz", timeout=10).status_code


def _alive(processes: list[int]) -> list[int]:
    return [one for one in processes if _is_alive(one)]


def _is_alive(process: int) -> bool:
    listing = subprocess.run(
        ["ps", "-p", str(process), "-o", "stat="], capture_output=True, text=True
    )
    state = listing.stdout.strip()
    return bool(state) and not state.startswith("Z")
