"""The Chromium of the browser tests: one that is there, or one that installs itself.

    python -m tests.browser.chromium     prints its path; the first time, it is fetched

In this order: `GHAR_CHROMIUM`; a recent enough Chromium or Chrome on PATH; the project's own in
the cache, which needs no root and changes nothing on the system.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ChromiumMissing
from .fetch import fetched
from .installed import named, on_path
from .sandbox import sandbox_works

__all__ = ["Chromium", "ChromiumMissing", "ensure_chromium"]

ARGS = [
    # Pages of the app only: what is not on this machine does not resolve.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, "
    "EXCLUDE 127.0.0.1, EXCLUDE [::1]",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # The same renderer everywhere, with or without a graphics card.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--font-render-hinting=none",
]


@dataclass(frozen=True)
class Chromium:
    """A Chromium that starts on this machine, by its path alone, and what to start it with."""

    executable: Path
    args: list[str]

    @property
    def launch_options(self) -> dict[str, Any]:
        """For Playwright: `playwright.chromium.launch(**chromium.launch_options)`."""
        return {
            "executable_path": self.executable,
            "args": self.args,
            # Playwright turns the sandbox off unless it is told otherwise.
            "chromium_sandbox": "--no-sandbox" not in self.args,
        }


def ensure_chromium(cache: Path, say: Callable[[str], None] = print) -> Chromium:
    """The Chromium to test with, fetched into `cache` if there is no other.

    `say` hears a line for each long step. Several processes may ask at once.

    ChromiumMissing: GHAR_CHROMIUM does not start; or there is none here and none can be fetched
    (another processor, no network, no space, cache not writable).
    """
    executable = _named() or on_path(say) or fetched(cache, say)
    sandboxed = sandbox_works(executable, ARGS)
    return Chromium(executable, ARGS if sandboxed else [*ARGS, "--no-sandbox"])


def _named() -> Path | None:
    path = os.environ.get("GHAR_CHROMIUM")
    return named(Path(path)) if path else None
