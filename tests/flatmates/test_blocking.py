"""Blocking: what it ends, what it leaves, and that nothing of a pair comes after it."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.flatmates.safety.blocking import block, blocked_by, unblock
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.identity import User
from ghar_app.models.identity.blocks import UserBlock
from ghar_app.models.listings.liking import SwipeAction, UserSwipe
from ghar_app.models.listings.property import Property
from ghar_app.models.messaging import UserConversation, UserMessage
from ghar_app.models.messaging.message.sending import send
from ghar_app.models.messaging.starting import start
from ghar_app.models.notify import Notification
from ghar_app.refusals import Refused
from tests.factories.flatmates import mate
from tests.factories.identity import person
from tests.factories.listings import home
from tests.factories.visits import at, visit

LIKE = SwipeAction.LIKE


async def _matched(db) -> tuple[User, User, UserMatch, UserConversation]:
    me, ravi = await mate(db), await mate(db)
    await decide(db, ravi, LIKE, by=me, at=now())
    made = await decide(db, me, LIKE, by=ravi, at=now())
    return me, ravi, made.match, made.conversation


async def _statuses(db, match, thread) -> tuple[str, str]:
    await db.refresh(match)
    await db.refresh(thread)
    return match.status, thread.status


async def _likes(db, one, other) -> int:
    query = select(func.count()).where(
        UserSwipe.user_id == one.id, UserSwipe.target_user_id == other.id, UserSwipe.is_liked
    )
    return (await db.execute(query)).scalar_one()


async def test_a_block_ends_all_between_two(db) -> None:
    me, ravi, match, thread = await _matched(db)
    told = select(func.count()).where(Notification.target_user_id == ravi.id)
    before = (await db.execute(told)).scalar_one()
    for _ in range(2):
        await block(db, ravi, by=me, at=now())
    assert await _statuses(db, match, thread) == ("blocked", "blocked")
    assert match.ended_by_user_id == me.id
    assert (await _likes(db, me, ravi), await _likes(db, ravi, me)) == (0, 0)
    assert (await db.execute(told)).scalar_one() == before, "the other is not told"
    assert [one.id for one in await blocked_by(db, by=me)] == [ravi.id]
    assert await blocked_by(db, by=ravi) == []
    for one, other in ((me, ravi), (ravi, me)):
        with pytest.raises(Refused, match="no_longer_available"):
            await decide(db, other, LIKE, by=one, at=now())
        with pytest.raises(Refused, match="conversation_closed"):
            await send(db, thread, body="Hello", by=one, token=uuid4(), at=now())
        with pytest.raises(Refused, match="conversation_closed"):
            await UserConversation.open_between(db, one, other.id)
    with pytest.raises(Refused, match="not_for_oneself"):
        await block(db, me, by=me, at=now())


async def test_visits_to_come_are_called_off(db) -> None:
    owner, me = await person(db), await person(db)
    place = await home(db, owner)
    coming = await visit(db, me, place)
    elsewhere = await visit(db, me, await home(db), at=at() + timedelta(days=1))
    await block(db, owner, by=me, at=now())
    await db.refresh(coming)
    await db.refresh(elsewhere)
    assert (coming.status, elsewhere.status) == ("cancelled", "scheduled")
    for _ in range(2):
        with pytest.raises(Refused, match="visit_home_gone"):
            await visit(db, me, place)
        await unblock(db, owner, by=me)
        await block(db, me, by=owner, at=now())


async def test_unblocking_brings_nothing_back(db) -> None:
    me, ravi, match, thread = await _matched(db)
    await block(db, ravi, by=me, at=now())
    for _ in range(2):
        await unblock(db, ravi, by=me)
    assert await _statuses(db, match, thread) == ("unmatched", "closed")
    assert (await decide(db, ravi, LIKE, by=me, at=now())).match is None, "both begin again"
    assert (await decide(db, me, LIKE, by=ravi, at=now())).match.id == match.id
    assert await _statuses(db, match, thread) == ("active", "active")


async def test_two_blocks_need_two_to_take_them_back(db) -> None:
    me, ravi, match, thread = await _matched(db)
    await block(db, ravi, by=me, at=now())
    await block(db, me, by=ravi, at=now())
    await unblock(db, ravi, by=me)
    assert await _statuses(db, match, thread) == ("blocked", "blocked")
    assert [one.id for one in await blocked_by(db, by=ravi)] == [me.id]
    await unblock(db, me, by=ravi)
    assert await _statuses(db, match, thread) == ("unmatched", "closed")


async def _block(by: int, other: int) -> str:
    async with transaction() as db:
        await block(db, await db.get(User, other), by=await db.get(User, by), at=now())
        return "blocked"


async def _tried(act) -> str:
    try:
        async with transaction() as db:
            await act(db)
            return "done"
    except Refused as refusal:
        return refusal.code


async def test_nothing_is_written_after_a_block_of_the_same_instant(committed) -> None:
    for _ in range(20):
        async with transaction() as db:
            me, ravi, match, thread = await _matched(db)
            ids = me.id, ravi.id, match.id, thread.id

        async def writes(db, ids=ids) -> None:
            by, found = await db.get(User, ids[1]), await db.get(UserConversation, ids[3])
            await send(db, found, body="Hello", by=by, token=uuid4(), at=now())

        answers = await asyncio.gather(
            _block(ids[0], ids[1]), _block(ids[1], ids[0]), *(_tried(writes) for _ in range(4))
        )
        assert set(answers) <= {"blocked", "done", "conversation_closed"}, answers
        async with transaction() as db:
            assert (await db.get(UserMatch, ids[2])).status == "blocked"
            assert (await db.get(UserConversation, ids[3])).status == "blocked"
            sent = select(func.count()).where(UserMessage.conversation_id == ids[3])
            sent = sent.where(UserMessage.body == "Hello")
            assert (await db.execute(sent)).scalar_one() == answers.count("done")
            assert len(await blocked_by(db, by=await db.get(User, ids[0]))) == 1
        assert await _tried(writes) == "conversation_closed"


async def test_first_words_and_likes_of_the_same_instant_do_not_survive_a_block(committed) -> None:
    for n in range(20):
        async with transaction() as db:
            me, owner = await mate(db), await mate(db)
            await decide(db, owner, LIKE, by=me, at=now())
            ids = me.id, owner.id, (await home(db, owner)).id

        async def asks(db, ids=ids) -> None:
            place = await db.get(Property, ids[2])
            await start(db, place, by=await db.get(User, ids[0]), at=now())

        async def likes(db, ids=ids) -> None:
            await decide(
                db, await db.get(User, ids[0]), LIKE, by=await db.get(User, ids[1]), at=now()
            )

        acts = [_block(ids[n % 2], ids[1 - n % 2]), _tried(asks), _tried(likes)]
        await asyncio.gather(*(acts if n % 3 else reversed(acts)))
        pair = sorted(ids[:2])
        async with transaction() as db:
            threads = select(UserConversation.status).where(
                UserConversation.user_one_id == pair[0], UserConversation.user_two_id == pair[1]
            )
            assert set((await db.execute(threads)).scalars()) <= {"blocked"}
            match = select(UserMatch.status).where(
                UserMatch.user_one_id == pair[0], UserMatch.user_two_id == pair[1]
            )
            assert set((await db.execute(match)).scalars()) <= {"blocked"}


async def test_a_block_and_a_taking_back_end_as_the_other_wants(committed) -> None:
    for _ in range(10):
        async with transaction() as db:
            me, ravi, match, _thread = await _matched(db)
            await block(db, ravi, by=me, at=now())
            ids = me.id, ravi.id, match.id

        async def takes_back(db, ids=ids) -> None:
            await unblock(db, await db.get(User, ids[1]), by=await db.get(User, ids[0]))

        await asyncio.gather(_tried(takes_back), _block(ids[1], ids[0]))
        async with transaction() as db:
            assert (await db.get(UserMatch, ids[2])).status == "blocked"
            rows = select(UserBlock.blocker_user_id).where(UserBlock.blocker_user_id.in_(ids[:2]))
            assert list((await db.execute(rows)).scalars()) == [ids[1]]
