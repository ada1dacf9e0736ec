"""The wizard over its handlers: autosave, PIN code, pin, pictures, two windows, publishing."""

import pytest

from ghar_app.models.listings import Property
from ghar_app.models.listings.posting.answers import answers_of
from state.listings.posting import PostPage
from state.listings.posting.wizard import WizardPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import amenity, home
from tests.factories.posting import FLAT, draft, uploads
from tests.state.conftest import redirect_of


async def _window(db, open_tab, me, home, step: str = "basics", **more):
    cookies = await cookie_of(db, me)
    tab = open_tab(cookies=cookies, path=f"/post/{home.public_id}?step={step}", **more)
    await tab.call(WizardPage.load)
    return tab, await tab.of(WizardPage)


async def test_begin_and_find_it_again(db, open_tab) -> None:
    me = await person(db)
    tab = open_tab(cookies=await cookie_of(db, me), path="/post")
    answer = await tab.call(PostPage.begin)
    home = (await Property.draft(db, by=me)).public_id
    assert redirect_of(answer) == f"/post/{home}"
    _, page = await _window(db, open_tab, me, await Property.draft(db, by=me))
    assert (page.step, page.draft.is_edit, page.saved) == ("basics", False, "")
    assert [step.state for step in page.steps] == ["now", *["next"] * 5]
    await draft(db, me, photos=0)
    await tab.call(PostPage.load)
    found = (await tab.of(PostPage)).drafts
    assert [one.title for one in found] == [FLAT["title"]]
    assert found[0].href.endswith("?step=price")


async def test_drafts_that_came_otherwise_are_gone_on_with_too(db, open_tab) -> None:
    me = await person(db)
    await home(db, me, title="Begun long ago", listing_status="draft")
    await home(db, me, title="Online")
    await home(db, title="Somebody else's", listing_status="draft")
    tab = open_tab(cookies=await cookie_of(db, me), path="/post")
    await tab.call(PostPage.load)
    found = (await tab.of(PostPage)).drafts
    assert [one.title for one in found] == ["Begun long ago"]
    assert found[0].href.endswith("?step=basics")


async def test_what_is_typed_is_saved_and_the_next_device_shows_it(db, open_tab) -> None:
    me = await person(db)
    home = await Property.draft(db, by=me)
    tab, page = await _window(db, open_tab, me, home)
    await tab.call(
        WizardPage.keep, {"title": "Quiet flat", "property_type": "villa", "monthly_rent": "1"}
    )
    assert page.saved.startswith("Saved ")
    assert page.saves == 1
    _, phone = await _window(db, open_tab, me, home, step="price")
    # Another step's field is not this form's to change.
    assert (phone.answers["title"], phone.answers["monthly_rent"]) == ("Quiet flat", "")
    assert phone.quality.score > 0
    assert phone.quality.next


async def test_a_wrong_answer_is_marked_with_its_step_and_kept(db, open_tab) -> None:
    me = await person(db)
    home = await draft(db, me)
    tab, page = await _window(db, open_tab, me, home, step="details")
    await tab.call(WizardPage.keep, {"floor_number": "9", "total_floors": "4", "bedrooms": "two"})
    assert set(page.errors) == {"floor_number", "bedrooms"}
    assert page.answers["bedrooms"] == "two"
    _, later = await _window(db, open_tab, me, home, step="price")
    assert [step.state for step in later.steps][2] == "problem"


async def test_a_pin_code_fills_in_what_follows_from_it(db, open_tab) -> None:
    me = await person(db)
    home = await Property.draft(db, by=me)
    tab, page = await _window(db, open_tab, me, home, step="location")
    before = page.epoch
    await tab.call(WizardPage.keep, {"pincode": "560038"})
    assert (page.answers["city"], page.answers["state"]) == ("Bengaluru", "Karnataka")
    assert "Indiranagar" in page.localities
    assert page.epoch > before
    assert page.fit is not None
    await tab.call(WizardPage.choose_locality, "Indiranagar")
    assert page.answers["locality"] == "Indiranagar"
    # What somebody wrote themselves stays.
    await tab.call(WizardPage.keep, {"city": "Old Town"})
    await tab.call(WizardPage.keep, {"pincode": "400050"})
    assert (page.answers["city"], page.answers["state"]) == ("Old Town", "Maharashtra")


async def test_a_pin_outside_india_is_refused_and_the_old_one_stays(db, open_tab) -> None:
    me = await person(db)
    home = await draft(db, me, photos=0)
    tab, page = await _window(db, open_tab, me, home, step="location")
    await tab.call(WizardPage.drop_pin, 51.5, -0.12)
    assert page.errors["pin"]
    assert (page.latitude, page.longitude) == (12.9784, 77.6408)
    await tab.call(WizardPage.drop_pin, 13.2, 77.7)
    assert page.latitude == 13.2
    assert "560038" in page.far


