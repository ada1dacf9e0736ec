"""A search that finds nothing says which wish to drop; a wish that cannot be read says why."""

import re

from playwright.async_api import expect

from tests.browser.browsers import Browsers

NOTHING = "/search?city=Bengaluru&bhk=3&max=5000"
PAGE = 20


async def test_the_wish_to_drop_is_named_and_dropping_it_finds_homes(browsers: Browsers) -> None:
    page = await browsers.open(NOTHING)
    found = page.get_by_role("region", name="Homes found")
    await expect(found.get_by_text("No home fits all of these filters")).to_be_visible()
    await expect(found.get_by_role("article")).to_have_count(0)
    way_out = found.get_by_text(re.compile(r"^Without .?Up to ₹5k.? there are \d+"))
    await expect(way_out).to_be_visible()
    sentence = await way_out.inner_text()
    promised = int(re.findall(r"\d+", sentence)[-1])
    assert promised > 0

    await found.get_by_role("link", name=re.compile("^Drop .?Up to ₹5k")).click()
    await expect(found.get_by_role("article")).to_have_count(min(promised, PAGE))
    await expect(page.get_by_role("link", name="Remove Up to ₹5k")).to_have_count(0)
    await expect(page.get_by_role("link", name="Remove 3 BHK")).to_be_visible()


async def test_what_cannot_be_read_stays_with_its_sentence(browsers: Browsers) -> None:
    page = await browsers.open("/search?city=Bengaluru")
    await page.get_by_role("button", name="More", exact=True).click()
    sheet = page.get_by_role("dialog", name="Filters")
    floor = sheet.get_by_label("Floor from")
    await sheet.get_by_label("Bathrooms, at least").fill("2")
    await floor.fill("terrace")
    await sheet.get_by_role("button", name="Show homes").click()

    await expect(sheet.get_by_text("“terrace” is not a number.")).to_be_visible()
    await expect(floor).to_have_value("terrace")
    await expect(floor).to_have_attribute("aria-invalid", "true")
    await expect(sheet.get_by_label("Bathrooms, at least")).to_have_value("2")
    await expect(page).to_have_url(re.compile(r"\?city=Bengaluru$"))
    await expect(page.get_by_role("article").first).to_be_attached()

    await floor.fill("3")
    await sheet.get_by_role("button", name="Show homes").click()
    await expect(sheet).to_be_hidden()
    await expect(page).to_have_url(re.compile(r"floor_min=3"))
    await expect(page.get_by_role("link", name=re.compile("Remove Bathrooms"))).to_be_visible()
