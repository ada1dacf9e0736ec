"""Browsers of a test: each with its own cookies, screen and address, and watched for trouble."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

Screen = Literal["desktop", "phone", "narrow"]
Theme = Literal["light", "dark"]
SCREENS: dict[Screen, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    },
    "narrow": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
}
HYDRATED = "[data-hydrated=true]"
"""Reflex's `is_hydrated` as an attribute (components/shell/offline.py): the page has its state and
what its `on_load` fetched, and its handlers answer. It turns false the moment one navigates."""

_numbers = count(1)


@dataclass
class Browsers:
    """Opens browsers, and knows what went wrong in them."""

    chromium: Browser
    url: str
    trouble: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(
        self,
        path: str | None = "/",
        *,
        screen: Screen = "desktop",
        theme: Theme = "light",
        **more: Any,
    ) -> Page:
        """A new browser at `path`, ready to be used; None for an empty tab.

        `more` goes to Playwright's `new_context`.
        """
        usual = {
            "base_url": self.url,
            "color_scheme": theme,
            "reduced_motion": "reduce",
            "locale": "en-IN",
            "timezone_id": "Asia/Kolkata",
            "extra_http_headers": {"X-Forwarded-For": _address()},
        }
        context = await self.chromium.new_context(**{**usual, **SCREENS[screen], **more})
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.trouble.append(f"script: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        page = await context.new_page()
        if path is not None:
            await go(page, path)
        return page

    def forgive(self, *patterns: str) -> None:
        """Trouble that this test makes on purpose, as regular expressions."""
        self.forgiven += patterns

    async def close(self) -> list[str]:
        """Close them all; what went wrong and was not forgiven."""
        for context in self.contexts:
            await context.close()
        return list(self._unforgiven())

    def _unforgiven(self) -> Iterator[str]:
        for line in self.trouble:
            if not any(re.search(pattern, line) for pattern in self.forgiven):
                yield line

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.trouble.append(f"console: {message.text} ({message.location.get('url')})")

    def _failed(self, request: Request) -> None:
        # Whoever leaves a page ends what it still fetches.
        if request.failure != "net::ERR_ABORTED":
            self.trouble.append(f"request: {request.failure} {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.trouble.append(f"answer: {response.status} {response.url}")


def _address() -> str:
    """An address from a range that is kept for examples, so limits are counted a browser."""
    number = next(_numbers)
    return f"198.18.{number // 250}.{number % 250 + 1}"


async def go(page: Page, path: str) -> None:
    """Open an address as if typed, and wait until the page can be used."""
    await page.goto(path)
    await ready(page)


async def ready(page: Page) -> None:
    """Wait until the page has its data and its handlers answer."""
    await page.locator(HYDRATED).wait_for(state="attached")