async def test_two_windows(db, open_tab) -> None:
    me = await person(db)
    home = await draft(db, me, photos=0)
    first, seen = await _window(db, open_tab, me, home)
    second, stale = await _window(db, open_tab, me, home)
    await first.call(WizardPage.keep, {"title": "From the first"})
    await second.call(WizardPage.keep, {"title": "From the second"})
    assert [(one.mine, one.theirs) for one in stale.both] == [("From the second", "From the first")]
    assert (await answers_of(db, home, await home.unpublished(db)))["title"] == "From the first"
    await second.call(WizardPage.keep_mine)
    assert (stale.both, stale.answers["title"]) == ([], "From the second")
    await first.call(WizardPage.keep, {"description": "Only this one"})
    assert "another window" in seen.told
    assert (seen.answers["title"], seen.answers["description"]) == (
        "From the second",
        "Only this one",
    )


async def test_pictures_and_amenities(db, open_tab) -> None:
    me = await person(db)
    home = await draft(db, me, photos=0)
    lift = await amenity(db, "Lift", title_hi="लिफ़्ट")
    files = await uploads(db, me, 2)
    tab, page = await _window(db, open_tab, me, home, step="photos")
    await tab.call(WizardPage.add_photos, [{"id": str(file.id)} for file in files])
    first, second = [photo.id for photo in page.photos]
    assert page.photos[0].is_main
    await tab.call(WizardPage.order_photos, [second, first])
    await tab.call(WizardPage.choose_main, second)
    await tab.call(WizardPage.name_room, second, "kitchen")
    await tab.call(WizardPage.caption, second, "The kitchen")
    shown = page.photos[0]
    assert (shown.id, shown.category, shown.caption) == (second, "kitchen", "The kitchen")
    await tab.call(WizardPage.take_off, first)
    assert [photo.id for photo in page.photos] == [second]
    await tab.call(WizardPage.add_photos, [{"id": "nonsense"}])
    assert page.refusal.code == "media_not_found"
    tab, page = await _window(db, open_tab, me, home, step="details")
    await tab.call(WizardPage.tick, lift.id)
    assert [one.chosen for group in page.amenities for one in group.things] == [True]
    await tab.call(WizardPage.tick, lift.id)
    assert [one.chosen for group in page.amenities for one in group.things] == [False]


@pytest.mark.parametrize("empty", [True, False])
async def test_the_preview_is_the_page(db, open_tab, empty: bool) -> None:
    me = await person(db)
    home = await Property.draft(db, by=me) if empty else await draft(db, me)
    _, page = await _window(db, open_tab, me, home, step="preview", language="hi")
    assert page.preview is not None
    assert page.preview.title == ("" if empty else FLAT["title"])
    assert page.preview.photo_count == (0 if empty else 3)


async def test_publish_says_all_that_is_missing_or_leads_to_the_desk(db, open_tab) -> None:
    me = await person(db)
    home = await Property.draft(db, by=me)
    tab, page = await _window(db, open_tab, me, home, step="preview")
    assert await tab.call(WizardPage.publish) is None
    assert [one.name for one in page.problems] == [
        "Title",
        "City",
        "Locality",
        "Pin on the map",
        "Rent per month",
    ]
    assert page.problems[3].href.endswith("?step=location#field-pin")
    states = [step.state for step in page.steps]
    assert states == ["problem", "problem", "done", "problem", "done", "now"]
    whole = await draft(db, me)
    tab, page = await _window(db, open_tab, me, whole, step="preview")
    answer = await tab.call(WizardPage.publish)
    assert redirect_of(answer) == f"/desk/{whole.public_id}?posted=live"


async def test_nobody_sees_anothers_draft(db, open_tab) -> None:
    home = await draft(db, await person(db))
    tab, page = await _window(db, open_tab, await person(db), home)
    assert page.refusal.code == "home_not_found"
    assert page.answers == {}
    await tab.call(WizardPage.keep, {"title": "Mine now"})
    await db.refresh(home)
    assert home.title == FLAT["title"]


async def test_a_moderators_link_leads_to_the_step_of_the_field(db, open_tab) -> None:
    me = await person(db)
    home = await draft(db, me)
    tab = open_tab(cookies=await cookie_of(db, me), path=f"/post/{home.public_id}?field=price")
    await tab.call(WizardPage.load)
    assert (await tab.of(WizardPage)).step == "price"
