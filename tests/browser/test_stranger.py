"""A stranger finds a home, looks at it, and comes back to where the search was."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.browsers import Browsers, Screen

WISH = "2 bhk under 40k near Indiranagar"
SEARCH = re.compile(r"/search/?\?")
HOME = re.compile(r"/listing/[a-z0-9-]+$")


@pytest.mark.parametrize("screen", ["desktop", "phone"])
async def test_from_a_sentence_to_a_home_and_back(browsers: Browsers, screen: Screen) -> None:
    page = await browsers.open("/", screen=screen)
    await _front_box(page).fill(WISH)
    await page.get_by_role("main").get_by_role("button", name="Search").click()

    found = page.get_by_role("region", name="Homes found")
    await expect(found.get_by_role("heading", name=re.compile("near Indiranagar"))).to_be_visible()
    for understood in ("Within 3 km of Indiranagar", "Up to ₹40k", "2 BHK"):
        await expect(_cross(page, understood)).to_be_visible()

    await _cross(page, "Within 3 km of Indiranagar").click()
    await expect(found.get_by_role("heading", name=re.compile("in Bengaluru"))).to_be_visible()
    await expect(_cross(page, "Within 3 km of Indiranagar")).to_have_count(0)
    await expect(_cross(page, "Up to ₹40k")).to_be_visible()

    await page.get_by_role("button", name="Newest first").click()
    await page.get_by_role("menuitem", name="Lowest price first").click()
    await expect(page).to_have_url(re.compile("sort=price_low"))
    await expect(page.get_by_role("button", name="Lowest price first")).to_be_visible()
    assert _is_ascending(await _prices(found))

    before = await found.get_by_role("article").count()
    await page.get_by_role("button", name="Show more homes").click()
    await expect(found.get_by_role("article").nth(before)).to_be_visible()
    assert _is_ascending(await _prices(found))

    chosen = found.get_by_role("article").nth(before + 1)
    await chosen.scroll_into_view_if_needed()
    place = await page.evaluate("scrollY")
    name = await chosen.get_by_role("img").first.get_attribute("alt")
    await chosen.get_by_role("link").click()
    await expect(page).to_have_url(HOME)
    await expect(page.get_by_role("heading", level=1)).to_have_text(name or "")
    assert await page.evaluate("scrollY") == 0

    await page.go_back()
    await expect(page).to_have_url(re.compile("sort=price_low"))
    await expect(found.get_by_role("article").nth(before + 1)).to_be_in_viewport()
    assert abs(await page.evaluate("scrollY") - place) < 80


async def test_the_same_by_keyboard_alone(browsers: Browsers) -> None:
    page = await browsers.open("/")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to content")).to_be_focused()

    await _tab_to(page, _front_box(page))
    await page.keyboard.type(WISH)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name=re.compile("near Indiranagar"))).to_be_visible()

    await _tab_to(page, _cross(page, "Up to ₹40k"))
    await page.keyboard.press("Enter")
    await expect(_cross(page, "Up to ₹40k")).to_have_count(0)

    await _tab_to(page, page.get_by_role("button", name="Nearest first"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Nearest first")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Lowest price first")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("sort=price_low"))

    first = page.get_by_role("region", name="Homes found").get_by_role("article").first
    await expect(first).to_be_visible()
    await _tab_to(page, first.get_by_role("link"))
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(HOME)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()


def _front_box(page: Page) -> Locator:
    return page.get_by_role("main").get_by_label("City, locality, society or PIN")


def _cross(page: Page, words: str) -> Locator:
    return page.get_by_role("link", name=f"Remove {words}", exact=True)


async def _prices(found: Locator) -> list[int]:
    shown = await found.get_by_role("article").get_by_role("link").all_inner_texts()
    return [int(re.sub(r"\D", "", text.partition("/")[0])) for text in shown]


def _is_ascending(prices: list[int]) -> bool:
    return len(prices) > 1 and prices == sorted(prices)


async def _tab_to(page: Page, wanted: Locator, presses: int = 60) -> None:
    await expect(wanted).to_be_visible()
    for _ in range(presses):
        if await wanted.evaluate("element => element === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by {presses} presses of Tab")
