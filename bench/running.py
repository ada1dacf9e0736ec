"""Async parts of a benchmark, on the product's own engine."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import uvloop
from sqlalchemy.ext.asyncio import AsyncEngine

from ghar_app.db import engine
from ghar_app.db.server import Server

Answer = TypeVar("Answer")


class OneOfSeveral:
    """The product on one of several databases: `use` makes its engine the process's."""

    def __init__(self, server: Server) -> None:
        self._opened: AsyncEngine = engine.open_engine(server.app_url)
        self._sessions = engine._sessions

    def use(self) -> None:
        """From here on `transaction()` opens on this database."""
        engine._engine, engine._sessions = self._opened, self._sessions

    async def close(self) -> None:
        """Give the connections back."""
        await self._opened.dispose()


def with_engine(database: Server, work: Callable[[], Awaitable[Answer]]) -> Answer:
    """Run `work` with the product's engine open on a database, and close it again."""

    async def opened() -> Answer:
        engine.open_engine(database.app_url)
        try:
            return await work()
        finally:
            await engine.close_engine()

    return run(opened)


def run(work: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
    """Run `work` to its end on the product's kind of event loop."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work())
