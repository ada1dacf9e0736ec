"""What stands before a form: where it came from, how often, and where it leads."""

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse
from sqlalchemy.exc import OperationalError
from sqlmodel import func, select

from ghar_app.models.identity import OtpVerification
from ghar_app.settings import settings
from ghar_app.web import limits, sign_in
from ghar_app.web.cookies import VisitorCookie, read_cookie
from ghar_app.web.limits import Limit, OverallLimit, address_of, forget_limits
from ghar_app.web.paths import safe_path, with_query
from ghar_app.web.signing import read_signed, sign
from tests.factories.identity import person

PHONE = "98450 12318"


async def _codes(db) -> int:
    return (await db.exec(select(func.count()).select_from(OtpVerification))).one()


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:3000.evil.example", ""]
)
async def test_a_form_of_another_site_is_refused(db, visitor, origin: str) -> None:
    answer = await visitor.post("/session/identify", {"Origin": origin}, identifier=PHONE)
    assert answer.status_code == 403
    assert await _codes(db) == 0
    assert (await visitor.post("/session/identify", identifier=PHONE)).status_code == 303
    assert await _codes(db) == 1


async def test_the_referer_stands_in_for_a_missing_origin(db, visitor) -> None:
    for referer, status in (
        (f"{settings().base_url}/login", 303),
        ("https://evil.example/login", 403),
    ):
        answer = await visitor.post(
            "/session/identify", {"Origin": "", "Referer": referer}, identifier=PHONE
        )
        assert answer.status_code == status


@pytest.mark.parametrize("token", ["", "0" * 40, "क"])
async def test_a_form_without_our_token_is_refused(db, visitor, token: str) -> None:
    answer = await visitor.post("/session/identify", identifier=PHONE, csrf=token)
    assert (answer.status_code, visitor.error) == (303, "form_stale")
    assert await _codes(db) == 0


async def test_another_browsers_token_is_refused(db, visitor, new_visitor) -> None:
    other = new_visitor("198.51.100.4")
    from ghar_app.web.csrf import form_token

    await visitor.post("/session/identify", identifier=PHONE, csrf=form_token(other.cookies))
    assert visitor.error == "form_stale"
    assert await _codes(db) == 0


async def test_without_any_cookie_no_token_fits(db, new_visitor) -> None:
    bare = new_visitor()
    bare.client.cookies.clear()
    await bare.post("/session/identify", identifier=PHONE)
    assert bare.error == "form_stale"


async def test_a_page_older_than_the_sign_in_can_still_be_sent(db, visitor) -> None:
    from ghar_app.models.identity import holder, open_session
    from ghar_app.web.cookies import session_cookie
    from ghar_app.web.csrf import form_token

    before = form_token(visitor.cookies)
    token = await open_session(db, await person(db))
    visitor.client.cookies.set(session_cookie(), token)
    assert form_token(visitor.cookies) != before
    await visitor.post("/session/sign-out", csrf=before)
    assert await holder(db, token) is None


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"data": {"identifier": "x" * 17_000}}, 413),
        ({"json": {"identifier": PHONE}}, 415),
        ({"files": {"identifier": b"x"}}, 415),
        (
            {
                "content": b"\xff=%ff",
                "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            },
            400,
        ),
    ],
)
async def test_only_small_forms_are_read(visitor, options: dict, status: int) -> None:
    headers = {"Origin": settings().base_url, **options.pop("headers", {})}
    answer = await visitor.client.post("/session/identify", headers=headers, **options)
    assert answer.status_code == status


async def test_one_address_may_probe_ten_times_a_minute(db, visitor, new_visitor) -> None:
    for n in range(10):
        await visitor.post("/session/identify", identifier=f"98450 1000{n}")
        assert visitor.error == ""
    answer = await visitor.post("/session/identify", identifier="98450 10010")
    assert (answer.status_code, visitor.error) == (303, "too_many_tries")
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert visitor.step.error["details"] == {"n": 1}
    elsewhere = new_visitor("198.51.100.4")
    await elsewhere.post("/session/identify", identifier="98450 10010")
    assert elsewhere.error == ""


async def test_one_identifier_may_be_probed_five_times_an_hour(db, new_visitor) -> None:
    await person(db, phone="+919845012318", password="rain on the tin roof")
    for n in range(5):
        visitor = new_visitor(f"198.51.100.{n}")
        await visitor.post("/session/identify", identifier=PHONE)
        assert visitor.error == ""
    visitor = new_visitor("198.51.100.9")
    await visitor.post("/session/identify", identifier="+91 9845012318")
    assert visitor.error == "too_many_tries"
    assert visitor.step.error["details"]["n"] in (59, 60)


async def test_whoever_gets_in_may_come_back_as_often_as_they_like(db, visitor) -> None:
    await person(db, phone="+919845012318", password="rain on the tin roof")
    for _ in range(7):
        await visitor.post("/session/identify", identifier=PHONE)
        assert visitor.error == ""
        done = await visitor.post("/session/password", password="rain on the tin roof")
        assert done.headers["location"] == "/"


