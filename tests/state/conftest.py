"""A tab without a browser: a real state tree with the handshake's headers and address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import reflex as rx
from reflex.event import EventHandler


@dataclass
class Tab:
    """One tab's state tree."""

    root: rx.State

    async def of(self, cls: type) -> Any:
        """The tab's state of a class."""
        return await self.root.get_state(cls)

    async def call(self, handler: EventHandler, *args: Any, **kwargs: Any) -> Any:
        """Call a handler as Reflex would; an async generator's steps come as a list."""
        state = await self.root.get_state(handler.state)
        answer = handler.fn(state, *args, **kwargs)
        if hasattr(answer, "__aiter__"):
            return [step async for step in answer]
        return await answer


@pytest.fixture
def open_tab() -> Callable[..., Tab]:
    """`open_tab(cookies="a=b", path="/x?y=z")`."""

    def made(
        cookies: str = "", path: str = "/", language: str = "en", ip: str = "203.0.113.7"
    ) -> Tab:
        root = rx.State(_reflex_internal_init=True)
        route, _, query = path.partition("?")
        data = {
            "pathname": route,
            "asPath": path,
            "query": dict(pair.split("=", 1) for pair in query.split("&") if pair),
            "token": "tab",
            "sid": "sid",
            "ip": ip,
            "headers": {
                "origin": "http://localhost:3000",
                "cookie": cookies,
                "accept-language": language,
            },
        }
        root.router_data = root._update_router_vars(data, {})
        return Tab(root)

    return made


def redirect_of(answer: Any) -> str:
    """Where an answer leads; empty when it is no redirect."""
    if getattr(getattr(answer, "handler", None), "fn", None) is None:
        return ""
    if answer.handler.fn.__qualname__ != "_redirect":
        return ""
    return next(str(value).strip('"') for name, value in answer.args if str(name) == "path")
