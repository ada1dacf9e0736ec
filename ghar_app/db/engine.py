"""The async engine and the one way to open a transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    async_sessionmaker,
    create_async_engine,
)
from sqlmodel.ext.asyncio.session import AsyncSession

from ghar_app.db.address import runtime_address
from ghar_app.settings import settings

Db = AsyncSession
"""What every gate and verb takes as its first argument."""

_engine: AsyncEngine | None = None
_sessions: async_sessionmaker[AsyncSession] | None = None
_glances: async_sessionmaker[AsyncSession] | None = None


def open_engine(url: str | None = None) -> AsyncEngine:
    """Make this process's engine; called once, by start-up or by a test's fixture.

    `url` is a libpq URL (`postgresql://…`). A statement is stopped after the setting's seconds,
    so that a slow search becomes a sentence for the person instead of a hung screen.
    """
    global _engine, _sessions, _glances
    address = make_url(url or runtime_address().app_url).set(drivername="postgresql+psycopg")
    timeout_ms = settings().statement_timeout_s * 1000
    given = address.query.get("options", "")
    # A plan made for any value cannot see that a filter fits a partial index, nor how rare it is.
    # Starting a parallel worker takes longer than any query here may take.
    plans = "-c plan_cache_mode=force_custom_plan -c jit=off -c max_parallel_workers_per_gather=0"
    options = f"{given} -c statement_timeout={timeout_ms} -c timezone=UTC {plans}".strip()
    _engine = create_async_engine(
        address.update_query_dict({"options": options}),
        pool_size=settings().database_pool,
        max_overflow=0,
        pool_timeout=5,
        hide_parameters=True,
        connect_args={"connect_timeout": 5, "prepare_threshold": 3},
    )
    _sessions = _factory(_engine)
    _glances = _factory(_engine.execution_options(isolation_level="AUTOCOMMIT"))
    return _engine


def _factory(bind: AsyncEngine | AsyncConnection) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(
        bind,
        class_=AsyncSession,
        expire_on_commit=False,
        join_transaction_mode="create_savepoint",
    )


def engine() -> AsyncEngine:
    """This process's engine, opened at first use."""
    return _engine or open_engine()


async def close_engine() -> None:
    """Give all connections back; the next use opens a new engine."""
    global _engine, _sessions, _glances
    if _engine is not None:
        await _engine.dispose()
    _engine = _sessions = _glances = None


@asynccontextmanager
async def transaction() -> AsyncIterator[AsyncSession]:
    """A session that commits at the end of the block, or rolls all of it back."""
    engine()
    assert _sessions is not None
    async with _sessions() as session, session.begin():
        yield session


@asynccontextmanager
async def glance() -> AsyncIterator[AsyncSession]:
    """A session for one statement that only reads.

    It goes without BEGIN and COMMIT: a third of the way to the server and back.
    """
    engine()
    assert _glances is not None
    async with _glances() as session:
        yield session


@asynccontextmanager
async def joined(connection: AsyncConnection) -> AsyncIterator[None]:
    """Make every `transaction()` and `glance()` of this block a savepoint of one connection.

    A test rolls that connection back, and nothing the code under test committed remains.
    """
    global _sessions, _glances
    before = _sessions, _glances
    _sessions = _glances = _factory(connection)
    try:
        yield
    finally:
        _sessions, _glances = before
