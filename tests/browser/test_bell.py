"""The bell counts by itself, in every tab and every browser of its owner, and in no other."""

import asyncio

from playwright.async_api import Page, expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import sign_in_by_code
from tests.serving import Ghar

PHONE = "+919845077501"


def _tell(ghar: Ghar, phone: str, home: str) -> None:
    """What a transaction of the product leaves: the line, and the word that it is there."""
    ghar.do(
        "WITH told AS (INSERT INTO notifications (title, body, data, target_user_id, type_key,"
        " category, priority, action_url) SELECT 'x', '', jsonb_build_object('blanks',"
        " jsonb_build_object('home', %s::text)), id, 'home_gone', 'transactional', 'normal',"
        " '/recent' FROM users WHERE phone = %s RETURNING target_user_id)"
        " SELECT pg_notify('ghar_live', json_build_object('topic', 'notify:' || target_user_id,"
        " 'payload', '{}'::json)::text) FROM told",
        home,
        phone,
    )


def _bell(page: Page, name: str) -> object:
    return page.get_by_role("button", name=name, exact=True)


async def test_it_counts_up_in_two_browsers_and_clears_in_both(
    browsers: Browsers, ghar: Ghar
) -> None:
    desk = await browsers.open("/login?next=/recent")
    await sign_in_by_code(desk, ghar, "98450 77501", PHONE)
    phone = await browsers.open("/login?next=/recent", screen="phone")
    ghar.do("DELETE FROM otp_verifications WHERE phone = %s", PHONE)
    await sign_in_by_code(phone, ghar, "98450 77501", PHONE)
    stranger = await browsers.open("/login?next=/recent")
    await sign_in_by_code(stranger, ghar, "98450 77502", "+919845077502")
    for page in (desk, phone):
        await expect(_bell(page, "Notifications, none unread")).to_be_visible()

    await asyncio.to_thread(_tell, ghar, PHONE, "The first home")
    for page in (desk, phone):
        await expect(_bell(page, "Notifications, 1 unread")).to_be_visible()
    await asyncio.to_thread(_tell, ghar, PHONE, "The second home")
    for page in (desk, phone):
        await expect(_bell(page, "Notifications, 2 unread")).to_be_visible()
    await expect(_bell(stranger, "Notifications, none unread")).to_be_visible()

    await _bell(phone, "Notifications, 2 unread").click()
    await expect(phone.get_by_text("The second home is no longer offered")).to_be_visible()
    await asyncio.to_thread(_tell, ghar, PHONE, "The third home")
    await expect(phone.get_by_text("The third home is no longer offered")).to_be_visible()
    await phone.get_by_role("button", name="Mark all as read").click()
    for page in (desk, phone):
        await expect(_bell(page, "Notifications, none unread")).to_be_visible()


async def test_the_list_follows_and_leads_on(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open("/login?next=/notifications")
    await sign_in_by_code(page, ghar, "98450 77503", "+919845077503")
    await expect(page.get_by_text("No notifications yet")).to_be_visible()
    await asyncio.to_thread(_tell, ghar, "+919845077503", "A villa")
    line = page.get_by_role("link", name="A villa is no longer offered")
    await expect(line).to_be_visible()
    other = await page.context.new_page()
    await go(other, "/notifications?show=unread")
    await line.click()
    await page.wait_for_url("**/recent")
    await expect(other.get_by_text("Nothing of this kind")).to_be_visible()
    await expect(_bell(other, "Notifications, none unread")).to_be_visible()
