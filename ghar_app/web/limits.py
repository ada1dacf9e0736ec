"""How often something may be tried: in memory on one process, in Redis when there are several."""

from collections.abc import Awaitable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from time import time
from typing import TypeVar

from fastapi import Request
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ghar_app.log import log
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web.front import language_of
from ghar_app.web.signing import keyed

T = TypeVar("T")


@dataclass(frozen=True)
class Limit:
    """A number of tries in a time, e.g. `10/minute`."""

    name: str
    rate: str

    @property
    def item(self) -> RateLimitItem:
        """The library's form of it."""
        return parse(self.rate)


PROBE_BY_ADDRESS = Limit("probe-address", "10/minute")
PROBE_BY_IDENTIFIER = Limit("probe-identifier", "5/hour")
CODES_BY_ADDRESS = Limit("codes-address", "60/hour")
# A second less than the countdown on the page, so that its end is never a moment too early.
PAUSE_BY_IDENTIFIER = Limit("pause-identifier", "1/29 seconds")
CODES_BY_IDENTIFIER = Limit("codes-identifier", "3/hour")
ANSWERS_BY_ADDRESS = Limit("answers-address", "20/minute")
WRONG_PASSWORDS = Limit("wrong-passwords", "5/15 minutes")
CHANGES = Limit("changes", "30/minute")
EVERYTHING = Limit("everything", "500/minute")


@lru_cache
def _storage() -> MemoryStorage | RedisStorage:
    url = settings().redis_url
    if url is None:
        return MemoryStorage()
    address = f"async+{url.get_secret_value()}"
    return RedisStorage(address, wrap_exceptions=True, implementation="redispy")


@lru_cache
def _exact() -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(_storage())


@lru_cache
def _approximate() -> SlidingWindowCounterRateLimiter:
    return SlidingWindowCounterRateLimiter(_storage())


def forget_limits() -> None:
    """Start counting anew, e.g. between tests."""
    for cached in (_storage, _exact, _approximate):
        cached.cache_clear()


async def spend(limit: Limit, key: str) -> None:
    """Count one try for `key` (hashed here). Refused `too_many_tries` when none is left.

    Refused `try_later` when the counters cannot be reached: what is guarded stays shut.
    """
    if not await _reaching(_exact().hit(limit.item, limit.name, _hashed(key))):
        raise await too_many(limit, key)


async def check(limit: Limit, key: str) -> None:
    """Like `spend`, but counts nothing."""
    if not await _reaching(_exact().test(limit.item, limit.name, _hashed(key))):
        raise await too_many(limit, key)


async def forgive(limit: Limit, key: str) -> None:
    """Forget the tries of `key`."""
    await _reaching(_exact().clear(limit.item, limit.name, _hashed(key)))


async def seconds_left(limit: Limit, key: str) -> int:
    """Seconds until a try is free again."""
    stats = await _reaching(_exact().get_window_stats(limit.item, limit.name, _hashed(key)))
    return max(1, ceil(stats.reset_time - time()))


async def too_many(limit: Limit, key: str) -> Refused:
    """The refusal of a spent limit, saying how many minutes are left."""
    seconds = await seconds_left(limit, key)
    return Refused("too_many_tries", retry_after=seconds, n=ceil(seconds / 60))


def client_address(request: Request) -> str:
    """The caller's IP address: behind N trusted proxies, the N-th from the right."""
    direct = request.client.host if request.client else "unknown"
    return address_of(request.headers.get("x-forwarded-for"), direct)


def address_of(forwarded_for: str | None, direct: str) -> str:
    """As `client_address`, from the header and the connection's own address."""
    hops = settings().trusted_proxy_hops
    chain = [part.strip() for part in (forwarded_for or "").split(",") if part.strip()]
    return chain[-hops] if hops and len(chain) >= hops else direct


def _hashed(key: str) -> str:
    return keyed("limit", key)[:32]


async def _reaching(answer: Awaitable[T]) -> T:
    try:
        return await answer
    except StorageError as error:
        log().error("limits unreachable", error=type(error).__name__)
        raise Refused("try_later", retry_after=30, n=30) from error


class OverallLimit:
    """ASGI middleware: 500 requests a minute from one address; files and sockets are free."""

    FREE = (
        *("/healthz", "/readyz", "/_event", "/ping"),
        *("/assets/", "/demo/", "/external/", "/fonts/", "/map/", "/media/", "/photos/"),
    )

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer 429 with Retry-After."""
        if scope["type"] != "http" or scope["path"].startswith(self.FREE):
            await self.app(scope, receive, send)
            return
        key = _hashed(client_address(Request(scope)))
        limiter, item = _approximate(), EVERYTHING.item
        try:
            allowed = await limiter.hit(item, EVERYTHING.name, key)
        except StorageError:
            allowed = True  # browsing goes on while the counters are away
        if allowed:
            await self.app(scope, receive, send)
            return
        stats = await limiter.get_window_stats(item, EVERYTHING.name, key)
        wait = max(1, ceil(stats.reset_time - time()))
        sentence = Refused("too_many_tries", n=ceil(wait / 60))
        answer = PlainTextResponse(
            sentence.message(language_of(Headers(scope=scope))), 429, {"Retry-After": str(wait)}
        )
        await answer(scope, receive, send)
