"""The upload route, the sample and the result file."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from ghar_app.models.identity import Agent
from ghar_app.models.listings import PortfolioImport
from ghar_app.models.listings.importing import limits
from ghar_app.settings import settings
from ghar_app.web import imports
from ghar_app.web.csrf import HEADER, form_token
from ghar_app.web.front import LANGUAGE_COOKIE
from ghar_app.web.limits import Limit, forget_limits
from tests.factories.identity import cookie_of, person
from tests.listings.importing.files import as_csv, homes


@pytest.fixture
async def browser(db, owner) -> AsyncIterator[httpx.AsyncClient]:
    """The owner's browser on a page of ours."""
    forget_limits()
    async with client(await cookie_of(db, owner)) as opened:
        yield opened


def client(cookie: str, **headers: str) -> httpx.AsyncClient:
    app = FastAPI()
    app.include_router(imports.router)
    given = {"origin": settings().base_url, "cookie": cookie, HEADER: form_token(cookie)}
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(
        transport=transport, base_url=settings().base_url, headers=given | headers
    )


def file(content: bytes, name: str = "homes.csv") -> dict:
    return {"file": (name, content, "text/csv")}


async def test_an_upload_leads_to_its_page(db, owner, browser):
    answer = await browser.post("/desk/imports", files=file(as_csv(homes(3)), "मेरे घर.csv"))
    assert answer.status_code == 303, answer.text
    found = (await PortfolioImport.feed(db, by=owner))[0][0]
    assert answer.headers["location"] == f"/desk/imports/{found.public_id}"
    script = await browser.post(
        "/desk/imports", files=file(as_csv(homes(3))), headers={"accept": "application/json"}
    )
    assert script.status_code == 201
    assert script.json() == {"page": script.headers["location"]}
    assert (found.filename, found.rows_total, found.status) == ("मेरे घर.csv", 3, "mapping")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "import_empty"),
        (b"hello", 400, "import_not_a_table"),
        (b"x" * (limits.FILE_BYTES + 1), 413, "import_too_large"),
        (b"x" * (limits.FILE_BYTES + 100_000), 413, "import_too_large"),
    ],
)
async def test_a_refused_file_is_told_in_the_readers_language(
    db, owner, browser, content, status, code
):
    browser.headers["cookie"] += f"; {LANGUAGE_COOKIE}=hi"
    answer = await browser.post("/desk/imports", files=file(content))
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert any("\u0900" <= letter <= "\u097f" for letter in error["message"])
    assert await PortfolioImport.feed(db, by=owner) == []


async def test_a_post_without_a_file_a_session_or_a_token_is_refused(db, owner, browser):
    cookie = await cookie_of(db, owner)
    empty = await browser.post("/desk/imports", files={"other": (None, "x")})
    assert empty.json()["error"]["code"] == "import_file_missing"
    async with client("") as stranger:
        assert (await stranger.post("/desk/imports", files=file(b"a"))).status_code == 403
    async with client(cookie, origin="https://elsewhere.example") as foreign:
        assert (await foreign.post("/desk/imports", files=file(b"a"))).status_code == 403
    async with client(cookie, **{HEADER: "wrong"}) as forged:
        answer = await forged.post("/desk/imports", files=file(b"a"))
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "form_stale")
    assert await PortfolioImport.feed(db, by=owner) == []


async def test_uploads_are_limited(monkeypatch, browser):
    monkeypatch.setattr(imports, "UPLOADS", Limit("imports-test", "1/hour"))
    assert (await browser.post("/desk/imports", files=file(as_csv(homes(2))))).status_code == 303
    again = await browser.post("/desk/imports", files=file(as_csv(homes(2))))
    assert again.status_code == 429


async def test_an_agent_uploads_for_a_client_and_for_nobody_else(db, owner):
    forget_limits()
    agent_user, other = await person(db, "agent"), await person(db)
    agent = Agent(name="A", agent_type="general", experience_level="expert", user_id=agent_user.id)
    db.add(agent)
    await db.flush()
    owner.agent_id = agent.id
    await db.flush()
    async with client(await cookie_of(db, agent_user)) as browser:

        async def upload(whose: str) -> httpx.Response:
            parts = {"owner": (None, whose), **file(as_csv(homes(2)))}
            return await browser.post("/desk/imports", files=parts)

        assert (await upload(str(owner.public_id))).status_code == 303
        for nobody in (str(other.public_id), "nonsense"):
            assert (await upload(nobody)).json()["error"]["code"] == "not_allowed"
    found = [one for one, _ in await PortfolioImport.feed(db, by=owner)]
    assert [(one.owner_id, one.agent_id) for one in found] == [(owner.id, agent.id)]


async def test_the_result_goes_to_whom_the_import_belongs(db, owner, browser, drafted):
    portfolio = await drafted(as_csv(homes(3)))
    path = f"/desk/imports/{portfolio.public_id}/result.csv"
    answer = await browser.get(path)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.text.splitlines()) == 4
    async with client(await cookie_of(db, await person(db))) as other:
        stranger = await other.get(path)
    missing = await browser.get(path.replace(str(portfolio.public_id), str(owner.public_id)))
    assert (stranger.status_code, stranger.json()) == (missing.status_code, missing.json())
    assert missing.status_code == 404
    async with client("") as nobody:
        assert (await nobody.get(path)).status_code == 401


async def test_the_sample_is_open_to_all_and_in_their_language():
    async with client("") as nobody:
        english = await nobody.get("/desk/imports/sample.csv")
        hindi = await nobody.get(
            "/desk/imports/sample.csv", headers={"cookie": f"{LANGUAGE_COOKIE}=hi"}
        )
    assert "Rent a month" in english.text
    assert "मासिक किराया" in hindi.text
