"""From a committed notification to the number on the bell in another browser, against a bare emit.

Both pages stand in one Chromium and are told something in turn. The clock starts when the
transaction has committed, or when the bare server calls `emit`, and stops when the page's document
changes; one machine has one clock for both.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import time

import httpx
from playwright.async_api import Browser, Page, async_playwright
from sqlalchemy import delete
from sqlmodel import col

from bench import databases, people, servers
from bench.databases import Say
from bench.measuring import ROUNDS, Finding, compared
from bench.running import with_engine
from ghar_app.db import transaction
from ghar_app.db.live import announce
from ghar_app.models.identity import holder
from ghar_app.models.notify import Notification, notify
from ghar_app.models.notify.telling import topic_of
from ghar_app.settings import settings
from tests.browser.chromium import ensure_chromium

TARGET = 3.0
TURNS = 40
CALM = 0.05
"""Seconds between two turns, so that the page has come to rest."""

_ARMED = """
(where) => {
  const read = () => {
    const found = document.querySelector(where);
    return found && (found.getAttribute("aria-label") || found.textContent);
  };
  const before = read();
  window.changed = new Promise((done, failed) => {
    const watch = new MutationObserver(() => {
      if (read() === before) return;
      watch.disconnect();
      done((performance.timeOrigin + performance.now()) / 1000);
    });
    watch.observe(document.body,
      {subtree: true, childList: true, attributes: true, characterData: true});
    setTimeout(() => failed(new Error("nothing changed")), 10000);
  });
}
"""
Tell = Callable[[], Awaitable[float]]


def measure(say: Say) -> list[Finding]:
    """One ratio of 95th percentiles."""
    with (
        databases.running(say) as found,
        databases.copied(found, "bench_bell", say) as database,
        servers.product(database, say) as ours,
        servers.peer("bare_emit:app", say) as theirs,
    ):
        say("Benchmarks: ringing …")
        taken = with_engine(database, lambda: _rung(ours, theirs, say))
    return [
        compared(
            "notification committed to shown in another browser ÷ a bare Socket.IO emit",
            TARGET,
            taken[0],
            taken[1],
            share=0.95,
            names=("Ghar", "bare emit"),
        )
    ]


async def _rung(ours: str, theirs: str, say: Say) -> tuple[list[list[float]], ...]:
    [cookie] = await people.cookies(1)
    async with transaction() as db:
        user = await holder(db, cookie.partition("=")[2])
    assert user is not None
    chromium = ensure_chromium(settings().cache, say)
    async with async_playwright() as playwright, httpx.AsyncClient(base_url=theirs) as bare:
        browser = await playwright.chromium.launch(**chromium.launch_options)
        bell = await _opened(browser, ours, "/recent/", cookie)
        plain = await _opened(browser, theirs)
        await bell.wait_for_selector("[popovertarget=bell]")
        await plain.wait_for_selector("[data-ready]")

        async def tell() -> float:
            async with transaction() as db:
                await notify(db, "home_gone", to=user.id, home="A home")
            return time()

        async def say_bare() -> float:
            return float((await bare.get("/say")).json()["began"])

        sides: list[tuple[Page, str, Tell]] = [
            (bell, "[popovertarget=bell]", tell),
            (plain, "#n", say_bare),
        ]
        taken: tuple[list[list[float]], ...] = ([], [])
        for _ in range(ROUNDS):
            for seconds in taken:
                seconds.append([])
            await _emptied(bell, user.id)
            for turn in range(TURNS + 2):
                for side, seconds in zip(sides, taken, strict=True):
                    lasted = await _one(*side)
                    if turn > 1:
                        seconds[-1].append(lasted)
        await browser.close()
    return taken


async def _opened(browser: Browser, url: str, path: str = "/", cookie: str = "") -> Page:
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    if cookie:
        name, _, value = cookie.partition("=")
        await context.add_cookies([{"name": name, "value": value, "url": url}])
    page = await context.new_page()
    await page.goto(url + path)
    return page


async def _emptied(bell: Page, user_id: int) -> None:
    """From nothing on: the bell stops counting at 99."""
    async with transaction() as db:
        mine = delete(Notification).where(col(Notification.target_user_id) == user_id)
        await db.exec(mine)
        await announce(db, topic_of(user_id))
    await bell.wait_for_selector("[popovertarget=bell][aria-label*=none]")


async def _one(page: Page, where: str, tell: Tell) -> float:
    await page.evaluate(_ARMED, where)
    began = await tell()
    seen = await page.evaluate("() => window.changed")
    await asyncio.sleep(CALM)
    return max(0.0, float(seen) - began)
