"""`/api/v1/devices`: whose a device is, its token says; nobody can name somebody else."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from sqlmodel import select

from ghar_app.gateways.tokens import Issuer
from ghar_app.models.identity import User
from ghar_app.models.notify import DeviceToken
from ghar_app.web import bearer
from ghar_app.web.api import api
from ghar_app.web.front import Front
from tests.web.provider import Provider, running

PATH = "/api/v1/devices"
DEVICE = {"token": "abc/def", "platform": "android", "app_version": "1.2", "locale": "hi"}


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    with running() as found:
        issuer = Issuer(found.url)
        monkeypatch.setattr(bearer, "issuer", lambda: issuer)
        yield found


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Front(api()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as made:
        yield made


async def _device(db) -> DeviceToken:
    found = select(DeviceToken).execution_options(populate_existing=True)
    return (await db.exec(found)).one()


async def test_a_device_moves_with_its_newest_person(db, client, provider) -> None:
    key = provider.new_key("one")
    first = {"Authorization": f"Bearer {provider.token(key, sub='first')}"}
    second = {"Authorization": f"Bearer {provider.token(key, sub='second')}"}
    assert (await client.post(PATH, json=DEVICE)).status_code == 200
    assert (await _device(db)).user_id is None
    for headers, subject in ((first, "first"), (second, "second")):
        assert (await client.post(PATH, json=DEVICE, headers=headers)).status_code == 200
        owner = (await db.exec(select(User).where(User.supabase_user_id == subject))).one()
        assert (await _device(db)).user_id == owner.id
    assert (await client.post(PATH, json=DEVICE)).status_code == 200
    assert (await _device(db)).user_id == owner.id, "nobody takes a device away"

    assert (await client.delete(f"{PATH}/abc/def", headers=first)).status_code == 404
    assert (await client.delete(f"{PATH}/abc/def")).status_code == 401
    assert (await client.delete(f"{PATH}/abc/def", headers=second)).status_code == 204
    assert not (await _device(db)).is_active


async def test_nobody_names_somebody_else(db, client, provider) -> None:
    key = provider.new_key("one")
    mine = {"Authorization": f"Bearer {provider.token(key, sub='mine')}"}
    named = {**DEVICE, "user_id": "00000000-0000-0000-0000-000000000000"}
    assert (await client.post(PATH, json=named)).status_code == 401
    assert (await client.post(PATH, json=named, headers=mine)).status_code == 401
    answer = await client.post(PATH, json={**DEVICE, "platform": "tv"}, headers=mine)
    assert (answer.status_code, answer.json()["field"]) == (422, "platform")
    assert (await db.exec(select(DeviceToken))).all() == []
