"""The deck of people, as its screen calls it."""

import pytest
from sqlmodel import select

from ghar_app.models.listings.liking import UserSwipe
from state.flatmates.deck import PeopleDeck
from tests.factories.flatmates import mate
from tests.factories.identity import cookie_of


@pytest.mark.parametrize(
    ("decide", "kept"),
    [
        (PeopleDeck.like, "like"),
        (PeopleDeck.leave, "pass"),
        (PeopleDeck.super_like, "super_like"),
    ],
)
async def test_deciding_about_the_last_person_ends_the_deck(db, open_tab, decide, kept) -> None:
    me, ravi = await mate(db), await mate(db)
    tab = open_tab(cookies=await cookie_of(db, me), path="/flatmates?order=newest&km=25")
    await tab.call(PeopleDeck.load)
    deck = await tab.of(PeopleDeck)
    assert [one.person.public_id for one in deck.cards] == [str(ravi.public_id)]
    await tab.call(decide, str(ravi.public_id))
    assert deck.refusal.code == ""
    assert (deck.cards, deck.ended, deck.can_undo) == ([], True, True)
    rows = (await db.exec(select(UserSwipe.swipe_action).where(UserSwipe.user_id == me.id))).all()
    assert rows == [kept]
    await tab.call(PeopleDeck.undo)
    assert [one.person.public_id for one in deck.cards] == [str(ravi.public_id)]
    assert not deck.ended
