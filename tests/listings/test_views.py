"""Looks at a home: counted once, never by programs, owners or twice at once."""

import asyncio
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings import Property, PropertyView
from ghar_app.models.listings.views import (
    count_view,
    forget_views,
    is_bot,
    recently_viewed,
    seen_among,
)
from tests.factories.identity import person
from tests.factories.listings import home
from tests.queries import counted

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


async def _look(db, at: Property, by=None, key: str = "k1", agent: str = CHROME) -> bool:
    return await count_view(db, at.id, by=by, session_key=key, user_agent=agent)


async def _count(db, of: Property) -> int:
    return (await db.exec(select(Property.view_count).where(Property.id == of.id))).one()


async def test_a_look_counts_once_in_half_an_hour(db) -> None:
    shown = await home(db)
    edited = shown.updated_at
    assert await _look(db, shown)
    assert not await _look(db, shown), "again"
    assert await _look(db, shown, key="k2"), "another browser"
    with time_machine.travel(now() + timedelta(minutes=31), tick=False):
        assert await _look(db, shown)
    assert await _count(db, shown) == 3
    await db.refresh(shown)
    assert shown.updated_at == edited, "a look is no edit"


async def test_programs_owners_and_hidden_homes_do_not_count(db) -> None:
    owner, visitor = await person(db), await person(db)
    shown, hidden = await home(db, owner), await home(db, owner, listing_status="paused")
    assert not await _look(db, shown, agent=GOOGLE)
    assert not await _look(db, shown, agent="")
    assert not await _look(db, shown, key="")
    assert not await _look(db, shown, by=owner)
    assert not await _look(db, hidden, by=visitor)
    assert await _count(db, shown) == await _count(db, hidden) == 0
    assert (await db.exec(select(PropertyView))).all() == []
    assert await _look(db, shown, by=visitor)
    assert (await db.exec(select(PropertyView.user_id))).all() == [visitor.id]


@pytest.mark.parametrize(
    ("agent", "bot"),
    [
        (CHROME, False),
        (CHROME.replace("Chrome", "HeadlessChrome"), False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", False),
        (GOOGLE, True),
        ("WhatsApp/2.23.20.0", True),
        ("python-requests/2.32", True),
        ("curl/8.5.0", True),
    ],
)
def test_who_is_a_program(agent, bot) -> None:
    assert is_bot(agent) is bot


async def test_ten_tabs_at_once_are_one_look(committed) -> None:
    async with transaction() as db:
        shown = await home(db)

    async def tab(key: str) -> bool:
        async with transaction() as db:
            return await _look(db, shown, key=key)

    looks = await asyncio.gather(*(tab("same") for _ in range(10)), *(tab(f"k{n}") for n in "abc"))
    assert sum(looks) == 4
    async with transaction() as db:
        assert await _count(db, shown) == 4
        assert len((await db.exec(select(PropertyView))).all()) == 4


async def test_recently_viewed_is_ones_own_newest_first(db, connection) -> None:
    me, other = await person(db), await person(db)
    first, second, third = await home(db), await home(db), await home(db)
    start = now()
    for minute, shown in enumerate((first, second, third, first)):
        with time_machine.travel(start + timedelta(hours=minute), tick=False):
            await _look(db, shown, by=me)
    await _look(db, second, by=other, key="k9")
    with counted(connection) as sent:
        mine = await recently_viewed(db, by=me, session_key="k1")
    assert len(sent) == 2, sent
    assert [one.row.id for one in mine] == [first.id, third.id, second.id]
    theirs = await recently_viewed(db, by=other, session_key="k1")
    assert [one.row.id for one in theirs] == [second.id]


async def test_signing_out_hides_what_was_seen_signed_in(db) -> None:
    me = await person(db)
    with_me, alone, gone, let = [await home(db) for _ in range(4)]
    await _look(db, with_me, by=me)
    for shown in (alone, gone, let):
        await _look(db, shown)
    gone.listing_status = "paused"
    let.status, let.is_available = "rented", False
    await db.flush()
    seen = await recently_viewed(db, by=None, session_key="k1")
    assert {one.row.id for one in seen} == {alone.id, let.id}
    assert await recently_viewed(db, by=None, session_key="") == ()
    assert await recently_viewed(db, by=None, session_key="k2") == ()


async def test_forgetting_unlinks_ones_own_looks_and_keeps_the_count(db) -> None:
    me, other = await person(db), await person(db)
    shown, older = await home(db), await home(db)
    with time_machine.travel(now() - timedelta(hours=2), tick=False):
        await _look(db, older, by=me)
    await _look(db, shown, by=me)
    await _look(db, shown, by=other, key="k2")
    await _look(db, shown, key="k3")
    assert await forget_views(db, by=me, session_key="k1") == 2
    assert await forget_views(db, by=me, session_key="k1") == 0
    assert await recently_viewed(db, by=me, session_key="k1") == ()
    assert await recently_viewed(db, by=None, session_key="k1") == (), "nor signed out"
    assert await seen_among(db, [shown.id], by=me, session_key="k1") == frozenset()
    assert len(await recently_viewed(db, by=other, session_key="k2")) == 1
    assert len(await recently_viewed(db, by=None, session_key="k3")) == 1
    keys = (await db.exec(select(PropertyView.session_key))).all()
    assert "k1" not in keys
    assert "" in keys, "of the older one there is not even a trace"
    assert await _count(db, shown) == 3


async def test_forgetting_without_sign_in_is_for_this_browser_alone(db) -> None:
    me, shown = await person(db), await home(db)
    await _look(db, shown)
    await _look(db, shown, by=me, key="k2")
    assert await forget_views(db, by=None, session_key="") == 0
    assert await forget_views(db, by=None, session_key="k2") == 0, "those are the account's"
    assert await forget_views(db, by=None, session_key="k1") == 1
    assert await recently_viewed(db, by=None, session_key="k1") == ()
    assert len(await recently_viewed(db, by=me, session_key="k2")) == 1


async def test_a_look_after_forgetting_is_in_the_list_and_not_counted_twice(db) -> None:
    shown = await home(db)
    for _ in range(3):
        await _look(db, shown)
        assert len(await recently_viewed(db, by=None, session_key="k1")) == 1
        await forget_views(db, by=None, session_key="k1")
    assert await _count(db, shown) == 1
