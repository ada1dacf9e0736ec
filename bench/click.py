"""From a click on a filter to the other twenty homes on the screen, against the same in NiceGUI.

Both pages run in one Chromium and are clicked in turn. The clock is the page's own: it starts with
the click and stops at the first change of the document after which twenty other homes are there.
"""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page

from bench import databases, recording, servers
from bench.browser import DESK, in_browser
from bench.databases import Say
from bench.measuring import ROUNDS, Finding, compared
from bench.running import with_engine
from ghar_app.catalogue import translate
from ghar_app.db import engine, transaction
from ghar_app.models.listings.search import Filters, find
from state.listings.search.words import address

TARGET = 1.0
CLICKS = 12
CALM = 0.8
"""Seconds between two clicks, in which the map is drawn and nobody is measured."""
ASKED = Filters(city="Mumbai", bedrooms=(2,))

_CLICKED = """
([button, cards]) => new Promise((done, failed) => {
  const homes = () => [...document.querySelectorAll(cards)].map(card => card.href);
  const before = homes().join();
  const changed = () => {
    const now = homes();
    if (now.length !== 20 || now.join() === before) return;
    watch.disconnect();
    done((performance.now() - began) / 1000);
  };
  const watch = new MutationObserver(changed);
  watch.observe(document.body, {subtree: true, childList: true, attributes: true});
  setTimeout(() => failed(new Error("nothing changed")), 10000);
  const began = performance.now();
  document.querySelector(button).click();
})
"""


def measure(say: Say) -> list[Finding]:
    """One ratio of medians."""
    with (
        databases.running(say) as found,
        databases.copied(found, "bench_click", say) as database,
        tempfile.TemporaryDirectory() as folder,
    ):
        recordings, options = with_engine(database, _recorded)
        path = recording.hand_over(recordings, Path(folder) / "statements")
        with (
            servers.product(database, say) as ours,
            servers.peer(
                "nicegui_list:app",
                say,
                database=database.app_url,
                recordings=path,
                options=options,
            ) as theirs,
        ):
            say("Benchmarks: clicking …")
            taken = in_browser(lambda browser: _clicked(browser, ours, theirs), say)
    return [
        compared(
            "click to changed DOM, a search of 20 homes ÷ the same in NiceGUI",
            TARGET,
            taken[0],
            taken[1],
            share=0.5,
            names=("Ghar", "NiceGUI"),
        )
    ]


async def _recorded() -> tuple[list[list[recording.Statement]], str]:
    found = []
    for filters in (ASKED, ASKED.with_(verified=True)):
        with recording.recorded() as statements:
            async with transaction() as db:
                page = await find(db, filters)
        if len(page.homes) != 20:
            raise RuntimeError(f"{len(page.homes)} homes instead of 20")
        found.append(statements)
    return found, str(engine.engine().url.query["options"])


async def _clicked(browser: Browser, ours: str, theirs: str) -> tuple[list[list[float]], ...]:
    chip = translate("search.verified_only", "en")
    ghar = await _opened(browser, ours + address(ASKED))
    # The chip is a link like the homes are; it has no id of its own.
    await ghar.get_by_role("link", name=chip).first.evaluate("chip => chip.dataset.bench = '1'")
    nice = await _opened(browser, theirs)
    pages = (
        (ghar, ["[data-bench]", "main a[href^='/listing/']"]),
        (nice, ["#toggle", "#list a[href^='/listing/']"]),
    )
    for _ in range(4):
        for page, where in pages:
            await _one(page, where)
    taken: tuple[list[list[float]], ...] = ([], [])
    for _ in range(ROUNDS):
        for seconds in taken:
            seconds.append([])
        for _turn in range(CLICKS):
            for (page, where), seconds in zip(pages, taken, strict=True):
                seconds[-1].append(await _one(page, where))
    return taken


async def _opened(browser: Browser, url: str) -> Page:
    context = await browser.new_context(viewport=DESK, locale="en-IN")
    page = await context.new_page()
    await page.goto(url)
    await page.wait_for_function(
        "() => document.querySelectorAll(\"a[href^='/listing/']\").length >= 20", timeout=60_000
    )
    return page


async def _one(page: Page, where: list[str]) -> float:
    seconds = await page.evaluate(_CLICKED, where)
    await asyncio.sleep(CALM)
    return seconds
