"""A moderator works through the queue by mouse and by keys; an owner edits in between."""

import re
from datetime import UTC, datetime

from playwright.async_api import Page, expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import ADMIN, LANDLORD, sign_in_quietly
from tests.serving import Ghar

QUEUE = "/admin/moderation"


def hand_in(ghar: Ghar, title: str, *, hours: int = 900) -> str:
    """A home of the landlord's that waits longer than all of the demo's."""
    return str(
        ghar.value(
            "INSERT INTO properties (owner_id, owner_name, title, slug, property_type, purpose,"
            " base_price, monthly_rent, city, locality, listing_status, moderation_status,"
            " submitted_at, review_flags)"
            " SELECT id, full_name, %s, %s, 'pg', 'rent', 0, 9000, 'Pune', 'Baner',"
            " 'pending_review', 'pending_review', now() - make_interval(hours => %s),"
            " '{few_photos,off_platform}' FROM users WHERE email = %s RETURNING public_id",
            title,
            title.lower().replace(" ", "-"),
            hours,
            LANDLORD,
        )
    )


def standing(ghar: Ghar, public_id: str) -> str:
    """Where a listing stands."""
    return str(ghar.value("SELECT listing_status FROM properties WHERE public_id = %s", public_id))


async def test_through_the_queue_by_keys(browsers: Browsers, ghar: Ghar) -> None:
    first, second = hand_in(ghar, "Keys one"), hand_in(ghar, "Keys two", hours=899)
    third = hand_in(ghar, "Keys three", hours=898)
    page = await browsers.open(None)
    await sign_in_quietly(page, ADMIN, f"{QUEUE}?city=Pune")
    rows = page.get_by_role("table", name="Homes that wait for review").get_by_role("row")
    await expect(rows).to_have_count(4)
    await page.keyboard.press("j")
    await expect(page.get_by_role("link", name="Keys one")).to_be_focused()
    await page.keyboard.press("x")
    await expect(page.get_by_text("1 home chosen")).to_be_visible()
    await page.keyboard.press("a")
    await expect(page.get_by_text("1 home is online.")).to_be_visible()
    assert standing(ghar, first) == "live"

    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Keys two")
    await page.keyboard.press("r")
    await expect(page.get_by_text("Say why, in at least 10 letters.")).to_be_visible()
    await page.get_by_role("button", name="Photos", exact=True).first.click()
    await expect(page.get_by_label("Reason for the owner")).to_have_value(
        re.compile("do not show this home")
    )
    await page.get_by_role("button", name="Reject").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Keys three")
    await expect(page.get_by_text("Keys two was rejected.")).to_be_visible()
    assert standing(ghar, second) == "rejected"

    await page.get_by_label("Reason for the owner").fill("Please say what the deposit is.")
    await page.get_by_role("button", name="Price", exact=True).click()
    await page.get_by_role("button", name="Ask for an edit").click()
    await expect(page).to_have_url(re.compile(f"{QUEUE}/?\\?city=Pune"))
    assert standing(ghar, third) == "draft"
    link = ghar.value(
        "SELECT action_url FROM notifications WHERE type_key = 'listing_edit_requested'"
        " AND action_url LIKE %s",
        f"%{third}%",
    )
    assert link == f"/post/{third}?field=price"


async def test_what_the_owner_changes_meanwhile_is_not_published_unseen(
    browsers: Browsers, ghar: Ghar
) -> None:
    home = hand_in(ghar, "As it was seen")
    ghar.do("UPDATE properties SET published_at = now() WHERE public_id = %s", home)
    page = await browsers.open(None)
    await sign_in_quietly(page, ADMIN, f"{QUEUE}/{home}")
    await expect(page.get_by_role("heading", level=1)).to_have_text("As it was seen")
    ghar.do(
        "WITH edited AS (UPDATE properties SET title = 'Slipped in', version = version + 1"
        " WHERE public_id = %s RETURNING id, version)"
        " INSERT INTO property_edits (property_id, version, changed, created_at)"
        ' SELECT id, version, \'{"title": ["As it was seen", "Slipped in"]}\', %s FROM edited',
        home,
        datetime.now(UTC),
    )
    await page.get_by_role("button", name="Approve").click()
    await expect(page.get_by_text("The owner changed this home while you were")).to_be_visible()
    assert standing(ghar, home) == "pending_review"
    await expect(page.get_by_role("heading", level=1)).to_have_text("Slipped in")
    await expect(page.get_by_text("Just changed")).to_be_visible()
    await page.get_by_role("button", name="Approve").click()
    await expect(page.get_by_text("Slipped in is online.")).to_be_visible()
    assert standing(ghar, home) == "live"


async def test_a_phone_decides_too(browsers: Browsers, ghar: Ghar) -> None:
    home = hand_in(ghar, "On a phone", hours=800)
    page = await browsers.open(None, screen="phone")
    await sign_in_quietly(page, ADMIN, f"{QUEUE}?city=Pune")
    await page.get_by_role("link", name="On a phone").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("On a phone")
    await page.get_by_role("button", name="Approve").last.click()
    await expect(page.get_by_text("On a phone is online.")).to_be_visible()
    assert standing(ghar, home) == "live"


async def test_a_stranger_sees_nothing(browsers: Browsers, ghar: Ghar) -> None:
    home = hand_in(ghar, "Not for you", hours=1)
    page = await browsers.open(None)
    await sign_in_quietly(page, LANDLORD, QUEUE)
    await expect(page.get_by_text("Your account may not do this.")).to_be_visible()
    await go(page, f"{QUEUE}/{home}")
    await expect(page.get_by_text("Your account may not do this.")).to_be_visible()
    await expect(page.get_by_text("Not for you")).to_have_count(0)


async def test_the_lists(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    await sign_in_quietly(page, ADMIN, "/admin/masters?list=amenities")
    await _add_amenity(page, "Rooftop telescope")
    await _add_amenity(page, "Star gazing")
    row = page.get_by_role("row").filter(has_text="Star gazing")
    await row.get_by_role("button", name="Merge Star gazing").click()
    dialog = page.get_by_role("dialog", name="Merge Star gazing into another")
    await dialog.get_by_label("Merge into").select_option("Rooftop telescope")
    await dialog.get_by_role("button", name="Merge").click()
    await expect(page.get_by_text("Star gazing is merged")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="Rooftop telescope")
    await expect(row).to_contain_text("Star gazing")
    await row.get_by_role("button", name="Withdraw Rooftop telescope").click()
    await expect(row).to_contain_text("Withdrawn")


async def _add_amenity(page: Page, name: str) -> None:
    await page.get_by_role("button", name="Add").click()
    dialog = page.get_by_role("dialog", name="New entry")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_text("Enter a name.")).to_be_visible()
    await dialog.get_by_label("Name", exact=True).fill(name)
    await dialog.get_by_label("Category").select_option("Recreation")
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_text(f"{name} is saved.")).to_be_visible()
