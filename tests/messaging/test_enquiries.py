"""Writing to an owner: who may, how much before an answer, what warns, who is told."""

import asyncio

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.messaging import UserConversation
from ghar_app.models.messaging.inbox import Show, inbox, set_aside
from ghar_app.models.messaging.message.caution import needs_caution
from ghar_app.models.messaging.message.reading import mark_read
from ghar_app.models.messaging.message.sending import send
from ghar_app.models.messaging.starting import start
from ghar_app.models.notify import Notification
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.queries import counted


async def _asked(db, **columns):
    owner, me = await person(db), await person(db)
    place = await home(db, owner, **columns)
    return owner, me, place, await start(db, place, by=me, at=now())


async def test_a_thread_with_the_owner_begins_once(db) -> None:
    owner, me, place, thread = await _asked(db)
    assert (thread.app, thread.source) == ("real_estate", "property_inquiry")
    assert thread.context_property_id == place.id
    assert (await start(db, place, by=me, at=now())).id == thread.id
    room = await home(db, owner, property_type="pg")
    assert (await start(db, room, by=me, at=now())).app == "flatmates"
    with pytest.raises(Refused, match="own_home"):
        await start(db, place, by=owner, at=now())
    hidden = await home(db, await person(db), listing_status="paused")
    with pytest.raises(Refused, match="home_not_offered"):
        await start(db, hidden, by=me, at=now())
    place.listing_status = "paused"
    await db.flush()
    assert (await start(db, place, by=me, at=now())).id == thread.id, "it goes on"
    nameless = await person(db, full_name=None, first_name=None)
    with pytest.raises(Refused, match="gate_profile_completion"):
        await start(db, await home(db), by=nameless, at=now())


async def test_so_many_new_threads_a_day(committed) -> None:
    async with transaction() as db:
        me = await person(db)
        homes = [await home(db, await person(db)) for _ in range(22)]

    async def begin(place) -> str:
        try:
            async with transaction() as db:
                await start(db, place, by=me, at=now())
        except Refused as refusal:
            return refusal.code
        return "begun"

    said = await asyncio.gather(*(begin(place) for place in homes))
    assert (said.count("begun"), said.count("quota_spent")) == (20, 2)


async def test_three_messages_until_the_owner_answers(db) -> None:
    owner, me, _, thread = await _asked(db)
    for n in range(3):
        await send(db, thread, by=me, body=f"Is it free? {n}", at=now())
    with pytest.raises(Refused, match="answer_awaited"):
        await send(db, thread, by=me, body="Hello?", at=now())
    await send(db, thread, by=owner, body="It is.", at=now())
    for n in range(5):
        await send(db, thread, by=me, body=f"Thank you {n}", at=now())


@pytest.mark.parametrize(
    ("words", "warns"),
    [
        ("Call me on 98450 12318", True),
        ("मेरा नंबर ९८४५०१२३१८", True),
        ("send to asha@okhdfc please", True),
        ("A token amount of 5000 holds it", True),
        ("एडवांस भेज दो", True),
        ("The rent is 38500 and the flat has 1150 sq ft", False),
        ("Can I come on Saturday at 11?", False),
    ],
)
async def test_words_that_warn(db, words: str, warns: bool) -> None:
    assert needs_caution(words) is warns
    _, me, _, thread = await _asked(db)
    message = await send(db, thread, by=me, body=words, at=now())
    assert bool((message.details or {}).get("caution")) is warns


async def test_the_other_side_is_told_once_until_it_reads(db) -> None:
    owner, me, _, thread = await _asked(db)
    for n in range(2):
        last = await send(db, thread, by=me, body=f"secret words {n}", at=now())
    [line] = (await db.exec(select(Notification))).all()
    assert (line.target_user_id, line.action_url) == (owner.id, f"/chats/{thread.public_id}")
    assert "secret" not in f"{line.title}{line.body}{line.data}"
    await mark_read(db, thread, by=owner, up_to=last.id, at=now())
    await db.refresh(line)
    assert line.is_read
    await set_aside(db, thread, by=me, muted=True)
    await send(db, thread, by=owner, body="Come on Sunday", at=now())
    assert len((await db.exec(select(Notification))).all()) == 1, "a muted thread is silent"


async def test_the_list(db, connection) -> None:
    owner, me, _, thread = await _asked(db, title="Lake_view 100% sunny")
    other = await UserConversation.open_between(db, me, (await person(db)).id)
    await send(db, other, by=me, body="Hello", at=now())
    await send(db, thread, by=me, body="Is it free?", at=now())
    await send(db, thread, by=owner, body="Yes it is", at=now())
    with counted(connection) as sent:
        lines = await inbox(db, by=me)
    assert len(sent) == 1
    assert [(one.id, one.unread) for one in lines] == [(thread.id, 1), (other.id, 0)]
    assert [one.id for one in await inbox(db, by=me, show=Show.UNREAD)] == [thread.id]
    assert [one.id for one in await inbox(db, by=me, show=Show.ENQUIRIES)] == [thread.id]
    for words, found in (("lake_view", 1), ("100%", 1), ("%", 1), ("nobody", 0), ("\x00", 2)):
        assert len(await inbox(db, by=me, words=words)) == found, words
    first = (await inbox(db, by=me, size=1))[0]
    assert [one.id for one in await inbox(db, by=me, before=(first.at, first.id))] == [other.id]
    await set_aside(db, thread, by=me, archived=True)
    assert [one.id for one in await inbox(db, by=me)] == [other.id]
    assert [one.id for one in await inbox(db, by=me, show=Show.ARCHIVED)] == [thread.id]
    assert [one.id for one in await inbox(db, by=owner)] == [thread.id], "one's own side only"
    assert await inbox(db, by=await person(db)) == []
    me.is_active = False
    await db.flush()
    assert [(one.peer_name, one.peer_is_gone) for one in await inbox(db, by=owner)] == [("", True)]
