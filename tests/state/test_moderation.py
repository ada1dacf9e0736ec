"""The moderators' screens: what they show, what a decision sends, what a newer edit does to it."""

from datetime import timedelta

import pytest

from ghar_app.clock import now
from ghar_app.models.listings.posting.rows import PropertyEdit
from state.listings.moderation import ModerationPage
from state.listings.moderation.home import ModerationHomePage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home, picture
from tests.listings.moderation.conftest import WHY, handed_in
from tests.state.conftest import redirect_of

HERE = "/admin/moderation"


@pytest.fixture
async def cookies(db):
    return await cookie_of(db, await person(db, "admin", full_name="Meera Joshi"))


async def waiting(db, **columns):
    return await handed_in(db, submitted_at=now() - timedelta(hours=30), **columns)


async def opened(open_tab, cookies, home, language="en", query=""):
    tab = open_tab(cookies=cookies, path=f"{HERE}/{home.public_id}{query}", language=language)
    await tab.call(ModerationHomePage.load)
    return tab, await tab.of(ModerationHomePage)


async def test_the_queue_in_both_languages(db, open_tab, cookies):
    await waiting(db, title="Twin room", review_flags=["drugs", "no_gender"])
    for language, expected in (("en", ("30 h", "Drug words")), ("hi", ("30 घंटे", "नशे के शब्द"))):
        tab = open_tab(cookies=cookies, path=HERE, language=language)
        await tab.call(ModerationPage.load)
        page = await tab.of(ModerationPage)
        (line,) = page.homes
        assert (line.title, line.age_tone, line.owner != "") == ("Twin room", "genda", True)
        assert (line.age, line.flags[0].text) == expected
        assert [flag.tone for flag in line.flags] == ["rani", "genda"]
        assert page.can_decide
        assert [one.count for one in page.choices] == ["1", "", "1", "1"]


async def test_filters_stand_in_the_address(db, open_tab, cookies):
    await waiting(db, title="Here", city="Mumbai")
    await waiting(db, title="There", city="Pune")
    tab = open_tab(cookies=cookies, path=f"{HERE}?city=Pune")
    await tab.call(ModerationPage.load)
    page = await tab.of(ModerationPage)
    assert [one.title for one in page.homes] == ["There"]
    assert page.homes[0].href.endswith("?city=Pune")
    answer = await tab.call(ModerationPage.narrow, "kind", "pg")
    assert redirect_of(answer) == f"{HERE}?kind=pg&city=Pune"
    answer = await tab.call(ModerationPage.narrow, "city", "")
    assert redirect_of(answer) == HERE


async def test_page_after_page(db, open_tab, cookies):
    owner = await person(db)
    for n in range(27):
        await handed_in(db, owner, title=f"Home {n}", hours=100 - n)
    tab = open_tab(cookies=cookies, path=HERE)
    await tab.call(ModerationPage.load)
    page = await tab.of(ModerationPage)
    assert (len(page.homes), page.has_more) == (25, True)
    await tab.call(ModerationPage.more)
    assert [one.title for one in page.homes] == [f"Home {n}" for n in range(27)]
    assert not page.has_more


async def test_the_chosen_are_decided_and_the_others_told_why(db, open_tab, cookies):
    fine, moved = await waiting(db, title="Fine"), await waiting(db, title="Moved")
    tab = open_tab(cookies=cookies, path=HERE)
    await tab.call(ModerationPage.load)
    page = await tab.of(ModerationPage)
    await tab.call(ModerationPage.approve_chosen)
    assert page.refusal.code == "none_chosen"
    await tab.call(ModerationPage.choose_all)
    moved.version = 9
    await db.flush()
    await tab.call(ModerationPage.approve_chosen)
    assert page.done == "1 home is online."
    assert [(one.title, "changed" in one.why) for one in page.left] == [("Moved", True)]
    assert [one.title for one in page.homes] == ["Moved"]
    assert page.chosen == []
    await tab.call(ModerationPage.choose, str(moved.public_id))
    await tab.call(ModerationPage.weigh_rejection)
    await tab.call(ModerationPage.reject_chosen, {"reason": "bad"})
    assert page.errors["reason"]
    assert page.rejecting
    await tab.call(ModerationPage.reject_chosen, {"reason": WHY})
    assert (page.rejecting, page.homes) == (False, [])
    await db.refresh(fine)
    assert fine.listing_status == "live"


