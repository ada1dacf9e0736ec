"""A listing's page: its JavaScript against a blank app's, its first look against static HTML's.

JavaScript is all that the page loads by itself until it is quiet, each file gzipped in the same
way on both sides. The largest contentful paint is what Chromium says (Largest Contentful Paint,
W3C), with an empty cache each time; the static page is the same document as it stands when all has
come, without its scripts, with the same styles, fonts and pictures.
"""

import asyncio
import gzip
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, Response
from sqlalchemy import select

from bench import blank_app, databases, servers
from bench.browser import DESK, in_browser
from bench.databases import Say
from bench.measuring import ROUNDS, Finding, compared
from bench.running import with_engine
from ghar_app.db import transaction
from ghar_app.models.listings.search.conditions import P

SCRIPTS, PAINT = 1.7, 2.5
VISITS = 3
QUIET_S = 1.5
_PAINTED = """
() => new Promise(done => {
  let last = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) last = entry.startTime;
  }).observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => done(last / 1000), 200);
})
"""
_WITHOUT_SCRIPTS = """
() => {
  const copy = document.documentElement.cloneNode(true);
  const scripts = "script, link[rel=modulepreload], noscript";
  for (const one of copy.querySelectorAll(scripts)) one.remove();
  return "<!doctype html>" + copy.outerHTML;
}
"""
Files = dict[str, tuple[str, bytes, bytes | None]]


@dataclass
class Visit:
    """What one visit to a page loaded."""

    scripts: dict[str, bytes] = field(default_factory=dict)
    others: Files = field(default_factory=dict)
    html: str = ""

    @property
    def weight(self) -> int:
        """Bytes of gzipped JavaScript."""
        return sum(len(gzip.compress(body, 9)) for body in self.scripts.values())


def measure(say: Say) -> list[Finding]:
    """Two ratios."""
    with servers.static(_folder(blank_app.built(say)), say) as blank:
        plain = in_browser(lambda browser: _visited(browser, blank), say)
    with (
        databases.running(say) as found,
        databases.empty(found, "bench_page") as database,
        servers.product(database, say, demo=True) as ours,
    ):
        home = f"{ours}/listing/{with_engine(database, _some_home)}"
        visit = in_browser(lambda browser: _visited(browser, home), say)
        say("Benchmarks: painting …")
        with servers.static(_as_files(visit, urlsplit(home).path), say) as still:
            copy = still + urlsplit(home).path
            painted = in_browser(lambda browser: _painted(browser, home, copy), say)
    return [
        Finding(
            "listing page: JavaScript, gzipped ÷ a blank Reflex app",
            visit.weight / plain.weight,
            SCRIPTS,
            f"{visit.weight / 1000:.0f} kB in {len(visit.scripts)} files, "
            f"blank {plain.weight / 1000:.0f} kB in {len(plain.scripts)}",
        ),
        compared(
            "listing page: largest contentful paint ÷ the same as static HTML",
            PAINT,
            painted[0],
            painted[1],
            share=0.5,
            names=("Ghar", "static"),
        ),
    ]


async def _some_home() -> str:
    query = select(P.slug).where(P.is_public, P.main_image_url.is_not(None)).order_by(P.id)
    async with transaction() as db:
        return (await db.execute(query.limit(1))).scalar_one()


async def _visited(browser: Browser, url: str) -> Visit:
    """Load a page with an empty cache and keep everything that came."""
    context = await browser.new_context(viewport=DESK, locale="en-IN")
    page = await context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    await page.goto(url)
    await _quiet(page)
    visit = Visit(html=await page.evaluate(_WITHOUT_SCRIPTS))
    for answer in answers:
        if answer.status != 200 or not answer.url.startswith("http"):
            continue
        body = await answer.body()
        if answer.request.resource_type == "script":
            visit.scripts[answer.url] = body
        elif answer.request.resource_type != "document":
            kind = answer.headers.get("content-type", "application/octet-stream")
            visit.others[urlsplit(answer.url).path] = _file(kind, body)
    await context.close()
    return visit


async def _quiet(page: Page) -> None:
    await page.wait_for_load_state("networkidle")
    await asyncio.sleep(QUIET_S)


def _file(kind: str, body: bytes) -> tuple[str, bytes, bytes | None]:
    is_text = kind.startswith(("text/", "application/json", "application/javascript"))
    return kind, body, gzip.compress(body, 9) if is_text else None


def _as_files(visit: Visit, path: str) -> Files:
    return {**visit.others, path: _file("text/html; charset=utf-8", visit.html.encode())}


def _folder(folder: Path) -> Files:
    kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
    files = {
        f"/{path.relative_to(folder)}": _file(kinds.get(path.suffix, "image/x"), path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
    return {**files, "/": files["/index.html"]}


async def _painted(browser: Browser, ours: str, still: str) -> tuple[list[list[float]], ...]:
    taken: tuple[list[list[float]], ...] = ([], [])
    for url in (ours, still):
        await _paint(browser, url)
    for _ in range(ROUNDS):
        for url, rounds in zip((ours, still), taken, strict=True):
            rounds.append([await _paint(browser, url) for _ in range(VISITS)])
    return taken


async def _paint(browser: Browser, url: str) -> float:
    context = await browser.new_context(viewport=DESK, locale="en-IN")
    page = await context.new_page()
    await page.goto(url)
    await _quiet(page)
    seconds = await page.evaluate(_PAINTED)
    await context.close()
    if not seconds:
        raise RuntimeError(f"nothing was painted at {url}")
    return seconds
