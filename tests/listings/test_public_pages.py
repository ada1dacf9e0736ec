"""What crawlers get: status, head, structured data, a summary, and nothing private."""

import json
import re
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree

import httpx
import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ghar_app.models.listings import sitemap as listed
from ghar_app.web import public_pages, shell
from ghar_app.web.api import api
from ghar_app.web.cookies import session_cookie
from ghar_app.web.front import Front
from ghar_app.web.homes.words import cut
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home, picture
from tests.queries import counted

SHELL = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/></head><body></body></html>'
EVIL = '</script><script>alert("x")</script>\' onload=\'1 & "quoted"'
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(autouse=True)
def built(tmp_path, monkeypatch) -> None:
    """A build of one empty shell, so that these tests need no compiled pages."""
    (tmp_path / "__spa-fallback.html").write_text(SHELL)
    monkeypatch.setattr(shell, "STATIC", tmp_path)


@pytest.fixture
async def browser(db):
    transport = httpx.ASGITransport(app=Front(api()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3000") as client:
        yield client


def _structured(html: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(text) for text in found]


def _meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)
    return unescape(found[1]) if found else ""


async def test_a_public_home_in_two_queries(db, browser, connection) -> None:
    shown = await home(db, maintenance_charges=Decimal(4200), description="Quiet.\n\nSecond part.")
    lead = await picture(db, shown, is_main_image=True)
    with counted(connection) as sent:
        answer = await browser.get(f"/listing/{shown.slug}")
    assert len(sent) == 2, sent
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    html = answer.text
    assert f"<title data-first>{shown.title} · Indiranagar, Bengaluru | Ghar</title>" in html
    description = _meta(html, "description")
    assert description.startswith(
        "2 BHK apartment for rent in Indiranagar, Bengaluru: ₹38,500/month"
    )
    assert len(description) <= 157
    address = f"http://localhost:3000/listing/{shown.slug}"
    assert f'<link rel="canonical" href="{address}">' in html
    assert _meta(html, "og:url") == address
    assert _meta(html, "og:image") == f"http://localhost:3000{lead.image_url}"
    assert f'<link rel="preload" as="image" href="{lead.image_url}" imagesrcset="' in html
    assert "<p>Second part.</p>" in html
    assert "Maintenance: ₹4,200" in html
    assert 'name="robots"' not in html


async def test_structured_data_says_what_the_page_says(db, browser) -> None:
    shown = await home(db)
    await picture(db, shown, is_main_image=True)
    listing, crumbs = _structured((await browser.get(f"/listing/{shown.slug}")).text)
    assert listing["@type"] == "RealEstateListing"
    assert listing["name"] == shown.title
    assert listing["offers"]["price"] == "38500.00"
    assert listing["offers"]["priceCurrency"] == "INR"
    assert listing["offers"]["priceSpecification"]["unitCode"] == "MON"
    assert listing["offers"]["availability"].endswith("InStock")
    assert listing["about"]["numberOfBedrooms"] == 2
    assert listing["about"]["address"]["postalCode"] == "560038"
    assert all(url.startswith("http://localhost:3000/media/") for url in listing["image"])
    names = [step["name"] for step in crumbs["itemListElement"]]
    assert names == ["Homes", "Bengaluru", "Indiranagar", "2 BHK for rent"]
    assert crumbs["itemListElement"][2]["item"].endswith("/flats/bengaluru/indiranagar")


async def test_texts_of_people_stay_texts(db, browser) -> None:
    shown = await home(
        db,
        title=f"Home {EVIL}",
        description=f"Word {EVIL}",
        locality=f"Area {EVIL}",
        full_address=f"Street {EVIL}",
        meta_description=EVIL,
    )
    await picture(db, shown, caption=f"Caption {EVIL}", is_main_image=True)
    html = (await browser.get(f"/listing/{shown.slug}")).text
    assert "<script>alert" not in html
    assert html.count("</script>") == html.count("<script") == 4
    assert not re.search(r"<[^>]*\sonload='1", html)
    assert _structured(html)[0]["name"] == shown.title, "nothing was lost by the escaping"
    assert unescape(re.search("<h1>(.*?)</h1>", html)[1]) == shown.title
    city = (await browser.get("/flats/bengaluru")).text
    assert "<script>alert" not in city
    assert unescape(city).count(shown.title) >= 1


async def test_no_private_column_gets_into_the_html(db, browser) -> None:
    owner = await person(db, email="asha.private@example.in")
    shown = await home(db, owner, owner_contact="+919845099999", moderation_reason="inner word")
    for path in (f"/listing/{shown.slug}", "/flats/bengaluru/indiranagar"):
        html = (await browser.get(path)).text
        assert shown.title in html
        for private in ("99999", owner.phone, owner.email, "inner word", str(owner.public_id)):
            assert private not in html


async def test_missing_hidden_and_gone(db, browser) -> None:
    hidden = await home(db, listing_status="paused")
    old = await home(db, listing_status="archived")
    sold = await home(db, status="sold", is_available=False)
    for slug, status in (("no-such-home", 404), (hidden.slug, 404), (old.slug, 410)):
        answer = await browser.get(f"/listing/{slug}")
        assert answer.status_code == status
        assert _meta(answer.text, "robots") == "noindex"
        assert 'href="/search"' in answer.text
        assert old.title not in answer.text
        assert hidden.title not in answer.text
    went = await browser.get(f"/listing/{sold.slug}")
    assert went.status_code == 200
    assert "This home has been sold" in went.text
    assert _structured(went.text)[0]["offers"]["availability"].endswith("SoldOut")


async def test_the_owner_gets_the_page_of_a_draft(db, browser) -> None:
    owner, stranger = await person(db), await person(db)
    draft = await home(db, owner, listing_status="draft", slug=None)
    path = f"/listing/{draft.public_id}"
    assert (await browser.get(path)).status_code == 404
    nobody = {"cookie": f"{session_cookie()}=not-a-session"}
    assert (await browser.get(path, headers=nobody)).status_code == 404
    theirs = {"cookie": await cookie_of(db, stranger)}
    assert (await browser.get(path, headers=theirs)).status_code == 404
    mine = await browser.get(path, headers={"cookie": await cookie_of(db, owner)})
    assert mine.status_code == 200
    assert _meta(mine.text, "robots") == "noindex"


async def test_a_public_id_leads_to_the_slug(db, browser) -> None:
    shown = await home(db)
    answer = await browser.get(f"/listing/{shown.public_id}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/listing/{shown.slug}")
    assert (await browser.head(f"/listing/{shown.slug}")).status_code == 200


async def test_hindi_visitors_get_hindi(db, browser) -> None:
    shown = await home(db)
    hindi = {"cookie": "ghar_language=hi"}
    html = (await browser.get(f"/listing/{shown.slug}", headers=hindi)).text
    assert '<html lang="hi"' in html
    assert "किराये पर" in _meta(html, "description")
    assert _structured(html)[0]["inLanguage"] == "hi"


async def test_pages_of_places(db, browser, connection) -> None:
    for _ in range(5):
        shown = await home(db)
    with counted(connection) as sent:
        answer = await browser.get("/flats/bengaluru/indiranagar")
    assert len(sent) == 2, sent
    html = answer.text
    assert answer.status_code == 200
    assert "<h1>Homes in Indiranagar, Bengaluru</h1>" in html
    assert "2 BHK for rent: ₹38,500/month" in html
    assert shown.title in html
    assert _meta(html, "robots") == ""
    assert [step["name"] for step in _structured(html)[0]["itemListElement"]] == [
        "Homes",
        "Bengaluru",
        "Indiranagar",
    ]
    assert "/flats/bengaluru/indiranagar" in (await browser.get("/flats/bengaluru")).text
    for typed, shown_at in (("/flats/Bangalore", "/flats/bengaluru"),):
        answer = await browser.get(typed)
        assert (answer.status_code, answer.headers["location"]) == (301, shown_at)
    for nowhere in ("/flats/atlantis", "/flats/bengaluru/atlantis", "/flats/pune/indiranagar"):
        assert (await browser.get(nowhere)).status_code == 404
    thin = await browser.get("/flats/pune")
    assert (thin.status_code, _meta(thin.text, "robots")) == (200, "noindex")


async def test_the_sitemap_lists_what_is_public(db, browser, monkeypatch) -> None:
    shown = [await home(db) for _ in range(3)]
    other = await home(db, city="Pune", locality="Baner")
    await home(db, listing_status="paused")
    await home(db, status="sold", is_available=False)
    index = ElementTree.fromstring((await browser.get("/sitemap.xml")).content)
    files = [loc.text for loc in index.findall("s:sitemap/s:loc", NS)]
    assert files[0] == "http://localhost:3000/sitemap/places.xml"
    places = ElementTree.fromstring((await browser.get(files[0])).content)
    assert [
        loc.text.removeprefix("http://localhost:3000") for loc in places.iter(f"{{{NS['s']}}}loc")
    ] == [
        "/",
        "/terms",
        "/privacy",
        "/flats/bengaluru",
        "/flats/bengaluru/indiranagar",
    ]
    pages = []
    for file in files[1:]:
        answer = await browser.get(file)
        assert answer.headers["cache-control"] == "public, max-age=3600"
        pages += [
            loc.text for loc in ElementTree.fromstring(answer.content).iter(f"{{{NS['s']}}}loc")
        ]
    assert pages == [f"http://localhost:3000/listing/{one.slug}" for one in [*shown, other]]
    assert (await browser.get("/sitemap/homes-x.xml")).status_code == 404


async def test_chunks_hold_no_more_than_their_size(db) -> None:
    shown = [await home(db) for _ in range(7)]
    found = await listed.chunks(db, size=3)
    inside = []
    for chunk in found:
        slugs = [
            slug async for some in listed.homes_of(db, chunk.number, size=3) for slug, _ in some
        ]
        assert 0 < len(slugs) <= 3
        inside += slugs
    assert inside == [one.slug for one in shown]


async def test_robots_and_unlisted_pages(db, browser) -> None:
    robots = (await browser.get("/robots.txt")).text
    assert "Sitemap: http://localhost:3000/sitemap.xml" in robots
    assert "Disallow: /listing" not in robots
    assert (await browser.get("/search?q=x")).headers["x-robots-tag"] == "noindex"
    shown = await home(db)
    assert "x-robots-tag" not in (await browser.get(f"/listing/{shown.slug}")).headers


async def test_without_the_database_the_page_says_when_to_come_back(
    db, browser, monkeypatch
) -> None:
    async def away(*_args, **_kwargs):
        raise PoolTimeout

    shown = await home(db)
    assert (await browser.get(f"/listing/{shown.slug}")).status_code == 200
    monkeypatch.setattr(public_pages, "glance_of", away)
    answer = await browser.get(f"/listing/{shown.slug}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


@pytest.mark.parametrize("length", [10, 156, 157, 158, 400])
def test_descriptions_end_at_a_word(length) -> None:
    text = ("word " * 100)[:length].strip()
    found = cut(text)
    assert len(found) <= 157
    assert (found == text) == (len(text) <= 157)
    assert found.endswith("word…") or found == text


def test_a_text_without_spaces_is_cut_anyway() -> None:
    assert cut("x" * 200) == "x" * 156 + "…"
