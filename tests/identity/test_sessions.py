"""Sessions: the token is in the browser only, and the row decides."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import event
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.identity import Browser, UserSession, close_session, holder, open_session
from ghar_app.models.identity.session import token_hash
from ghar_app.models.identity.session.browsers import browser_name
from ghar_app.models.identity.session.devices import devices, revoke, revoke_all_but
from ghar_app.refusals import NotFound
from tests.factories.identity import person

CHROME = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)


async def test_only_the_hash_is_stored(db) -> None:
    user = await person(db)
    token = await open_session(db, user, browser=Browser("203.0.113.9", CHROME))
    row = (await db.exec(select(UserSession))).one()
    assert len(token) >= 43, "256 bits"
    assert token not in str(row.model_dump())
    assert row.session_token_hash == token_hash(token)
    assert (row.ip_address, row.device_label) == ("203.0.113.9", "Chrome, Android")
    assert await holder(db, token) == user
    assert await holder(db, token_hash(token)) is None, "the stored value opens nothing"
    assert await holder(db, None) is None
    assert await holder(db, "") is None


async def test_two_sessions_never_share_a_token(db) -> None:
    user = await person(db)
    assert await open_session(db, user) != await open_session(db, user)


async def test_the_holder_is_found_in_one_query(db, connection) -> None:
    user = await person(db)
    token = await open_session(db, user)
    db.expire_all()
    statements: list[str] = []

    def count(_conn, _cursor, statement, *_rest) -> None:
        statements.append(statement)

    event.listen(connection.sync_connection, "before_cursor_execute", count)
    try:
        assert await holder(db, token) is not None
    finally:
        event.remove(connection.sync_connection, "before_cursor_execute", count)
    assert len(statements) == 1, statements


@pytest.mark.parametrize("end", ["revoked", "expired", "user closed", "closed"])
async def test_an_ended_session_has_no_holder(db, end: str) -> None:
    user = await person(db)
    token, other = await open_session(db, user), await open_session(db, user)
    session = (
        await db.exec(
            select(UserSession).where(UserSession.session_token_hash == token_hash(token))
        )
    ).one()
    assert await holder(db, token) is not None
    if end == "revoked":
        await revoke(db, user, session.id)
    elif end == "closed":
        await close_session(db, token)
    elif end == "expired":
        session.expires_at = now()
    else:
        user.is_active = False
    await db.flush()
    assert await holder(db, token) is None
    assert (await holder(db, other) is None) == (end == "user closed")


async def test_thirty_days_without_use_end_it_and_use_keeps_it(db) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        user = await person(db)
        used, idle = await open_session(db, user), await open_session(db, user)
        clock.move_to(start + timedelta(days=20))
        assert await holder(db, used) is not None
        clock.move_to(start + timedelta(days=30))
        assert await holder(db, used) is not None
        assert await holder(db, idle) is None
        clock.move_to(start + timedelta(days=60))
        assert await holder(db, used) is None


async def test_a_use_is_noted_every_five_minutes_at_most(db) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        token = await open_session(db, await person(db))
        seen = []
        for seconds in (299, 300, 301):
            clock.move_to(start + timedelta(seconds=seconds))
            await holder(db, token)
            row = await db.exec(select(UserSession.last_used_at))
            seen.append((row.one() - start).total_seconds())
    assert seen == [0, 300, 300]


async def test_one_sees_and_ends_only_ones_own_devices(db) -> None:
    mine, theirs = await person(db), await person(db)
    here, there = await open_session(db, mine), await open_session(db, mine)
    foreign = await open_session(db, theirs)
    [their_device] = await devices(db, theirs)
    with pytest.raises(NotFound):
        await revoke(db, mine, their_device.id)
    assert await holder(db, foreign) is not None

    mine_now = {row.session_token_hash: row for row in await devices(db, mine)}
    assert len(mine_now) == 2
    kept = mine_now[token_hash(here)]
    assert await revoke_all_but(db, mine, kept.id) == 1
    assert await holder(db, here) is not None
    assert await holder(db, there) is None
    assert await holder(db, foreign) is not None
    await revoke(db, mine, mine_now[token_hash(there)].id)  # again is no mistake


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (CHROME, "Chrome, Android"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537 Edg/140",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604",
            "Safari, iPhone",
        ),
        ("curl/8.0", None),
        (None, None),
    ],
)
def test_browsers_have_short_names(agent: str | None, name: str | None) -> None:
    assert browser_name(agent) == name
