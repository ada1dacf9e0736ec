"""The screens around a home: its page, comparing, recently viewed, places."""

from decimal import Decimal

import pytest

from ghar_app.models.listings.views import count_view
from ghar_app.web.cookies import visitor_cookie
from ghar_app.web.visitors import visitor_key
from state.listings import detail
from state.listings.compare import Compare
from state.listings.detail import HomePage
from state.listings.landing import PlacePage
from state.listings.recent import RecentPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import amenity, asked, equip, home, picture
from tests.queries import counted

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0"
VISITOR = f"{visitor_cookie()}=number-of-a-browser"


def _browser(tab, agent: str = CHROME):
    data = tab.root.router_data
    data["headers"]["user-agent"] = agent
    tab.root.router_data = tab.root._update_router_vars(data, {})
    return tab


async def test_a_home_then_its_neighbours(db, open_tab, connection) -> None:
    shown = await home(db, description="Quiet street.\nSecond part.")
    await picture(db, shown, image_category="kitchen")
    await picture(db, shown, is_main_image=True)
    await equip(db, shown, await amenity(db, "Lift", title_hi="लिफ़्ट"))
    await asked(db, shown, 42_500, 38_500, shown.published_at)
    for _ in range(5):
        await home(db)
    tab = open_tab(path=f"/listing/{shown.slug}")
    with counted(connection) as sent:
        steps = await tab.call(HomePage.load)
    assert len(sent) <= 9, sent
    page = await tab.of(HomePage)
    view = page.home
    assert (page.phase, page.title) == ("shown", f"{shown.title} · Indiranagar, Bengaluru | Ghar")
    assert (view.price, view.per) == ("₹38,500", "/month")
    assert [one.text for one in view.way] == ["Homes", "Bengaluru", "Indiranagar"]
    assert [room.name for room in view.rooms] == ["Living room", "Kitchen"]
    assert view.lead == ["Quiet street.", "Second part."]
    assert view.amenities[0].things[0].title == "Lift"
    assert [row.amount for row in view.asked.rows] == ["₹38,500", "₹42,500"]
    assert view.asked.rows[0].change == "−₹4,000"
    assert view.market.text == "Median here ₹38,500, from 5 similar homes"
    assert view.market.is_fair
    assert len(page.similar) == 5
    assert steps[-1].fn.__name__ == "count_look"
    assert steps[:-1] == [None, None], "waiting, then the home, before its neighbours are asked for"


async def test_nothing_private_travels(db, open_tab) -> None:
    owner = await person(db, email="asha.private@example.in")
    shown = await home(db, owner, owner_contact="+919845099999")
    tab = open_tab(path=f"/listing/{shown.slug}")
    await tab.call(HomePage.load)
    travels = str(tab.root.dict())
    assert shown.title in travels
    for private in ("99999", owner.phone, owner.email, str(owner.public_id)):
        assert private not in travels


async def test_hindi_is_hindi(db, open_tab) -> None:
    shown = await home(db, brokerage=Decimal(0))
    await equip(db, shown, await amenity(db, "Lift", title_hi="लिफ़्ट"))
    tab = open_tab(path=f"/listing/{shown.slug}", cookies="ghar_language=hi")
    await tab.call(HomePage.load)
    view = (await tab.of(HomePage)).home
    assert view.per == "/माह"
    assert view.amenities[0].things[0].title == "लिफ़्ट"
    assert "किराये पर" in view.here


async def test_missing_gone_and_back_again(db, open_tab) -> None:
    shown = await home(db)
    old = await home(db, listing_status="archived")
    tab = open_tab(path=f"/listing/{shown.slug}")
    await tab.call(HomePage.load)
    page = await tab.of(HomePage)
    for path, phase in ((f"/listing/{old.slug}", "gone"), ("/listing/none", "missing")):
        tab.root.router_data = tab.root._update_router_vars(
            {**tab.root.router_data, "pathname": path, "asPath": path}, {}
        )
        steps = await tab.call(HomePage.load)
        assert (page.phase, page.home, page.similar) == (phase, None, [])
        assert page.title.endswith("| Ghar")
        assert not any(steps), "nothing to count"


async def test_only_the_owner_sees_a_draft_and_is_told(db, open_tab) -> None:
    owner, stranger = await person(db), await person(db)
    draft = await home(db, owner, listing_status="draft", slug=None)
    path = f"/listing/{draft.public_id}"
    theirs = open_tab(path=path, cookies=await cookie_of(db, stranger))
    await theirs.call(HomePage.load)
    assert (await theirs.of(HomePage)).phase == "missing"
    mine = open_tab(path=path, cookies=await cookie_of(db, owner))
    await mine.call(HomePage.load)
    page = await mine.of(HomePage)
    assert (page.phase, page.home.notice.mood) == ("shown", "caution")
    assert "only you" in page.home.notice.title


async def test_a_look_is_counted_and_its_failure_is_not_seen(db, open_tab, monkeypatch) -> None:
    shown = await home(db)
    tab = _browser(open_tab(path=f"/listing/{shown.slug}", cookies=VISITOR))
    await tab.call(HomePage.load)
    await tab.call(HomePage.count_look)
    await tab.call(HomePage.count_look)
    await db.refresh(shown)
    assert shown.view_count == 1

    async def broken(*_args, **_kwargs) -> None:
        raise RuntimeError

    monkeypatch.setattr(detail, "count_view", broken)
    await tab.call(HomePage.count_look)
    page = await tab.of(HomePage)
    assert (page.phase, page.refusal.code) == ("shown", "")


