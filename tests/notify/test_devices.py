"""A device belongs to whoever used it last."""

import asyncio

import pytest
from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import close_session, held
from ghar_app.models.notify import DeviceToken, notify
from ghar_app.models.notify.delivering import deliver
from ghar_app.models.notify.devices import (
    count_devices,
    register_device,
    unregister_device,
)
from ghar_app.refusals import Refused
from tests.factories.identity import cookie_of, person
from tests.notify.people import deliveries


async def test_a_token_moves_to_the_newest_person(db) -> None:
    asha, ravi = await person(db), await person(db)
    first = await register_device(db, " t ", by=asha, platform="web", at=now())
    again = await register_device(
        db, "t", by=ravi, platform="ios", at=now(), app_version="2", locale="hi"
    )
    assert (again.id, again.user_id, again.platform) == (first.id, ravi.id, "ios")
    assert (await count_devices(db, by=asha), await count_devices(db, by=ravi)) == (0, 1)
    assert not await unregister_device(db, "t", by=asha)
    assert await unregister_device(db, "t", by=ravi)
    assert await count_devices(db, by=ravi) == 0
    await register_device(db, "t", by=ravi, platform="web", at=now())


async def test_signing_out_silences_the_device(db) -> None:
    asha = await person(db)
    cookie = await cookie_of(db, asha)
    token = cookie.partition("=")[2]
    session, _ = await held(db, token)
    await register_device(db, "t", by=asha, platform="ios", at=now(), session_id=session.id)
    line = await notify(db, "home_gone", to=asha.id, home="H")
    assert await count_devices(db, by=asha) == 1
    await close_session(db, token)
    assert await count_devices(db, by=asha) == 0
    push = (await deliveries(db, line))["push"]
    await deliver(push.id)
    assert (await deliveries(db, line))["push"].reason == "no_address"


@pytest.mark.parametrize(
    ("token", "platform", "code"),
    [
        (" ", "web", "token_missing"),
        ("t" * 4097, "web", "token_long"),
        ("t", "tv", "platform_unknown"),
    ],
)
async def test_what_is_no_device_is_refused(db, token, platform, code) -> None:
    with pytest.raises(Refused, match=code):
        await register_device(db, token, by=None, platform=platform, at=now())


async def test_two_at_once_make_one_row(committed) -> None:
    async with transaction() as db:
        people = [await person(db) for _ in range(6)]

    async def register(user) -> None:
        async with transaction() as db:
            await register_device(db, "shared", by=user, platform="web", at=now())

    await asyncio.gather(*(register(user) for user in people))
    async with transaction() as db:
        assert (await db.exec(select(func.count(DeviceToken.id)))).one() == 1
