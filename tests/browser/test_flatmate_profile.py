"""A flatmate's profile: onboarding that goes on in another browser, the editor, the preview."""

import re

from playwright.async_api import FilePayload, Page, expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import sign_in_quietly
from tests.media.samples import jpeg
from tests.serving import Ghar

NEWCOMER = "vikram@ghar.test"
MATE = "rohan@ghar.test"


async def _continue(page: Page) -> None:
    await page.get_by_role("button", name="Continue", exact=True).click()


async def test_onboarding_goes_on_in_another_browser(browsers: Browsers, ghar: Ghar) -> None:
    powai = {"latitude": 19.1176, "longitude": 72.9060}
    page = await browsers.open(None, screen="phone", geolocation=powai, permissions=["geolocation"])
    await sign_in_quietly(page, NEWCOMER, "/flatmates/welcome?next=%2Fflatmates%2Fme")
    await page.get_by_role("button", name="Begin").click()
    await _continue(page)
    await expect(page.get_by_text("Choose one.")).to_be_visible()
    await page.get_by_role("radio", name="Open to either").focus()
    await page.keyboard.press("Space")
    await _continue(page)
    await page.get_by_role("button", name="Use my location").click()
    await expect(page.get_by_label("City")).to_have_value("Mumbai")
    await page.get_by_label("Areas you like").select_option("Chembur")
    await page.get_by_role("button", name=re.compile("Chembur")).click()
    await expect(page.get_by_role("button", name=re.compile("Powai"))).to_be_visible()
    await _continue(page)
    await expect(page.get_by_label("Full name")).to_have_value("Vikram Desai")
    await page.get_by_label("Date of birth").fill("2015-01-01")
    await page.get_by_label("A few lines about you").fill("Tall windows, short commutes.")
    await _continue(page)
    await expect(page.get_by_text(re.compile("18"))).not_to_have_count(0)
    await expect(page.get_by_label("A few lines about you")).to_have_value(
        "Tall windows, short commutes."
    )
    await page.get_by_label("Date of birth").fill("1990-05-06")
    await _continue(page)
    picture = FilePayload(name="me.jpg", mimeType="image/jpeg", buffer=jpeg((800, 1000)))
    await page.get_by_label("Choose pictures").set_input_files(picture)
    await expect(page.get_by_role("img").first).to_be_visible()
    await expect(page.get_by_role("button", name="Continue", exact=True)).to_be_visible()
    await _continue(page)
    await expect(page.get_by_text("Question 1 of 7")).to_be_visible()
    await page.get_by_role("button", name="Night owl").click()
    await expect(page.get_by_text("Question 2 of 7")).to_be_visible()

    desk = await browsers.open(None)
    await sign_in_quietly(desk, NEWCOMER, "/flatmates/welcome?next=%2Fflatmates%2Fme")
    await desk.get_by_role("button", name="Go on where you stopped").click()
    await expect(desk.get_by_text("Question 2 of 7")).to_be_visible()
    await desk.get_by_role("button", name="Back", exact=True).click()
    await expect(desk.get_by_role("button", name="Night owl")).to_have_attribute(
        "aria-pressed", "true"
    )
    await desk.get_by_role("button", name="Skip", exact=True).click()
    for n in range(2, 8):
        await expect(desk.get_by_text(f"Question {n} of 7")).to_be_visible()
        await desk.get_by_role("button", name="Skip", exact=True).click()
    await desk.get_by_label("At least, a month").fill("30000")
    await desk.get_by_label("At most, a month").fill("20000")
    await _continue(desk)
    await expect(desk.get_by_text("The most must not be less than the least.")).to_be_visible()
    await desk.get_by_label("At most, a month").fill("40000")
    await _continue(desk)
    await desk.get_by_role("checkbox", name="No smoking").focus()
    await desk.keyboard.press("Space")
    await desk.get_by_role("button", name="Show my profile").click()
    await expect(desk).to_have_url(re.compile("/flatmates/me"))
    kept = (
        "SELECT flatmates_in_deck AND flatmates_sleep_schedule = 'night_owl'"
        " AND flatmates_non_negotiables = ARRAY['no_smoking'] AND flatmates_areas = ARRAY['Powai']"
        " FROM users WHERE email = %s"
    )
    assert ghar.value(kept, NEWCOMER) is True


async def test_the_editor_refuses_beside_the_field_and_shows_the_preview(
    browsers: Browsers, ghar: Ghar
) -> None:
    page = await browsers.open(None, screen="phone")
    await sign_in_quietly(page, MATE, "/flatmates/me")
    await expect(page.get_by_text("Others see your profile.", exact=True)).to_be_visible()
    basics = page.locator("#me-basics")
    await basics.get_by_label("Age, if you prefer").fill("17")
    await basics.get_by_label("A few lines").fill("Kettle first, questions later.")
    await expect(basics.get_by_text("You have changes that are not saved.")).to_be_visible()
    await basics.get_by_role("button", name="Save", exact=True).click()
    await expect(basics.get_by_text("Enter an age from 18 to 100.")).to_be_visible()
    await expect(basics.get_by_label("A few lines")).to_have_value("Kettle first, questions later.")
    asked: list[str] = []

    async def stay(dialog) -> None:
        asked.append(dialog.message)
        await dialog.dismiss()

    page.once("dialog", stay)
    await page.get_by_role("link", name="Ghar").first.click()
    await expect(page).to_have_url(re.compile("/flatmates/me"))
    assert asked == ["You have changes that are not saved."]
    await basics.get_by_label("Age, if you prefer").fill("28")
    await basics.get_by_role("button", name="Save", exact=True).click()
    await expect(basics.get_by_text("You have changes that are not saved.")).to_be_hidden()
    await page.get_by_role("switch", name=re.compile("Hide the first letter")).press("Space")
    await expect(page.get_by_role("switch", name=re.compile("Hide the first"))).to_be_checked()
    await page.get_by_role("button", name="See it as others do").click()
    preview = page.get_by_role("dialog", name="See it as others do")
    await expect(preview.get_by_role("heading", name="Rohan, 25–30")).not_to_have_count(0)
    await expect(preview.get_by_text("Kettle first, questions later.")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(preview).to_be_hidden()
    await page.get_by_role("switch", name="Others see your profile").press("Space")
    await expect(page.get_by_text("Paused: nobody new sees your profile.")).to_be_visible()
    assert ghar.value("SELECT flatmates_in_deck FROM users WHERE email = %s", MATE) is False


async def test_a_profile_compares_and_is_gone_for_those_it_is_not_for(
    browsers: Browsers, ghar: Ghar
) -> None:
    public_id = ghar.value("SELECT public_id FROM users WHERE email = 'kavya@ghar.test'")
    page = await browsers.open(None)
    await sign_in_quietly(page, "isha@ghar.test", f"/flatmates/people/{public_id}")
    await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Kavya P., "))
    table = page.get_by_role("list", name="How alike you live")
    await expect(table.get_by_role("listitem")).to_have_count(7)
    await expect(page.get_by_text("Their room")).to_be_visible()
    ghar.do(
        "INSERT INTO user_blocks (blocker_user_id, blocked_user_id) SELECT k.id, i.id"
        " FROM users k, users i WHERE k.email = 'kavya@ghar.test' AND i.email = 'isha@ghar.test'"
    )
    await go(page, f"/flatmates/people/{public_id}")
    await expect(page.get_by_text("This profile is not available")).to_be_visible()
    ghar.do("DELETE FROM user_blocks")
