"""Lists: whose they are, who may open them, what is on them."""

import asyncio

import pytest

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings import Shortlist
from ghar_app.models.listings.liking.deciding import like
from ghar_app.models.listings.shortlists import keeping
from ghar_app.models.listings.shortlists.keeping import (
    add,
    begin,
    end,
    note,
    rename,
    share,
    take_off,
    unshare,
)
from ghar_app.models.listings.shortlists.reading import contents, own_shortlists
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.queries import counted


async def _on(db, shortlist: Shortlist) -> list[int]:
    return [one.item.home.row.id for one in (await contents(db, shortlist)).homes]


async def test_a_list_of_one_s_own(db, connection) -> None:
    me, shown, other = await person(db), await home(db), await home(db)
    made = await begin(db, "  For   us ", by=me)
    assert (made.name, made.is_default, made.share_token) == ("For us", True, None)
    assert not (await begin(db, "Another", by=me)).is_default
    wanted = [str(shown.public_id), str(other.public_id), "x"]
    assert await add(db, made.public_id, wanted, by=me) == 2
    assert await add(db, made.public_id, wanted, by=me) == 0
    assert await note(db, made.public_id, wanted[0], " Near school ", by=me) == "Near school"
    await take_off(db, made.public_id, wanted[1], by=me)
    await take_off(db, made.public_id, wanted[1], by=me)
    with counted(connection) as sent:
        (only,) = (await contents(db, made)).homes
    assert len(sent) == 3, sent
    assert (only.item.home.row.id, only.item.note) == (shown.id, "Near school")
    assert (await rename(db, made.public_id, "Ours", by=me)).name == "Ours"
    assert [(one.name, n) for one, n in await own_shortlists(db, by=me)] == [
        ("Another", 0),
        ("Ours", 1),
    ]
    await end(db, made.public_id, by=me)
    assert [one.name for one, _ in await own_shortlists(db, by=me)] == ["Another"]


async def test_only_the_owner_changes_a_list(db) -> None:
    me, other, shown = await person(db), await person(db), await home(db)
    made = await begin(db, "Mine", by=me)
    key = await share(db, made.public_id, by=me)
    for way in (made.public_id, key):
        with pytest.raises(NotFound):
            await rename(db, way, "Theirs", by=other)
        with pytest.raises(NotFound):
            await add(db, way, [str(shown.public_id)], by=other)
        with pytest.raises(NotFound):
            await share(db, way, by=other)
        with pytest.raises(NotFound):
            await end(db, way, by=other)


async def test_who_may_open_it(db) -> None:
    me, other = await person(db), await person(db)
    made = await begin(db, "Mine", by=me)
    own = str(made.public_id)
    assert (await Shortlist.reachable(db, by=me, key=own)).id == made.id
    for who, key in ((other, own), (None, own), (None, ""), (me, "x\x00"), (me, "y" * 90)):
        with pytest.raises(NotFound):
            await Shortlist.reachable(db, by=who, key=key)
    token = await share(db, own, by=me)
    assert token == await share(db, own, by=me), "sharing again keeps the link"
    for who in (me, other, None):
        assert (await Shortlist.reachable(db, by=who, key=token)).id == made.id
    await unshare(db, own, by=me)
    with pytest.raises(NotFound):
        await Shortlist.reachable(db, by=None, key=token)
    assert await share(db, own, by=me) != token


async def test_names_and_sizes_have_limits(db, monkeypatch) -> None:
    me = await person(db)
    for wrong in ("", "  ", "n" * 81):
        with pytest.raises(Refused) as refused:
            await begin(db, wrong, by=me)
        assert refused.value.field == "name"
    monkeypatch.setattr(keeping, "MOST_LISTS", 1)
    monkeypatch.setattr(keeping, "MOST_HOMES", 2)
    made = await begin(db, "Only", by=me)
    with pytest.raises(Refused, match="too_many_shortlists"):
        await begin(db, "More", by=me)
    with pytest.raises(Refused, match="shortlist_full"):
        await add(db, made.public_id, [str((await home(db)).public_id) for _ in "abc"], by=me)


async def test_hidden_homes_are_not_put_on_but_liked_ones_are(db) -> None:
    me = await person(db)
    draft, liked = await home(db, listing_status="draft"), await home(db)
    await like(db, [str(liked.public_id)], by=me, at=now())
    liked.listing_status = "paused"
    await db.flush()
    made = await begin(db, "Mine", by=me)
    assert await add(db, made.public_id, [str(draft.public_id), str(liked.public_id)], by=me) == 1
    assert await _on(db, made) == [liked.id]


async def test_two_tabs_begin_one_default(committed) -> None:
    async with transaction() as db:
        me = await person(db)

    async def tab(name: str) -> None:
        async with transaction() as db:
            await begin(db, name, by=me)

    await asyncio.gather(*(tab(name) for name in "abcdef"))
    async with transaction() as db:
        found = [one for one, _ in await own_shortlists(db, by=me)]
    assert len(found) == 6
    assert sum(one.is_default for one in found) == 1


async def test_homes_stand_in_the_order_they_were_named(db) -> None:
    me, homes = await person(db), [await home(db) for _ in range(12)]
    made = await begin(db, "Ours", by=me)
    named = [str(one.public_id) for one in (*homes[::2], *homes[1::2])][::-1]
    assert await add(db, made.public_id, named, by=me) == len(named)
    listed = (await contents(db, made)).homes
    assert [str(one.item.home.row.public_id) for one in listed] == named
