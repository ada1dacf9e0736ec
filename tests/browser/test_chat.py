"""Two people talk: from the page of a home to a thread that is live in both browsers."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.browsers import Browsers, Screen, go
from tests.browser.people import LANDLORD, sign_in_quietly
from tests.serving import Ghar

SEEKER = "isha@ghar.test"


def _home(ghar: Ghar) -> str:
    return str(
        ghar.value(
            "SELECT p.slug FROM properties p JOIN users u ON u.id = p.owner_id "
            "WHERE u.email = %s AND p.is_public AND p.property_type NOT IN ('pg', 'flatmate')"
            " ORDER BY p.id LIMIT 1",
            LANDLORD,
        )
    )


def _forget(ghar: Ghar) -> None:
    """What an earlier test of this file wrote; the demo's own talks stay."""
    ghar.do(
        "DELETE FROM user_conversations WHERE created_by_user_id ="
        " (SELECT id FROM users WHERE email = %s)",
        SEEKER,
    )
    ghar.do("DELETE FROM user_quota_usage")


async def _write(page: Page, words: str) -> None:
    box = page.get_by_label("Write a message")
    await box.fill(words)
    await page.get_by_role("button", name="Send", exact=True).click()


def _said(page: Page, words: str) -> Locator:
    return page.locator("[data-message]").filter(has_text=words)


@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_from_a_home_to_a_live_talk(browsers: Browsers, ghar: Ghar, screen: Screen) -> None:
    _forget(ghar)
    seeker = await browsers.open(None, screen=screen)
    await sign_in_quietly(seeker, SEEKER, f"/listing/{_home(ghar)}")
    await seeker.get_by_role("button", name="Message the owner").click()
    await expect(seeker).to_have_url(re.compile("/chats/[0-9a-f-]{36}"))
    owner = await browsers.open(None, screen=screen)
    await sign_in_quietly(owner, LANDLORD, "/chats")
    await _write(seeker, "Is the terrace shared?")
    await expect(_said(seeker, "Is the terrace shared?")).to_have_count(1)
    await expect(seeker.locator("[data-pending]").locator("p")).to_have_count(0)

    # The list, the bar and the thread change by themselves.
    line = (
        owner.get_by_role("region", name="Conversations")
        .get_by_role("link")
        .filter(has_text="Isha")
    )
    await expect(line).to_contain_text("Is the terrace shared?")
    await expect(owner.get_by_role("link", name="Conversations, 1 unread")).to_be_visible()
    await line.click()
    await expect(_said(owner, "Is the terrace shared?")).to_be_visible()
    await owner.bring_to_front()
    await owner.evaluate("globalThis.dispatchEvent(new Event('focus'))")
    await expect(_said(seeker, "Is the terrace shared?").get_by_text("Read")).to_be_attached()
    await _write(owner, "No, it is yours alone. See https://example.in/plan")
    await expect(_said(seeker, "yours alone")).to_be_visible()
    await seeker.get_by_role("button", name="https://example.in/plan").click()
    away = seeker.get_by_role("dialog", name="This leads away from Ghar")
    await expect(away.get_by_role("link", name="Open it")).to_have_attribute(
        "href", "https://example.in/plan"
    )
    await away.get_by_role("button", name="Cancel").click()
    await _write(seeker, "Shall I pay the token by GPay?")
    await expect(owner.get_by_text("see the home and its papers before you pay")).to_be_visible()
    await go(owner, "/chats")
    await expect(owner.get_by_text("Shall I pay the token")).to_be_visible()


async def test_a_lost_connection_sends_once(browsers: Browsers, ghar: Ghar) -> None:
    _forget(ghar)
    browsers.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket", "ERR_FAILED", "Network")
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, f"/listing/{_home(ghar)}")
    await page.get_by_role("button", name="Message the owner").click()
    await _write(page, "Before the cut")
    await expect(_said(page, "Before the cut")).to_be_visible()
    await page.get_by_label("Write a message").fill("Half a thought")
    await page.reload()
    await expect(page.get_by_label("Write a message")).to_have_value("Half a thought")
    await page.context.set_offline(True)
    await _write(page, "During the cut")
    waiting = page.locator("[data-pending] > div").filter(has_text="During the cut")
    await expect(waiting).to_be_visible()
    await page.context.set_offline(False)
    await expect(_said(page, "During the cut")).to_have_count(1, timeout=30_000)
    await expect(waiting).to_have_count(0)
    await page.wait_for_timeout(1500)
    count = "SELECT count(*) FROM user_messages WHERE body = 'During the cut'"
    assert ghar.value(count) == 1


async def test_enter_sends_and_shift_enter_begins_a_line(browsers: Browsers, ghar: Ghar) -> None:
    _forget(ghar)
    page = await browsers.open(None)
    await sign_in_quietly(page, SEEKER, f"/listing/{_home(ghar)}")
    await page.get_by_role("button", name="Message the owner").click()
    box = page.get_by_label("Write a message")
    await box.press_sequentially("One")
    await box.press("Shift+Enter")
    await box.press_sequentially("Two")
    await box.press("Enter")
    await expect(_said(page, "One")).to_have_count(1)
    newest = "SELECT body FROM user_messages ORDER BY id DESC LIMIT 1"
    assert ghar.value(newest) == "One\nTwo"
    await expect(box).to_have_value("")
    for words in ("Three", "Four"):
        await _write(page, words)
        await expect(_said(page, words)).to_have_count(1)
    await _write(page, "Too many")
    await expect(page.get_by_text("Please wait for the owner's answer.")).to_be_visible()
    await expect(page.locator("[data-pending] [role=alert]")).to_be_visible()
