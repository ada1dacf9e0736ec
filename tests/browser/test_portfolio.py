"""A landlord puts 3,000 homes online from one file; a stranger finds one on the map and opens it.

The file brings nothing new a second time; then all are taken back.
"""

import csv
import io
import re

from playwright.async_api import FilePayload, Page, expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import sign_in_by_code
from tests.serving import Ghar

LANDLORD = ("61000 00101", "+916100000101")
LONG = 60_000
"""Milliseconds: the first file of a process also loads the places of India."""
ROWS = 3_000
READY = "2,998"
"""One row has no price, one a place that is nowhere."""
HEAD = ("Flat", "BHK", "Rent per month", "Advance", "Carpet", "Floor", "Furnishing", "Area name")
STREETS = ("Indiranagar", "Koramangala", "HSR Layout", "Jayanagar", "Whitefield")
SIZES = {1: (540, 19_000), 2: (980, 33_000), 3: (1480, 52_000)}
FURNISHING = ("Furnished", "Semi-furnished", "Unfurnished")
MARKED = 41_750
"""A rent that no other home of the demo asks for exactly."""


async def test_from_a_file_to_the_map_and_back(browsers: Browsers, ghar: Ghar) -> None:
    desk = await browsers.open("/desk/imports")
    await sign_in_by_code(desk, ghar, *LANDLORD)
    await expect(desk).to_have_url(re.compile("/desk/imports/?$"))

    await _upload(desk, _file())
    await _choose_columns(desk)
    await _check_and_import(desk)
    await desk.get_by_role("button", name=f"Publish all {READY} drafts").click()
    await expect(desk.get_by_text(f"{READY} homes are online.")).to_be_visible(timeout=LONG)

    seeker = await browsers.open(_search())
    found = seeker.get_by_role("region", name="Homes found").get_by_role("article")
    await expect(found).to_have_count(1)
    await expect(found).to_contain_text("₹41,750")
    pin = seeker.get_by_role("region", name="Homes on the map").get_by_role(
        "button", name="₹41,750"
    )
    await pin.click()
    card = seeker.locator(".map-popup").get_by_role("link")
    await expect(card).to_contain_text("₹41,750")
    await card.click()
    await expect(seeker.get_by_role("heading", level=1)).to_have_text(re.compile("Indiranagar"))
    await expect(seeker.get_by_role("main")).to_contain_text("₹41,750")
    address = seeker.url

    imported = desk.url
    await go(desk, "/desk/imports")
    await _upload(desk, _file())
    await desk.get_by_role("button", name="Check the rows").click()
    await expect(desk.get_by_role("link", name=f"There already {READY}")).to_be_visible(
        timeout=LONG
    )
    await expect(desk.get_by_role("button", name=re.compile("^Import "))).to_have_count(0)

    await go(desk, imported)
    await desk.get_by_role("button", name="Take this import back").click()
    dialog = desk.get_by_role("dialog", name="Take this import back?")
    await expect(dialog).to_contain_text(f"{READY} homes go offline")
    await dialog.get_by_role("button", name="Take this import back").click()
    await expect(desk.get_by_text("Taken back", exact=True)).to_be_visible(timeout=LONG)

    browsers.forgive("410")
    gone = await seeker.goto(address)
    assert gone is not None
    assert gone.status == 410
    another = await browsers.open(_search())
    nothing = another.get_by_text("No home fits all of these filters")
    await expect(nothing).to_be_visible()


async def _upload(page: Page, content: str) -> None:
    file = FilePayload(name="my-flats.csv", mimeType="text/csv", buffer=content.encode())
    await page.get_by_label("Choose a CSV or Excel file").set_input_files(file)
    await expect(page.get_by_role("heading", name="my-flats.csv")).to_be_visible(timeout=LONG)
    await expect(page.get_by_text("3,000 homes", exact=True)).to_be_visible()


async def _choose_columns(page: Page) -> None:
    """What was understood is right; the flat's number is nothing we ask for."""
    for column, meaning in {
        "BHK": "bedrooms",
        "Rent per month": "rent",
        "Advance": "deposit",
        "Carpet": "carpet_area",
        "Area name": "locality",
    }.items():
        chosen = page.get_by_role("combobox", name=f"What “{column}” means")
        await expect(chosen).to_have_value(meaning)
    await page.get_by_role("combobox", name="What “Flat” means").select_option("Left out")
    await page.get_by_label("City", exact=False).last.fill("Bengaluru")
    await page.get_by_label("Kind of home").select_option("Apartment")
    await page.get_by_role("button", name="Check the rows").click()


async def _check_and_import(page: Page) -> None:
    rows = page.get_by_role("table", name="Rows of the file")
    await expect(rows).to_be_visible(timeout=LONG)
    for kind, line, sentence in (
        ("With a problem", "33", "“soon” is not an amount we can read"),
        ("With a note", "19", "“many” is not a number of bedrooms"),
        ("Need a place", "46", "Qwzx Brmpf"),
    ):
        await page.get_by_role("link", name=re.compile(f"^{kind}")).click()
        # The head and one row.
        await expect(rows.get_by_role("row")).to_have_count(2)
        await expect(rows.get_by_role("row").last).to_contain_text(line)
        await expect(rows.get_by_role("row").last).to_contain_text(sentence)
    await page.get_by_role("button", name=f"Import {READY} homes as drafts").click()
    await expect(page.get_by_role("button", name=f"Publish all {READY} drafts")).to_be_visible(
        timeout=LONG
    )


def _file() -> str:
    """Homes: one without a price, one without a size, one in a place that is nowhere."""
    text = io.StringIO()
    written = csv.writer(text)
    written.writerow(HEAD)
    for number in range(ROWS):
        written.writerow(_row(number))
    return text.getvalue()


def _row(number: int) -> list[object]:
    bhk = number % 3 + 1
    area, rent = SIZES[bhk]
    row = {
        "Flat": f"{chr(65 + number % 4)}-{100 + number}",
        "BHK": bhk,
        "Rent per month": rent + 250 * (number // 3 % 20),
        "Advance": 3 * rent,
        "Carpet": area + number,
        "Floor": f"{number % 7 + 1} out of 9",
        "Furnishing": FURNISHING[number % 3],
        "Area name": STREETS[number % 5],
    }
    if number == 17:
        row["BHK"] = "many"
    if number == 31:
        row["Rent per month"] = "soon"
    if number == 44:
        row["Area name"] = "Qwzx Brmpf"
    if number == 50:
        row |= {"BHK": 2, "Rent per month": MARKED}
    return [row[column] for column in HEAD]


def _search() -> str:
    wish = f"min={MARKED}&max={MARKED}&bhk=2&locality=Indiranagar&city=Bengaluru"
    return f"/search?{wish}&purpose=rent"
