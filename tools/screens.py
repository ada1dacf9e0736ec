"""Photographs of the main screens, phone and desk, light and dark: `make screens`.

python -m tools.screens     writes docs/screens/<screen>-<phone|desktop>-<light|dark>.webp
"""

import asyncio
import io
import os
import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import get_args

from PIL import Image
from playwright.async_api import Page, async_playwright

from ghar_app.settings import CHECKOUT
from tests import databases
from tests.browser import prepare
from tests.browser.browsers import Browsers, Screen, Theme
from tests.browser.chromium import ensure_chromium
from tests.browser.places import PLACES, Place, look_at
from tests.serving import Ghar, served

INTO = CHECKOUT / "docs" / "screens"
SHOWN = (
    "front", "search", "home", "locality", "compare", "swipe", "favourites", "login", "welcome",
    "account", "post-details", "desk", "import", "visits", "chat", "people-deck", "flatmate",
    "moderation", "case",
)  # fmt: skip
WIDTHS: dict[Screen, int] = {"desktop": 1200, "phone": 585}
LARGEST = 60_000
QUALITIES = (82, 74, 66, 58, 50, 42, 34)
MAP_S = 2.5
"""The map draws itself after everything else has come."""


def main() -> int:
    """Make what is needed, take the photographs, say what each weighs."""
    for name in [name for name in os.environ if name.startswith("GHAR_")]:
        if name not in databases.KEPT_VARIABLES:
            del os.environ[name]
    prepare.everything(say)
    home = Path(tempfile.mkdtemp(prefix="ghar-screens-"))
    try:
        with databases.running() as found:
            demo = databases.with_demo(found)
            with (
                databases.cloned(found, "ghar_screens", of=demo) as mine,
                served(mine, home) as ghar,
            ):
                asyncio.run(photograph(ghar))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


async def photograph(ghar: Ghar) -> None:
    """Every shown screen in both sizes and themes."""
    shutil.rmtree(INTO, ignore_errors=True)
    INTO.mkdir(parents=True)
    async with async_playwright() as playwright:
        chromium = ensure_chromium(databases.cache(), say)
        browsers = Browsers(await playwright.chromium.launch(**chromium.launch_options), ghar.url)
        shown = [place for place in PLACES if place.name in SHOWN]
        for place, screen, theme in product(shown, WIDTHS, get_args(Theme)):
            await _take(browsers, ghar, place, screen, theme)
        for line in await browsers.close():
            say(f"  trouble: {line}")
        await browsers.chromium.close()


async def _take(browsers: Browsers, ghar: Ghar, place: Place, screen: Screen, theme: Theme) -> None:
    page = await look_at(browsers, ghar, place, screen, theme)
    await asyncio.sleep(MAP_S if await _has_map(page) else 0.3)
    taken = await page.screenshot(animations="disabled", caret="hide")
    await page.context.close()
    path = INTO / f"{place.name}-{screen}-{theme}.webp"
    path.write_bytes(small(taken, WIDTHS[screen]))
    say(f"{path.relative_to(CHECKOUT)}  {path.stat().st_size // 1000} KB")


async def _has_map(page: Page) -> bool:
    return await page.locator("canvas").count() > 0


def small(taken: bytes, width: int) -> bytes:
    """A WebP of this width, in the best quality that stays below 60 KB."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    picture.thumbnail((width, picture.height))
    for quality in QUALITIES:
        made = io.BytesIO()
        picture.save(made, "WEBP", quality=quality, method=6)
        if made.tell() < LARGEST:
            break
    return made.getvalue()


def say(line: str) -> None:
    """One line of progress."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
