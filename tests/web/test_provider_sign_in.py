"""Sign-in through an outside provider, against one of our own with real keys and real codes."""

from collections.abc import Iterator
from datetime import timedelta
from time import time

import httpx
import jwt
import pytest
import time_machine
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.gateways import tokens
from ghar_app.models.identity import User, holder, open_session
from ghar_app.models.identity.linked import AuthIdentity, unlink
from ghar_app.refusals import NotFound, Refused
from ghar_app.settings import settings
from ghar_app.web.cookies import session_cookie
from tests.factories.identity import person
from tests.web.conftest import Visitor, flags
from tests.web.provider import Provider, running

START = "/session/provider"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setattr(tokens, "PAUSE_S", 0.01)
    with running() as found:
        monkeypatch.setattr(settings(), "supabase_url", found.url)
        monkeypatch.setattr(settings(), "supabase_providers", ["google", "apple"])
        tokens.issuer.cache_clear()
        yield found
    tokens.issuer.cache_clear()


def _claims(**more: object) -> dict[str, object]:
    return {
        "sub": "google-1",
        "email": "asha@example.in",
        "email_verified": True,
        "user_metadata": {"full_name": "Asha Rao"},
        "app_metadata": {"provider": "google"},
        **more,
    }


async def _leave(visitor: Visitor, **fields: str) -> str:
    answer = await visitor.post(START, **{"provider": "google", "next": "/visits", **fields})
    assert answer.status_code == 303
    return answer.headers["location"]


async def _back(visitor: Visitor, url: str) -> httpx.Response:
    return await visitor.client.get(url.removeprefix(settings().base_url))


async def _through(visitor: Visitor, provider: Provider, token: str) -> httpx.Response:
    return await _back(visitor, provider.signs_in(await _leave(visitor), token))


async def test_a_stranger_comes_back_signed_in_where_they_wanted_to_go(
    db, visitor, provider
) -> None:
    key = provider.new_key("one", "ES256")
    token = provider.token(key, algorithm="ES256", **_claims())
    away = await _leave(visitor)
    assert away.startswith(f"{provider.url}/auth/v1/authorize?provider=google")
    back = provider.signs_in(away, token)
    done = await _back(visitor, back)
    assert (done.status_code, done.headers["location"]) == (303, "/visits")
    assert "httponly" in flags(done, session_cookie())
    user = await holder(db, done.cookies[session_cookie()])
    assert user is not None
    assert (user.email, user.email_verified, user.full_name) == (
        "asha@example.in",
        True,
        "Asha Rao",
    )
    assert (user.last_auth_method, user.gate().step) == ("google", "profile_completion")
    [linked] = (await db.exec(select(AuthIdentity))).all()
    assert (linked.user_id, linked.provider, linked.subject) == (user.id, "google", "google-1")
    again = await _through(visitor, provider, token)
    assert (await holder(db, again.cookies[session_cookie()])).id == user.id
    assert len((await db.exec(select(AuthIdentity))).all()) == 1


async def test_the_address_back_works_once_and_in_one_browser(
    db, visitor, new_visitor, provider
) -> None:
    token = provider.token(provider.new_key("one"), **_claims())
    back = provider.signs_in(await _leave(visitor), token)
    async with (other := new_visitor("198.51.100.7")).client:
        answer = await _back(other, back)
        assert (answer.headers["location"], other.error) == ("/login", "provider_restart")
        assert session_cookie() not in answer.cookies
    assert session_cookie() in (await _back(visitor, back)).cookies
    await visitor.client.get("/session/provider/done")
    assert visitor.error == "provider_restart", "a replay finds no journey"
    url = provider.signs_in(await _leave(visitor), token)
    forged = url.replace("state=", "state=0")
    assert session_cookie() not in (await _back(visitor, forged)).cookies
    assert visitor.error == "provider_restart"


async def test_a_code_of_another_journey_is_refused(db, visitor, new_visitor, provider) -> None:
    """A code slipped under somebody else's journey signs nobody in: the verifier differs."""
    token = provider.token(provider.new_key("one"), **_claims())
    async with (thief := new_visitor("198.51.100.7")).client:
        stolen = provider.signs_in(await _leave(thief), token).rpartition("code=")[2]
    mine = provider.signs_in(await _leave(visitor), token).rpartition("code=")[0]
    answer = await _back(visitor, f"{mine}code={stolen}")
    assert (visitor.error, session_cookie() in answer.cookies) == ("provider_code_refused", False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "somebody-else"},
        {"iss": "https://evil.example/auth/v1"},
        {"exp": 1},
        {"sub": None},
    ],
)
async def test_a_token_that_is_not_for_us(db, visitor, provider, wrong) -> None:
    key = provider.new_key("one")
    bad = await _through(visitor, provider, provider.token(key, **_claims(**wrong)))
    assert (visitor.error, session_cookie() in bad.cookies) == ("provider_code_refused", False)
    good = await _through(visitor, provider, provider.token(key, **_claims()))
    assert session_cookie() in good.cookies


