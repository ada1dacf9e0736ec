"""Whether Chromium's own sandbox can be had here."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

SECONDS = 30


def sandbox_works(executable: Path, args: Sequence[str]) -> bool:
    """Tried, not deduced: containers, kernels and AppArmor each forbid it in their own way."""
    # Chromium refuses a sandbox to root on any machine.
    if os.geteuid() == 0:
        return False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        return _opens([str(executable), "--headless", f"--user-data-dir={profile}", *args])


def _opens(command: Sequence[str]) -> bool:
    # Without its sandbox Chromium ends before it listens.
    with subprocess.Popen(
        [*command, "--remote-debugging-port=0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as process:
        timer = Timer(SECONDS, process.kill)
        timer.start()
        try:
            assert process.stderr is not None
            return any("DevTools listening on" in line for line in process.stderr)
        finally:
            timer.cancel()
            process.kill()
