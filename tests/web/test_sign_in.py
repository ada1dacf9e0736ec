"""Sign-in by forms, from the box to the cookie."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.models.identity import User, UserSession, holder, open_session
from ghar_app.settings import settings
from ghar_app.web.cookies import last_cookie, session_cookie
from ghar_app.web.last_sign_in import PURPOSE, last_way
from ghar_app.web.signing import read_signed
from tests.factories.identity import person
from tests.web.conftest import flags

PHONE = "98450 12318"
GOOD = "rain on the tin roof"


async def test_a_stranger_joins_with_a_code_and_comes_back_where_they_were(db, visitor) -> None:
    asked = await visitor.post("/session/identify", identifier=PHONE, next="/listing/x?resume=like")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login")
    assert (visitor.step.step, visitor.step.typed, visitor.error) == ("code", PHONE, "")
    assert visitor.step.resend_in in (29, 30)

    code = await visitor.code()
    done = await visitor.post("/session/verify", code=code)
    assert (done.status_code, done.headers["location"]) == (303, "/listing/x?resume=like")
    assert done.headers["cache-control"] == "no-store"
    user = await holder(db, done.cookies[session_cookie()])
    assert user is not None
    assert user.phone == "+919845012318"
    row = (await db.exec(select(UserSession))).one()
    assert (row.ip_address, row.auth_method) == ("203.0.113.7", "phone_otp")
    assert "max-age=0" in flags(done, "ghar_step"), "the half-done sign-in is forgotten"


async def test_a_known_person_signs_in_with_a_password(db, visitor) -> None:
    user = await person(db, phone="+919845012318", password=GOOD)
    await visitor.post("/session/identify", identifier=PHONE)
    assert visitor.step.step == "password"
    await visitor.post("/session/password", password="wrong one")
    assert (visitor.error, visitor.step.typed) == ("wrong_password", PHONE)
    done = await visitor.post("/session/password", password=GOOD)
    assert done.headers["location"] == "/"
    assert await holder(db, done.cookies[session_cookie()]) == user


async def test_cookies_are_out_of_reach_of_scripts_and_other_sites(db, visitor) -> None:
    await person(db, phone="+919845012318", password=GOOD)
    asked = await visitor.post("/session/identify", identifier=PHONE)
    done = await visitor.post("/session/password", password=GOOD)
    for header in (flags(asked, "ghar_step"), flags(done, "ghar_session")):
        assert "httponly" in header
        assert "samesite=lax" in header
        assert "path=/" in header
        assert "secure" not in header, "http://localhost could not keep it"
        assert "domain" not in header


async def test_over_https_the_cookies_are_tied_to_this_host(db, new_visitor, monkeypatch) -> None:
    monkeypatch.setattr(settings(), "origin", "https://ghar.example")
    await person(db, phone="+919845012318", password=GOOD)
    visitor = new_visitor()
    asked = await visitor.post("/session/identify", identifier=PHONE)
    assert "secure" in flags(asked, "__Host-ghar_step")
    done = await visitor.post("/session/password", password=GOOD)
    assert "secure" in flags(done, "__Host-ghar_session")


async def test_no_secret_is_in_an_address_or_the_step(db, visitor) -> None:
    await person(db, phone="+919845012318", password=GOOD)
    answers = [
        await visitor.post("/session/identify", identifier=PHONE),
        await visitor.post("/session/password", password="wrong one"),
        await visitor.post("/session/code"),
        await visitor.post("/session/verify", code="123"),
    ]
    assert {a.headers["location"] for a in answers} == {"/login"}
    kept = str(visitor.step)
    assert "wrong one" not in kept
    assert "123'" not in kept
    assert await visitor.code() not in kept


async def test_signing_in_makes_a_new_token_and_ends_the_old_session(db, visitor) -> None:
    old = await open_session(db, await person(db))
    visitor.client.cookies.set(session_cookie(), old)
    await person(db, phone="+919845012318", password=GOOD)
    await visitor.post("/session/identify", identifier=PHONE)
    done = await visitor.post("/session/password", password=GOOD)
    assert done.cookies[session_cookie()] != old
    assert await holder(db, old) is None, "a token planted beforehand opens nothing"


async def test_signing_out_ends_the_session_and_the_cookie(db, visitor) -> None:
    token = await open_session(db, await person(db))
    visitor.client.cookies.set(session_cookie(), token)
    done = await visitor.post("/session/sign-out")
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert "max-age=0" in flags(done, "ghar_session")
    assert await holder(db, token) is None


async def test_a_browser_remembers_how_it_was_and_nobody_else_learns_it(
    db, visitor, new_visitor
) -> None:
    user = await person(db, phone="+919845012318", password=GOOD)
    assert last_way(visitor.cookies) is None
    await visitor.post("/session/identify", identifier=PHONE)
    await visitor.post("/session/password", password="wrong one")
    assert last_way(visitor.cookies) is None
    done = await visitor.post("/session/password", password=GOOD)
    assert last_way(visitor.cookies) == "phone_password"
    kept = flags(done, "ghar_last")
    assert "httponly" in kept
    assert "samesite=lax" in kept
    payload = read_signed(PURPOSE, done.cookies[last_cookie()])
    assert payload == {"method": "phone_password"}, "the way, and not whose"

    await visitor.post("/session/sign-out")
    assert last_way(visitor.cookies) == "phone_password"
    stranger = new_visitor("198.51.100.4")
    await stranger.post("/session/identify", identifier=PHONE)
    assert last_way(stranger.cookies) is None
    assert user.last_auth_method not in str(stranger.step)

    forged = done.cookies[last_cookie()][:-2] + "xx"
    assert last_way(f"{last_cookie()}={forged}") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "identifier_missing"), ("asha", "identifier_unclear"), ("asha@", "email_invalid")],
)
async def test_bad_input_is_kept_and_named(db, visitor, typed: str, code: str) -> None:
    answer = await visitor.post("/session/identify", identifier=typed, next="/saved")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert (visitor.error, visitor.step.error["field"]) == (code, "identifier")
    assert (visitor.step.typed, visitor.step.next) == (typed, "/saved")


async def test_a_wrong_code_is_counted_even_though_it_is_refused(db, visitor) -> None:
    await visitor.post("/session/identify", identifier=PHONE)
    code = await visitor.code()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    left = []
    for _ in range(5):
        await visitor.post("/session/verify", code=wrong)
        left.append((visitor.error, visitor.step.error["details"].get("n")))
    assert left == [("code_wrong", n) for n in (4, 3, 2, 1)] + [("code_spent", None)]
    await visitor.post("/session/verify", code=code)
    assert visitor.error == "code_spent"
    assert (await db.exec(select(func.count()).select_from(User))).one() == 0


async def test_a_late_or_missing_sign_in_starts_again(db, visitor) -> None:
    await visitor.post("/session/verify", code="123456")
    assert (visitor.error, visitor.step.step) == ("sign_in_restart", "identifier")
    await visitor.post("/session/identify", identifier=PHONE)
    code = await visitor.code()
    with time_machine.travel(now() + timedelta(minutes=31)):
        await visitor.post("/session/verify", code=code)
        assert visitor.error == "sign_in_restart"


async def test_a_changed_step_cookie_is_no_step(db, visitor) -> None:
    await visitor.post("/session/identify", identifier=PHONE)
    code = await visitor.code()
    good = visitor.client.cookies["ghar_step"]
    head, body, seal = good.split(".")
    visitor.client.cookies.delete("ghar_step")
    visitor.client.cookies.set("ghar_step", f"{head}.{body[:-2]}xx.{seal}")
    done = await visitor.post("/session/verify", code=code)
    assert done.headers["location"] == "/login"
    assert session_cookie() not in done.cookies


@pytest.mark.parametrize("account", [True, False])
async def test_the_code_by_the_other_road_tells_nobody_who_has_an_account(
    db, visitor, account: bool
) -> None:
    if account:
        await person(db, phone="+919845012318", email="asha@example.in", email_verified=True)
    await visitor.post("/session/identify", identifier=PHONE)
    answer = await visitor.post("/session/code", road="other")
    assert answer.status_code == 303
    assert (visitor.error, visitor.step.step, visitor.step.road) == ("", "code", "email")
    story = []
    for code in ("12345", "000000", "000000"):
        await visitor.post("/session/verify", code=code)
        story.append((visitor.error, visitor.step.error["details"].get("n")))
    await visitor.post("/session/code", road="other")
    story.append((visitor.error, visitor.step.road))
    with time_machine.travel(now() + timedelta(minutes=11)):
        await visitor.post("/session/verify", code="000000")
        story.append((visitor.error, None))
    assert story == [
        ("code_incomplete", None),
        ("code_wrong", 4),
        ("code_wrong", 3),
        ("too_many_tries", "email"),
        ("code_expired", None),
    ]
    if account:
        done = await visitor.post("/session/verify", code=await visitor.code())
        found = await holder(db, done.cookies[session_cookie()])
        assert found is not None
        assert (found.phone, found.last_auth_method) == ("+919845012318", "email_otp")


async def test_a_missing_account_locks_like_a_real_one(db, new_visitor) -> None:
    await person(db, phone="+919845012318", password=GOOD)
    stories = []
    for number in (PHONE, "98450 99999"):
        visitor = new_visitor()
        await visitor.post("/session/identify", identifier=number)
        story = []
        for _ in range(6):
            await visitor.post("/session/password", password="wrong one")
            story.append((visitor.error, visitor.step.error["details"].get("n")))
        stories.append(story)
    assert stories[0] == stories[1]
    assert [code for code, _ in stories[0]] == ["wrong_password"] * 4 + ["password_locked"] * 2


async def test_closed_accounts_do_not_get_in(db, visitor) -> None:
    await person(db, phone="+919845012318", is_active=False)
    await visitor.post("/session/identify", identifier=PHONE)
    done = await visitor.post("/session/verify", code=await visitor.code())
    assert visitor.error == "account_inactive"
    assert session_cookie() not in done.cookies


async def test_without_a_gateway_the_box_says_so(db, visitor, monkeypatch) -> None:
    monkeypatch.setattr(settings(), "outbox", False)
    for typed, code in ((PHONE, "sms_off"), ("asha@example.in", "mail_off")):
        await visitor.post("/session/identify", identifier=typed)
        assert (visitor.error, visitor.step.step) == (code, "identifier")
        await visitor.post("/session/code", road="other")
        assert visitor.error == ("mail_off" if code == "sms_off" else "sms_off")
    await person(db, phone="+919845012318", password=GOOD)
    await visitor.post("/session/identify", identifier=PHONE)
    assert (visitor.error, visitor.step.step) == ("", "password")


async def test_getting_never_changes_anything(visitor) -> None:
    for path in ("identify", "code", "verify", "password", "set-password", "sign-out"):
        assert (await visitor.client.get(f"/session/{path}")).status_code == 405
    assert (await visitor.client.get("/language")).status_code == 405


async def test_the_language_of_the_account_comes_along(db, visitor) -> None:
    await person(db, phone="+919845012318", password=GOOD, preferences={"language": "hi"})
    await visitor.post("/session/identify", identifier=PHONE)
    done = await visitor.post("/session/password", password=GOOD)
    assert done.cookies["ghar_language"] == "hi"


async def test_the_code_is_written_in_the_language_of_the_page(db, visitor) -> None:
    from ghar_app.gateways.outbox import newest

    visitor.client.cookies.set("ghar_language", "hi")
    await visitor.post("/session/identify", identifier=PHONE)
    assert "आपका कोड" in (await newest(db, limit=1))[0].body


@pytest.mark.parametrize("road", ["same", "other"])
async def test_when_the_page_offers_a_new_code_one_is_sent(db, visitor, road: str) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        await visitor.post("/session/identify", identifier=PHONE)
        clock.shift(0.6)
        await visitor.post("/session/code", road="other")
        clock.shift(31)
        await visitor.post("/session/code", road=road)
        assert (visitor.error, visitor.step.resend_in) == ("", 30)
        clock.shift(29.4)
        assert visitor.step.resend_in == 1, "never a moment too early"
        clock.shift(0.6)
        assert visitor.step.resend_in == 0
        await visitor.post("/session/code", road=road)
        assert (visitor.error, visitor.step.resend_in) == ("", 30)
