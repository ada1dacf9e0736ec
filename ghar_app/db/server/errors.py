"""The one thing that goes wrong here: there is no database server to use."""

from __future__ import annotations

import platform
from pathlib import Path

NEEDS = "PostgreSQL 15 or newer with PostGIS and pgvector"


class ServerUnavailable(Exception):
    """No usable PostgreSQL. The text is for a person: what failed, and what to do about it."""


def unavailable(problem: str) -> ServerUnavailable:
    """The problem, followed by the three ways to a server."""
    return ServerUnavailable(
        f"{problem}\n\n"
        f"Ghar needs {NEEDS}. Any one of these will do:\n"
        "  1. set GHAR_DATABASE_URL to a server that you have "
        "(postgresql://user:password@host/database)\n"
        f"  2. install PostgreSQL with both extensions on this machine: {_install_command()}\n"
        "  3. on Debian and its relatives (x86-64, arm64): let Ghar fetch its own copy, "
        "without root: python -m ghar_app fetch"
    )


def os_release() -> dict[str, str]:
    """/etc/os-release as a dict with lower-case values; empty where there is none."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return {}
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {key.strip(): value.strip().strip("\"'").lower() for key, value in pairs}


def _install_command() -> str:
    if platform.system() == "Darwin":
        return "brew install postgresql@17 postgis pgvector"
    release = os_release()
    family = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split()
    if "ubuntu" in family:
        return "sudo apt-get install postgresql-16-postgis-3 postgresql-16-pgvector"
    if "debian" in family:
        return (
            "sudo apt-get install postgresql-17-postgis-3 postgresql-17-pgvector "
            "(Debian 13 or newer)"
        )
    if "fedora" in family or "rhel" in family:
        return "sudo dnf install postgresql-server postgresql-contrib postgis pgvector"
    return "its PostgreSQL, PostGIS and pgvector packages"
