"""Fixtures every test shares: a private PostgreSQL, a migrated template, a database a worker."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest

from ghar_app.db import address, engine, server
from ghar_app.models import registry
from ghar_app.settings import settings
from tests import databases

# A table refers to tables of other domains, whichever of them a test imports.
assert registry.metadata.tables


@pytest.fixture(scope="session", autouse=True)
def test_settings() -> Iterator[None]:
    """Tests never read the developer's own settings or data."""
    for name in [name for name in os.environ if name.startswith("GHAR_")]:
        if name not in databases.KEPT_VARIABLES:
            del os.environ[name]
    os.environ["GHAR_ENV"] = "test"
    os.environ["GHAR_HOME"] = str(databases.home())
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def test_server(test_settings: None) -> Iterator[server.Server]:
    """The test cluster; the last worker that leaves stops it."""
    with databases.running() as found:
        yield found


@pytest.fixture(scope="session")
def database(test_server: server.Server, worker_id: str) -> Iterator[server.Server]:
    """This worker's own database, cloned from the migrated template."""
    with databases.cloned(test_server, f"ghar_test_{worker_id}") as mine:
        address.remember(mine)
        yield mine


@pytest.fixture
async def connection(database: server.Server) -> AsyncIterator:
    """One connection as `ghar_app` whose outer transaction is rolled back after the test."""
    async with engine.engine().connect() as opened:
        outer = await opened.begin()
        async with engine.joined(opened):
            yield opened
        await outer.rollback()


@pytest.fixture
async def db(connection) -> AsyncIterator[engine.Db]:
    """A session inside the test's transaction; `transaction()` in the code joins it too."""
    async with engine.transaction() as session:
        yield session


@pytest.fixture
async def committed(test_server: server.Server, worker_id: str) -> AsyncIterator[server.Server]:
    """A fresh database where commits are real: for races over parallel connections."""
    with databases.cloned(test_server, f"ghar_race_{worker_id}") as mine:
        before = address.runtime_address() if address.VARIABLE in os.environ else None
        await engine.close_engine()
        address.remember(mine)
        yield mine
        await engine.close_engine()
        if before is not None:
            address.remember(before)
        else:
            del os.environ[address.VARIABLE]
