"""/desk shows one's own homes and nobody else's."""

from state.listings.desk import DeskPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home


async def test_an_owner_sees_own_homes_in_every_state_and_nobody_elses(db, open_tab) -> None:
    owner, other = await person(db), await person(db)
    await home(db, owner, title="Mine, online")
    await home(db, owner, title="Mine, draft", listing_status="draft")
    await home(db, owner, title="Gone", listing_status="archived")
    await home(db, other, title="Theirs")
    tab = open_tab(cookies=await cookie_of(db, owner), path="/desk")
    await tab.call(DeskPage.load)
    page = await tab.of(DeskPage)
    assert [one.title for one in page.homes] == ["Mine, draft", "Mine, online"]
    assert (page.total_text, page.live_text, page.drafts_text) == ("2", "1", "1")
    assert [one.status for one in page.homes] == ["Draft", "Online"]
    assert not page.has_more
