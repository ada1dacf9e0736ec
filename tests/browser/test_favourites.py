"""Hearts, saved homes and a list that a family votes on."""

import re

from playwright.async_api import expect

from tests.browser.browsers import Browsers, go, ready
from tests.browser.people import HINDI_READER, SEEKER, answer_password, sign_in_quietly
from tests.serving import Ghar, until

SEARCH = "/search?city=Mumbai&bhk=2"


def _likes(ghar: Ghar, email: str) -> int:
    return ghar.value(
        "SELECT count(*) FROM user_swipes s JOIN users u ON u.id = s.user_id"
        " WHERE u.email = %s AND s.is_liked",
        email,
    )


async def test_a_heart_on_a_card_and_on_the_page_of_the_home(
    browsers: Browsers, ghar: Ghar
) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, SEARCH)
    found = page.get_by_role("region", name="Homes found")
    card = found.get_by_role("article").nth(1)
    heart = card.get_by_role("button", name="Save")
    await expect(heart).to_have_attribute("aria-pressed", "false")
    before = _likes(ghar, SEEKER)
    await heart.click()
    await expect(heart).to_have_attribute("aria-pressed", "true")
    until(lambda: _likes(ghar, SEEKER) == before + 1, 10, what="liked")
    await card.get_by_role("link").click()
    await expect(page).to_have_url(re.compile("/listing/"))
    saved = page.get_by_role("button", name="Saved", exact=True)
    await expect(saved).to_have_attribute("aria-pressed", "true")
    await saved.click()
    await expect(page.get_by_role("button", name="Save", exact=True).first).to_be_visible()
    until(lambda: _likes(ghar, SEEKER) == before, 10, what="taken back")
    ghar.do("UPDATE properties SET like_count = like_count")


async def test_a_stranger_presses_a_heart_and_signs_in(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(SEARCH + "&max=60000")
    card = page.get_by_role("region", name="Homes found").get_by_role("article").first
    name = await card.get_by_role("img").first.get_attribute("alt")
    await card.get_by_role("button", name="Save").click()
    await expect(page).to_have_url(re.compile("/login"))
    await answer_password(page, SEEKER)
    await expect(page).to_have_url(re.compile(r"/search/?\?.*max=60000"))
    await ready(page)
    await expect(page).not_to_have_url(re.compile("resume"))
    card = page.get_by_role("region", name="Homes found").get_by_role("article").first
    await expect(card.get_by_role("button", name="Save")).to_have_attribute("aria-pressed", "true")
    await go(page, "/favourites")
    await expect(page.get_by_role("img", name=name or "").first).to_be_visible()


async def test_saved_homes_notes_removal_and_undo(browsers: Browsers, ghar: Ghar) -> None:
    ghar.do(
        "INSERT INTO user_swipes (user_id, property_id, is_liked, price_when_liked)"
        " SELECT u.id, p.id, true, p.effective_price + 1500 FROM users u,"
        " (SELECT id, effective_price FROM properties WHERE is_public AND purpose = 'rent'"
        "  AND city = 'Pune' OR city = 'Hyderabad' ORDER BY id LIMIT 4) p WHERE u.email = %s"
        " ON CONFLICT DO NOTHING",
        HINDI_READER,
    )
    page = await browsers.open(None)
    await sign_in_quietly(page, HINDI_READER, "/favourites")
    await page.context.add_cookies(
        [{"name": "ghar_language", "value": "en", "url": ghar.url}],
    )
    await go(page, "/favourites")
    homes = page.get_by_role("main").get_by_role("article")
    count = await homes.count()
    assert count >= 4
    await expect(page.get_by_text("₹1,500 less than when you saved it").first).to_be_visible()

    note = page.get_by_role("textbox", name="Your note on this home").first
    await note.fill("Ask about water")
    await note.blur()
    until(
        lambda: ghar.value("SELECT count(*) FROM user_swipes WHERE note = 'Ask about water'") == 1,
        10,
        what="the note is kept",
    )
    for number in range(2):
        await page.get_by_role("checkbox", name=re.compile("^Choose ")).nth(number).click()
    await expect(page.get_by_text("2 homes chosen")).to_be_visible()
    plan = page.get_by_role("link", name="Plan visits")
    await expect(plan).to_have_attribute("href", re.compile(r"/visits/plan\?homes="))
    await page.get_by_role("button", name="Remove", exact=True).click()
    await expect(homes).to_have_count(count - 2)
    await page.get_by_role("button", name="Undo").click()
    await expect(homes).to_have_count(count)
    await expect(page.get_by_role("textbox", name="Your note on this home").first).to_have_value(
        "Ask about water"
    )


async def test_a_list_is_shared_and_voted_on(browsers: Browsers, ghar: Ghar) -> None:
    ghar.do(
        "INSERT INTO user_swipes (user_id, property_id, is_liked)"
        " SELECT u.id, p.id, true FROM users u, (SELECT id FROM properties WHERE is_public"
        " AND purpose = 'buy' ORDER BY id LIMIT 3) p WHERE u.email = %s ON CONFLICT DO NOTHING",
        SEEKER,
    )
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, "/favourites?purpose=buy")
    ticks = page.get_by_role("checkbox", name=re.compile("^Choose "))
    for number in range(3):
        await ticks.nth(number).click()
    await page.get_by_role("button", name="Add to a list").click()
    dialog = page.get_by_role("dialog", name="Add to a list")
    await dialog.get_by_label("Name of a new list").fill("For us in March")
    await dialog.get_by_role("button", name="New list").click()
    await page.get_by_role("link", name=re.compile("For us in March")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("For us in March")
    homes = page.get_by_role("list", name="Homes by votes").locator("> li")
    await expect(homes).to_have_count(3)
    await page.get_by_role("button", name="Share it").click()
    link = await page.locator("[data-link]").inner_text()

    stranger = await browsers.open(link.removeprefix(ghar.url))
    await expect(stranger.get_by_role("heading", level=1)).to_have_text("For us in March")
    await expect(stranger.get_by_text("Sign in to vote.")).to_be_visible()
    second = stranger.get_by_role("list", name="Homes by votes").locator("> li").nth(1)
    chosen = await second.get_by_role("img").first.get_attribute("alt")
    await second.get_by_role("button", name="Yes").click()
    await expect(stranger).to_have_url(re.compile("/login"))
    await answer_password(stranger, "rohan@ghar.test")
    await expect(stranger).to_have_url(re.compile("/shortlist/"))
    await ready(stranger)
    second = stranger.get_by_role("list", name="Homes by votes").locator("> li").nth(1)
    await second.get_by_role("button", name="Yes").click()
    first = stranger.get_by_role("list", name="Homes by votes").locator("> li").first
    await expect(first.get_by_role("img").first).to_have_attribute("alt", chosen or "")
    await expect(first).to_contain_text("First, 2 points ahead.")
    await first.get_by_text("Is something out of the question?").click()
    await first.get_by_role("button", name="Too far").click()
    last = stranger.get_by_role("list", name="Homes by votes").locator("> li").last
    await expect(last).to_contain_text("out of the question for 1 person (Too far)")

    await page.get_by_role("button", name="Stop sharing").click()
    await expect(page.get_by_text("Only you see this list.")).to_be_visible()
    await go(stranger, link.removeprefix(ghar.url))
    await expect(stranger.get_by_text("This list is not shared any more")).to_be_visible()
