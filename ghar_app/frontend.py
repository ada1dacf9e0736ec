"""The compiled pages: built when something they are made of has changed, and only then."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from ghar_app.db.server import locked
from ghar_app.settings import CHECKOUT, settings

SOURCES = ("components", "pages", "state", "ghar_app", "assets", "reflex.lock")
FILES = ("rxconfig.py", "requirements.lock")
WEB = CHECKOUT / ".web"
STATIC = WEB / "build" / "client"
_STAMP = WEB / "built-from"


class BuildFailed(Exception):
    """The pages did not compile; the text is the end of the compiler's output."""


def _inputs() -> Iterator[Path]:
    for name in SOURCES:
        for path in sorted((CHECKOUT / name).rglob("*")):
            generated = "__pycache__" in path.parts or "external" in path.parts
            if path.is_file() and not generated:
                yield path
    yield from (CHECKOUT / name for name in FILES)


def fingerprint() -> str:
    """A hash of all that the pages are compiled from."""
    chosen = settings()
    # Settings that are compiled into pages: which pages there are, and the map's style.
    compiled_in = f"{sys.version}|{chosen.production}|{chosen.map_style_url}"
    digest = hashlib.sha256(compiled_in.encode())
    for path in _inputs():
        digest.update(str(path.relative_to(CHECKOUT)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the pages on disk are those of this source."""
    return _STAMP.exists() and _STAMP.read_text() == fingerprint() and STATIC.is_dir()


def build_if_changed(say: Callable[[str], None]) -> bool:
    """Compile the pages if need be; True when it did. Two starts at once take turns."""
    WEB.parent.mkdir(exist_ok=True)
    with locked(CHECKOUT / ".web.lock"):
        if is_current():
            return False
        say("Pages: compiling (a minute the first time) …")
        _STAMP.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"],
            cwd=CHECKOUT,
            env={**os.environ, "REFLEX_TELEMETRY_ENABLED": "false", "GHAR_COMPILING": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0 or not (STATIC / "index.html").exists():
            raise BuildFailed((done.stdout + done.stderr)[-4000:])
        # After, not before: the build may write reflex.lock, which is one of its own inputs.
        _STAMP.write_text(fingerprint())
        return True
