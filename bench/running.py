"""Async parts of a benchmark, on the product's own engine."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import uvloop

from ghar_app.db import engine
from ghar_app.db.server import Server

Answer = TypeVar("Answer")


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
