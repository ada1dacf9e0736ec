"""Chromium for the benchmarks: the one of the browser tests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from playwright.async_api import Browser, async_playwright

from bench.databases import Say
from ghar_app.settings import settings
from tests.browser.chromium import ensure_chromium

Answer = TypeVar("Answer")
DESK = {"width": 1440, "height": 900}


def in_browser(work: Callable[[Browser], Awaitable[Answer]], say: Say) -> Answer:
    """Run `work` with a Chromium that ends with it."""

    async def run() -> Answer:
        async with _launched(say) as browser:
            return await work(browser)

    return asyncio.run(run())


@asynccontextmanager
async def _launched(say: Say) -> AsyncIterator[Browser]:
    chromium = ensure_chromium(settings().cache, say)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**chromium.launch_options)
        yield browser
        await browser.close()
