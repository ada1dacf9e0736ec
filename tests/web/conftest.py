"""A browser without a screen: it keeps cookies and knows its form token."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest

from ghar_app.db import transaction
from ghar_app.gateways.outbox import newest
from ghar_app.settings import settings
from ghar_app.web.api import api
from ghar_app.web.cookies import step_cookie, visitor_cookie
from ghar_app.web.csrf import form_token
from ghar_app.web.front import Front
from ghar_app.web.limits import forget_limits
from ghar_app.web.sign_in_step import SignInStep, read_step


@dataclass
class Visitor:
    """Posts forms as a page of ours would."""

    client: httpx.AsyncClient

    @property
    def cookies(self) -> str:
        return "; ".join(f"{c.name}={c.value}" for c in self.client.cookies.jar)

    @property
    def step(self) -> SignInStep:
        return read_step(self.cookies)

    @property
    def error(self) -> str:
        return self.step.error.get("code", "")

    async def post(self, path: str, headers: dict | None = None, **fields: str) -> httpx.Response:
        form = {"csrf": form_token(self.cookies), **fields}
        return await self.client.post(
            path, data=form, headers={"Origin": settings().base_url, **(headers or {})}
        )

    async def code(self) -> str:
        """The newest code in the outbox."""
        async with transaction() as db:
            return (await newest(db, limit=1))[0].code


def flags(answer: httpx.Response, name: str) -> str:
    """The Set-Cookie header of one cookie, without its value; empty when it is not set."""
    for header in answer.headers.get_list("set-cookie"):
        if header.startswith(f"{name}="):
            return re.sub(r"=[^;]*", "=…", header, count=1).lower()
    return ""


@pytest.fixture
def new_visitor():
    """Makes browsers; each has its own cookies and address."""
    app = Front(api())
    forget_limits()

    def make(address: str = "203.0.113.7", **options) -> Visitor:
        transport = httpx.ASGITransport(app=app, client=(address, 40000))
        client = httpx.AsyncClient(transport=transport, base_url=settings().base_url, **options)
        client.cookies.set(visitor_cookie(), f"visitor-{address}")
        return Visitor(client)

    yield make
    forget_limits()


@pytest.fixture
async def visitor(new_visitor) -> AsyncIterator[Visitor]:
    """A browser that has opened a page of ours."""
    made = new_visitor()
    async with made.client:
        yield made


__all__ = ["Visitor", "flags", "step_cookie"]
