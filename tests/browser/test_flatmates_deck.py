"""People decided about by keys and buttons; two who like each other see it in both browsers."""

from playwright.async_api import Page, expect

from tests.browser.browsers import Browsers
from tests.browser.people import SEEKER, sign_in_quietly
from tests.serving import Ghar, until


def _top(page: Page):
    return page.locator("[data-card]:not([data-leaving])").first


async def _name(page: Page) -> str:
    await expect(_top(page)).to_be_visible()
    return await _top(page).get_attribute("data-card") or ""


async def _is_next(page: Page, before: str) -> str:
    await expect(page.locator(f'[data-card="{before}"]:not([data-leaving])')).to_have_count(0)
    return await _name(page)


def _becomes(ghar: Ghar, person: str, wanted: str) -> None:
    def decision() -> str:
        rows = ghar.rows(
            "SELECT s.swipe_action FROM user_swipes s JOIN users p ON p.id = s.target_user_id"
            " JOIN users u ON u.id = s.user_id WHERE u.email = %s AND p.public_id = %s",
            SEEKER,
            person,
        )
        return rows[0][0] if rows else ""

    until(lambda: decision() == wanted, 10, what=f"{person} is {wanted or 'undecided'}")


async def test_keys_decide_about_people(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, "/flatmates?order=newest")
    first = await _name(page)
    await page.keyboard.press("ArrowLeft")
    second = await _is_next(page, first)
    _becomes(ghar, first, "pass")
    await page.keyboard.press("z")
    await expect(_top(page)).to_have_attribute("data-card", first)
    _becomes(ghar, first, "")
    await page.keyboard.press("ArrowLeft")
    await expect(_top(page)).to_have_attribute("data-card", second)
    await page.keyboard.press("ArrowUp")
    await _is_next(page, second)
    _becomes(ghar, second, "super_like")


async def test_two_who_like_each_other_both_see_it(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, "/flatmates?order=newest")
    ((mine,),) = ghar.rows("SELECT public_id FROM users WHERE email = %s", SEEKER)
    # Only the cast of the demo can sign in; the crowd around it is passed.
    for _ in range(30):
        first = await _name(page)
        ((email,),) = ghar.rows("SELECT email FROM users WHERE public_id = %s", first)
        if email:
            break
        await page.keyboard.press("ArrowLeft")
        await _is_next(page, first)
    await page.get_by_role("button", name="Like", exact=True).click()
    _becomes(ghar, first, "like")
    theirs = await browsers.open(None)
    await sign_in_quietly(theirs, email, "/flatmates/likes")
    card = theirs.locator("li", has=theirs.locator(f'a[href="/flatmates/people/{mine}"]'))
    await card.get_by_role("button", name="Like", exact=True).click()
    for each in (theirs, page):
        await expect(each.get_by_text("both said yes")).to_be_visible()
    await page.get_by_role("link", name="Say hello").click()
    await page.wait_for_url("**/chats/*")
    await theirs.reload()
    await expect(theirs.get_by_role("heading", name="Likes and matches")).to_be_visible()
    await expect(theirs.get_by_text("both said yes")).not_to_be_visible()