async def test_no_signature_an_unknown_key_and_a_clock_that_is_off(db, visitor, provider) -> None:
    key, at = provider.new_key("one"), int(time())
    payload = jwt.decode(provider.token(key, **_claims()), options={"verify_signature": False})
    unsigned = jwt.encode(payload, None, "none", headers={"kid": "one"})  # type: ignore[arg-type]
    stranger = provider.new_key("two", published=False)
    unknown = provider.token(stranger, kid="two", **_claims())
    late = provider.token(key, **_claims(iat=at - 90, exp=at - 60))
    for token in (unsigned, unknown, late):
        assert session_cookie() not in (await _through(visitor, provider, token)).cookies
        assert visitor.error == "provider_code_refused"
    # The unknown key was asked for once; a new one is believed after a minute.
    fresh = provider.token(provider.new_key("three"), kid="three", **_claims(exp=at + 600))
    with time_machine.travel(now() + timedelta(seconds=61)):
        assert session_cookie() in (await _through(visitor, provider, fresh)).cookies
    close = provider.token(key, **_claims(iat=at + 5))
    assert session_cookie() in (await _through(visitor, provider, close)).cookies


async def test_an_outage_signs_nobody_out_and_says_when_to_try_again(db, visitor, provider) -> None:
    me = await person(db)
    visitor.client.cookies.set(session_cookie(), await open_session(db, me))
    token = provider.token(provider.new_key("one"), **_claims())
    for what in ("token_status", "status"):
        setattr(provider, what, 503)
        answer = await _through(visitor, provider, token)
        assert (visitor.error, answer.headers["retry-after"]) == ("provider_away", "5")
        assert session_cookie() not in answer.headers.get("set-cookie", "")
        setattr(provider, what, 200)
    assert (await holder(db, visitor.client.cookies[session_cookie()])).id == me.id


async def test_who_says_no_there_comes_back_with_a_sentence(db, visitor, provider) -> None:
    away = await _leave(visitor)
    back = provider.signs_in(away, "x").rpartition("&code=")[0]
    await _back(visitor, f"{back}&error=access_denied&error_description=%3Cscript%3E")
    assert visitor.error == "provider_said_no"
    assert "script" not in str(visitor.step)


async def test_what_is_not_offered_and_where_next_may_lead(db, visitor, provider) -> None:
    for wrong in ("github", "", "google\x00"):
        await visitor.post(START, provider=wrong)
        assert visitor.error == "provider_unknown"
    token = provider.token(provider.new_key("one"), **_claims())
    for next_ in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        back = provider.signs_in(await _leave(visitor, next=next_), token)
        assert (await _back(visitor, back)).headers["location"] == "/welcome"


async def test_linking_and_unlinking(db, visitor, new_visitor, provider) -> None:
    me, other = await person(db, email="asha@example.in"), await person(db)
    visitor.client.cookies.set(session_cookie(), await open_session(db, me))
    key = provider.new_key("one")
    # The address at the provider is another one than here; the link says that both are one.
    token = provider.token(key, **_claims(email="else@example.in"))
    back = provider.signs_in(await _leave(visitor, link="1"), token)
    done = await _back(visitor, back)
    assert (done.headers["location"], visitor.step.notice) == (
        "/account/identities",
        "identity_linked",
    )
    async with (fresh := new_visitor("198.51.100.8")).client:
        opened = await _through(fresh, provider, token)
        assert (await holder(db, opened.cookies[session_cookie()])).id == me.id
    async with (theirs := new_visitor("198.51.100.9")).client:
        theirs.client.cookies.set(session_cookie(), await open_session(db, other))
        await _back(theirs, provider.signs_in(await _leave(theirs, link="1"), token))
        assert theirs.error == "identity_taken"
    with pytest.raises(NotFound):
        await unlink(db, other, "google")
    await unlink(db, me, "google")
    async with (later := new_visitor("198.51.100.10")).client:
        opened = await _through(later, provider, token)
        found = await holder(db, opened.cookies[session_cookie()])
        assert found is not None
        assert found.id != me.id


async def test_the_last_way_in_stays(db, visitor, provider) -> None:
    token = provider.token(
        provider.new_key("one"), **_claims(email="x@example.in", email_verified=False)
    )
    done = await _through(visitor, provider, token)
    user = await holder(db, done.cookies[session_cookie()])
    assert user is not None
    with pytest.raises(Refused, match="last_way_in"):
        await unlink(db, user, "google")
    user.phone, user.phone_verified = "+919845055555", True
    await db.flush()
    await unlink(db, user, "google")
    await db.refresh(user)
    assert user.supabase_user_id == f"local:{user.public_id}"


async def test_without_a_provider_nothing_is_offered(db, visitor, monkeypatch) -> None:
    monkeypatch.setattr(settings(), "supabase_url", None)
    await visitor.post(START, provider="google")
    assert visitor.error == "provider_unknown"
    assert (await db.exec(select(User))).all() == []