async def test_a_case_shows_what_there_is_to_know(db, open_tab, cookies):
    one = await waiting(
        db, description="Quiet. WhatsApp me, please", security_deposit=45_000, published_at=now()
    )
    for _ in range(2):
        await picture(db, one)
    db.add(
        PropertyEdit(
            property_id=one.id,
            version=1,
            changed={"monthly_rent": ["9500", "11500"], "furnishing_level": ["", "furnished"]},
            created_at=now() + timedelta(seconds=9),
        )
    )
    await db.flush()
    _, page = await opened(open_tab, cookies, one)
    case = page.case
    assert len(case.pictures) == 2
    assert [(piece.text, piece.marked) for piece in case.description] == [
        ("Quiet. ", False),
        ("WhatsApp", True),
        (" me, please", False),
    ]
    assert [(one.field, one.old, one.new) for one in case.changes] == [
        ("Rent", "₹9,500", "₹11,500"),
        ("Furnishing", "Nothing", "Furnished"),
    ]
    assert ("Deposit", "₹45,000") in [(one.label, one.text) for one in case.facts]
    assert "Leads outside" in [flag.text for flag in case.flags]
    assert case.owner.name
    assert "+91" not in repr(case).replace(case.owner.masked, "")
    _, hindi = await opened(open_tab, cookies, one, language="hi")
    assert hindi.case.changes[0].field == "किराया"


async def test_a_decision_leads_to_the_next_home_of_the_same_filter(db, open_tab, cookies):
    first = await handed_in(db, city="Pune", hours=9)
    await handed_in(db, city="Mumbai", hours=8)
    second = await handed_in(db, city="Pune", hours=7)
    tab, page = await opened(open_tab, cookies, first, query="?city=Pune")
    assert page.later_href == f"{HERE}/{second.public_id}?city=Pune"
    answer = await tab.call(ModerationHomePage.approve)
    assert redirect_of(answer) == page.later_href
    await db.refresh(first)
    assert first.listing_status == "live"
    tab, page = await opened(open_tab, cookies, second, query="?city=Pune")
    assert (page.earlier_href, page.later_href) == ("", "")
    await tab.call(ModerationHomePage.reject)
    assert page.errors["reason"]
    await tab.call(ModerationHomePage.choose_preset, "photos")
    assert (page.fields, len(page.reason) > 20) == (["photos"], True)
    await tab.call(ModerationHomePage.write_reason, WHY)
    await tab.call(ModerationHomePage.choose_field, "owner_id")
    await tab.call(ModerationHomePage.choose_field, "price")
    answer = await tab.call(ModerationHomePage.ask_edit)
    assert redirect_of(answer) == f"{HERE}?city=Pune"
    assert (await tab.of(ModerationPage))._told.startswith("The owner of")
    await db.refresh(second)
    assert (second.listing_status, second.moderation_reason) == ("draft", WHY)


async def test_an_edit_in_between_is_shown_and_nothing_is_published(db, open_tab, cookies):
    one = await waiting(db, title="As it was seen", published_at=now())
    tab, page = await opened(open_tab, cookies, one)
    one.title, one.version = "Slipped in", 2
    changed = {"title": ["As it was seen", "Slipped in"]}
    later = now() + timedelta(seconds=5)
    db.add(PropertyEdit(property_id=one.id, version=2, changed=changed, created_at=later))
    await db.flush()
    assert await tab.call(ModerationHomePage.approve) is None
    assert page.refusal.code == "home_moved_on"
    await db.refresh(one)
    assert one.listing_status == "pending_review"
    assert (page.case.title, page.case.version) == ("Slipped in", 2)
    assert [(change.new, change.fresh) for change in page.case.changes] == [("Slipped in", True)]
    await tab.call(ModerationHomePage.approve)
    await db.refresh(one)
    assert one.listing_status == "live"


async def test_pausing_and_letting_through(db, open_tab, cookies):
    one = await home(db)
    tab, page = await opened(open_tab, cookies, one)
    await tab.call(ModerationHomePage.hold_back)
    assert page.errors["reason"]
    await tab.call(ModerationHomePage.write_reason, WHY)
    await tab.call(ModerationHomePage.hold_back)
    assert (page.case.is_held_back, page.case.reason) == (True, WHY)
    await tab.call(ModerationHomePage.let_through)
    assert (page.case.is_live, page.case.is_held_back) == (True, False)


async def test_who_only_reads_cannot_decide(db, open_tab):
    one = await waiting(db)
    cookies = await cookie_of(db, await person(db, "employee"))
    tab, page = await opened(open_tab, cookies, one)
    assert not page.can_decide
    await tab.call(ModerationHomePage.approve)
    assert page.refusal.code == "not_allowed"
    assert one.listing_status == "pending_review"
