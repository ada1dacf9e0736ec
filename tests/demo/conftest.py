"""A database with the demo in it, made once a worker; what a test writes there is rolled back."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from ghar_app.db import Db, server
from ghar_app.demo import seed
from ghar_app.demo.listings import Listing, listings
from tests import databases

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def every() -> list[Listing]:
    """All listings of the demo as they are on one day."""
    return list(listings(NOW))


@pytest.fixture(scope="session")
def demo_database(test_server: server.Server, worker_id: str) -> Iterator[server.Server]:
    with databases.cloned(test_server, f"ghar_demo_{worker_id}") as mine:
        yield mine


@pytest.fixture(scope="session")
async def demo_engine(demo_database: server.Server) -> AsyncIterator[AsyncEngine]:
    address = make_url(demo_database.app_url).set(drivername="postgresql+psycopg")
    made = create_async_engine(address)
    try:
        async with AsyncSession(made) as session, session.begin():
            await seed(session, lambda _line: None, now=NOW)
        yield made
    finally:
        await made.dispose()


@pytest.fixture
async def demo(demo_engine: AsyncEngine) -> AsyncIterator[Db]:
    """A session in the seeded database."""
    async with AsyncSession(demo_engine, expire_on_commit=False) as session:
        await session.begin()
        yield session
        await session.rollback()
