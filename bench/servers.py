"""The real product and its peers, each a process of its own on a free port."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.databases import Say
from bench.environment import peer_python
from ghar_app.db.server import Server
from ghar_app.settings import CHECKOUT

PEERS = Path(__file__).parent / "peers"
PATIENCE = 600
"""Seconds; the first start compiles the pages."""
GRANIAN = (
    *("--interface", "asgi", "--host", "127.0.0.1", "--workers", "1", "--loop", "uvloop"),
    *("--log-level", "warning", "--no-access-log"),
)


@contextmanager
def product(database: Server, say: Say, *, demo: bool = False) -> Iterator[str]:
    """Ghar as `make run` starts it, on a database of the benchmarks; yields its address."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="ghar-bench-") as home:
        ours = {
            "GHAR_HOME": home,
            "GHAR_HOST": "127.0.0.1",
            "GHAR_PORT": str(port),
            "GHAR_DATABASE_URL": database.app_url,
            "GHAR_DATABASE_OWNER_URL": database.owner_url,
            "GHAR_SEED_DEMO": str(demo).lower(),
            "GHAR_LOG_LEVEL": "warning",
        }
        command = [sys.executable, "-m", "ghar_app", "run"]
        say("Benchmarks: starting Ghar …")
        with _running(command, f"http://127.0.0.1:{port}", "/readyz", ours):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def peer(target: str, say: Say, **settings: str) -> Iterator[str]:
    """An ASGI app of bench/peers under the product's own server; yields its address.

    `target` is `module:name`; `settings` reach it as variables `BENCH_…`.
    """
    port = free_port()
    command = [str(peer_python(say)), "-m", "granian", *GRANIAN, "--port", str(port), target]
    named = {f"BENCH_{name.upper()}": value for name, value in settings.items()}
    variables = {"PYTHONPATH": str(PEERS), **named}
    with _running(command, f"http://127.0.0.1:{port}", "/ready", variables):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def static(files: dict[str, tuple[str, bytes, bytes | None]], say: Say) -> Iterator[str]:
    """A server of files from memory; yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "files"
        path.write_bytes(pickle.dumps(files))
        with peer("static_page:app", say, files=str(path)) as address:
            yield address


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _running(
    command: list[str], url: str, ready: str, variables: Mapping[str, str], cwd: Path = CHECKOUT
) -> Iterator[None]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GHAR_")}
    if "GHAR_CACHE" in os.environ:
        kept["GHAR_CACHE"] = os.environ["GHAR_CACHE"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**kept, **variables},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _answers(process, url + ready):
                said.seek(0)
                text = said.read()[-3000:].decode(errors="replace")
                raise RuntimeError(f"{' '.join(command[1:4])} did not start:\n{text}")
            yield
        finally:
            _end(process)


def _answers(process: subprocess.Popen[bytes], url: str) -> bool:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return True
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
