"""The terms and the privacy notice can be read from where one agrees to them."""

import pytest
from playwright.async_api import expect

from tests.browser.browsers import Browsers, ready

HINDI = {"locale": "hi-IN"}


async def test_they_open_beside_the_sign_in_and_lose_nothing(browsers: Browsers) -> None:
    page = await browsers.open("/login")
    await page.get_by_label("Phone number or email").fill("98450 12")
    for words, title in (("terms", "Terms of use"), ("privacy notice", "Privacy notice")):
        async with page.context.expect_page() as opened:
            await page.get_by_role("link", name=words, exact=True).click()
        beside = await opened.value
        await ready(beside)
        await expect(beside.get_by_role("heading", level=1)).to_have_text(title)
        await expect(beside.get_by_role("heading", level=2)).to_have_count(6)
        await beside.close()
    await expect(page.get_by_label("Phone number or email")).to_have_value("98450 12")


@pytest.mark.parametrize("path", ["/terms", "/privacy"])
async def test_they_are_in_hindi_too_and_in_the_footer(browsers: Browsers, path: str) -> None:
    page = await browsers.open("/", **HINDI)
    await (
        page.locator("footer")
        .get_by_role("link", name="शर्तें" if path == "/terms" else "निजता")
        .click()
    )
    await expect(page).to_have_url(f"{browsers.url}{path}")
    title = "इस्तेमाल की शर्तें" if path == "/terms" else "निजता सूचना"
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    again = await browsers.open(path, **HINDI)
    await expect(again.get_by_role("heading", level=1)).to_have_text(title)
    await expect(again).to_have_title(title)
