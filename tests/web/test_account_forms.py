"""Setting a password and choosing a language, by forms."""

import pytest

from ghar_app.models.identity import AuthMethod, holder, open_session
from ghar_app.web.cookies import session_cookie
from tests.factories.identity import person
from tests.web.conftest import flags

GOOD = "rain on the tin roof"


async def test_a_password_is_set_after_a_code(db, visitor) -> None:
    user = await person(db, phone="+919845012318")
    other = await open_session(db, user)
    await visitor.post("/session/identify", identifier="98450 12318")
    await visitor.post("/session/verify", code=await visitor.code())

    await visitor.post("/session/set-password", password=GOOD, again="something else")
    assert visitor.error == "passwords_differ"
    await visitor.post("/session/set-password", password="short")
    assert visitor.error == "password_length"
    assert await holder(db, other) is not None

    done = await visitor.post("/session/set-password", password=GOOD, again=GOOD)
    assert done.headers["location"] == "/account"
    assert (visitor.error, visitor.step.notice, visitor.step.is_news) == (
        "",
        "password_saved",
        True,
    )
    assert GOOD not in str(visitor.step)
    assert await holder(db, other) is None
    assert await holder(db, visitor.client.cookies[session_cookie()]) == user
    await db.refresh(user)
    assert await user.try_password(GOOD) is None


async def test_the_current_password_is_asked_for(db, visitor) -> None:
    user = await person(db, password=GOOD)
    token = await open_session(db, user, auth_method=AuthMethod.PHONE_PASSWORD)
    visitor.client.cookies.set(session_cookie(), token)
    await visitor.post("/session/set-password", current="wrong one", password="a fresh start")
    assert (visitor.error, visitor.step.error["field"]) == ("wrong_password", "current")
    await visitor.post("/session/set-password", current=GOOD, password="a fresh start")
    assert visitor.step.notice == "password_saved"


async def test_strangers_are_led_to_the_sign_in_page(db, visitor) -> None:
    answer = await visitor.post("/session/set-password", password=GOOD)
    assert answer.headers["location"] == "/login?next=/account"


@pytest.mark.parametrize(
    ("chosen", "next_", "kept", "goes"),
    [
        ("hi", "/search?q=x", "hi", "/search?q=x"),
        ("en", "//evil.example", "en", "/"),
        ("fr", "/search", None, "/"),
    ],
)
async def test_the_language_is_a_cookie_and_one_goes_back(
    visitor, db, chosen, next_, kept, goes
) -> None:
    answer = await visitor.post("/language", language=chosen, next=next_)
    assert (answer.status_code, answer.headers["location"]) == (303, goes)
    assert visitor.client.cookies.get("ghar_language") == kept
    if kept:
        assert "samesite=lax" in flags(answer, "ghar_language")


async def test_the_language_is_remembered_with_the_account(db, visitor) -> None:
    user = await person(db, preferences={"theme": "dark"})
    visitor.client.cookies.set(session_cookie(), await open_session(db, user))
    await visitor.post("/language", language="hi", next="/")
    await db.refresh(user)
    assert user.preferences == {"theme": "dark", "language": "hi"}
