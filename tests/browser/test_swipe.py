"""The deck: keys, buttons and dragging do the same; undo; a phone; somebody without an account."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.browsers import Browsers, Screen, go, ready
from tests.browser.people import SEEKER, answer_password, sign_in_quietly
from tests.serving import Ghar, until

WHERE = "/swipe?city=Bengaluru"


def _top(page: Page) -> Locator:
    return page.locator("[data-card]:not([data-leaving])").first


async def _name(page: Page) -> str:
    await expect(_top(page)).to_be_visible()
    return await _top(page).get_attribute("data-card") or ""


async def _is_next(page: Page, before: str) -> str:
    await expect(page.locator(f'[data-card="{before}"]:not([data-leaving])')).to_have_count(0)
    return await _name(page)


def _decision(ghar: Ghar, home: str) -> str:
    rows = ghar.rows(
        "SELECT s.swipe_action FROM user_swipes s JOIN properties p ON p.id = s.property_id"
        " JOIN users u ON u.id = s.user_id WHERE u.email = %s AND p.public_id = %s",
        SEEKER,
        home,
    )
    return rows[0][0] if rows else ""


def _becomes(ghar: Ghar, home: str, wanted: str) -> None:
    until(lambda: _decision(ghar, home) == wanted, 10, what=f"{home} is {wanted or 'undecided'}")


async def test_keys_and_buttons_decide_and_undo(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, WHERE)
    first = await _name(page)
    await page.keyboard.press("ArrowRight")
    second = await _is_next(page, first)
    _becomes(ghar, first, "like")
    await page.keyboard.press("ArrowLeft")
    third = await _is_next(page, second)
    _becomes(ghar, second, "pass")
    await page.keyboard.press("ArrowUp")
    await expect(_top(page)).to_have_attribute("data-card", second)
    _becomes(ghar, second, "")

    await page.get_by_role("button", name="Pass").click()
    await expect(_top(page)).to_have_attribute("data-card", third)
    await page.get_by_role("button", name="Like", exact=True).click()
    await _is_next(page, third)
    _becomes(ghar, third, "like")
    await page.get_by_role("button", name="Undo").click()
    await expect(_top(page)).to_have_attribute("data-card", third)
    _becomes(ghar, third, "")
    said = page.locator("[data-deck-said]")
    await expect(said).not_to_be_empty()

    await page.get_by_role("searchbox").first.focus()
    await page.keyboard.press("ArrowRight")
    await expect(_top(page)).to_have_attribute("data-card", third), "keys in a field are its own"


async def test_many_quick_keys_lose_nothing(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, WHERE + "&bhk=1,2")
    seen = []
    for number in range(15):
        seen.append(await _name(page))
        await page.keyboard.press("ArrowLeft" if number % 3 else "ArrowRight")
        await _is_next(page, seen[-1])
    assert len(set(seen)) == 15
    _becomes(ghar, seen[-1], "pass")
    assert [_decision(ghar, one) for one in seen[:4]] == ["like", "pass", "pass", "like"]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
async def test_dragging_decides_when_it_is_far_enough(
    browsers: Browsers, ghar: Ghar, motion: str
) -> None:
    page = await browsers.open(None, reduced_motion=motion)
    await sign_in_quietly(page, SEEKER, WHERE)
    first = await _name(page)
    await _drag(page, 60)
    await expect(_top(page)).to_have_attribute("data-card", first)
    await expect(page).to_have_url(re.compile("/swipe"))
    await _drag(page, 220)
    second = await _is_next(page, first)
    _becomes(ghar, first, "like")
    await _drag(page, -220)
    await _is_next(page, second)
    _becomes(ghar, second, "pass")
    await expect(page).to_have_url(re.compile("/swipe"))


async def test_a_press_opens_the_home(browsers: Browsers) -> None:
    page = await browsers.open(WHERE)
    await _name(page)
    await _top(page).click(position={"x": 120, "y": 120})
    await expect(page).to_have_url(re.compile("/listing/"))


@pytest.mark.parametrize("screen", ["phone", "narrow"])
async def test_on_a_phone_everything_is_in_reach(
    browsers: Browsers, ghar: Ghar, screen: Screen
) -> None:
    page = await browsers.open(None, screen=screen)
    await sign_in_quietly(page, SEEKER, WHERE)
    first = await _name(page)
    for name in ("Undo", "Pass", "Like"):
        button = page.get_by_role("button", name=name, exact=True)
        await expect(button).to_be_in_viewport(ratio=1)
        box = await button.bounding_box()
        assert box is not None
        bar = await page.get_by_role("navigation", name="Sections").bounding_box()
        assert bar is not None
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] + box["height"] <= bar["y"]
    await page.get_by_role("button", name="Like", exact=True).tap()
    await _is_next(page, first)
    _becomes(ghar, first, "like")
    await page.get_by_role("button", name="Filters").click()
    sheet = page.get_by_role("dialog", name="Filters")
    await sheet.get_by_role("link", name="3 BHK").click()
    await expect(page).to_have_url(re.compile("bhk=3"))


async def test_the_end_leads_on(browsers: Browsers) -> None:
    page = await browsers.open("/swipe?city=Bengaluru&locality=Indiranagar&max=9000")
    await expect(page.get_by_text("That is all in Indiranagar")).to_be_visible()
    await page.get_by_role("link", name=re.compile("^Look ")).click()
    await expect(page).to_have_url(re.compile(r"/swipe/?\?"))
    await _name(page)


async def test_who_has_no_account_passes_and_signs_in_for_a_like(
    browsers: Browsers, ghar: Ghar
) -> None:
    page = await browsers.open(WHERE)
    first = await _name(page)
    await page.keyboard.press("ArrowLeft")
    second = await _is_next(page, first)
    await page.keyboard.press("ArrowUp")
    await expect(_top(page)).to_have_attribute("data-card", first)
    await page.keyboard.press("ArrowLeft")
    await expect(_top(page)).to_have_attribute("data-card", second)
    ghar.do(
        "DELETE FROM user_swipes s USING properties p WHERE p.id = s.property_id"
        " AND p.public_id = %s",
        second,
    )
    await page.keyboard.press("ArrowRight")
    await expect(page).to_have_url(re.compile("/login"), timeout=15_000)
    await answer_password(page, SEEKER)
    await expect(page).to_have_url(re.compile(r"/swipe/?\?city=Bengaluru$"), timeout=15_000)
    await ready(page)
    _becomes(ghar, second, "like")
    await go(page, "/favourites")
    await expect(page.get_by_role("button", name="Save").first).to_have_attribute(
        "aria-pressed", "true"
    )


async def _drag(page: Page, by: int) -> None:
    box = await _top(page).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 120
    await page.mouse.move(x, y)
    await page.mouse.down()
    for step in range(1, 9):
        await page.mouse.move(x + by * step / 8, y + 2 * step)
        await page.wait_for_timeout(40)
    await page.mouse.up()
