"""A conversation: who is in it, what is written, how far it is read, how it ends."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity.blocks import UserBlock
from ghar_app.models.messaging import UserConversation, UserMessage
from ghar_app.models.messaging.kinds import Source
from ghar_app.models.messaging.message.reading import after, count_unread, history, mark_read
from ghar_app.models.messaging.message.sending import say, send
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person


async def _two(db):
    return await person(db), await person(db)


async def test_two_people_have_one_conversation(db) -> None:
    me, other = await _two(db)
    thread = await UserConversation.open_between(db, me, other.id)
    again = await UserConversation.open_between(db, other, me.id, source=Source.PROFILE_MATCH)
    assert (again.id, again.source) == (thread.id, "profile_match")
    for who in (me, other):
        found = await UserConversation.reachable(db, by=who, public_id=thread.public_id)
        assert found.id == thread.id
    for asked in (thread.public_id, uuid4(), "x", "\x00"):
        with pytest.raises(NotFound):
            await UserConversation.reachable(db, by=await person(db), public_id=asked)
    with pytest.raises(Refused, match="conversation_with_oneself"):
        await UserConversation.open_between(db, me, me.id)


async def test_what_is_written_is_read(db) -> None:
    me, other = await _two(db)
    thread = await UserConversation.open_between(db, me, other.id)
    key = uuid4()
    first = await send(db, thread, by=me, body="  Is it\x00 free? ", token=key, at=now())
    assert first.body == "Is it free?"
    assert (await send(db, thread, by=me, body="again", token=key, at=now())).id == first.id
    await say(db, thread, "qna_done", at=now())
    assert await count_unread(db, by=other) == 1
    assert await count_unread(db, by=me) == 1, "a line of the product's is news to both"
    assert [one.message_type for one in await history(db, thread)] == ["system", "text"]
    assert (await after(db, thread, 0))[0].id == first.id
    assert await mark_read(db, thread, by=other, up_to=2**60, at=now())
    assert not await mark_read(db, thread, by=other, up_to=first.id, at=now()), "only forward"
    assert await count_unread(db, by=other) == 0
    await db.refresh(first)
    assert first.read_at is not None
    for body, code in (("", "message_empty"), (" \x00 ", "message_empty"), ("x" * 4001, "long")):
        with pytest.raises(Refused, match=code):
            await send(db, thread, by=me, body=body, at=now())
    assert len((await send(db, thread, by=me, body="ह" * 4000, at=now())).body or "") == 4000


async def test_nothing_is_written_after_the_end(db) -> None:
    me, other = await _two(db)
    thread = await UserConversation.open_between(db, me, other.id)
    await thread.close(db)
    with pytest.raises(Refused, match="conversation_closed"):
        await send(db, thread, by=me, body="Hello", at=now())
    await UserConversation.open_between(db, me, other.id)
    assert (await send(db, thread, by=me, body="Hello", at=now())).id
    await thread.block(db)
    db.add(UserBlock(blocker_user_id=me.id, blocked_user_id=other.id))
    await db.flush()
    await thread.close(db)
    assert thread.status == "blocked"
    with pytest.raises(Refused, match="conversation_closed"):
        await UserConversation.open_between(db, other, me.id)


async def test_a_closed_account_ends_the_talk(db) -> None:
    me, other = await _two(db)
    thread = await UserConversation.open_between(db, me, other.id)
    other.is_active = False
    await db.flush()
    with pytest.raises(Refused, match="conversation_closed"):
        await send(db, thread, by=me, body="Hello", at=now())
    with pytest.raises(Refused, match="account_inactive"):
        await send(db, thread, by=other, body="Hello", at=now())


async def test_many_at_once_make_one_thread_and_one_message(committed) -> None:
    async with transaction() as db:
        me, other = await _two(db)

    async def begin(by, to) -> int:
        async with transaction() as db:
            return (await UserConversation.open_between(db, by, to.id)).id

    pairs = [(me, other), (other, me)] * 8
    assert len(set(await asyncio.gather(*(begin(*pair) for pair in pairs)))) == 1
    key = uuid4()

    async def write() -> int:
        async with transaction() as db:
            thread = await UserConversation.between(db, me.id, other.id)
            return (await send(db, thread, by=me, body="Once", token=key, at=now())).id

    assert len(set(await asyncio.gather(*(write() for _ in range(12))))) == 1
    async with transaction() as db:
        written = select(func.count()).select_from(UserMessage)
        assert (await db.execute(written)).scalar_one() == 1


async def test_nothing_follows_the_closing(committed) -> None:
    """Thirty senders race one who closes: no message has an id after the closing one."""
    async with transaction() as db:
        me, other = await _two(db)
        thread = await UserConversation.open_between(db, me, other.id)

    async def write(n: int) -> str:
        try:
            async with transaction() as db:
                mine = await UserConversation.between(db, me.id, other.id)
                await send(db, mine, by=(me, other)[n % 2], body=str(n), at=now())
        except Refused as refusal:
            return refusal.code
        return "sent"

    async def end() -> None:
        async with transaction() as db:
            mine = await UserConversation.between(db, me.id, other.id)
            await mine.close(db)
            await say(db, mine, "unmatched", at=now())

    writers = [write(n) for n in range(30)]
    writers.insert(15, end())
    said = await asyncio.gather(*writers)
    async with transaction() as db:
        rows = await after(db, thread, 0)
    assert rows[-1].message_type == "system"
    assert len(rows) - 1 == said.count("sent")
    assert said.count("sent") + said.count("conversation_closed") == 30
