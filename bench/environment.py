"""A virtual environment of the benchmarks' own: peers and clients that the product never needs."""

import hashlib
import subprocess
import sys
from pathlib import Path

from bench.databases import Say, directory
from ghar_app.db import server
from ghar_app.settings import CHECKOUT

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
LOCK = CHECKOUT / "requirements.lock"
"""What peer and product share has the same version in both."""


def peer_python(say: Say) -> Path:
    """The interpreter of the peers, installed at the first use."""
    key = hashlib.sha256(REQUIREMENTS.read_bytes() + LOCK.read_bytes()).hexdigest()[:10]
    home = directory() / f"venv-{key}"
    python, done = home / "bin" / "python", home / "complete"
    directory().mkdir(parents=True, exist_ok=True)
    with server.locked(directory() / "venv.lock"):
        if not done.exists():
            say("Benchmarks: installing the peers into an environment of their own …")
            _run([sys.executable, "-m", "venv", "--clear", str(home)])
            pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            _run([*pip, "-c", str(LOCK), "-r", str(REQUIREMENTS)])
            done.touch()
    return python


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} … failed:\n{done.stderr[-2000:]}")
