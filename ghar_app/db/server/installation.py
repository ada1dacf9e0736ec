"""PostgreSQL programs on this machine that a private cluster can run on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from . import bundle
from .apt import Say
from .errors import unavailable
from .extensions import EXTENSIONS, OLDEST_MAJOR, new_enough
from .packages import MAJOR

PLACES = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/usr/local/pgsql/bin",
]


@dataclass(frozen=True)
class Installation:
    """One PostgreSQL: the directory of its programs, its major version, what they need set."""

    provider: Literal["system", "bundle"]
    programs: Path
    major: int
    environment: dict[str, str] = field(default_factory=dict)

    def program(self, name: str) -> str:
        return str(self.programs / name)

    @property
    def variables(self) -> dict[str, str]:
        """The environment for its programs: nothing of PG… or LD_… from outside."""
        outer = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("PG", "LD_", "DYLD_", "LC_", "LANG"))
        }
        return {**outer, "LC_ALL": "C", **self.environment}


def choose(cache: Path, say: Say, *, major: int | None) -> Installation:
    """System programs that have every extension, else the bundle, fetched if need be.

    `major` is the version that existing data was made by, None for a new cluster.
    """
    for candidate in sorted(complete_on_system(), key=lambda each: -each.major):
        if major in (None, candidate.major):
            return candidate
    if major not in (None, MAJOR):
        raise unavailable(
            f"The database of this checkout was made by PostgreSQL {major}, and no PostgreSQL "
            f"{major} with PostGIS and pgvector is on this machine any more. Install it again, "
            "or move the directory pgdata out of GHAR_HOME to begin with an empty database."
        )
    if not sys.platform.startswith("linux"):
        raise unavailable("No PostgreSQL on this machine has both PostGIS and pgvector.")
    return bundled(bundle.fetched(cache, say))


def bundled(tree: bundle.Bundle) -> Installation:
    environment = {"PROJ_DATA": str(tree.projections), "PROJ_NETWORK": "OFF"}
    return Installation("bundle", tree.programs, MAJOR, environment)


def complete_on_system() -> Iterator[Installation]:
    """Installed PostgreSQLs of a version and with extensions that Ghar can use."""
    for programs in _directories():
        major = _major(programs)
        if major is None or major < OLDEST_MAJOR:
            continue
        offered = _offered(programs, major)
        if all(new_enough(name, offered.get(name)) for name in EXTENSIONS):
            yield Installation("system", programs, major)


def _directories() -> list[Path]:
    found = [path for place in PLACES for path in Path("/").glob(place.lstrip("/"))]
    on_path = shutil.which("pg_ctl")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    needed = ("postgres", "initdb", "pg_ctl")
    return [
        path
        for path in dict.fromkeys(found)
        if all(os.access(path / program, os.X_OK) for program in needed)
    ]


def _major(programs: Path) -> int | None:
    match = re.search(r"\d+", _output([str(programs / "postgres"), "--version"]))
    return int(match[0]) if match else None


def _offered(programs: Path, major: int) -> dict[str, str]:
    """Extension names to the version that their control files would install."""
    configured = _output([str(programs / "pg_config"), "--sharedir"]).strip()
    shared = Path(configured or f"/usr/share/postgresql/{major}")
    offered = {}
    for control in (shared / "extension").glob("*.control"):
        text = control.read_text(encoding="utf-8", errors="replace")
        match = re.search(r"^default_version\s*=\s*'([^']*)'", text, re.MULTILINE)
        offered[control.stem] = match[1] if match else ""
    return offered


def _output(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
