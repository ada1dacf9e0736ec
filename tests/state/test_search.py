"""The search screen's handlers: a filter's homes are found while the page is on its way to them."""

from state.listings.search import SearchPage
from tests.factories.listings import home
from tests.queries import counted

PLAIN = {"alt_key": False, "ctrl_key": False, "meta_key": False, "shift_key": False}
TWO = "/search?city=Bengaluru&bhk=2"


async def test_a_click_finds_and_arriving_asks_nothing_more(db, open_tab, connection) -> None:
    await home(db, bedrooms=3)
    await home(db, bedrooms=2)
    tab = open_tab(path="/search?city=Bengaluru")
    await tab.call(SearchPage.load)
    page = await tab.of(SearchPage)
    assert len(page.cards) == 2
    await tab.call(SearchPage.ahead, TWO, PLAIN)
    assert [card.facts[:5] for card in page.cards] == ["2 BHK"]

    there = open_tab(path=TWO)
    tab.root.router_data = there.root.router_data
    tab.root.router = there.root.router
    with counted(connection) as sent:
        await tab.call(SearchPage.load)
    assert not sent
    assert [card.facts[:5] for card in page.cards] == ["2 BHK"]


async def test_a_click_into_another_tab_leaves_this_one_as_it_is(db, open_tab) -> None:
    await home(db, bedrooms=3)
    await home(db, bedrooms=2)
    tab = open_tab(path="/search?city=Bengaluru")
    await tab.call(SearchPage.load)
    for key in PLAIN:
        await tab.call(SearchPage.ahead, TWO, {**PLAIN, key: True})
    assert len((await tab.of(SearchPage)).cards) == 2


async def test_rubbish_for_an_address_is_a_search_for_nothing_in_particular(db, open_tab) -> None:
    await home(db)
    tab = open_tab(path="/search?city=Bengaluru")
    for href in ("", "https://evil.example/?city=Bengaluru", "/search?bhk=no&radius=-3&%00"):
        await tab.call(SearchPage.ahead, href, PLAIN)
        page = await tab.of(SearchPage)
        assert page.refusal.code != "our_mistake", href
