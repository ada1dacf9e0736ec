"""Hearts, the deck, favourites and shared lists, as their screens call them."""

from datetime import timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from ghar_app.clock import now
from ghar_app.models.listings.liking.deciding import like, note
from ghar_app.models.listings.liking.reading import liked_ids
from ghar_app.models.listings.shortlists.keeping import add, begin, share
from state.listings.liking import Hearts
from state.listings.liking import deck as deck_state
from state.listings.liking.deck import AHEAD, DeckPage
from state.listings.liking.favourites import FavouritesPage
from state.listings.liking.shortlist import ShortlistPage
from state.live import _on_topic, unwatch
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home
from tests.state.conftest import redirect_of


def _id(of) -> str:
    return str(of.public_id)


async def test_a_heart_is_put_and_taken_back(db, open_tab) -> None:
    me, shown = await person(db), await home(db)
    tab = open_tab(cookies=await cookie_of(db, me), path="/search?city=Bengaluru")
    hearts = await tab.of(Hearts)
    for wanted in (True, True, False, False, True):
        await tab.call(Hearts.put, _id(shown), wanted)
        assert hearts.liked == ([_id(shown)] if wanted else [])
    other = open_tab(cookies=await cookie_of(db, me), path="/")
    await other.call(Hearts.load)
    assert (await other.of(Hearts)).liked == [_id(shown)]


async def test_a_stranger_signs_in_and_the_like_is_done(db, open_tab) -> None:
    me, shown = await person(db), await home(db)
    tab = open_tab(path="/search?city=Bengaluru")
    steps = await tab.call(Hearts.put, _id(shown), True)
    target = redirect_of(steps[-1])
    assert target.startswith("/login?next=")
    assert (await tab.of(Hearts)).turn == 1, "the heart empties again"
    back = parse_qs(urlsplit(target).query)["next"][0]
    assert back.startswith("/search?city=Bengaluru&resume=like")
    resumed = f"/search?city=Bengaluru&resume=like:{_id(shown)}"
    tab = open_tab(cookies=await cookie_of(db, me), path=resumed)
    answer = await tab.call(Hearts.load)
    assert await liked_ids(db, by=me) == [_id(shown)]
    assert redirect_of(answer) == "/search?city=Bengaluru", "a reload likes nothing again"


async def test_a_heart_that_could_not_be_kept_turns_back(db, open_tab, monkeypatch) -> None:
    me, shown = await person(db), await home(db)
    tab = open_tab(cookies=await cookie_of(db, me), path="/")

    async def fails(*_args, **_kwargs) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("state.listings.liking.like", fails)
    steps = await tab.call(Hearts.put, _id(shown), True)
    hearts = await tab.of(Hearts)
    assert (hearts.liked, hearts.turn, hearts.refusal.code) == ([], 1, "our_mistake")
    assert len(steps) == 1, "a toast offers to try again"


async def _deck(db, open_tab, me, path: str = "/swipe"):
    cookies = await cookie_of(db, me) if me else ""
    tab = open_tab(cookies=cookies, path=path)
    await tab.call(DeckPage.load)
    return tab, await tab.of(DeckPage)


async def test_the_deck_goes_on_until_its_end(db, open_tab) -> None:
    me = await person(db)
    homes = [await home(db, like_count=20 - n) for n in range(16)]
    tab, page = await _deck(db, open_tab, me)
    assert [one.card.id for one in page.cards] == [_id(one) for one in homes[:12]]
    seen = []
    while page.cards:
        seen.append(page.cards[0].card.id)
        decide = DeckPage.like if len(seen) == 3 else DeckPage.leave
        await tab.call(decide, seen[-1])
        assert len(page.cards) >= min(AHEAD, 16 - len(seen))
    assert sorted(seen) == sorted(_id(one) for one in homes)
    assert (page.stats.liked, page.stats.passed) == ("1", "15")
    assert page.end.title == "That is all in India"
    await tab.call(DeckPage.undo)
    assert [one.card.id for one in page.cards] == [seen[-1]]
    assert page.end.title == ""
    assert page.stats.passed == "14"


async def test_undo_brings_the_card_back_as_a_new_one(db, open_tab) -> None:
    me = await person(db)
    for _ in range(3):
        await home(db)
    tab, page = await _deck(db, open_tab, me)
    assert not page.can_undo
    before = page.cards[0]
    await tab.call(DeckPage.like, before.card.id)
    assert page.can_undo
    assert await liked_ids(db, by=me) == [before.card.id]
    await tab.call(DeckPage.undo)
    assert page.cards[0].card.id == before.card.id
    assert page.cards[0].turn != before.turn
    assert not page.can_undo
    assert await liked_ids(db, by=me) == []
    await tab.call(DeckPage.undo)
    assert page.refusal.code == "nothing_to_undo"


