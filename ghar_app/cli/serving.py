"""One process that serves everything on one port, and one that watches over it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from ghar_app import frontend
from ghar_app.settings import CHECKOUT, Settings

Say = Callable[[str], None]


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
    return _watch(_start(chosen), chosen, say)


def _port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _start(chosen: Settings) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "REFLEX_SKIP_COMPILE": "true",
        "REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        "REFLEX_ENV_MODE": "prod",
    }
    command = [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--factory"),
        *("--host", chosen.host, "--port", str(chosen.port), "--workers", str(chosen.workers)),
        *("--loop", "uvloop", "--log-level", "warning", "--workers-kill-timeout", "5"),
        *("--respawn-failed-workers", "--no-access-log", "ghar_app.ghar_app:app"),
    ]
    # Its own session: Ctrl-C in the terminal reaches us alone, and we stop it in order.
    return subprocess.Popen(command, cwd=CHECKOUT, env=environment, start_new_session=True)


def _watch(child: subprocess.Popen[bytes], chosen: Settings, say: Say) -> int:
    def stop(_signal: int, _frame: object) -> None:
        if child.poll() is None:
            child.terminate()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    if _wait_until_ready(child, chosen):
        _welcome(chosen, say)
    code = child.wait()
    _end_group(child)
    return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else code


def _wait_until_ready(child: subprocess.Popen[bytes], chosen: Settings) -> bool:
    address = f"http://127.0.0.1:{chosen.port}/readyz"
    while child.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _end_group(child: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _welcome(chosen: Settings, say: Say) -> None:
    say(f"\nGhar is at {chosen.base_url}\n")
    if chosen.wants_demo:
        from ghar_app.demo.people import CREDENTIALS

        for person in CREDENTIALS:
            say(f"  {person}")
        say("")
    say("Ctrl-C stops everything.")
