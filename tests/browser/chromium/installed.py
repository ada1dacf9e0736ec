"""A Chromium or Chrome that somebody already installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from .errors import missing

# Playwright 1.65 still drives this one: pages, WebGL, uploads, downloads.
OLDEST = 140
NAMES = [
    "chromium",
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
]


def on_path(say: Callable[[str], None]) -> Path | None:
    """The first on PATH that starts and is recent enough."""
    for name in NAMES:
        found = shutil.which(name)
        if found and _is_usable(Path(found), say):
            return Path(found)
    return None


def named(path: Path) -> Path:
    """This one, whatever its version. ChromiumMissing: it does not start."""
    answer = version_line(path)
    if major(answer) is None:
        raise missing(f"GHAR_CHROMIUM is {path}, and that does not start as Chromium: {answer}")
    return path.absolute()


def version_line(path: Path) -> str:
    """The first line of what it says to --version, or why it does not start."""
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, text=True, errors="replace", timeout=60
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode:
        return done.stderr.strip()[-300:] or f"it ended with code {done.returncode}"
    return done.stdout.strip().partition("\n")[0] or "it says no version"


def major(line: str) -> int | None:
    """153 of "Chromium 153.0.8010.0"; None if that is no version line."""
    match = re.search(r"Chrom\w*\D* (\d+)(?:\.\d+){3}", line)
    return int(match[1]) if match else None


def _is_usable(path: Path, say: Callable[[str], None]) -> bool:
    line = version_line(path)
    version = major(line)
    if version is None:
        say(f"Chromium: {path} does not start, so it is not used: {line}")
        return False
    if version < OLDEST:
        say(f"Chromium: {path} is {version}, older than {OLDEST}, so it is not used")
        return False
    # A snap sees neither the tests' temporary files nor the pipes that Playwright drives it by.
    if "snap" in line.lower():
        say(f"Chromium: {path} is a snap, which cannot be driven from outside, so it is not used")
        return False
    return True
