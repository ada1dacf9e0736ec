"""Somebody asks to see a home; owner and seeker agree, meet, and say what it was like."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.browsers import Browsers, Screen, go
from tests.browser.people import LANDLORD, SEEKER, sign_in_quietly
from tests.serving import Ghar

VISITOR = "isha@ghar.test"


def _home(ghar: Ghar, *, number: int) -> str:
    """One of the landlord's homes at which no visit of the seeker is open."""
    return str(
        ghar.value(
            "SELECT p.slug FROM properties p JOIN users u ON u.id = p.owner_id "
            "WHERE u.email = %s AND p.is_public ORDER BY p.id DESC OFFSET %s LIMIT 1",
            LANDLORD,
            number,
        )
    )


async def _choose(dialog: Locator, *, day: int, time: int) -> None:
    """The nth day that has free times, and the nth of them."""
    days = dialog.get_by_role("group", name="Day").locator("label").filter(has_text="free")
    await days.nth(day).click()
    times = dialog.get_by_role("group", name="Time").locator("label:has(input:enabled)")
    await times.nth(time).click()


async def _act(page: Page, name: str) -> None:
    await page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


async def _status(page: Page, words: str) -> None:
    await expect(page.get_by_role("main").get_by_text(words, exact=True).first).to_be_visible()


@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_from_a_request_to_feedback(browsers: Browsers, ghar: Ghar, screen: Screen) -> None:
    slug = _home(ghar, number=0 if screen == "phone" else 1)
    seeker = await browsers.open(None, screen=screen)
    await sign_in_quietly(seeker, VISITOR, f"/listing/{slug}")
    await seeker.get_by_role("button", name="Request a visit").click()
    dialog = seeker.get_by_role("dialog", name="When would you like to come?")
    await expect(dialog).to_be_visible()
    await _choose(dialog, day=1, time=1)
    await dialog.get_by_label(re.compile("owner should know")).fill("Two of us will come.")
    await dialog.get_by_role("button", name="Request this time").click()
    await expect(dialog).to_be_hidden()
    await expect(seeker.get_by_text(re.compile("^You have a visit"))).to_be_visible()
    await seeker.get_by_role("link", name="See the visit").click()
    await expect(seeker).to_have_url(re.compile("/visits/[0-9a-f-]{36}"))
    await _status(seeker, "Waiting for the owner")
    address = re.sub("^https?://[^/]+", "", seeker.url)

    owner = await browsers.open(None, screen=screen)
    await sign_in_quietly(owner, LANDLORD, "/desk/visits")
    waiting = owner.get_by_role("article").filter(has_text="Isha Menon")
    await expect(waiting.first).to_be_visible()
    await go(owner, address)
    await expect(owner.get_by_text("Two of us will come.")).to_be_visible()
    await _act(owner, "Confirm this time")
    await _status(owner, "Confirmed")

    await _act(owner, "Suggest another time")
    other = owner.get_by_role("dialog", name="Which time suits you better?")
    await _choose(other, day=2, time=2)
    await other.get_by_role("button", name="Suggest this time").click()
    await expect(other).to_be_hidden()
    await _status(owner, "Waiting for the visitor")

    await go(seeker, address)
    await _status(seeker, "Waiting for you")
    await _act(seeker, "Confirm this time")
    await _status(seeker, "Confirmed")
    calendar = seeker.get_by_role("link", name="Add to calendar")
    file = await seeker.request.get(str(await calendar.get_attribute("href")))
    assert "STATUS:CONFIRMED" in await file.text()

    await go(owner, address)
    await _act(owner, "It took place")
    await _status(owner, "Took place")
    await go(seeker, address)
    await seeker.get_by_text("Very interested", exact=True).click()
    await seeker.get_by_label("In your words").fill("Bright, and close to the metro.")
    await seeker.get_by_role("button", name="Send", exact=True).click()
    await expect(seeker.get_by_text("Thank you. The owner can read it now.")).to_be_visible()
    await go(owner, address)
    await expect(owner.get_by_text("Bright, and close to the metro.")).to_be_visible()


async def test_a_stranger_comes_back_to_the_time_they_chose(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(f"/listing/{_home(ghar, number=2)}")
    await page.get_by_role("button", name="Request a visit").click()
    dialog = page.get_by_role("dialog", name="When would you like to come?")
    await _choose(dialog, day=3, time=1)
    await dialog.get_by_role("button", name="Request this time").click()
    await expect(page).to_have_url(re.compile("/login"))
    back = re.search(r"next=([^&]+)", page.url)
    assert back is not None
    assert "resume%3Dvisit" in back[1]


async def test_a_day_of_visits_is_planned_by_keyboard(browsers: Browsers, ghar: Ghar) -> None:
    ids = [
        row[0]
        for row in ghar.rows(
            "SELECT p.public_id::text FROM properties p JOIN users u ON u.id = p.owner_id "
            "WHERE p.is_public AND p.city = 'Bengaluru' AND p.purpose = 'rent' "
            "AND p.listing_agent_id IS NULL AND u.email IS NULL ORDER BY p.id LIMIT 3"
        )
    ]
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, f"/visits/plan?homes={','.join(ids)}")
    await expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)
    day = page.get_by_label("Day", exact=True)
    later = await page.evaluate("() => new Date(Date.now() + 8 * 864e5).toISOString().slice(0, 10)")
    await day.fill(later)
    await page.get_by_role("button", name="Find the order").press("Enter")
    await expect(page.get_by_role("button", name="Request all 3 visits")).to_be_visible()
    await expect(page.get_by_text("Traffic may be worse")).to_be_visible()
    await page.get_by_role("button", name="Request all 3 visits").press("Enter")
    await expect(page.get_by_text("Your visits are requested")).to_be_visible()
    link = page.get_by_role("link", name="Add the day to your calendar")
    file = await page.request.get(str(await link.get_attribute("href")))
    assert (await file.text()).count("BEGIN:VEVENT") == 3
