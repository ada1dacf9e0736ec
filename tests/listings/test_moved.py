"""A home's old addresses lead to where it is now, in one step, or say that it has ended."""

import asyncio

import httpx
import pytest
from sqlalchemy import delete, text, update
from sqlmodel import col, select

from ghar_app.db import transaction
from ghar_app.models.listings import Property
from ghar_app.models.listings.property.naming import slug_for
from ghar_app.models.redirects import UrlRedirect, moved_to
from ghar_app.refusals import Gone
from ghar_app.web import shell
from ghar_app.web.api import api
from ghar_app.web.front import Front
from state.listings.detail import HomePage
from tests.factories.listings import home
from tests.state.conftest import open_tab, redirect_of  # noqa: F401 - a fixture


@pytest.fixture
async def browser(db, tmp_path, monkeypatch):
    (tmp_path / "__spa-fallback.html").write_text("<html><head></head><body></body></html>")
    monkeypatch.setattr(shell, "STATIC", tmp_path)
    transport = httpx.ASGITransport(app=Front(api()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3000") as client:
        yield client


async def _rename(db, shown: Property, slug: str) -> None:
    shown.slug = slug
    await db.flush()


async def _rows(db) -> dict[str, tuple[str | None, int]]:
    rows = (await db.exec(select(UrlRedirect))).all()
    return {row.from_path: (row.to_path, row.code) for row in rows}


async def test_a_new_title_leaves_the_old_address_behind(db, browser) -> None:
    shown = await home(db)
    await _rename(db, shown, slug_for(shown))
    before = shown.slug
    shown.title, shown.locality = "Corner flat with a lake view", "Ulsoor"
    await _rename(db, shown, slug_for(shown))
    assert shown.slug != before
    answer = await browser.get(f"/listing/{before}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/listing/{shown.slug}")
    assert (await browser.get(answer.headers["location"])).status_code == 200
    assert (await browser.get("/listing/never-was")).status_code == 404
    assert (await browser.get("/listing/with%00nul")).status_code == 404


async def test_chains_collapse_and_nothing_leads_in_a_circle(db, browser) -> None:
    shown = await home(db, slug="a")
    for slug in ("b", "c", "d"):
        await _rename(db, shown, slug)
    here = ("/listing/d", 301)
    assert await _rows(db) == {f"/listing/{old}": here for old in "abc"}
    await _rename(db, shown, "a")
    back = ("/listing/a", 301)
    assert await _rows(db) == {f"/listing/{old}": back for old in "bcd"}
    assert (await browser.get("/listing/a")).status_code == 200
    assert (await browser.get("/listing/c")).headers["location"] == "/listing/a"


async def test_what_was_deleted_has_ended_with_all_its_addresses(db, browser) -> None:
    shown = await home(db, slug="a")
    await _rename(db, shown, "b")
    await db.exec(delete(Property).where(col(Property.id) == shown.id))
    assert await _rows(db) == {"/listing/a": (None, 410), "/listing/b": (None, 410)}
    for slug in "ab":
        assert (await browser.get(f"/listing/{slug}")).status_code == 410
    with pytest.raises(Gone):
        await moved_to(db, "/listing/a")


async def test_an_address_that_is_taken_again_is_a_page(db, browser) -> None:
    first = await home(db, slug="a")
    await _rename(db, first, "b")
    await home(db, slug="a")
    assert (await browser.get("/listing/a")).status_code == 200


async def test_drafts_and_the_demo_leave_nothing(db) -> None:
    draft = await home(db, slug="a", listing_status="draft", published_at=None)
    await _rename(db, draft, "b")
    sample = await home(db, slug="c", is_seed_data=True)
    await db.exec(delete(Property).where(col(Property.id).in_([draft.id, sample.id])))
    assert await _rows(db) == {}


async def test_an_open_app_follows_too(db, open_tab) -> None:  # noqa: F811
    shown = await home(db, slug="a")
    await _rename(db, shown, "b")
    tab = open_tab(path="/listing/a")
    steps = await tab.call(HomePage.load)
    assert redirect_of(steps[-1]) == "/listing/b"
    await db.exec(delete(Property).where(col(Property.id) == shown.id))
    tab = open_tab(path="/listing/a")
    await tab.call(HomePage.load)
    assert (await tab.of(HomePage)).phase == "gone"


async def test_two_who_rename_at_once_leave_one_target(committed) -> None:
    async with transaction() as db:
        id = (await home(db, slug="a")).id

    async def rename(slug: str) -> None:
        async with transaction() as db:
            await db.exec(update(Property).where(col(Property.id) == id).values(slug=slug))

    await asyncio.gather(*(rename(f"new-{n}") for n in range(8)))
    async with transaction() as db:
        slug = (await db.execute(text("SELECT slug FROM properties"))).scalar_one()
        rows = await _rows(db)
    assert {to for to, _ in rows.values()} == {f"/listing/{slug}"}
    assert "/listing/a" in rows
    assert f"/listing/{slug}" not in rows
