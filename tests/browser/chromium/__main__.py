"""Print the path of the tests' Chromium, fetching it first if there is none."""

from __future__ import annotations

import sys

from ghar_app.settings import settings

from . import ChromiumMissing, ensure_chromium


def main() -> int:
    try:
        chromium = ensure_chromium(settings().cache, say=_to_stderr)
    except ChromiumMissing as error:
        _to_stderr(str(error))
        return 1
    sys.stdout.write(f"{chromium.executable}\n")
    return 0


def _to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")


sys.exit(main())
