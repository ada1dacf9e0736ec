"""CPU work off the event loop, and never more of it at once than this machine should bear."""

import os
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync

AT_ONCE = max(1, min(2, (os.cpu_count() or 2)))
"""Pictures decoded at the same time; each may hold 200 MB for a moment."""

_limiter: RunVar[CapacityLimiter] = RunVar("media_limiter")
T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")


async def in_thread(work: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
    """Run a function in a thread; waits for its turn when others are at work."""
    try:
        limiter = _limiter.get()
    except LookupError:
        limiter = CapacityLimiter(AT_ONCE)
        _limiter.set(limiter)
    return await run_sync(work, *arguments, limiter=limiter)
