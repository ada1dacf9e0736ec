"""An empty wizard becomes a home that a stranger finds; what is typed survives on every device."""

import re

from playwright.async_api import FilePayload, Page, expect

from tests.browser.browsers import Browsers, go, ready
from tests.browser.people import LANDLORD, sign_in_quietly
from tests.media.samples import jpeg
from tests.serving import Ghar

LONG = 60_000
"""Milliseconds: the first PIN code of a process reads India's post offices."""
RENT = 43_210
"""A rent that no home of the demo asks for exactly."""
TITLE = "Bright 2 BHK beside the lake"


async def test_from_an_empty_wizard_to_the_search(browsers: Browsers, ghar: Ghar) -> None:
    desk = await browsers.open(None)
    await sign_in_quietly(desk, LANDLORD, "/desk")
    await desk.get_by_role("main").get_by_role("link", name="Offer a home").click()
    await desk.get_by_role("button", name="Begin a new home").click()
    await expect(desk.get_by_label("Title")).to_be_visible()
    await _basics(desk)
    address = desk.url.partition("?")[0]

    # The phone goes on where the desk stopped.
    phone = await browsers.open(None, screen="phone")
    await sign_in_quietly(phone, LANDLORD, f"{address}?step=basics")
    await expect(phone.get_by_label("Title")).to_have_value(TITLE)

    await _location(desk)
    await _details(desk)
    await _price(desk)
    await _photos(desk)
    await _next(desk)
    preview = desk.get_by_role("region", name="Preview")
    await expect(preview).to_contain_text(TITLE)
    await expect(preview).to_contain_text("₹43,210")
    await desk.get_by_role("button", name="Publish").click()
    await expect(desk.get_by_text("Your home is online.")).to_be_visible()
    await expect(desk.get_by_role("main")).to_contain_text("Online")

    stranger = await browsers.open(f"/search?purpose=rent&min={RENT}&max={RENT}&city=Bengaluru")
    found = stranger.get_by_role("region", name="Homes found").get_by_role("article")
    await expect(found).to_have_count(1)
    await found.get_by_role("link").first.click()
    await expect(stranger.get_by_role("heading", level=1)).to_have_text(TITLE)

    await desk.get_by_role("button", name=f"What to do with {TITLE}").click()
    await desk.get_by_role("menuitem", name="Pause").click()
    await expect(desk.get_by_text(f"{TITLE} is paused.")).to_be_visible()
    browsers.forgive("404")
    await stranger.reload()
    await expect(stranger.get_by_role("heading", level=1)).not_to_have_text(TITLE)


async def test_two_windows_are_told_and_lose_nothing(browsers: Browsers, ghar: Ghar) -> None:
    first = await browsers.open(None)
    await sign_in_quietly(first, LANDLORD, "/post")
    await first.get_by_role("button", name="Begin a new home").click()
    await expect(first.get_by_label("Title")).to_be_visible()
    second = await first.context.new_page()
    await go(second, first.url)
    await _type(first, "Title", "From the first window")
    await second.get_by_label("Title").fill("From the second window")
    dialog = second.get_by_role("dialog", name="Changed by someone else")
    await expect(dialog).to_be_visible()
    await expect(dialog).to_contain_text("From the first window")
    await expect(dialog).to_contain_text("From the second window")
    await dialog.get_by_role("button", name="Take what was saved").click()
    await expect(second.get_by_label("Title")).to_have_value("From the first window")


async def test_what_is_missing_is_marked_and_leads_to_its_field(browsers: Browsers) -> None:
    page = await browsers.open(None, screen="phone")
    await sign_in_quietly(page, LANDLORD, "/post")
    await page.get_by_role("button", name="Begin a new home").click()
    await expect(page.get_by_label("Title")).to_be_visible()
    await go(page, page.url.partition("?")[0] + "?step=preview")
    await page.get_by_role("button", name="Publish").click()
    missing = page.get_by_role("alert")
    await expect(missing).to_contain_text("To rent it out, give the rent per month.")
    await missing.get_by_role("link", name="Rent per month").click()
    await expect(page.get_by_label("Rent per month")).to_have_attribute("aria-invalid", "true")


async def _basics(page: Page) -> None:
    await page.get_by_role("radio", name="Apartment").check()
    await page.get_by_role("radio", name="Rent it out").check()
    await _type(page, "Title", TITLE)
    await _type(page, "Description", "Morning light in both bedrooms and water all day. " * 5)
    await _next(page)


async def _location(page: Page) -> None:
    await page.get_by_label("PIN code").fill("560038")
    await expect(page.get_by_label("City")).to_have_value("Bengaluru", timeout=LONG)
    await page.get_by_role("button", name="Indiranagar", exact=True).click()
    await expect(page.get_by_label("Locality")).to_have_value("Indiranagar")
    await _type(page, "Society or building", "Lake View Residency")
    pin = page.get_by_role("button", name="Put the pin in the middle")
    await pin.click()
    await expect(page.get_by_text(re.compile("^Pin at"))).to_be_attached()
    await page.wait_for_timeout(1500)
    await _next(page)


async def _details(page: Page) -> None:
    await page.get_by_label("Bedrooms").fill("2")
    await page.get_by_label("Bathrooms").fill("2")
    await page.get_by_label("Carpet area", exact=False).first.fill("980")
    await page.get_by_label("Furnishing").select_option("Semi-furnished")
    await _next(page)


async def _price(page: Page) -> None:
    await page.get_by_label("Rent per month").fill(str(RENT))
    await expect(page.get_by_role("status").filter(has_text="₹43.2k")).to_be_visible()
    await _next(page)


async def _photos(page: Page) -> None:
    files = [
        FilePayload(name=f"room-{n}.jpg", mimeType="image/jpeg", buffer=jpeg((640 + n, 480)))
        for n in range(3)
    ]
    await page.get_by_label("Choose pictures", exact=False).set_input_files(files)
    pictures = page.get_by_role("list", name="Pictures in their order").get_by_role("listitem")
    await expect(pictures).to_have_count(3, timeout=LONG)
    await pictures.nth(2).get_by_role("button", name=re.compile("the main picture$")).click()
    await pictures.nth(2).get_by_role("button", name=re.compile("forward$")).click()
    await expect(pictures.nth(1)).to_contain_text("Main picture")


async def _type(page: Page, label: str, words: str) -> None:
    await page.get_by_label(label).fill(words)
    await expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d"))).to_be_visible()


async def _next(page: Page) -> None:
    await page.get_by_role("button", name="Next").click()
    await ready(page)
