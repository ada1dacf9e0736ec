"""Blocking from a profile and from a conversation, and the list of whom one blocks."""

from ghar_app.clock import now
from ghar_app.models.flatmates.safety.blocking import block
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.identity.blocks import is_apart
from ghar_app.models.listings.liking import SwipeAction
from state.flatmates.blocking import BlockedPage, Blocking
from tests.factories.flatmates import mate
from tests.factories.identity import cookie_of
from tests.state.conftest import redirect_of


async def test_from_a_profile_and_taken_back(db, open_tab) -> None:
    me, ravi = await mate(db), await mate(db, full_name="Ravi Rao", first_name="Ravi")
    cookies = await cookie_of(db, me)
    tab = open_tab(cookies=cookies, path=f"/flatmates/people/{ravi.public_id}")
    asks = await tab.of(Blocking)
    await tab.call(Blocking.ask_of_person)
    assert asks.name == "Ravi"
    await tab.call(Blocking.close)
    await tab.call(Blocking.block)
    assert asks.refusal.code == "person_not_found", "nobody was asked about"
    assert not await is_apart(db, me.id, ravi.id)
    await tab.call(Blocking.ask_of_person)
    answer = await tab.call(Blocking.block)
    assert redirect_of(answer[-1]) == "/flatmates"
    assert await is_apart(db, me.id, ravi.id)
    tab = open_tab(cookies=cookies, path="/account/blocked")
    await tab.call(BlockedPage.load)
    page = await tab.of(BlockedPage)
    assert [one.id for one in page.people] == [str(ravi.public_id)]
    for _ in range(2):
        await tab.call(BlockedPage.unblock, str(ravi.public_id))
        assert page.people == []
    assert not await is_apart(db, me.id, ravi.id)
    for unknown in ("", "x", "00000000-0000-0000-0000-000000000000"):
        await tab.call(BlockedPage.unblock, unknown)
        assert page.refusal.code == "person_not_found"


async def test_from_a_conversation_that_is_ones_own(db, open_tab) -> None:
    me, ravi, other = [await mate(db) for _ in range(3)]
    await decide(db, ravi, SwipeAction.LIKE, by=me, at=now())
    made = await decide(db, me, SwipeAction.LIKE, by=ravi, at=now())
    path = f"/chats/{made.conversation.public_id}"
    tab = open_tab(cookies=await cookie_of(db, other), path=path)
    await tab.call(Blocking.ask_of_thread)
    asks = await tab.of(Blocking)
    assert (asks.refusal.code, asks.thread) == ("conversation_not_found", "")
    tab = open_tab(cookies=await cookie_of(db, me), path=path)
    asks = await tab.of(Blocking)
    await tab.call(Blocking.ask_of_thread)
    assert redirect_of((await tab.call(Blocking.block))[-1]) == "/chats"
    assert await is_apart(db, me.id, ravi.id)
    assert not await is_apart(db, me.id, other.id)


async def test_a_stranger_is_asked_to_sign_in(db, open_tab) -> None:
    me, ravi = await mate(db), await mate(db)
    await block(db, ravi, by=me, at=now())
    tab = open_tab(path="/account/blocked")
    for handler in (Blocking.block, Blocking.ask_of_person, BlockedPage.load):
        assert redirect_of(await tab.call(handler)).startswith("/login?next=")
    assert (await tab.of(BlockedPage)).people == []
