"""One server and one Chromium for the whole run; browsers a test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from ghar_app.db import server
from tests import databases
from tests.browser import prepare
from tests.browser.browsers import Browsers
from tests.browser.chromium import ensure_chromium
from tests.serving import Ghar, served

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def ghar(
    test_server: server.Server, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ghar]:
    """The product with the demo in it, built and served as people get it."""
    prepare.everything(print)
    demo = databases.with_demo(test_server)
    with (
        databases.cloned(test_server, f"ghar_browser_{worker_id}", of=demo) as mine,
        served(mine, tmp_path_factory.mktemp("ghar")) as running,
    ):
        yield running


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One Chromium; a test's browsers are contexts in it."""
    found = ensure_chromium(databases.cache())
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**found.launch_options)
        yield browser
        await browser.close()


@pytest.fixture
async def browsers(ghar: Ghar, chromium: Browser) -> AsyncIterator[Browsers]:
    """Opens browsers. Console errors, failed requests and error answers fail the test."""
    made = Browsers(chromium, ghar.url)
    yield made
    trouble = await made.close()
    assert not trouble, "\n".join(trouble)
