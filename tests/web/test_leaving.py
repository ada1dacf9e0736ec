"""Deleting one's account by the form of its page."""

import pytest

from ghar_app.models.identity import holder, open_session
from ghar_app.refusals import Refused
from ghar_app.web import leaving
from ghar_app.web.cookies import session_cookie
from tests.factories.identity import person
from tests.web.conftest import flags

GOOD = "rain on the tin roof"


async def test_the_word_and_the_password_delete(db, visitor) -> None:
    user = await person(db, password=GOOD)
    token = await open_session(db, user)
    visitor.client.cookies.set(session_cookie(), token)
    for fields, code in (
        ({"word": "yes", "password": GOOD}, "type_the_word"),
        ({"word": "DELETE"}, "password_missing"),
        ({"word": "DELETE", "password": "wrong one"}, "wrong_password"),
    ):
        answer = await visitor.post("/session/leave", **fields)
        assert (answer.headers["location"], visitor.error) == ("/account/leave", code)
    done = await visitor.post("/session/leave", word=" delete ", password=GOOD)
    assert done.headers["location"] == "/goodbye"
    assert "max-age=0" in flags(done, session_cookie())
    assert await holder(db, token) is None
    await db.refresh(user)
    assert (user.deleted_at is not None, user.phone, user.full_name) == (True, None, None)


async def test_without_a_password_a_code_of_its_own_deletes(db, visitor) -> None:
    user = await person(db, phone="+919845012318")
    await visitor.post("/session/identify", identifier="98450 12318")
    sign_in = await visitor.code()
    visitor.client.cookies.set(session_cookie(), await open_session(db, user))
    await visitor.post("/session/leave", word="हटाएँ", code=sign_in)
    assert visitor.error == "code_expired"
    await visitor.post("/session/leave-code")
    assert (visitor.error, visitor.step.notice) == ("", "code_sent")
    done = await visitor.post("/session/leave", word="हटाएँ", code=await visitor.code())
    assert done.headers["location"] == "/goodbye"
    await db.refresh(user)
    assert user.deleted_at is not None


@pytest.mark.parametrize("code", ["provider_away", "provider_refused"])
async def test_nothing_is_deleted_while_the_provider_does_not(
    db, visitor, monkeypatch, code
) -> None:
    async def away(subject: str | None) -> None:
        raise Refused(code)

    monkeypatch.setattr(leaving, "delete_identity", away)
    user = await person(db, password=GOOD)
    visitor.client.cookies.set(session_cookie(), await open_session(db, user))
    await visitor.post("/session/leave", word="DELETE", password=GOOD)
    assert visitor.error == code
    await db.refresh(user)
    assert (user.deleted_at, user.is_active) == (None, True)


async def test_the_last_admin_stays_and_the_provider_is_not_asked(db, visitor, monkeypatch) -> None:
    async def asked(subject: str | None) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(leaving, "delete_identity", asked)
    user = await person(db, password=GOOD, role="admin")
    visitor.client.cookies.set(session_cookie(), await open_session(db, user))
    await visitor.post("/session/leave", word="DELETE", password=GOOD)
    assert visitor.error == "last_admin"


async def test_strangers_are_led_to_the_sign_in_page(db, visitor) -> None:
    for path in ("/session/leave", "/session/leave-code"):
        answer = await visitor.post(path, word="DELETE")
        assert answer.headers["location"] == "/login?next=/account/leave"
