"""Signed-in people and what they do in a state tree without a browser."""

from typing import Any

import reflex as rx

from ghar_app.db import transaction
from tests.factories.identity import cookie_of, person


async def cookies(count: int) -> list[str]:
    """A Cookie header of a new session for each of `count` new people."""
    async with transaction() as db:
        return [await cookie_of(db, await person(db)) for _ in range(count)]


async def state_of(cls: type[rx.State], cookie: str, path: str) -> Any:
    """The real state of a screen, for one browser's cookie and address."""
    root = rx.State(_reflex_internal_init=True)
    data = {
        "pathname": path.partition("?")[0],
        "asPath": path,
        "query": {},
        "token": "bench",
        "sid": "bench",
        "ip": "127.0.0.1",
        "headers": {"cookie": cookie, "accept-language": "en"},
    }
    root.router_data = root._update_router_vars(data, {})
    return await root.get_state(cls)
