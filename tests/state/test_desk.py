"""/desk shows one's own homes and nobody else's."""

from datetime import timedelta

from ghar_app.clock import now
from ghar_app.models.listings import PropertyInquiry
from state.listings.desk import DeskPage
from state.listings.desk_home import DeskHomePage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import asked, home
from tests.state.conftest import redirect_of


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
    shown = {one.key: one.count for one in page.filters}
    assert (page.total, shown["live"], shown["draft"]) == (2, 1, 1)
    assert [one.status for one in page.homes] == ["Draft", "Online"]
    assert not page.has_more


async def test_filters_stand_in_the_address(db, open_tab) -> None:
    me = await person(db)
    await home(db, me, title="Online")
    await home(db, me, title="Let", status="rented", is_available=False)
    await home(db, me, title="Gone", listing_status="archived")
    cookies = await cookie_of(db, me)
    for status, titles in {"over": ["Let"], "archived": ["Gone"], "x": ["Let", "Online"]}.items():
        tab = open_tab(cookies=cookies, path=f"/desk?status={status}")
        await tab.call(DeskPage.load)
        page = await tab.of(DeskPage)
        assert [one.title for one in page.homes] == titles
        assert [(one.key, one.count) for one in page.filters] == [
            ("", 2),
            ("live", 2),
            ("over", 1),
            ("archived", 1),
        ]


async def test_one_press_and_what_can_be_done_next(db, open_tab) -> None:
    me, stranger = await person(db), await person(db)
    mine = await home(db, me, title="Mine")
    tab = open_tab(cookies=await cookie_of(db, me), path="/desk")
    await tab.call(DeskPage.load)
    page = await tab.of(DeskPage)
    assert page.homes[0].acts == ["pause", "under_offer", "let", "duplicate", "archive"]
    await tab.call(DeskPage.act, str(mine.public_id), "pause")
    assert page.notice == "Mine is paused."
    assert page.homes[0].acts[0] == "resume"
    await tab.call(DeskPage.act, str(mine.public_id), "sold")
    assert page.refusal.code == "home_cannot_sell"
    await tab.call(DeskPage.weigh_leaving, str(mine.public_id))
    assert page.leaving_title == "Mine"
    theirs = open_tab(cookies=await cookie_of(db, stranger), path="/desk")
    await theirs.call(DeskPage.act, str(mine.public_id), "resume")
    assert (await theirs.of(DeskPage)).refusal.code == "home_not_found"
    await tab.call(DeskPage.archive)
    assert (page.leaving, page.homes) == ("", [])
    await db.refresh(mine)
    assert mine.listing_status == "archived"


async def test_a_copy_is_opened_to_write_on(db, open_tab) -> None:
    me = await person(db)
    mine = await home(db, me)
    tab = open_tab(cookies=await cookie_of(db, me), path="/desk")
    answer = await tab.call(DeskPage.duplicate, str(mine.public_id))
    assert redirect_of(answer).startswith("/post/")
    assert str(mine.public_id) not in redirect_of(answer)


async def test_the_page_of_a_home_has_its_numbers_and_its_prices(db, open_tab) -> None:
    me = await person(db)
    mine = await home(db, me, title="Mine", view_count=1200, like_count=3)
    db.add(
        PropertyInquiry(
            property_id=mine.id, user_id=(await person(db)).id, interest_type="rent", message="?"
        )
    )
    await asked(db, mine, 40_000, 38_500, now() - timedelta(days=2))
    cookies = await cookie_of(db, me)
    tab = open_tab(cookies=cookies, path=f"/desk/{mine.public_id}?posted=live")
    await tab.call(DeskHomePage.load)
    page = await tab.of(DeskHomePage)
    assert page.notice.startswith("Your home is online.")
    line = page.home.line
    assert (line.views, line.likes, line.enquiries, line.visits) == ("1,200", "3", "1", "0")
    assert [(one.what, one.old, one.new) for one in page.home.changes] == [
        ("Rent per month", "₹40,000", "₹38,500")
    ]
    assert page.home.asked is not None
    stranger = open_tab(
        cookies=await cookie_of(db, await person(db)), path=f"/desk/{mine.public_id}"
    )
    await stranger.call(DeskHomePage.load)
    assert (await stranger.of(DeskHomePage)).home is None