async def test_a_card_that_could_not_be_kept_comes_back(db, open_tab, monkeypatch) -> None:
    me = await person(db)
    await home(db)
    tab, page = await _deck(db, open_tab, me)
    before = page.cards[0]

    async def fails(*_args, **_kwargs) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(deck_state, "like", fails)
    await tab.call(DeckPage.like, before.card.id)
    assert page.cards[0].card.id == before.card.id
    assert page.cards[0].turn != before.turn
    assert page.refusal.code == "our_mistake"
    await tab.call(DeckPage.like, "of another hand")
    assert page.refusal.code == ""


async def test_without_an_account_one_may_look_and_pass(db, open_tab) -> None:
    first, second = await home(db, like_count=2), await home(db)
    tab, page = await _deck(db, open_tab, None)
    await tab.call(DeckPage.leave, _id(first))
    assert [one.card.id for one in page.cards] == [_id(second)]
    await tab.call(DeckPage.undo)
    assert (page.cards[0].card.id, page.stats.passed) == (_id(first), "0")
    answer = await tab.call(DeckPage.like, _id(first))
    assert redirect_of(answer).startswith("/login?next=%2Fswipe")


async def test_a_way_on_leads_to_the_same_page(db, open_tab) -> None:
    await home(db, city="Pune", locality="Aundh", latitude=18.56, longitude=73.81)
    _, page = await _deck(db, open_tab, None, "/swipe?city=Pune&locality=Baner&bhk=2")
    assert page.end.title == "That is all in Baner"
    assert page.end.action == "Look in Pune (1)"
    assert page.end.href.startswith("/swipe?")
    assert [one.href.startswith("/swipe?") for one in page.chips] == [True, True]
    hindi = open_tab(path="/swipe?city=Pune", cookies="ghar_language=hi")
    await hindi.call(DeckPage.load)
    assert (await hindi.of(DeckPage)).bar.budget


async def _favourites(db, open_tab, me, path: str = "/favourites"):
    tab = open_tab(cookies=await cookie_of(db, me), path=path)
    await tab.call(FavouritesPage.load)
    return tab, await tab.of(FavouritesPage)


async def test_favourites_say_what_became_of_homes(db, open_tab) -> None:
    me = await person(db)
    cheaper, let = await home(db), await home(db)
    for minute, one in enumerate((cheaper, let)):
        await like(db, [_id(one)], by=me, at=now() + timedelta(minutes=minute))
    await note(db, _id(cheaper), "Ask about water", by=me)
    cheaper.monthly_rent = Decimal(36_000)
    let.status, let.is_available = "rented", False
    await db.flush()
    tab, page = await _favourites(db, open_tab, me)
    assert [one.id for one in page.homes] == [_id(let), _id(cheaper)]
    assert [one.gone for one in page.homes] == ["Let", ""]
    assert page.homes[1].dropped == "₹2,500 less than when you saved it"
    assert page.homes[1].note == "Ask about water"
    await tab.call(FavouritesPage.choose, _id(let))
    assert page.plan_href == ""
    await tab.call(FavouritesPage.choose, _id(cheaper))
    assert page.plan_href == f"/visits/plan?homes={_id(cheaper)}"
    await tab.call(FavouritesPage.choose, _id(cheaper))
    assert page.chosen == [_id(let)]
    await tab.call(FavouritesPage.write, _id(cheaper), "x" * 501)
    assert page.refusal.code == "too_long"
    await tab.call(FavouritesPage.write, _id(cheaper), "")
    assert page.homes[1].note == ""
    _, buying = await _favourites(db, open_tab, me, "/favourites?purpose=buy")
    assert buying.homes == []


async def test_many_are_removed_and_brought_back(db, open_tab) -> None:
    me, homes = await person(db), [await home(db) for _ in range(3)]
    await like(db, [_id(one) for one in homes], by=me, at=now())
    tab, page = await _favourites(db, open_tab, me)
    for one in homes[:2]:
        await tab.call(FavouritesPage.choose, _id(one))
    steps = await tab.call(FavouritesPage.remove)
    assert [one.id for one in page.homes] == [_id(homes[2])]
    assert (page.chosen, len(steps)) == ([], 2)
    await tab.call(FavouritesPage.bring_back, [_id(one) for one in homes[:2]])
    await tab.call(FavouritesPage.load)
    assert len(page.homes) == 3


async def test_what_is_chosen_goes_on_a_list(db, open_tab) -> None:
    me, shown = await person(db), await home(db)
    await like(db, [_id(shown)], by=me, at=now())
    tab, page = await _favourites(db, open_tab, me)
    await tab.call(FavouritesPage.choose, _id(shown))
    await tab.call(FavouritesPage.put_on_new, {"name": " "})
    assert page.errors["name"]
    await tab.call(FavouritesPage.put_on_new, {"name": "For us"})
    assert [(one.name, one.homes) for one in page.lists] == [("For us", "1 home")]
    assert page.chosen == []
    await tab.call(FavouritesPage.put_on, page.lists[0].id)
    other, theirs = await _favourites(db, open_tab, await person(db))
    await other.call(FavouritesPage.put_on, page.lists[0].id)
    assert theirs.refusal.code == "shortlist_not_found"


