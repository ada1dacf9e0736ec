"""Likes, passes, super likes, undo, matches: what comes of them and what is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from ghar_app.clock import now
from ghar_app.models.flatmates.matches import UserMatch, lists
from ghar_app.models.flatmates.matches.making import active_between, unmatch
from ghar_app.models.flatmates.matches.questions import answer, given
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.flatmates.swiping.homes import decide_home
from ghar_app.models.flatmates.swiping.undoing import undo
from ghar_app.models.identity.blocks import UserBlock
from ghar_app.models.listings.liking import SwipeAction, UserSwipe
from ghar_app.models.listings.liking.deciding import toggle
from ghar_app.models.messaging import UserConversation
from ghar_app.models.messaging.message.sending import send
from ghar_app.models.notify import Notification
from ghar_app.refusals import NotFound, Refused
from tests.factories.flatmates import mate
from tests.factories.identity import person
from tests.factories.listings import home

LIKE, PASS, SUPER = SwipeAction.LIKE, SwipeAction.PASS, SwipeAction.SUPER_LIKE


async def _refused(code: str, act) -> None:
    with pytest.raises(Refused, match=code):
        await act


async def _told(db, to, kind: str) -> int:
    query = select(func.count()).where(
        Notification.target_user_id == to.id, Notification.type_key == kind
    )
    return (await db.execute(query)).scalar_one()


async def _room(db, owner, **columns):
    return await home(db, owner, property_type="flatmate", rent=Decimal(18_000), **columns)


async def test_two_likes_make_one_match_and_one_conversation(db) -> None:
    me, ravi = await mate(db), await mate(db)
    first = await decide(db, ravi, LIKE, by=me, at=now())
    assert (first.match, first.conversation) == (None, None)
    assert await _told(db, ravi, "flatmate_new_like") == 1
    second = await decide(db, me, LIKE, by=ravi, at=now())
    assert second.is_new_match
    assert second.conversation.source == "profile_match"
    again = await decide(db, me, LIKE, by=ravi, at=now())
    assert (again.match.id, again.is_new_match) == (second.match.id, False)
    for one in (me, ravi):
        assert await _told(db, one, "flatmate_new_match") == 1
        (row,) = await lists.unseen(db, by=one)
        assert await lists.see(db, row.id, by=one, at=now())
        assert not await lists.see(db, row.id, by=one, at=now())
        assert await lists.unseen(db, by=one) == []
        (listed,) = await lists.matches(db, by=one)
        assert listed.conversation == str(second.conversation.public_id)
    await _refused("unmatch_instead", decide(db, ravi, PASS, by=me, at=now()))
    with pytest.raises(NotFound):
        await UserMatch.reachable(db, by=await person(db), public_id=second.match.public_id)


async def test_an_ended_match_needs_both_again(db) -> None:
    me, ravi = await mate(db), await mate(db)
    await decide(db, ravi, LIKE, by=me, at=now())
    made = await decide(db, me, LIKE, by=ravi, at=now())
    for _ in range(2):
        await unmatch(db, made.match, by=me, at=now())
    assert await active_between(db, me.id, ravi.id) is None
    await db.refresh(made.conversation)
    assert made.conversation.status == "closed"
    assert (await decide(db, me, SUPER, by=ravi, at=now())).match is None, "the other alone cannot"
    renewed = await decide(db, ravi, LIKE, by=me, at=now())
    assert (renewed.match.id, renewed.is_new_match) == (made.match.id, True)
    await db.refresh(made.conversation)
    assert made.conversation.status == "active"
    with pytest.raises(NotFound):
        await unmatch(db, made.match, by=await mate(db), at=now())


async def test_who_may_decide_about_whom(db) -> None:
    me, ravi = await mate(db), await mate(db)
    await _refused("not_for_oneself", decide(db, me, LIKE, by=me, at=now()))
    stranger = await person(db)
    await _refused("gate_app_onboarding", decide(db, ravi, LIKE, by=stranger, at=now()))
    for hidden in (
        await mate(db, flatmates_profile_status="paused"),
        await mate(db, is_active=False),
        await mate(db, flatmates_onboarding_completed=False),
    ):
        await _refused("no_longer_available", decide(db, hidden, LIKE, by=me, at=now()))
    resting = await mate(db, flatmates_profile_status="paused")
    await _refused("profile_is_paused", decide(db, ravi, LIKE, by=resting, at=now()))
    assert (await decide(db, ravi, PASS, by=resting, at=now())).match is None
    db.add(UserBlock(blocker_user_id=ravi.id, blocked_user_id=me.id))
    await db.flush()
    for one, other in ((me, ravi), (ravi, me)):
        await _refused("no_longer_available", decide(db, other, LIKE, by=one, at=now()))


async def test_three_super_likes_a_day(db) -> None:
    me, at = await mate(db), now()
    others = [await mate(db) for _ in range(4)]
    await decide(db, others[0], LIKE, by=me, at=at)
    for other in others[:3]:
        await decide(db, other, SUPER, by=me, at=at)
        await decide(db, other, SUPER, by=me, at=at)
    assert await _told(db, others[0], "flatmate_super_liked") == 1
    await decide(db, others[3], LIKE, by=me, at=at)
    await _refused("quota_spent", decide(db, others[3], SUPER, by=me, at=at))
    await decide(db, others[0], LIKE, by=me, at=at)
    kept = select(UserSwipe.swipe_action).where(UserSwipe.user_id == me.id)
    found = (await db.execute(kept.order_by(UserSwipe.target_user_id))).scalars().all()
    assert found == ["super_like", "super_like", "super_like", "like"]
    await decide(db, others[0], PASS, by=me, at=at)
    await undo(db, by=me, at=at)
    await decide(db, others[0], SUPER, by=me, at=at)
    await decide(db, others[3], SUPER, by=me, at=at + timedelta(days=1))


async def test_undo_takes_back_the_latest_of_ten_minutes(db) -> None:
    me, at = await mate(db), now()
    others = [await mate(db) for _ in range(7)]
    await _refused("nothing_to_undo", undo(db, by=me, at=at))
    for second, other in enumerate(others):
        await decide(db, other, PASS, by=me, at=at + timedelta(seconds=second))
    late = at + timedelta(minutes=11)
    await _refused("nothing_to_undo", undo(db, by=me, at=late))
    soon = at + timedelta(minutes=1)
    for other in others[:1:-1]:
        assert (await undo(db, by=me, at=soon)).person_id == other.id
    await _refused("undo_enough", undo(db, by=me, at=soon))
    await decide(db, others[2], LIKE, by=me, at=soon)
    assert (await undo(db, by=me, at=soon)).person_id == others[2].id
    await decide(db, others[3], LIKE, by=me, at=soon)
    await decide(db, me, LIKE, by=others[3], at=soon)
    await _refused("undo_made_match", undo(db, by=me, at=soon))


async def test_a_liked_room_opens_a_conversation_and_counts_as_interest(db) -> None:
    me, host = await mate(db), await mate(db)
    room = await _room(db, host)
    await _refused("own_home", decide_home(db, room, LIKE, by=host, at=now()))
    for _ in range(2):
        done = await decide_home(db, room, LIKE, by=me, at=now())
    assert (done.match, done.conversation.source) == (None, "listing_interest")
    await db.refresh(room)
    assert (room.interest_count, room.like_count) == (1, 0)
    await toggle(db, str(room.public_id), by=me, at=now())
    await db.refresh(room)
    assert (room.interest_count, room.like_count) == (0, 0), "hearts take the same way"
    await decide_home(db, room, LIKE, by=me, at=now())
    assert (await undo(db, by=me, at=now())).home_id == room.id
    await db.refresh(room)
    assert room.interest_count == 0
    assert await UserConversation.between(db, me.id, host.id) is None, "it held nothing"
    done = await decide_home(db, room, LIKE, by=me, at=now())
    await send(db, done.conversation, by=me, body="Is it free?", at=now())
    await _refused("undo_has_messages", undo(db, by=me, at=now()))
    hidden = await _room(db, host, listing_status="draft")
    await _refused("no_longer_available", decide_home(db, hidden, LIKE, by=me, at=now()))


@pytest.mark.parametrize("room_first", [True, False])
async def test_a_liked_room_and_a_liked_person_match(db, room_first: bool) -> None:
    me, host = await mate(db), await mate(db)
    room = await _room(db, host)
    if room_first:
        await decide_home(db, room, LIKE, by=me, at=now())
        made = await decide(db, me, LIKE, by=host, at=now())
    else:
        await decide(db, me, LIKE, by=host, at=now())
        made = await decide_home(db, room, LIKE, by=me, at=now())
    assert made.is_new_match
    assert made.match.context_property_id == room.id
    await unmatch(db, made.match, by=me, at=now())
    await db.refresh(room)
    assert room.interest_count == 0
    assert (await decide(db, me, SUPER, by=host, at=now())).match is None


async def test_answers_stay_hidden_until_both_have_given_one(db) -> None:
    me, ravi = await mate(db), await mate(db)
    await decide(db, ravi, LIKE, by=me, at=now())
    match = (await decide(db, me, LIKE, by=ravi, at=now())).match
    assert (await answer(db, match, {"0": " Quiet "}, by=me, at=now())).theirs is None
    assert (await given(db, match, by=ravi)).theirs is None
    assert (await answer(db, match, {"1": "balanced"}, by=ravi, at=now())).theirs == (
        "Quiet",
        "",
        "",
    )
    thread = await UserConversation.between(db, me.id, ravi.id)
    assert thread.last_message_preview == "[system]"
    assert (await answer(db, match, {"0": ""}, by=me, at=now())).theirs is None
    for bad, code in (
        ({"3": "x"}, "question_unknown"),
        ({"abc": "x"}, "question_unknown"),
        ({"1": "x" * 33}, "too_long"),
        ({"0": "x" * 501}, "too_long"),
    ):
        await _refused(code, answer(db, match, bad, by=me, at=now()))
    await unmatch(db, match, by=me, at=now())
    with pytest.raises(NotFound):
        await answer(db, match, {"0": "x"}, by=ravi, at=now())


async def test_lists_of_likes(db) -> None:
    me, others = await mate(db), [await mate(db) for _ in range(3)]
    for second, other in enumerate(others):
        await decide(db, me, LIKE, by=other, at=now() + timedelta(seconds=second))
    first = await lists.incoming(db, by=me, size=2)
    rest = await lists.incoming(db, by=me, before=(first[-1].at, first[-1].id), size=2)
    assert [row.user_id for row in first + rest] == [one.id for one in reversed(others)]
    assert [row.user_id for row in await lists.sent(db, by=others[0])] == [me.id]
    await decide(db, others[0], PASS, by=me, at=now())
    assert len(await lists.incoming(db, by=me)) == 2