async def test_when_the_counters_are_away_the_door_stays_shut(db, visitor, monkeypatch) -> None:
    from limits.errors import StorageError

    async def away(*_args: object) -> bool:
        raise StorageError(ConnectionError("away"))

    monkeypatch.setattr(limits._exact(), "hit", away)
    answer = await visitor.post("/session/identify", identifier=PHONE)
    assert (visitor.error, answer.headers["retry-after"]) == ("try_later", "30")
    assert await _codes(db) == 0


@pytest.mark.parametrize(
    ("error", "code", "wait"),
    [
        (
            OperationalError("SELECT", {}, psycopg.OperationalError("gone")),
            "database_unavailable",
            "5",
        ),
        (KeyError("+919845012318"), "our_mistake", None),
    ],
)
async def test_what_fails_on_our_side_keeps_what_was_typed(
    visitor, monkeypatch, error, code, wait
) -> None:
    async def failing(*_args: object) -> None:
        raise error

    monkeypatch.setattr(sign_in, "probe", failing)
    answer = await visitor.post("/session/identify", identifier=PHONE, next="/saved")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert (visitor.error, answer.headers.get("retry-after")) == (code, wait)
    assert (visitor.step.typed, visitor.step.next) == (PHONE, "/saved")
    assert "KeyError" not in str(visitor.step.error)
    assert "9845012318" not in str(visitor.step.error)


@pytest.mark.parametrize(
    ("hops", "forwarded", "address"),
    [
        (0, "1.1.1.1", "9.9.9.9"),
        (1, None, "9.9.9.9"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "2.2.2.2", "9.9.9.9"),
    ],
)
def test_the_address_is_what_a_trusted_proxy_saw(monkeypatch, hops, forwarded, address) -> None:
    monkeypatch.setattr(settings(), "trusted_proxy_hops", hops)
    assert address_of(forwarded, "9.9.9.9") == address


@pytest.mark.parametrize(
    "wish",
    [
        None,
        "",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "listing/x",
        "/login",
        "/session/sign-out",
        "/x\r\nSet-Cookie: a=b",
        "/" + "x" * 600,
    ],
)
def test_nothing_leads_away_from_here(wish: str | None) -> None:
    assert safe_path(wish) == "/"


@pytest.mark.parametrize("wish", ["/", "/listing/x", "/search?q=a%20b&page=2#map", "/listing/घर"])
def test_our_own_pages_are_fine(wish: str) -> None:
    assert safe_path(wish) == wish


async def test_an_evil_next_is_forgotten(db, visitor) -> None:
    await person(db, phone="+919845012318", password="rain on the tin roof")
    await visitor.post("/session/identify", identifier=PHONE, next="//evil.example/x")
    done = await visitor.post("/session/password", password="rain on the tin roof")
    assert done.headers["location"] == "/"


def test_query_parameters_are_set_and_removed() -> None:
    assert with_query("/a?x=1&y=2", x="3", y="") == "/a?x=3"
    assert with_query("/login", next="/a?b=c&d") == "/login?next=%2Fa%3Fb%3Dc%26d"


def test_a_signed_value_fits_one_purpose() -> None:
    from datetime import timedelta

    text = sign("a", {"x": 1}, lasts=timedelta(minutes=1))
    assert read_signed("a", text) == {"x": 1}
    assert read_signed("b", text) is None
    assert read_signed("a", text + "x") is None
    assert read_signed("a", sign("a", {}, lasts=timedelta(seconds=-1))) is None


async def test_a_first_page_numbers_the_browser_and_a_second_does_not() -> None:
    app = FastAPI()

    @app.get("/page")
    async def page() -> HTMLResponse:
        return HTMLResponse("<p>")

    @app.get("/file")
    async def file() -> PlainTextResponse:
        return PlainTextResponse("x")

    transport = httpx.ASGITransport(app=VisitorCookie(app))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert "set-cookie" not in (await client.get("/file")).headers
        first = await client.get("/page")
        header = first.headers["set-cookie"].lower()
        assert header.startswith("ghar_visitor=")
        assert "httponly" in header
        assert "samesite=lax" in header
        assert first.headers["cache-control"] == "private, no-cache"
        assert "set-cookie" not in (await client.get("/page")).headers


def test_cookies_are_read_past_odd_neighbours() -> None:
    header = 'odd={"a":1}; =; lone; ghar_session=abc; other="x;y"'
    assert read_cookie(header, "ghar_session") == "abc"
    assert read_cookie("ghar_session=", "ghar_session") is None
    assert read_cookie(None, "ghar_session") is None


async def test_everything_together_has_a_limit_but_files_have_none(monkeypatch) -> None:
    forget_limits()
    monkeypatch.setattr(limits, "EVERYTHING", Limit("everything", "5/minute"))

    async def app(scope, receive, send) -> None:
        await PlainTextResponse("ok")(scope, receive, send)

    transport = httpx.ASGITransport(app=OverallLimit(app))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answers = [(await client.get("/search")).status_code for _ in range(6)]
        assert answers == [200] * 5 + [429]
        limited = await client.get("/search")
        assert int(limited.headers["retry-after"]) > 0
        assert limited.text.startswith("Too many tries.")
        in_hindi = await client.get("/search", headers={"Accept-Language": "hi"})
        assert "कृपया" in in_hindi.text
        for free in ("/assets/x.js", "/fonts/x.woff2", "/map/x.pbf", "/healthz", "/_event/"):
            assert (await client.get(free)).status_code == 200, free
    forget_limits()
