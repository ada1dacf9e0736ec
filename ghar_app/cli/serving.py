"""One process that serves everything on one port, and one that watches over it."""

import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import IO

from reflex_base.environment import environment

from ghar_app import demo, frontend
from ghar_app.settings import CHECKOUT, Settings

Say = Callable[[str], None]
_PR_SET_PDEATHSIG = 1


def serve(chosen: Settings, say: Say) -> int:
    """Build what changed, fill an empty database, serve until Ctrl-C. Returns an exit code."""
    if not _port_is_free(chosen.host, chosen.port):
        say(f"Port {chosen.port} is taken. Stop what uses it, or set GHAR_PORT to another.")
        return 1
    try:
        frontend.build_if_changed(say)
    except frontend.BuildFailed as error:
        say(f"The pages did not compile:\n{error}")
        return 1
    if chosen.wants_demo:
        asyncio.run(demo.fill_if_empty(say))
    return _watch(start(chosen), chosen, say)


def _port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def start(
    chosen: Settings,
    surroundings: Mapping[str, str] | None = None,
    log: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """The serving process, in a session of its own; it dies with the thread that started it.

    It reads its settings from `surroundings` (else this process's environment), of which `chosen`
    must be a reading. What it says goes to `log`, else to the terminal.
    """
    variables = {
        **(os.environ if surroundings is None else surroundings),
        environment.REFLEX_SKIP_COMPILE.name: "true",
        environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.name: "true",
        environment.REFLEX_ENV_MODE.name: "prod",
    }
    command = [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--factory"),
        *("--host", chosen.host, "--port", str(chosen.port), "--workers", str(chosen.workers)),
        *("--loop", "uvloop", "--log-level", "warning", "--workers-kill-timeout", "5"),
        *("--respawn-failed-workers", "--no-access-log", "ghar_app.ghar_app:app"),
    ]
    # Its own session: Ctrl-C in the terminal reaches us alone, and we stop it in order.
    return subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env=variables,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=_end_with_parent,
    )


def _end_with_parent() -> None:
    """Linux: should we be killed outright, the server is told to stop instead of living on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _watch(child: subprocess.Popen[bytes], chosen: Settings, say: Say) -> int:
    def stop(_signal: int, _frame: object) -> None:
        if child.poll() is None:
            child.terminate()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        return _wait_for_end(child, chosen, say)
    finally:
        end(child)


def _wait_for_end(child: subprocess.Popen[bytes], chosen: Settings, say: Say) -> int:
    if wait_until_ready(child, chosen.port):
        _welcome(chosen, say)
    code = child.wait()
    return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else code


def wait_until_ready(child: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the child came to answer; it ended before that otherwise."""
    address = f"http://127.0.0.1:{port}/readyz"
    while child.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def end(child: subprocess.Popen[bytes]) -> None:
    """End the child and all that it started, at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _welcome(chosen: Settings, say: Say) -> None:
    say(f"\nGhar is at {chosen.base_url}\n")
    if chosen.wants_demo:
        from ghar_app.demo.people import CREDENTIALS

        for person in CREDENTIALS:
            say(f"  {person}")
        say("")
    say("Ctrl-C stops everything.")
