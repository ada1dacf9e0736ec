"""`/api/v1` with bearer tokens: first sight, one's own account, outages, deletion."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from pydantic import SecretStr
from sqlmodel import func, select

from ghar_app.db import transaction
from ghar_app.gateways import supabase, tokens
from ghar_app.gateways.tokens import Issuer
from ghar_app.models.identity import User
from ghar_app.settings import settings
from ghar_app.web import bearer
from ghar_app.web.api import api
from ghar_app.web.front import Front
from tests.factories.identity import person
from tests.web.provider import Provider, running

ME = "/api/v1/users/me"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setattr(tokens, "PAUSE_S", 0.01)
    with running() as found:
        issuer = Issuer(found.url)
        monkeypatch.setattr(bearer, "issuer", lambda: issuer)
        chosen = settings().model_copy(
            update={"supabase_url": found.url, "supabase_service_key": SecretStr("service")}
        )
        monkeypatch.setattr(supabase, "settings", lambda: chosen)
        yield found


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Front(api()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as made:
        yield made


def _with(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_headers_that_are_none(db, client, provider) -> None:
    for headers, code in (
        ({}, "AUTH_HEADER_MISSING"),
        ({"Authorization": "Bearer"}, "INVALID_AUTH_HEADER"),
        ({"Authorization": "Bearer a b"}, "INVALID_AUTH_HEADER"),
        ({"Authorization": "Basic abc"}, "INVALID_AUTH_SCHEME"),
        ({"Authorization": "Bearer rubbish"}, "TOKEN_INVALID"),
    ):
        answer = await client.get(ME, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, code)


async def test_without_a_provider_there_is_no_bearer(db, client) -> None:
    answer = await client.get(ME, headers=_with("x"))
    assert (answer.status_code, answer.json()["code"]) == (501, "AUTH_PROVIDER_NOT_CONFIGURED")


async def test_first_sight_reading_and_changing(db, client, provider) -> None:
    token = provider.token(
        provider.new_key("one"),
        email="Asha@Ghar.test",
        email_verified=True,
        user_metadata={"full_name": "Asha Verma"},
    )
    shown = (await client.get(ME, headers=_with(token))).json()
    assert (shown["email"], shown["email_verified"]) == ("asha@ghar.test", True)
    assert (shown["full_name"], shown["role"]) == ("Asha Verma", "user")
    again = (await client.get(ME, headers=_with(token))).json()
    assert again["id"] == shown["id"]
    changed = await client.patch(ME, json={"full_name": "Asha V."}, headers=_with(token))
    assert changed.json()["full_name"] == "Asha V."
    for body, status, field in (
        ({"full_name": "A"}, 422, "full_name"),
        ({"date_of_birth": "2020-01-01"}, 422, "date_of_birth"),
        ({"profile_image_url": "javascript:x"}, 422, "profile_image_url"),
        ({"preferences": {"theme": "pink"}}, 422, "theme"),
    ):
        answer = await client.patch(ME, json=body, headers=_with(token))
        assert (answer.status_code, answer.json()["field"]) == (status, field)
    for forbidden in ({"role": "admin"}, {"is_active": False}, {"email_verified": True}):
        assert (await client.patch(ME, json=forbidden, headers=_with(token))).status_code == 422
    assert (await client.get(ME, headers=_with(token))).json()["full_name"] == "Asha V."


async def test_only_proved_addresses_link(db, client, provider) -> None:
    owner = await person(db, email="owner@ghar.test", email_verified=True)
    key = provider.new_key("one")
    unproved = provider.token(key, sub="thief", email="owner@ghar.test", phone=owner.phone)
    shown = (await client.get(ME, headers=_with(unproved))).json()
    assert shown["id"] != str(owner.public_id)
    assert (shown["email"], shown["phone"]) == (None, None)
    proved = provider.token(key, sub="owner", email="owner@ghar.test", email_verified=True)
    assert (await client.get(ME, headers=_with(proved))).json()["id"] == str(owner.public_id)
    other = await person(db, full_name="By phone")
    by_phone = provider.token(key, sub="phone", phone=other.phone[1:], phone_verified=True)
    assert (await client.get(ME, headers=_with(by_phone))).json()["full_name"] == "By phone"


async def test_a_closed_account_is_out_at_once(db, client, provider) -> None:
    token = provider.token(provider.new_key("one"))
    mine = (await client.get(ME, headers=_with(token))).json()
    user = (await db.exec(select(User).where(User.supabase_user_id == "subject-1"))).one()
    assert str(user.public_id) == mine["id"]
    user.is_active = False
    await db.flush()
    answer = await client.get(ME, headers=_with(token))
    assert (answer.status_code, answer.json()["code"]) == (403, "USER_INACTIVE")


async def test_an_outage_asks_to_come_back(db, client, provider) -> None:
    token = provider.token(provider.new_key("one"))
    provider.status = 500
    answer = await client.get(ME, headers=_with(token))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["code"] == "AUTH_PROVIDER_UNREACHABLE"
    provider.status = 200
    assert (await client.get(ME, headers=_with(token))).status_code == 200


async def test_deleting_is_there_first_and_then_here(db, client, provider) -> None:
    key = provider.new_key("one")
    token = provider.token(key, email="asha@ghar.test", email_verified=True)
    await client.get(ME, headers=_with(token))
    provider.delete_status = 500
    answer = await client.delete(ME, headers=_with(token))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert (await client.get(ME, headers=_with(token))).status_code == 200, "nothing was deleted"
    provider.delete_status = 400
    assert (await client.delete(ME, headers=_with(token))).status_code == 409
    provider.delete_status = 404
    answer = await client.delete(ME, headers=_with(token))
    assert (answer.status_code, answer.json()) == (200, {"message": "Account deleted"})
    assert provider.deleted == ["subject-1"] * 3
    user = (await db.exec(select(User).where(col_deleted()))).one()
    await db.refresh(user)
    assert (user.email, user.is_active) == (None, False)
    assert user.supabase_user_id == f"__deleted__{user.id}"
    fresh = provider.token(key, sub="subject-2", email="asha@ghar.test", email_verified=True)
    shown = (await client.get(ME, headers=_with(fresh))).json()
    assert (shown["email"], shown["full_name"]) == ("asha@ghar.test", None)
    gone = await client.post("/api/v1/auth/delete-account", headers=_with(fresh))
    assert (gone.status_code, gone.content) == (204, b"")


def col_deleted():
    """Rows of deleted people."""
    return User.deleted_at.is_not(None)  # type: ignore[union-attr]


async def test_twenty_first_requests_make_one_person(committed, client, provider) -> None:
    token = provider.token(
        provider.new_key("one"), email="asha@ghar.test", email_verified=True, phone="919845000001"
    )
    answers = await asyncio.gather(*(client.get(ME, headers=_with(token)) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(User))).one() == 1
