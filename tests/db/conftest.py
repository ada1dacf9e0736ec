"""Clusters for the tests of the server itself, apart from the one that other tests share."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from ghar_app.db import server
from tests.db.helpers import quiet


@pytest.fixture
def home() -> Iterator[Path]:
    """A home with a path short enough for a socket; its server is stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="gh-") as directory:
        path = Path(directory) / "home"
        yield path
        server.stop(path)


@pytest.fixture(scope="module")
def shared_home() -> Iterator[Path]:
    """One running cluster for the tests that leave it running."""
    with tempfile.TemporaryDirectory(prefix="gh-") as directory:
        path = Path(directory)
        server.ensure(path, for_tests=True, say=quiet)
        yield path
        server.stop(path)


@pytest.fixture
def prepared(shared_home: Path) -> Iterator[server.Server]:
    """A fresh, prepared database on the shared cluster."""
    found = server.ensure(shared_home).database(f"fresh_{uuid4().hex[:12]}")
    server.prepare_database(found, quiet)
    yield found
    server.drop_database(found, found.name)
