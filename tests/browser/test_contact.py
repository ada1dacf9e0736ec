"""Somebody reaches the owner of a home: the number, a question, a report; and saves a search."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.browsers import Browsers, Screen, go
from tests.browser.people import LANDLORD, answer_password, sign_in_quietly
from tests.serving import Ghar

ASKER = "isha@ghar.test"
QUESTION = "Is the terrace shared with the other tenants?"


def _home(ghar: Ghar, *, number: int) -> str:
    """One of the landlord's homes online."""
    return str(
        ghar.value(
            "SELECT p.slug FROM properties p JOIN users u ON u.id = p.owner_id "
            "WHERE u.email = %s AND p.is_public ORDER BY p.id OFFSET %s LIMIT 1",
            LANDLORD,
            number,
        )
    )


async def _press(page: Page, name: str) -> None:
    await page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


async def test_the_number_is_shown_after_signing_in(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(f"/listing/{_home(ghar, number=0)}", screen="phone")
    await _press(page, "Show the number")
    await expect(page).to_have_url(re.compile("/login"))
    await answer_password(page, ASKER)
    await expect(page).to_have_url(re.compile("/listing/"))
    told = page.get_by_role("main").get_by_role("status").filter(has_text="Shown to you on")
    await expect(told.first).to_be_visible()
    dials = told.get_by_role("link").first
    await expect(dials).to_have_attribute("href", re.compile(r"^tel:\+91\d{10}$"))
    await go(page, f"/listing/{_home(ghar, number=0)}")
    await expect(told.first).to_be_visible()


async def test_a_question_is_asked_read_and_answered(browsers: Browsers, ghar: Ghar) -> None:
    seeker = await browsers.open(None, screen="phone")
    await sign_in_quietly(seeker, ASKER, f"/listing/{_home(ghar, number=1)}")
    await _press(seeker, "Ask a question")
    dialog = seeker.get_by_role("dialog", name="Ask about this home")
    words = dialog.get_by_label("Your question")
    await words.fill("Hello")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(words).to_have_attribute("aria-invalid", "true")
    await expect(words).to_have_value("Hello")
    await words.fill(QUESTION)
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(dialog).to_be_hidden()
    await expect(seeker.get_by_text("Your question is on its way.").first).to_be_visible()

    owner = await browsers.open(None, screen="desktop")
    await sign_in_quietly(owner, LANDLORD, "/desk/enquiries")
    asked = owner.get_by_role("listitem").filter(has_text=QUESTION)
    await expect(asked.get_by_role("heading", name="Isha Menon")).to_be_visible()
    await asked.get_by_role("button", name="I have answered").click()
    await expect(asked.get_by_text("Answered", exact=True)).to_be_visible()


@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_an_advertisement_is_reported(browsers: Browsers, ghar: Ghar, screen: Screen) -> None:
    page = await browsers.open(None, screen=screen)
    number = 2 if screen == "phone" else 3
    await sign_in_quietly(page, ASKER, f"/listing/{_home(ghar, number=number)}")
    await _press(page, "Report this advertisement")
    dialog = page.get_by_role("dialog", name="What is wrong with it?")
    await dialog.get_by_text("Something else", exact=True).click()
    await dialog.get_by_role("button", name="Report", exact=True).click()
    note = dialog.get_by_label("What should we know?")
    await expect(note).to_have_attribute("aria-invalid", "true")
    await note.fill("The pictures are of another home.")
    await dialog.get_by_role("button", name="Report", exact=True).click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_text("A moderator will look at it.").first).to_be_visible()


@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_a_search_is_saved_changed_and_deleted(browsers: Browsers, screen: Screen) -> None:
    page = await browsers.open(None, screen=screen)
    await sign_in_quietly(page, ASKER, "/search?city=Bengaluru&bhk=2")
    name = f"Two rooms, {screen}"
    await _press(page, "Save search")
    dialog = page.get_by_role("dialog", name="Hear of new homes like these")
    await dialog.get_by_label("Name of the search").fill(name)
    await dialog.get_by_text("At once", exact=True).click()
    await dialog.get_by_role("button", name="Save search").click()
    await expect(dialog).to_be_hidden()
    await page.get_by_role("link", name="Saved. See all").click()
    await expect(page).to_have_url(re.compile("/saved-searches"))
    one = page.get_by_role("main").get_by_role("listitem").filter(has_text=name)
    await expect(one.get_by_role("button", name="At once")).to_have_attribute(
        "aria-pressed", "true"
    )
    weekly = one.get_by_role("button", name="Each Monday")
    await weekly.click()
    await expect(weekly).to_have_attribute("aria-pressed", "true")
    await page.reload()
    await expect(weekly).to_have_attribute("aria-pressed", "true")
    await one.get_by_role("button", name=f"Delete “{name}”").click()
    await expect(one).to_have_count(0)


async def test_a_home_is_shared_by_a_short_link(browsers: Browsers, ghar: Ghar) -> None:
    slug = _home(ghar, number=0)
    page = await browsers.open(f"/listing/{slug}")
    await page.evaluate(
        "navigator.share = undefined;"
        "navigator.clipboard.writeText = async text => { globalThis.copied = text; }"
    )
    await _press(page, "Share")
    await page.wait_for_function("globalThis.copied")
    copied = await page.evaluate("copied")
    assert re.search("/s/[a-z2-9]{8}$", copied)
    await go(page, re.sub("^https?://[^/]+", "", copied))
    await expect(page).to_have_url(re.compile(f"/listing/{slug}$"))
