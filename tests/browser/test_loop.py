"""One home from an empty wizard to a visit with feedback: owner, moderator, seeker side by side.

By pointer on a desk and on a phone, and by keyboard alone.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.browsers import Browsers, Screen, ready
from tests.browser.hands import Keys, Pointer
from tests.browser.people import ADMIN, LANDLORD, sign_in_quietly
from tests.media.samples import jpeg
from tests.serving import Ghar

VISITOR = "isha@ghar.test"
LONG = 60_000
QUESTION = "Is the terrace shared with the other tenants?"
FEEDBACK = "Bright, and close to the metro."


@dataclass
class Loop:
    """What one run is about. A rent of ten lakh and more is always looked at by a moderator."""

    title: str
    rent: int
    screen: Screen
    hand: type[Pointer]


RUNS = (
    Loop("Garden flat seen on a desk", 1_050_001, "desktop", Pointer),
    Loop("Garden flat seen on a phone", 1_050_002, "phone", Pointer),
    Loop("Garden flat seen by keyboard", 1_050_003, "desktop", Keys),
)


@pytest.mark.parametrize("loop", RUNS, ids=["desktop", "phone", "keyboard"])
async def test_from_an_empty_wizard_to_feedback(browsers: Browsers, ghar: Ghar, loop: Loop) -> None:
    owner = await browsers.open(None, screen=loop.screen)
    moderator = await browsers.open(None, screen=loop.screen)
    seeker = await browsers.open(None, screen=loop.screen)
    await sign_in_quietly(owner, LANDLORD, "/post")
    await _write(owner, loop)
    await expect(
        owner.get_by_text(re.compile("moderator looks at it|is being checked|review")).first
    ).to_be_visible()

    await sign_in_quietly(moderator, ADMIN, "/admin/moderation?city=Bengaluru")
    await _ask_for_edit(moderator, loop)
    await _follow_bell(owner, loop, "Your home needs a change")
    await _improve(owner, loop)
    await _approve(moderator, loop)

    await sign_in_quietly(
        seeker,
        VISITOR,
        f"/search?purpose=rent&min={loop.rent}&max={loop.rent}&city=Bengaluru",
    )
    await _like_and_ask(seeker, loop)
    await _request(seeker, loop)
    await _suggest(owner, loop)
    await _agree(seeker, loop)
    await _complete(owner, loop)
    await _say_what_it_was_like(seeker, loop)
    await _read_it(owner, loop)
    await _each_was_told(ghar, loop)


async def _write(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await hand.press(page.get_by_role("button", name="Begin a new home"))
    await expect(page.get_by_label("Title")).to_be_visible()
    await hand.choose(page.get_by_role("radio", name="Apartment"))
    await hand.choose(page.get_by_role("radio", name="Rent it out"))
    await hand.write(page.get_by_label("Title"), loop.title)
    await hand.write(page.get_by_label("Description"), "Morning light all year. " * 12)
    await _saved(page)
    await _next(hand, page)

    await hand.write(page.get_by_label("PIN code"), "560038")
    await expect(page.get_by_label("City")).to_have_value("Bengaluru", timeout=LONG)
    await hand.press(page.get_by_role("button", name="Indiranagar", exact=True))
    await expect(page.get_by_label("Locality")).to_have_value("Indiranagar")
    await hand.press(page.get_by_role("button", name="Put the pin in the middle"))
    await expect(page.get_by_text(re.compile("^Pin at"))).to_be_attached()
    await _saved(page)
    await _next(hand, page)

    await hand.write(page.get_by_label("Bedrooms"), "4")
    await hand.write(page.get_by_label("Bathrooms"), "4")
    await hand.pick(page.get_by_label("Furnishing"), "Furnished")
    await _saved(page)
    await _next(hand, page)

    await hand.write(page.get_by_label("Rent per month"), str(loop.rent))
    await _saved(page)
    await _next(hand, page)

    files = [
        FilePayload(name=f"room-{n}.jpg", mimeType="image/jpeg", buffer=jpeg((640 + n, 480)))
        for n in range(2)
    ]
    await page.get_by_label("Choose pictures", exact=False).set_input_files(files)
    pictures = page.get_by_role("list", name="Pictures in their order").get_by_role("listitem")
    await expect(pictures).to_have_count(2, timeout=LONG)
    await _next(hand, page)
    await expect(page.get_by_role("region", name="Preview")).to_contain_text(loop.title)
    await hand.press(page.get_by_role("button", name="Publish"))


async def _ask_for_edit(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await hand.press(page.get_by_role("link", name=loop.title))
    await expect(page.get_by_role("heading", level=1)).to_have_text(loop.title)
    await hand.write(page.get_by_label("Reason for the owner"), "Say what the deposit is, please.")
    await hand.press(page.get_by_role("button", name="Price", exact=True))
    await hand.press(page.get_by_role("button", name="Ask for an edit"))
    await expect(page).to_have_url(re.compile("/admin/moderation/?(\\?|$)|/admin/moderation/"))
    await expect(page.get_by_role("heading", level=1)).not_to_have_text(loop.title)


async def _follow_bell(page: Page, loop: Loop, words: str) -> None:
    """What happened elsewhere is on the bell by itself, and leads to its page."""
    hand = loop.hand(page)
    button = page.get_by_role("button", name=re.compile("^Notifications, [1-9]")).first
    await hand.press(button)
    box = page.get_by_role("dialog", name="Notifications")
    line = box.get_by_role("link").filter(has_text=loop.title).first
    await expect(line).to_be_visible()
    await hand.press(line)
    await ready(page)


async def _improve(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await hand.write(page.get_by_label("Deposit"), "2000000")
    await _saved(page)
    await _next(hand, page)
    await _next(hand, page)
    await hand.press(page.get_by_role("button", name="Publish"))
    await expect(page).to_have_url(re.compile("/desk/"))


async def _approve(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await hand.press(page.get_by_role("link", name="To review").filter(visible=True).first)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Homes to review")
    await ready(page)
    await hand.press(page.get_by_role("link", name=loop.title))
    await expect(page.get_by_role("heading", level=1)).to_have_text(loop.title)
    await hand.press(page.get_by_role("button", name="Approve").last)
    await expect(page.get_by_text(f"{loop.title} is online.")).to_be_visible()


async def _like_and_ask(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    found = page.get_by_role("region", name="Homes found").get_by_role("article")
    await expect(found).to_have_count(1)
    await hand.press(found.get_by_role("link").first)
    await expect(page.get_by_role("heading", level=1)).to_have_text(loop.title)
    main = page.get_by_role("main")
    await hand.press(main.get_by_role("button", name="Save", exact=True).first)
    await expect(main.get_by_role("button", name="Saved", exact=True).first).to_be_visible()
    await hand.press(main.get_by_role("button", name="Ask a question", exact=True).first)
    dialog = page.get_by_role("dialog", name="Ask about this home")
    await hand.write(dialog.get_by_label("Your question"), QUESTION)
    await hand.press(dialog.get_by_role("button", name="Send", exact=True))
    await expect(dialog).to_be_hidden()


async def _request(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await hand.press(page.get_by_role("button", name="Request a visit"))
    dialog = page.get_by_role("dialog", name="When would you like to come?")
    await _choose_time(hand, dialog, day=1, time=1)
    await hand.press(dialog.get_by_role("button", name="Request this time"))
    await expect(dialog).to_be_hidden()
    await hand.press(page.get_by_role("link", name="See the visit"))
    await expect(page).to_have_url(re.compile("/visits/[0-9a-f-]{36}"))
    await _status(page, "Waiting for the owner")


async def _suggest(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await _follow_bell(page, loop, "visit")
    await hand.press(_act(page, "Suggest another time"))
    dialog = page.get_by_role("dialog", name="Which time suits you better?")
    await _choose_time(hand, dialog, day=2, time=2)
    await hand.press(dialog.get_by_role("button", name="Suggest this time"))
    await expect(dialog).to_be_hidden()
    await _status(page, "Waiting for the visitor")


async def _agree(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await _follow_bell(page, loop, "visit")
    await hand.press(_act(page, "Confirm this time"))
    await _status(page, "Confirmed")


async def _complete(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await _follow_bell(page, loop, "visit")
    await _status(page, "Confirmed")
    await hand.press(_act(page, "It took place"))
    await _status(page, "Took place")


async def _say_what_it_was_like(page: Page, loop: Loop) -> None:
    hand = loop.hand(page)
    await _follow_bell(page, loop, "visit")
    await hand.choose(page.get_by_role("radio", name="Very interested"))
    await hand.write(page.get_by_label("In your words"), FEEDBACK)
    await hand.press(page.get_by_role("button", name="Send", exact=True))
    await expect(page.get_by_text("Thank you. The owner can read it now.")).to_be_visible()


async def _read_it(page: Page, loop: Loop) -> None:
    await page.reload()
    await expect(page.get_by_text(FEEDBACK)).to_be_visible()


async def _each_was_told(ghar: Ghar, loop: Loop) -> None:
    """Each party has its lines, each once."""
    rows = ghar.rows(
        "SELECT u.email, n.type_key, count(*) FROM notifications n"
        " JOIN users u ON u.id = n.target_user_id"
        " WHERE strpos(n.title || n.body || n.data::text, %s) > 0 GROUP BY 1, 2",
        loop.title,
    )
    told = {(email, kind): times for email, kind, times in rows}
    for who, kind in (
        (LANDLORD, "listing_edit_requested"),
        (LANDLORD, "listing_approved"),
        (LANDLORD, "enquiry_received"),
        (LANDLORD, "visit_requested"),
        (VISITOR, "visit_rescheduled"),
        (VISITOR, "visit_completed"),
    ):
        assert told.get((who, kind)) == 1, (who, kind, told)


async def _choose_time(hand: Pointer, dialog: Locator, *, day: int, time: int) -> None:
    days = dialog.get_by_role("group", name="Day").locator("label").filter(has_text="free")
    await hand.choose(days.nth(day).locator("input"))
    times = dialog.get_by_role("group", name="Time").locator("input:enabled")
    await hand.choose(times.nth(time))


def _act(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


async def _status(page: Page, words: str) -> None:
    await expect(page.get_by_role("main").get_by_text(words, exact=True).first).to_be_visible()


async def _saved(page: Page) -> None:
    await expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d"))).to_be_visible()
    await page.wait_for_timeout(1300)


async def _next(hand: Pointer, page: Page) -> None:
    await hand.press(page.get_by_role("button", name="Next"))
    await ready(page)
