"""What is in no file of the project: somebody's machine, somebody's package mirror."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ghar_app.settings import CHECKOUT
from tests.house.sources import files

BINARY = {".webp", ".png", ".ico", ".woff2", ".pbf", ".jpg", ".bz2", ".gz", ".xlsx", ".mp4"}
# Written in pieces, or this file would break its own rule.
MACHINES = re.compile(r"(?<![\w.>])/(?:wo" r"rk|ro" r"ot|ho" r"me/\w+|Us" r"ers/\w+)/")
REGISTRIES = re.compile(
    r"files\.python" r"hosted|pypi\.o" r"rg|registry\.npm" r"js|index-u" r"rl|_auth" r"Token", re.I
)


def _texts() -> list[Path]:
    return [path for path in files() if path.suffix not in BINARY]


def test_the_files_are_found() -> None:
    names = {str(path.relative_to(CHECKOUT)) for path in files()}
    assert {"Makefile", "requirements.lock", "ghar_app/settings.py", "alembic.ini"} <= names
    assert not [name for name in names if name.startswith((".git/", ".venv/", ".web/"))]


@pytest.mark.parametrize(
    ("what", "pattern"), [("a machine's path", MACHINES), ("a package registry", REGISTRIES)]
)
def test_no_file_names(what: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(CHECKOUT)}:{number}: {line.strip()[:120]}"
        for path in _texts()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if len(line) < 5_000 and pattern.search(line)
    ]
    assert not found, what


def test_locks_name_no_host() -> None:
    locks = [path for path in files() if path.name.endswith(".lock")]
    assert len(locks) >= 3
    assert not [str(path) for path in locks if "://" in path.read_text("utf-8")]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_covers(name: str) -> None:
    locked = {
        canonicalize_name(one.name): next(iter(one.specifier)).version
        for one in _requirements(CHECKOUT / "requirements.lock")
    }
    for one in _requirements(CHECKOUT / name):
        version = locked.get(canonicalize_name(one.name))
        assert version is not None, f"requirements.lock has no {one.name}"
        assert version in one.specifier, f"{one.name} {version} is not {one.specifier}"


def test_the_lock_is_exact() -> None:
    for one in _requirements(CHECKOUT / "requirements.lock"):
        assert [spec.operator for spec in one.specifier] == ["=="], str(one)
        assert one.url is None, str(one)


def _requirements(path: Path) -> list[Requirement]:
    lines = [line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("-")]
