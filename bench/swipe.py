"""Swiping at a million homes against ten thousand: a real browser on the real product.

Each turn presses Pass on /swipe. The page itself takes the time from the press until the next
home is in front (it was fetched before), and until the server has kept the decision and the card
is gone from the page. The next turn waits for that, so that no hand runs dry.
"""

import asyncio

from playwright.async_api import Browser, Page, async_playwright
from sqlalchemy import delete
from sqlmodel import col

from bench import databases, people, servers
from bench.databases import FEW, MANY, Say
from bench.measuring import ROUNDS, Finding, compared
from bench.running import with_engine
from ghar_app.db import transaction
from ghar_app.models.identity import User
from ghar_app.settings import settings
from tests.browser.chromium import ensure_chromium

NEXT_TARGET = 2.0
TURNS = 40
PATH = "/swipe?city=Bengaluru"
HYDRATED, CARD = "[data-hydrated=true]", "[data-card]"
_PRESS = """async () => {
  const first = () => document.querySelector('[data-card]:not([data-leaving])');
  const before = first().dataset.card;
  const began = performance.now();
  const since = (done) => new Promise((resolve) => {
    const look = () => (done() ? resolve(performance.now() - began) : setTimeout(look, 0));
    look();
  });
  document.querySelector('[data-swipe=leave]').click();
  const next = await since(() => first() && first().dataset.card !== before);
  const kept = await since(() => !document.querySelector('[data-card][data-leaving]'));
  return [next / 1000, kept / 1000];
}"""

Taken = dict[str, list[list[float]]]


def measure(say: Say) -> list[Finding]:
    """Two ratios of one run."""
    with databases.running(say) as found:
        few, many = (databases.filled(found, count, say) for count in (FEW, MANY))
        cookies = [with_engine(one, _seeker) for one in (few, many)]
        try:
            with servers.product(few, say) as small, servers.product(many, say) as large:
                say("Benchmarks: swiping …")
                sides = {"few": (small, cookies[0]), "many": (large, cookies[1])}
                following, kept = asyncio.run(_measured(sides, say))
        finally:
            for one in (few, many):
                with_engine(one, _forget)
    return [_finding("next home after a swipe", following), _finding("a swipe is kept", kept)]


def _finding(what: str, taken: Taken) -> Finding:
    return compared(
        f"{what}, {MANY:,} homes ÷ {FEW:,}",
        NEXT_TARGET,
        taken["many"],
        taken["few"],
        share=0.95,
        names=(f"{MANY:,}", f"{FEW:,}"),
    )


async def _measured(sides: dict[str, tuple[str, str]], say: Say) -> tuple[Taken, Taken]:
    chromium = ensure_chromium(settings().cache, say)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**chromium.launch_options)
        pages = {name: await _opened(browser, *side) for name, side in sides.items()}
        for page in pages.values():  # pictures and code are there, statements are prepared
            for _ in range(TURNS // 2):
                await page.evaluate(_PRESS)
        taken = await _in_turns(pages)
        await browser.close()
    return taken


async def _in_turns(pages: dict[str, Page]) -> tuple[Taken, Taken]:
    following: Taken = {name: [] for name in pages}
    kept: Taken = {name: [] for name in pages}
    names = list(pages)
    for _ in range(ROUNDS):
        for name in names:
            following[name].append([])
            kept[name].append([])
        for turn in range(TURNS):
            shift = turn % len(names)
            for name in names[shift:] + names[:shift]:
                seconds = await pages[name].evaluate(_PRESS)
                following[name][-1].append(seconds[0])
                kept[name][-1].append(seconds[1])
    return following, kept


async def _opened(browser: Browser, url: str, cookie: str) -> Page:
    context = await browser.new_context(base_url=url, reduced_motion="reduce")
    name, _, value = cookie.partition("=")
    await context.add_cookies([{"name": name, "value": value, "url": url}])
    page = await context.new_page()
    await page.goto(PATH)
    await page.locator(HYDRATED).wait_for(state="attached")
    await page.locator(CARD).first.wait_for()
    return page


async def _seeker() -> str:
    """A Cookie header of somebody new; an ended run may have left one behind."""
    await _forget()
    return (await people.cookies(1))[0]


async def _forget() -> None:
    """These databases are kept for the next run: nobody's decisions stay in them."""
    async with transaction() as db:
        await db.execute(delete(User).where(col(User.supabase_user_id).startswith("local:test-")))
