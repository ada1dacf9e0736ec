"""A Hindi visitor gets Hindi on every page of the build, and with the status it has."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ghar_app.web import shell
from ghar_app.web.front import Front

HINDI = {"cookie": "ghar_language=hi", "accept": "text/html"}
ENGLISH = {"accept": "text/html"}


async def _own(_request) -> HTMLResponse:
    return HTMLResponse("<p>ours</p>", 410)


@pytest.fixture
async def browser(tmp_path, monkeypatch):
    for name, text in (
        ("__spa-fallback", "shell"),
        ("index", "first page"),
        ("search", "search page"),
        ("404", "no page"),
    ):
        html = f'<!DOCTYPE html><html lang="en"><head></head><body>{text}</body></html>'
        (tmp_path / f"{name}.html").write_text(html)
    (tmp_path / "icon.svg").write_text("<svg/>")
    monkeypatch.setattr(shell, "STATIC", tmp_path)
    build = Mount("/", StaticFiles(directory=tmp_path, html=True))
    app = Starlette(routes=[Route("/own", _own), build])
    transport = httpx.ASGITransport(app=Front(app))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3000") as client:
        yield client


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/search.html", 200), ("/none", 404)])
async def test_the_builds_pages_become_the_hindi_shell(browser, path, status) -> None:
    english = await browser.get(path, headers=ENGLISH)
    assert (english.status_code, 'lang="en"' in english.text) == (status, True)
    hindi = await browser.get(path, headers=HINDI)
    if path == "/search.html":
        assert hindi.text == english.text, "a file by its name is a file"
        return
    assert hindi.status_code == status
    assert '<html lang="hi"' in hindi.text
    assert "shell" in hindi.text


async def test_a_page_kept_in_english_is_not_shown_again(browser) -> None:
    english = await browser.get("/", headers=ENGLISH)
    kept = {"if-none-match": english.headers["etag"]}
    assert (await browser.get("/", headers={**ENGLISH, **kept})).status_code == 304
    hindi = await browser.get("/", headers={**HINDI, **kept})
    assert (hindi.status_code, '<html lang="hi"' in hindi.text) == (200, True)


async def test_pages_of_ours_and_other_files_pass(browser) -> None:
    own = await browser.get("/own", headers=HINDI)
    assert (own.status_code, own.text) == (410, "<p>ours</p>")
    assert (await browser.get("/icon.svg", headers=HINDI)).text == "<svg/>"
