"""A message is taken back by its writer, for a while, and shown to nobody afterwards."""

import asyncio
from datetime import timedelta

import pytest

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.messaging import UserConversation, UserMessage
from ghar_app.models.messaging.inbox import inbox
from ghar_app.models.messaging.message.sending import say, send
from ghar_app.models.messaging.message.taking_back import WITHIN, take_back
from ghar_app.refusals import Refused
from state.messaging.views import line_view, message_view
from tests.factories.identity import person


async def _two(db):
    me, other = await person(db), await person(db)
    return me, other, await UserConversation.open_between(db, me, other.id)


async def test_one_s_own_within_the_time(db) -> None:
    me, other, thread = await _two(db)
    _, _, elsewhere = await _two(db)
    at = now()
    message = await send(db, thread, by=me, body="secret words, pay now", at=at)
    line = await say(db, thread, "closed", at=at, sender_id=me.id)
    for where, which, who in (
        (thread, message.id, other),
        (elsewhere, message.id, me),
        (thread, line.id, me),
        (thread, 2**62, me),
    ):
        with pytest.raises(Refused, match="message_not_found"):
            await take_back(db, where, which, by=who, at=at)
    with pytest.raises(Refused, match="message_stays"):
        await take_back(db, thread, message.id, by=me, at=at + WITHIN + timedelta(seconds=1))
    await take_back(db, thread, message.id, by=me, at=at + WITHIN)
    await take_back(db, thread, message.id, by=me, at=at + timedelta(days=1))
    await db.refresh(message)
    assert message.deleted_at == at + WITHIN, "twice is once"
    assert message.body == "secret words, pay now", "kept for moderators"
    shown = message_view(message, me=other.id, language="en", day="")
    assert [part.text for part in shown.parts] == ["Message taken back"]
    assert message.details
    assert not shown.caution, "no warning beside words that are not there"


@pytest.mark.parametrize("is_last", [True, False])
async def test_the_list_does_not_go_on_showing_it(db, is_last: bool) -> None:
    me, other, thread = await _two(db)
    message = await send(db, thread, by=me, body="secret words", at=now())
    if not is_last:
        await send(db, thread, by=me, body="Hello", at=now())
    await take_back(db, thread, message.id, by=me, at=now())
    [row] = await inbox(db, by=other)
    said = line_view(row, me=other.id, language="en").preview
    assert said == ("Message taken back" if is_last else "Hello")
    assert row.unread == (0 if is_last else 1)


async def test_taken_back_while_the_next_one_is_written(committed) -> None:
    async with transaction() as db:
        me, other, thread = await _two(db)
        message = await send(db, thread, by=me, body="secret words", at=now())

    async def back() -> None:
        async with transaction() as db:
            held = await UserConversation.reachable(db, by=me, public_id=thread.public_id)
            await take_back(db, held, message.id, by=me, at=now())

    async def write() -> None:
        async with transaction() as db:
            held = await UserConversation.reachable(db, by=other, public_id=thread.public_id)
            await send(db, held, by=other, body="Hello", at=now())

    await asyncio.gather(back(), write(), back())
    async with transaction() as db:
        held = await UserConversation.reachable(db, by=me, public_id=thread.public_id)
        assert held.last_message_preview == "Hello"
        assert (await db.get_one(UserMessage, message.id)).deleted_at is not None
