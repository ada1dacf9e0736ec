"""Signing in by password and by code, being told no, going out, and putting others out."""

import re

from playwright.async_api import Page, expect

from tests.browser.browsers import Browsers, go, ready
from tests.browser.people import (
    SEEKER,
    answer_password,
    sign_in_by_code,
    sign_in_quietly,
    try_password,
)
from tests.serving import Ghar

LOGIN = re.compile(r"/login/?(\?|$)")


async def test_a_password_opens_the_page_that_was_wanted(browsers: Browsers) -> None:
    page = await browsers.open("/account/devices")
    await expect(page).to_have_url(LOGIN)
    await expect(page.get_by_text("Your place is kept")).to_be_visible()

    await answer_password(page, SEEKER, "not-my-password")
    await expect(page.get_by_text("The password does not fit.")).to_be_visible()
    await expect(page.get_by_label("Password")).to_have_attribute("aria-invalid", "true")

    await try_password(page)
    await expect(page).to_have_url(re.compile("/account/devices/?$"))
    await expect(page.get_by_role("heading", name="Signed-in devices")).to_be_visible()

    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page).to_have_url(re.compile(r":\d+/$"))
    await ready(page)
    await expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    assert not [one for one in await page.context.cookies() if "session" in one["name"]]

    await page.go_back()
    await expect(page).to_have_url(LOGIN)


async def test_a_newcomer_reads_the_code_in_the_outbox(browsers: Browsers) -> None:
    page = await browsers.open("/login?next=/recent")
    await page.get_by_label("Phone number or email").fill("98450 77015")
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_role("heading", name="Enter the 6-digit code")).to_be_visible()
    async with page.context.expect_page() as opened:
        await page.get_by_role("link", name=re.compile("outbox")).click()
    outbox = await opened.value
    message = outbox.get_by_role("row").filter(has_text="+919845077015")
    await expect(message).to_have_count(1)
    code = await message.get_by_role("cell").nth(1).inner_text()

    await page.get_by_label("Code", exact=True).fill("000000" if code != "000000" else "111111")
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_text("That is not the code. 4 more tries.")).to_be_visible()
    await page.get_by_label("Code", exact=True).fill(code)
    await page.get_by_role("button", name="Continue").click()
    await expect(page).to_have_url(re.compile("/recent/?$"))
    await expect(page.get_by_role("button", name="Account and settings")).to_be_visible()


async def test_after_five_wrong_passwords_it_says_how_long(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open("/login")
    await answer_password(page, "kavya@ghar.test", "wrong-1")
    for number in range(2, 6):
        await expect(page.get_by_text("The password does not fit.")).to_be_visible()
        await try_password(page, f"wrong-{number}")
    locked = page.get_by_text(re.compile(r"Too many wrong passwords. Try again in 15 minutes"))
    await expect(locked).to_be_visible()
    await try_password(page)
    await expect(page.get_by_text("Too many wrong passwords.")).to_be_visible()
    await expect(page).to_have_url(LOGIN)

    await page.get_by_role("button", name="Sign in with a code").click()
    await expect(page.get_by_role("heading", name="Enter the 6-digit code")).to_be_visible()
    await page.get_by_label("Code", exact=True).fill(ghar.code_for("kavya@ghar.test"))
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_role("button", name="Account and settings")).to_be_visible()


async def test_a_revoked_browser_is_out_on_its_next_click(browsers: Browsers) -> None:
    here, there = await browsers.open(None), await browsers.open(None, screen="phone")
    await sign_in_quietly(there, "isha@ghar.test", "/account")
    await there.get_by_label("Full name").fill("Isha Somebody Else")
    await sign_in_quietly(here, "isha@ghar.test", "/account/devices")

    # The head, this browser, the other one, and whatever other journeys left behind, below.
    others = here.get_by_role("row").get_by_role("button", name="Sign out")
    await expect(others.first).to_be_visible()
    before = await others.count()
    await others.first.click()
    await expect(here.get_by_text(re.compile("is signed out."))).to_be_visible()
    await expect(others).to_have_count(before - 1)

    await there.get_by_role("button", name="Save", exact=True).click()
    await expect(there).to_have_url(LOGIN)
    await expect(there.get_by_role("heading", name="Sign in or join")).to_be_visible()
    await go(here, "/account")
    await expect(here.get_by_label("Full name")).to_have_value("Isha Menon")


async def test_a_suspended_person_is_out_on_the_next_click(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, "rohan@ghar.test", "/account")
    ghar.do("UPDATE users SET is_active = false WHERE email = 'rohan@ghar.test'")
    try:
        await page.get_by_label("Full name").fill("Rohan Renamed")
        await page.get_by_role("button", name="Save", exact=True).click()
        await expect(page).to_have_url(LOGIN)
    finally:
        ghar.do("UPDATE users SET is_active = true WHERE email = 'rohan@ghar.test'")
    name = ghar.value("SELECT full_name FROM users WHERE email = 'rohan@ghar.test'")
    assert name == "Rohan Bagchi"


async def test_a_half_done_sign_in_survives_a_reload(browsers: Browsers, ghar: Ghar) -> None:
    page: Page = await browsers.open("/login")
    await page.get_by_label("Phone number or email").fill("12345")
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_label("Phone number or email")).to_have_value("12345")
    await expect(page.get_by_label("Phone number or email")).to_have_attribute(
        "aria-invalid", "true"
    )
    await page.get_by_label("Phone number or email").fill("98450 77016")
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_role("heading", name="Enter the 6-digit code")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Enter the 6-digit code")).to_be_visible()
    await page.get_by_role("link", name="Use another number or email").click()
    await sign_in_by_code(page, ghar, "98450 77017", "+919845077017")
    await expect(page.get_by_role("button", name="Account and settings")).to_be_visible()