async def test_recent_is_the_browsers_own(db, open_tab) -> None:
    shown = await home(db)
    key = visitor_key(VISITOR)
    assert key != visitor_key(f"{visitor_cookie()}=another")
    await count_view(db, shown.id, by=None, session_key=key, user_agent=CHROME)
    tab = open_tab(path="/recent", cookies=VISITOR)
    await tab.call(RecentPage.load)
    page = await tab.of(RecentPage)
    assert ([card.id for card in page.cards], page.is_mine) == ([str(shown.public_id)], False)
    other = open_tab(path="/recent")
    await other.call(RecentPage.load)
    assert (await other.of(RecentPage)).cards == []


async def test_the_list_of_looks_is_cleared_for_whoever_asks_and_nobody_else(db, open_tab) -> None:
    me, shown = await person(db), await home(db)
    cookies = await cookie_of(db, me)
    for by, key in ((me, "mine"), (None, visitor_key(VISITOR))):
        await count_view(db, shown.id, by=by, session_key=key, user_agent=CHROME)
    member, stranger = (open_tab(cookies=cookie, path="/recent") for cookie in (cookies, VISITOR))
    await member.call(RecentPage.load)
    await member.call(RecentPage.clear)
    page = await member.of(RecentPage)
    assert (page.cards, page.is_mine) == ([], True)
    await stranger.call(RecentPage.load)
    assert len((await stranger.of(RecentPage)).cards) == 1
    await stranger.call(RecentPage.clear)
    for tab in (member, stranger):
        await tab.call(RecentPage.load)
        assert (await tab.of(RecentPage)).cards == []


async def test_four_homes_fit_and_a_fifth_is_refused(db, open_tab) -> None:
    homes = [await home(db) for _ in range(5)]
    ids = [str(one.public_id) for one in homes]
    tab = open_tab(path="/compare")
    page = await tab.of(Compare)
    for id in ids:
        await tab.call(Compare.toggle, id)
    assert page.ids == ids[:4]
    assert page.refusal.code == "compare_full"
    await tab.call(Compare.toggle, ids[0])
    await tab.call(Compare.toggle, ids[4])
    assert page.ids == [*ids[1:4], ids[4]]
    assert page.refusal.code == ""
    await tab.call(Compare.toggle, "'; DROP TABLE properties; --")
    assert page.ids == [*ids[1:4], ids[4]]


async def test_the_table_has_a_cell_for_every_home(db, open_tab, connection) -> None:
    flat = await home(db, maintenance_charges=Decimal(4200), allow_pets=True)
    plot = await home(
        db, property_type="plot", purpose="buy", base_price=Decimal(9_000_000), bedrooms=None
    )
    hidden = await home(db, listing_status="paused")
    await equip(db, flat, await amenity(db, "Lift"))
    tab = open_tab(path="/compare")
    page = await tab.of(Compare)
    page.kept = ",".join(str(one.public_id) for one in (flat, hidden, plot))
    with counted(connection) as sent:
        await tab.call(Compare.load)
    assert len(sent) == 2, sent
    assert [one.title for one in page.columns] == [flat.title, plot.title]
    assert (page.lost, page.ids) == (1, [str(flat.public_id), str(plot.public_id)])
    rows = {row.label: [(cell.text, cell.known) for cell in row.cells] for row in page.rows}
    assert all(len(cells) == 2 for cells in rows.values())
    assert rows["Maintenance"] == [("₹4,200", True), ("Not given", False)]
    assert rows["Pets"] == [("Pets welcome", True), ("Not given", False)]
    assert rows["Building"][0] == ("Lift", True)
    await tab.call(Compare.take_out, str(flat.public_id))
    assert [one.title for one in page.columns] == [plot.title]
    await tab.call(Compare.clear)
    assert (page.kept, page.columns) == ("", [])


@pytest.mark.parametrize("path", ["/flats/bengaluru/indiranagar", "/flats/Bangalore/Indiranagar"])
async def test_a_place_in_numbers_and_homes(db, open_tab, connection, path) -> None:
    for _ in range(5):
        await home(db)
    tab = open_tab(path=path)
    with counted(connection) as sent:
        await tab.call(PlacePage.load)
    assert len(sent) == 3, sent
    page = await tab.of(PlacePage)
    view = page.place
    assert (page.phase, view.title) == ("shown", "Homes in Indiranagar, Bengaluru")
    assert view.note == "5 homes for rent"
    rent = view.purposes[0]
    assert [(one.what, one.count, one.price) for one in rent.by_bedrooms] == [
        ("2 BHK", "5", "₹38,500/month")
    ]
    assert rent.by_bedrooms[0].href.startswith("/search?")
    assert "bhk=2" in rent.by_bedrooms[0].href
    assert len(rent.cards) == 5


async def test_a_city_leads_to_its_localities(db, open_tab) -> None:
    for name in ("Indiranagar", "Indiranagar", "HSR Layout"):
        await home(db, locality=name)
    tab = open_tab(path="/flats/bengaluru", cookies="ghar_language=hi")
    await tab.call(PlacePage.load)
    view = (await tab.of(PlacePage)).place
    assert [(one.name, one.href, one.count) for one in view.localities] == [
        ("Indiranagar", "/flats/bengaluru/indiranagar", "2 घर"),
        ("HSR Layout", "/flats/bengaluru/hsr-layout", "1 घर"),
    ]
    assert view.title == "बेंगलुरु में घर"
    assert not view.purposes[0].has_prices, "three homes make no median"


async def test_a_place_that_is_none(db, open_tab) -> None:
    tab = open_tab(path="/flats/atlantis")
    await tab.call(PlacePage.load)
    page = await tab.of(PlacePage)
    assert (page.phase, page.place) == ("missing", None)
