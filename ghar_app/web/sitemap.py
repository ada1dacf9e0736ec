"""sitemap.xml, its parts, and robots.txt."""

from collections.abc import AsyncIterator
from datetime import datetime
from html import escape

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException

from ghar_app.db import transaction
from ghar_app.models.listings.sitemap import chunks, homes_of, places
from ghar_app.web.homes.head import absolute

router = APIRouter()
READ = ["GET", "HEAD"]
AN_HOUR = {"Cache-Control": "public, max-age=3600"}
A_DAY = {"Cache-Control": "public, max-age=86400"}
STATIC_PAGES = ("/", "/terms", "/privacy")
HIDDEN = ("/account", "/desk", "/login", "/logout", "/language", "/_event", "/_upload", "/ping")
"""What a crawler has no business with. Search pages it may open: their header says noindex."""
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@router.api_route("/robots.txt", methods=READ)
async def robots() -> Response:
    """Who may read what, and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in HIDDEN), "Allow: /", ""]
    lines += [f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return PlainTextResponse("\n".join(lines), 200, A_DAY)


@router.api_route("/sitemap.xml", methods=READ)
async def sitemap() -> Response:
    """The index: one file of places, one of homes for each 50,000 ids."""
    async with transaction() as db:
        found = await chunks(db)
    files = [_entry("sitemap", "/sitemap/places.xml")]
    files += [
        _entry("sitemap", f"/sitemap/homes-{one.number}.xml", one.changed_at) for one in found
    ]
    body = f"{_HEAD}<sitemapindex {_XMLNS}>{''.join(files)}</sitemapindex>\n"
    return Response(body, 200, AN_HOUR, "application/xml")


@router.api_route("/sitemap/places.xml", methods=READ)
async def place_sitemap() -> Response:
    """The pages of cities and localities, and those that are always there."""
    async with transaction() as db:
        found = await places(db)
    paths = [*STATIC_PAGES, *(f"/flats/{city}/{area}".rstrip("/") for city, area in found)]
    lines = "".join(_entry("url", path) for path in paths)
    return Response(f"{_HEAD}<urlset {_XMLNS}>{lines}</urlset>\n", 200, AN_HOUR, "application/xml")


@router.api_route("/sitemap/homes-{number}.xml", methods=READ)
async def home_sitemap(number: str) -> Response:
    """The pages of one chunk of homes, sent as they are read."""
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise HTTPException(404)
    return StreamingResponse(_homes(int(number)), 200, AN_HOUR, "application/xml")


async def _homes(number: int) -> AsyncIterator[str]:
    yield f"{_HEAD}<urlset {_XMLNS}>"
    async with transaction() as db:
        async for some in homes_of(db, number):
            yield "".join(_entry("url", f"/listing/{slug}", at) for slug, at in some)
    yield "</urlset>\n"


def _entry(name: str, path: str, changed_at: datetime | None = None) -> str:
    changed = f"<lastmod>{changed_at:%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed_at else ""
    return f"<{name}><loc>{escape(absolute(path))}</loc>{changed}</{name}>"
