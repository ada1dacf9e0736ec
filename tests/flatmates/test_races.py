"""Two at once, over connections of their own."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.flatmates.swiping.undoing import undo
from ghar_app.models.identity import User
from ghar_app.models.identity.quotas import UserQuotaUsage
from ghar_app.models.listings.liking import SwipeAction, UserSwipe
from ghar_app.models.messaging import UserConversation
from ghar_app.models.notify import Notification
from ghar_app.refusals import Refused
from tests.factories.flatmates import mate

LIKE, PASS, SUPER = SwipeAction.LIKE, SwipeAction.PASS, SwipeAction.SUPER_LIKE


async def _decide(by: int, target: int, action: SwipeAction) -> str:
    try:
        async with transaction() as db:
            me, other = await db.get(User, by), await db.get(User, target)
            done = await decide(db, other, action, by=me, at=now())
            return "match" if done.is_new_match else "done"
    except Refused as refusal:
        return refusal.code


async def _undo(by: int) -> str:
    try:
        async with transaction() as db:
            await undo(db, by=await db.get(User, by), at=now())
            return "undone"
    except Refused as refusal:
        return refusal.code


async def _count(table, *where) -> int:
    async with transaction() as db:
        query = select(func.count()).select_from(table).where(*where)
        return (await db.execute(query)).scalar_one()


async def test_likes_at_one_instant_make_one_match_each(committed) -> None:
    async with transaction() as db:
        pairs = [((await mate(db)).id, (await mate(db)).id) for _ in range(200)]
    turns = asyncio.Semaphore(8)

    async def both(n: int, one: int, two: int) -> list[str]:
        first, second = (one, two) if n % 2 else (two, one)
        action = SUPER if n % 3 == 0 else LIKE
        async with turns:
            return await asyncio.gather(
                _decide(first, second, LIKE), _decide(second, first, action)
            )

    answers = await asyncio.gather(*(both(n, *pair) for n, pair in enumerate(pairs)))
    assert all(sorted(one) == ["done", "match"] for one in answers), answers
    assert await _count(UserMatch) == len(pairs)
    assert await _count(UserMatch, UserMatch.status == "active") == len(pairs)
    assert await _count(UserConversation) == len(pairs)
    told = Notification.type_key == "flatmate_new_match"
    assert await _count(Notification, told) == 2 * len(pairs)


async def test_of_two_super_likes_at_two_used_one_is_refused(committed) -> None:
    async with transaction() as db:
        me = (await mate(db)).id
        others = [(await mate(db)).id for _ in range(6)]
    for other in others[:2]:
        assert await _decide(me, other, SUPER) == "done"
    answers = await asyncio.gather(*(_decide(me, other, SUPER) for other in others[2:]))
    assert sorted(answers) == ["done", "quota_spent", "quota_spent", "quota_spent"]
    assert await _count(UserSwipe) == 3, "a refused one leaves nothing"
    assert await _count(UserQuotaUsage, UserQuotaUsage.used == 3) == 1


async def test_a_like_and_a_pass_of_one_pair_take_turns(committed) -> None:
    for _ in range(10):
        async with transaction() as db:
            one, two = (await mate(db)).id, (await mate(db)).id
        await _decide(one, two, LIKE)
        answers = await asyncio.gather(_decide(two, one, LIKE), _decide(one, two, PASS))
        matched = await _count(
            UserMatch, UserMatch.user_one_id == one, UserMatch.status == "active"
        )
        assert answers in (["match", "unmatch_instead"], ["done", "done"])
        assert matched == (answers[0] == "match")


async def test_an_undo_and_the_others_like_take_turns(committed) -> None:
    for _ in range(10):
        async with transaction() as db:
            one, two = (await mate(db)).id, (await mate(db)).id
        await _decide(one, two, LIKE)
        answers = await asyncio.gather(_undo(one), _decide(two, one, LIKE))
        assert answers in (["undone", "done"], ["undo_made_match", "match"])
        mine = await _count(UserSwipe, UserSwipe.user_id == one)
        matched = await _count(UserMatch, UserMatch.user_one_id == one)
        assert (mine, matched) == ((0, 0) if answers[0] == "undone" else (1, 1))


async def test_one_like_from_many_tabs_is_one(committed) -> None:
    async with transaction() as db:
        one, two = (await mate(db)).id, (await mate(db)).id
    assert set(await asyncio.gather(*(_decide(one, two, SUPER) for _ in range(6)))) == {"done"}
    assert await _count(UserSwipe) == 1
    assert await _count(UserQuotaUsage, UserQuotaUsage.used == 1) == 1
    assert await _count(Notification, Notification.created_at > now() - timedelta(hours=1)) == 1
