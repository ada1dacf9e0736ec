"""A served product for the tests of this folder, and people who use it over HTTP and sockets."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import httpx
import pytest

from ghar_app import frontend
from ghar_app.db import server
from tests import databases
from tests.serving import Ghar, served
from tests.web.conftest import Visitor

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Starting and ending processes takes its time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def built(test_settings: None) -> None:
    """The pages, which a server hands out; built at most once a run."""
    frontend.build_if_changed(print)


@pytest.fixture(scope="module")
def ghar(
    built: None,
    test_server: server.Server,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Ghar]:
    """A server of this module alone, with an empty database."""
    with (
        databases.cloned(test_server, f"ghar_faults_{worker_id}") as mine,
        served(mine, tmp_path_factory.mktemp("ghar")) as running,
    ):
        yield running


_numbers = count(1)
NewVisitor = Callable[..., Awaitable[Visitor]]


@pytest.fixture
async def new_visitor(ghar: Ghar) -> AsyncIterator[NewVisitor]:
    """Makes browsers without a screen that have opened a page of ours; `phone` signs one in."""
    async with AsyncExitStack() as stack:

        async def made(phone: str = "") -> Visitor:
            headers = {"X-Forwarded-For": f"198.18.7.{next(_numbers)}"}
            client = httpx.AsyncClient(base_url=ghar.url, headers=headers, timeout=30)
            await stack.enter_async_context(client)
            visitor = Visitor(client)
            await client.get("/login/", headers={"Accept": "text/html"})
            if phone:
                await sign_in(visitor, ghar, phone)
            return visitor

        yield made


async def sign_in(visitor: Visitor, ghar: Ghar, phone: str) -> None:
    """Join or come back with a code."""
    origin = {"Origin": ghar.url}
    await visitor.post("/session/identify", origin, identifier=phone)
    answer = await visitor.post("/session/verify", origin, code=ghar.code_for(phone))
    assert answer.headers["location"] == "/welcome", visitor.error
