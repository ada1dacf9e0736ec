"""Deep links, short links, and the files that let an app open them."""

import asyncio
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.links import ShortLink, follow, shorten
from ghar_app.models.links.known import deep_link
from ghar_app.refusals import NotFound, Refused
from ghar_app.settings import settings
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home

OURS = {"Origin": settings().base_url}


@pytest.mark.parametrize("way", ["/p", "/property", "/flatmates/listing", "/stays/listing"])
async def test_a_public_link_leads_to_the_homes_page(db, visitor, way: str) -> None:
    shown = await home(db)
    answer = await visitor.client.get(f"{way}/%20{shown.public_id}%20")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/listing/{shown.public_id}"


async def test_a_private_link_asks_for_signing_in_and_then_for_the_right(db, visitor) -> None:
    owner = await person(db)
    path = f"/estate/property/{(await home(db, owner)).public_id}"
    answer = await visitor.client.get(path)
    assert answer.headers["location"] == f"/login?next={quote(path, safe='')}"

    async def seen_by(who) -> tuple[int, str | None]:
        cookie = await cookie_of(db, who)
        answer = await visitor.client.get(path, headers={"Cookie": cookie})
        return answer.status_code, answer.headers.get("location")

    assert await seen_by(owner) == (302, path.replace("/estate/property", "/desk"))
    assert (await seen_by(await person(db)))[0] == 404


@pytest.mark.parametrize(
    "path",
    ["/p/", "/p/%20", f"/p/{'x' * 257}", "/p/a%2F..%2Fdesk", "/estate/apply/7", "/s/nobody99"],
)
async def test_a_dead_link_offers_the_search(visitor, path: str) -> None:
    answer = await visitor.client.get(path)
    assert answer.status_code == 404
    assert 'href="/search"' in answer.text
    assert "noindex" in answer.text


async def test_a_link_to_a_home_that_never_was_ends_at_the_search(db, visitor) -> None:
    answer = await visitor.client.get(f"/p/{uuid4()}", follow_redirects=True)
    assert answer.status_code == 404
    assert 'href="/search"' in answer.text


async def test_an_unknown_kind_names_those_there_are(visitor) -> None:
    answer = await visitor.client.get("/stays/castle/7")
    assert answer.status_code == 404
    assert "listing, chat" in answer.json()["error"]["message"]
    with pytest.raises(Refused, match="unknown_choice"):
        deep_link("castles", "listing", "7")


def test_identifiers_travel_whole() -> None:
    link = deep_link("stays", "listing", " a/b c ")
    assert link.address == "/stays/listing/a%2Fb%20c"
    assert link.in_app == "stays://listing/a%2Fb%20c"
    assert deep_link("ghar", "p", "7").address == "/p/7"


async def test_a_home_has_one_short_link(db, visitor) -> None:
    shown = await home(db)
    path = f"/links/listing/{shown.public_id}"
    urls = {(await visitor.client.post(path, headers=OURS)).json()["url"] for _ in range(2)}
    short = urls.pop().removeprefix(settings().base_url)
    assert not urls
    assert len(short) == len("/s/") + 8
    for written in (short, short.upper().replace("/S/", "/s/")):
        answer = await visitor.client.get(written)
        assert answer.headers["location"] == f"/listing/{shown.public_id}"
    assert (await db.exec(select(ShortLink.clicks))).one() == 2


async def test_only_a_page_of_ours_shares_and_only_what_all_may_see(db, visitor) -> None:
    shown = await home(db)
    path = f"/links/listing/{shown.public_id}"
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert (await visitor.client.post(path, headers=elsewhere)).status_code == 403
    answer = await visitor.client.post(f"/links/listing/{uuid4()}", headers=OURS)
    assert answer.status_code == 404
    assert (await db.exec(select(ShortLink))).first() is None


@pytest.mark.parametrize("path", ["https://elsewhere.example", "//elsewhere.example", "/\\x", ""])
async def test_a_short_link_leads_nowhere_else(db, path: str) -> None:
    with pytest.raises(NotFound):
        await shorten(db, path, entity=("property", "7"), by=None)


async def test_a_short_link_ends(db) -> None:
    code = await shorten(db, "/listing/x", entity=("property", "x"), by=await person(db))
    link = (await db.exec(select(ShortLink))).one()
    link.expires_at = now() + timedelta(hours=1)
    await db.flush()
    assert await follow(db, code, at=now()) == "/listing/x"
    with pytest.raises(NotFound):
        await follow(db, code, at=now() + timedelta(hours=2))


async def test_two_at_once_get_the_same_link(committed) -> None:
    async def one() -> str:
        async with transaction() as db:
            return await shorten(db, "/listing/x", entity=("property", "x"), by=None)

    assert len(set(await asyncio.gather(*(one() for _ in range(6))))) == 1


@pytest.mark.parametrize("name", ["assetlinks.json", "apple-app-site-association"])
async def test_apps_are_told_in_json(visitor, name: str) -> None:
    answer = await visitor.client.get(f"/.well-known/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["cache-control"] == "public, max-age=3600"


async def test_every_kind_is_a_path_of_the_ios_app(visitor, monkeypatch) -> None:
    monkeypatch.setattr(settings(), "apple_app", "ABCDE12345.in.ghar")
    answer = await visitor.client.get("/.well-known/apple-app-site-association")
    details = answer.json()["applinks"]["details"][0]
    assert {"/p/*", "/estate/lease/*", "/stays/chat/*"} <= set(details["paths"])
