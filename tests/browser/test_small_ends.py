"""What a card loads, clearing what one looked at, and the upload zone of the gallery."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.browsers import Browsers, Screen, go
from tests.browser.people import SEEKER, sign_in_quietly
from tests.browser.places import newest_home
from tests.serving import Ghar

DEMO = re.compile(r"/demo/photos/[a-z0-9-]+\.webp$")


@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_cards_load_the_small_photographs(browsers: Browsers, screen: Screen) -> None:
    page = await browsers.open(None, screen=screen)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await go(page, "/search?city=Bengaluru")
    await page.wait_for_load_state("networkidle")
    photos = [url for url in asked if DEMO.search(url)]
    assert len(photos) > 3
    assert [url for url in photos if not url.endswith("-400.webp")] == []


@pytest.mark.parametrize("who", ["", SEEKER])
async def test_the_list_of_looks_can_be_cleared(browsers: Browsers, ghar: Ghar, who: str) -> None:
    page = await browsers.open("/")
    if who:
        await sign_in_quietly(page, who)
    await go(page, f"/listing/{newest_home(ghar)}")
    await page.wait_for_load_state("networkidle")
    await go(page, "/recent")
    # Somebody of the demo has looked at homes before.
    await expect(page.get_by_role("article").first).to_be_visible()
    looked_at = await page.get_by_role("article").count()
    await page.get_by_role("button", name="Clear the list").click()
    asking = page.get_by_role("dialog", name="Clear this list?")
    await asking.get_by_role("button", name="Cancel").click()
    await expect(asking).to_be_hidden()
    await expect(page.get_by_role("article")).to_have_count(looked_at)
    await page.get_by_role("button", name="Clear the list").click()
    await asking.get_by_role("button", name="Clear the list").click()
    await expect(page.get_by_text("You have not looked at a home yet")).to_be_visible()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await go(page, "/recent")
    await expect(page.get_by_role("article")).to_have_count(0)


async def test_the_gallery_has_the_upload_zone_in_its_states(browsers: Browsers) -> None:
    page = await browsers.open("/gallery")
    part = page.locator("section").filter(has=page.get_by_role("heading", name="Uploads"))
    states = part.locator("[data-state]")
    await expect(states).to_have_count(6)
    for state in ("waiting", "sending", "done", "failed", "refused"):
        await expect(part.locator(f"[data-state={state}]").first).to_be_visible()
    pictures = part.get_by_role("list", name="Pictures in their order")
    await expect(pictures.get_by_role("listitem")).to_have_count(3)
    second = pictures.get_by_role("listitem").nth(1)
    name = await second.get_attribute("data-picture")
    await second.locator("[data-act=earlier]").click()
    await expect(pictures.get_by_role("listitem").first).to_have_attribute("data-picture", name)
    await second.locator("[data-act=remove]").click()
    await expect(pictures.get_by_role("listitem")).to_have_count(2)
