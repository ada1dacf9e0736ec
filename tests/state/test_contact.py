"""The contact box, enquiries and saved searches as their handlers see them."""

from ghar_app.clock import now
from ghar_app.models.listings.contact import ask, reveal
from state.listings.contact import ContactBox
from state.listings.contact.enquiries import EnquiriesPage
from state.listings.saved import SavedPage, SaveSearch
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home
from tests.state.conftest import redirect_of

MESSAGE = "Is it free from the first of next month?"


async def test_a_number_after_a_press_and_again_on_return(db, open_tab) -> None:
    owner, seeker = await person(db), await person(db)
    shown, other = await home(db, owner), await home(db, owner)
    tab = open_tab(await cookie_of(db, seeker), f"/listing/{shown.slug}")
    await tab.call(ContactBox.arrive, str(shown.public_id))
    box = await tab.of(ContactBox)
    assert box.number.phone == ""
    await tab.call(ContactBox.show_number, str(shown.public_id))
    assert box.number.href == "tel:+919845012318"
    assert "was told" in box.number.receipt
    await tab.call(ContactBox.arrive, str(other.public_id))
    assert (box.of, box.number.phone) == (str(other.public_id), "")
    await tab.call(ContactBox.arrive, str(shown.public_id))
    assert box.number.href == "tel:+919845012318"


async def test_signing_in_comes_first_and_brings_back_what_was_wanted(db, open_tab) -> None:
    shown, seeker = await home(db), await person(db)
    key = str(shown.public_id)
    stranger = open_tab(path=f"/listing/{shown.slug}")
    for handler, args, wanted in (
        (ContactBox.show_number, (key,), "number"),
        (ContactBox.open_dialog, ("report",), "report"),
        (ContactBox.open_dialog, ("anything",), "question"),
        (ContactBox.send_question, ({"message": MESSAGE},), "question"),
    ):
        assert f"resume%3D{wanted}" in redirect_of(await stranger.call(handler, *args))
    back = open_tab(await cookie_of(db, seeker), f"/listing/{shown.slug}?resume=report")
    await back.call(ContactBox.arrive, key)
    assert (await back.of(ContactBox)).open == "report"


async def test_a_refused_question_keeps_its_words(db, open_tab) -> None:
    shown, seeker = await home(db), await person(db)
    tab = open_tab(await cookie_of(db, seeker), f"/listing/{shown.slug}")
    await tab.call(ContactBox.arrive, str(shown.public_id))
    await tab.call(ContactBox.open_dialog, "question")
    form = {"interest": "rent", "message": "Hi", "method": "phone"}
    await tab.call(ContactBox.send_question, form)
    box = await tab.of(ContactBox)
    assert (box.open, box.draft["message"], box.refusal.field) == ("question", "Hi", "message")
    await tab.call(ContactBox.send_question, {**form, "message": MESSAGE})
    assert (box.open, box.notice) == ("", "Your question is on its way.")
    await tab.call(ContactBox.send_question, {**form, "message": MESSAGE})
    assert box.refusal.code == "asked_already"
    await tab.call(ContactBox.send_report, {"reason": "spam", "note": ""})
    assert "moderator" in box.notice


async def test_a_home_that_is_not_for_one_has_no_number(db, open_tab) -> None:
    hidden, seeker = await home(db, listing_status="draft"), await person(db)
    tab = open_tab(await cookie_of(db, seeker), "/listing/x")
    await tab.call(ContactBox.show_number, str(hidden.public_id))
    box = await tab.of(ContactBox)
    assert (box.refusal.code, box.number.phone) == ("home_not_found", "")


async def test_enquiries_are_their_owners(db, open_tab) -> None:
    owner, seeker, stranger = await person(db), await person(db), await person(db)
    shown = await home(db, owner)
    await ask(db, shown, by=seeker, interest="visit", message=MESSAGE)
    await reveal(db, shown, by=seeker, at=now())
    tab = open_tab(await cookie_of(db, owner), "/desk/enquiries")
    await tab.call(EnquiriesPage.load)
    page = await tab.of(EnquiriesPage)
    (line,) = page.lines
    assert (line.message, line.status, line.phone_href) == (MESSAGE, "new", f"tel:{seeker.phone}")
    theirs = open_tab(await cookie_of(db, stranger), "/desk/enquiries")
    await theirs.call(EnquiriesPage.settle, line.id, "closed")
    assert (await theirs.of(EnquiriesPage)).refusal.code == "enquiry_not_found"
    await tab.call(EnquiriesPage.settle, line.id, "contacted")
    assert page.lines[0].status == "contacted"
    await tab.call(EnquiriesPage.choose, "new")
    assert page.lines == []


async def test_a_search_is_saved_changed_and_forgotten(db, open_tab) -> None:
    me, other = await person(db), await person(db)
    tab = open_tab(await cookie_of(db, me), "/search?city=Bengaluru&bhk=2")
    await tab.call(SaveSearch.ask)
    dialog = await tab.of(SaveSearch)
    assert (dialog.open, dialog.name) == (True, "Bengaluru · 2 BHK")
    await tab.call(SaveSearch.save, {"name": " ", "frequency": "daily"})
    assert (dialog.open, dialog.refusal.field) == (True, "name")
    await tab.call(SaveSearch.save, {"name": "Near work", "frequency": "instant"})
    assert (dialog.open, bool(dialog.saved)) == (False, True)

    await tab.call(SavedPage.load)
    page = await tab.of(SavedPage)
    (one,) = page.searches
    assert (one.name, one.about, one.frequency) == ("Near work", "Bengaluru · 2 BHK", "instant")
    assert one.href == "/search?bhk=2&city=Bengaluru&purpose=rent"
    theirs = open_tab(await cookie_of(db, other), "/saved-searches")
    await theirs.call(SavedPage.forget, one.id)
    assert (await theirs.of(SavedPage)).refusal.code == "saved_search_not_found"
    await tab.call(SavedPage.change, one.id, "weekly")
    assert page.searches[0].frequency == "weekly"
    await tab.call(SavedPage.forget, one.id)
    assert page.searches == []


async def test_back_from_signing_in_the_dialog_stands_open(db, open_tab) -> None:
    stranger = open_tab(path="/search?city=Pune")
    assert "resume%3Dsave" in redirect_of(await stranger.call(SaveSearch.ask))
    back = open_tab(await cookie_of(db, await person(db)), "/search?city=Pune&resume=save")
    await back.call(SaveSearch.arrive)
    assert (await back.of(SaveSearch)).open
