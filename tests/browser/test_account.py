"""One's own account: another address with its code, the questions at the start, privacy."""

import re

from playwright.async_api import expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import sign_in_by_code, sign_in_quietly
from tests.serving import Ghar

OWNER = "vikram@ghar.test"
NEW = "vikram.new@ghar.test"


async def test_another_address_counts_with_its_code(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None, screen="phone")
    await sign_in_quietly(page, OWNER, "/account")
    await page.get_by_label("Full name").fill("Typed and not saved")
    await page.get_by_role("button", name="Change email address").click()
    dialog = page.get_by_role("dialog", name="Your email address")
    await dialog.get_by_label("Email address").fill("sunita@ghar.test")
    await dialog.get_by_role("button", name="Send the code").click()
    await expect(dialog.get_by_text("This is already used by another account.")).to_be_visible()
    await expect(dialog.get_by_label("Email address")).to_have_value("sunita@ghar.test")
    await dialog.get_by_label("Email address").fill(NEW)
    await dialog.get_by_role("button", name="Send the code").click()
    await expect(dialog.get_by_text(f"The code went to {NEW}.")).to_be_visible()
    code = ghar.code_for(NEW)
    await dialog.get_by_label("Code", exact=True).fill(f"{(int(code) + 1) % 1_000_000:06d}")
    await dialog.get_by_role("button", name="Save", exact=True).click()
    await expect(dialog.get_by_text(re.compile("That is not the code"))).to_be_visible()
    await dialog.get_by_label("Code", exact=True).fill(code)
    await dialog.get_by_role("button", name="Save", exact=True).click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_text(NEW, exact=True)).to_be_visible()
    await expect(page.get_by_label("Full name")).to_have_value("Typed and not saved")
    told = "SELECT count(*) FROM outbox_messages WHERE recipient = %s AND body LIKE %s"
    assert ghar.value(told, OWNER, "%was changed%") == 1
    ghar.do("UPDATE users SET email = %s WHERE email = %s", OWNER, NEW)


async def test_the_first_questions_go_on_in_another_browser(browsers: Browsers, ghar: Ghar) -> None:
    typed, phone = "98450 55123", "+919845055123"
    page = await browsers.open("/login", screen="phone")
    await sign_in_by_code(page, ghar, typed, phone)
    await expect(page).to_have_url(re.compile("/welcome"))
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_text("A name has 2 to 100 letters.")).to_be_visible()
    await page.get_by_label("Full name").fill("Divya Nair")
    await page.get_by_label("Date of birth").fill("1995-06-01")
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_text("People see it beside your name.")).to_be_visible()

    ghar.do("UPDATE otp_verifications SET created_at = created_at - interval '5 minutes'")
    desk = await browsers.open("/login?next=%2Fvisits")
    await sign_in_by_code(desk, ghar, typed, phone)
    await expect(desk).to_have_url(re.compile("/visits"))
    await go(desk, "/welcome")
    await expect(desk.get_by_text("People see it beside your name.")).to_be_visible()
    await desk.get_by_role("button", name="Not now").click()
    await desk.get_by_text("Find a home", exact=True).click()
    await desk.get_by_role("button", name="Continue").click()
    await desk.get_by_label("City").select_option("Pune")
    await desk.get_by_role("button", name="Back", exact=True).click()
    await expect(desk.get_by_role("radio", name=re.compile("Find a home"))).to_be_checked()
    await desk.get_by_role("button", name="Continue").click()
    await desk.get_by_label("City").select_option("Pune")
    await desk.get_by_role("button", name="Finish").click()
    await expect(desk).to_have_url(re.compile("/search.*city=Pune"))


async def test_privacy_and_ways_in(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, OWNER, "/account")
    await page.get_by_role("link", name="Privacy", exact=True).click()
    switch = page.get_by_role("switch", name="Let seekers ask for my number")
    await expect(switch).to_be_checked()
    await switch.press("Space")
    await expect(switch).not_to_be_checked()
    await page.reload()
    await expect(switch).not_to_be_checked()
    await switch.press("Space")
    await expect(switch).to_be_checked()
    await go(page, "/account/identities")
    await expect(page.get_by_role("heading", name="Ways to sign in")).to_be_visible()
    await expect(page.get_by_text("Works").first).to_be_visible()
