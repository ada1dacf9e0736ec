"""One side blocks the other in the middle of a talk, and takes it back."""

import re

from playwright.async_api import expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import LANDLORD, sign_in_quietly
from tests.browser.test_chat import SEEKER, _forget, _home, _write
from tests.serving import Ghar


async def test_blocked_in_the_middle_of_a_talk(browsers: Browsers, ghar: Ghar) -> None:
    _forget(ghar)
    ghar.do("DELETE FROM user_blocks")
    seeker = await browsers.open(None, screen="phone")
    await sign_in_quietly(seeker, SEEKER, f"/listing/{_home(ghar)}")
    await seeker.get_by_role("button", name="Message the owner").click()
    await _write(seeker, "Is the lift working?")
    await expect(seeker.locator("[data-message]")).to_have_count(1)
    owner = await browsers.open(None)
    await sign_in_quietly(owner, LANDLORD, "/chats")
    lines = owner.get_by_role("region", name="Conversations").get_by_role("link")
    await lines.filter(has_text="Isha").click()
    await expect(owner.get_by_text("Is the lift working?").last).to_be_visible()

    await owner.get_by_role("button", name="What to do with this conversation").click()
    await owner.get_by_role("menuitem", name="Block").click()
    question = owner.get_by_role("dialog", name="Block Isha?")
    await question.get_by_role("button", name="Cancel").click()
    await expect(question).to_have_count(0)
    await owner.get_by_role("button", name="What to do with this conversation").click()
    await owner.get_by_role("menuitem", name="Block").click()
    await question.get_by_role("button", name="Block").dblclick()
    await expect(owner).to_have_url(re.compile("/chats$"))

    # The other side only sees that the talk is over.
    await expect(seeker.get_by_label("Write a message")).to_have_count(0)
    await expect(seeker.get_by_text("This conversation is closed").first).to_be_visible()

    await go(owner, "/account/blocked")
    await expect(owner.get_by_role("heading", name="Blocked people")).to_be_visible()
    await owner.get_by_role("button", name=re.compile("^Unblock Isha")).click()
    await expect(owner.get_by_text("Nobody is blocked")).to_be_visible()
    assert ghar.value("SELECT count(*) FROM user_blocks") == 0