async def _room(db):
    owner, first, second = await person(db), await home(db), await home(db)
    made = await begin(db, "Ours", by=owner)
    await add(db, made.public_id, [_id(first), _id(second)], by=owner)
    return owner, made, first, second


async def _look(db, open_tab, who, key: str):
    cookies = await cookie_of(db, who) if who else ""
    tab = open_tab(cookies=cookies, path=f"/shortlist/{key}")
    await tab.call(ShortlistPage.load)
    return tab, await tab.of(ShortlistPage)


async def test_a_family_votes_and_the_order_says_why(db, open_tab) -> None:
    owner, made, first, second = await _room(db)
    key = await share(db, made.public_id, by=owner)
    ravi = await person(db, full_name="Ravi Rao", first_name="Ravi")
    tab, page = await _look(db, open_tab, ravi, key)
    assert (page.name, page.is_mine, page.may_vote, page.link) == ("Ours", False, True, "")
    assert page.homes[0].why == "Nobody has voted yet."
    await tab.call(ShortlistPage.vote, _id(second), "yes")
    assert [one.id for one in page.homes] == [_id(second), _id(first)]
    assert page.homes[0].why == "1 yes, 0 maybe, 0 no. First, 2 points ahead."
    await tab.call(ShortlistPage.rule_out, _id(second), "no_lift")
    assert [one.id for one in page.homes] == [_id(first), _id(second)]
    assert page.homes[1].why.endswith("for 1 person (No lift).")
    assert page.homes[1].votes == ["Ravi: Yes, No lift"]
    for handler, arguments in (
        (ShortlistPage.take_off, (_id(first),)),
        (ShortlistPage.write, (_id(first), "Mine")),
        (ShortlistPage.share, ()),
        (ShortlistPage.end_list, ()),
        (ShortlistPage.rename, ({"name": "Theirs"},)),
    ):
        await tab.call(handler, *arguments)
        assert page.refusal.code == "shortlist_not_found", handler.fn.__name__


async def test_a_vote_is_seen_in_the_other_browser(db, open_tab) -> None:
    owner, made, _, second = await _room(db)
    key = await share(db, made.public_id, by=owner)
    _, seen = await _look(db, open_tab, owner, key)
    assert ("tab", ShortlistPage) in _on_topic[f"shortlist:{made.id}"]
    ravi, _ = await _look(db, open_tab, await person(db), key)
    await ravi.call(ShortlistPage.vote, _id(second), "yes")
    assert seen.homes[0].yes == 0
    other, _ = await _look(db, open_tab, owner, key)
    await other.call(ShortlistPage.renew)
    assert (await other.of(ShortlistPage)).homes[0].id == _id(second)
    unwatch("tab", ShortlistPage)


async def test_who_has_the_link_alone_sees_no_names_and_cannot_vote(db, open_tab) -> None:
    owner, made, first, _ = await _room(db)
    key = await share(db, made.public_id, by=owner)
    tab, _ = await _look(db, open_tab, owner, key)
    await tab.call(ShortlistPage.vote, _id(first), "yes")
    stranger, seen = await _look(db, open_tab, None, key)
    assert seen.phase == "shown"
    assert (seen.may_vote, seen.homes[0].yes, seen.homes[0].votes) == (False, 1, [])
    assert owner.first_name not in str(stranger.root.dict())
    answer = await stranger.call(ShortlistPage.vote, _id(first), "yes")
    assert redirect_of(answer).startswith("/login?next=%2Fshortlist")
    _, missing = await _look(db, open_tab, None, str(made.public_id))
    assert (missing.phase, missing.homes) == ("missing", [])


async def test_an_owner_shares_renames_and_ends(db, open_tab) -> None:
    owner, made, first, _ = await _room(db)
    tab, page = await _look(db, open_tab, owner, str(made.public_id))
    assert page.is_mine
    assert page.link == ""
    await tab.call(ShortlistPage.share)
    token = page.link.rpartition("/")[2]
    await tab.call(ShortlistPage.write, _id(first), "Near school")
    assert page.homes[0].note == "Near school"
    await tab.call(ShortlistPage.rename, {"name": ""})
    assert page.errors["name"]
    await tab.call(ShortlistPage.rename, {"name": "In March"})
    assert page.name == "In March"
    await tab.call(ShortlistPage.take_off, _id(first))
    assert len(page.homes) == 1
    await tab.call(ShortlistPage.unshare)
    _, gone = await _look(db, open_tab, None, token)
    assert gone.phase == "missing"
    answer = await tab.call(ShortlistPage.end_list)
    assert redirect_of(answer) == "/favourites"


@pytest.mark.parametrize("language", ["en", "hi"])
async def test_both_languages(db, open_tab, language: str) -> None:
    owner, made, _, _ = await _room(db)
    cookies = f"{await cookie_of(db, owner)}; ghar_language={language}"
    tab = open_tab(cookies=cookies, path=f"/shortlist/{made.public_id}")
    await tab.call(ShortlistPage.load)
    why = (await tab.of(ShortlistPage)).homes[0].why
    assert why == {"en": "Nobody has voted yet.", "hi": "अभी किसी ने वोट नहीं दिया।"}[language]
