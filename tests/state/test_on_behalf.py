"""/post for an agent: whose home it is, is chosen first."""

from state.listings.desk import DeskPage
from state.listings.posting import PostPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import agent, home
from tests.state.conftest import redirect_of


async def test_an_agent_begins_a_home_for_an_owner(db, open_tab) -> None:
    seller, login = await agent(db)
    owner = await person(db, full_name="Zoya Khan", agent_id=seller.id)
    stranger = await person(db, full_name="Zoya Shah")
    await home(db, owner, title="Theirs already")
    tab = open_tab(cookies=await cookie_of(db, login), path="/post")
    await tab.call(PostPage.load)
    page = await tab.of(PostPage)
    assert (page.posts_for_others, [one.name for one in page.owners]) == (True, ["Zoya Khan"])
    assert owner.phone not in str(page.owners)
    await tab.call(PostPage.find_owner, {"owner": "shah"})
    assert (page.owners, page.looked, page.asked) == ([], True, "shah")
    await tab.call(PostPage.begin_for, str(stranger.public_id))
    assert page.refusal.code == "person_not_found"
    answer = await tab.call(PostPage.begin_for, str(owner.public_id))
    assert redirect_of(answer).startswith("/post/")
    await tab.call(DeskPage.load)
    desk = await tab.of(DeskPage)
    assert [one.place.endswith("For Zoya Khan") for one in desk.homes] == [True, True]
    mine = open_tab(cookies=await cookie_of(db, owner), path="/desk")
    await mine.call(DeskPage.load)
    assert not any("For" in one.place for one in (await mine.of(DeskPage)).homes)


async def test_others_are_not_asked(db, open_tab) -> None:
    tab = open_tab(cookies=await cookie_of(db, await person(db)), path="/post")
    await tab.call(PostPage.load)
    page = await tab.of(PostPage)
    assert (page.posts_for_others, page.owners) == (False, [])
