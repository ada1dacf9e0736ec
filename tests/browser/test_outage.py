"""PostgreSQL goes away while people are at their screens: they are told, and lose nothing."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, expect

from tests.browser.browsers import Browsers, go
from tests.browser.people import sign_in_by_code
from tests.serving import (
    Ghar,
    served_from_own_cluster,
    start_database,
    stop_database,
)

AWAY = "We cannot reach our records at the moment."
BANNER = "Our records are out of reach for a moment."
PATIENCE_MS = 45_000
"""The banner tries after 5, 10, 20 and 30 seconds."""


@pytest.fixture(scope="module")
def shaky(ghar: Ghar, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ghar]:
    """A server whose database may be stopped; `ghar` is asked for as it builds the pages."""
    with served_from_own_cluster(tmp_path_factory.mktemp("shaky")) as running:
        yield running


@pytest.fixture
async def browsers(shaky: Ghar, chromium: Browser) -> AsyncIterator[Browsers]:
    """Browsers at that server."""
    made = Browsers(chromium, shaky.url)
    yield made
    trouble = await made.close()
    assert not trouble, "\n".join(trouble)


async def test_what_was_typed_is_kept_and_saved_afterwards(browsers: Browsers, shaky: Ghar) -> None:
    typing = await browsers.open("/login?next=/account")
    await sign_in_by_code(typing, shaky, "98450 77401", "+919845077401")
    searching = await browsers.open("/search?city=Bengaluru")
    joining = await browsers.open("/login")
    await expect(searching.get_by_text("No home fits")).to_be_visible()

    await asyncio.to_thread(stop_database, shaky)
    try:
        await typing.get_by_label("Full name").fill("Asha Verma")
        await typing.get_by_label("Date of birth").fill("1991-03-08")
        await typing.get_by_role("button", name="Save", exact=True).click()
        await expect(typing.get_by_text(AWAY)).to_be_visible()
        await expect(typing.get_by_label("Full name")).to_have_value("Asha Verma")
        await expect(typing.get_by_label("Date of birth")).to_have_value("1991-03-08")

        await searching.get_by_role("button", name="Bedrooms").click()
        await searching.get_by_role("link", name="2 BHK").click()
        found = searching.get_by_role("region", name="Homes found")
        await expect(found.get_by_text(AWAY)).to_be_visible()

        await joining.get_by_label("Phone number or email").fill("98450 77402")
        await joining.get_by_role("button", name="Continue").click()
        await expect(joining.get_by_text(AWAY)).to_be_visible()
        await expect(joining.get_by_label("Phone number or email")).to_have_value("98450 77402")

        browsers.forgive("503")
        newcomer = await browsers.open("/listing/anything")
        await expect(newcomer.get_by_text(AWAY)).to_be_visible()
    finally:
        await asyncio.to_thread(start_database, shaky)

    await typing.get_by_role("button", name="Save", exact=True).click()
    await expect(typing.get_by_text("Saved.", exact=True)).to_be_visible()
    assert shaky.value("SELECT full_name FROM users WHERE phone = '+919845077401'") == "Asha Verma"

    # The bedrooms to choose from still stand open, over the button.
    await searching.keyboard.press("Escape")
    await searching.get_by_role("button", name="Try again").click()
    await expect(searching.get_by_text("No home fits")).to_be_visible()
    await joining.get_by_role("button", name="Continue").click()
    await expect(joining.get_by_role("heading", name="Enter the 6-digit code")).to_be_visible()
    await go(typing, "/account")
    await expect(typing.get_by_label("Full name")).to_have_value("Asha Verma")


async def test_the_banner_counts_down_and_goes_by_itself(browsers: Browsers, shaky: Ghar) -> None:
    member = await browsers.open("/login?next=/account")
    await sign_in_by_code(member, shaky, "98450 77403", "+919845077403")
    await asyncio.to_thread(stop_database, shaky)
    try:
        browsers.forgive("503")
        newcomer = await browsers.open("/listing/anything")
        for told in (newcomer, member):
            if told is member:
                await told.get_by_label("Full name").fill("Meera Nair")
                await told.get_by_label("Date of birth").fill("1988-07-21")
                await told.get_by_role("button", name="Save", exact=True).click()
            await expect(told.get_by_text(BANNER)).to_be_visible()
            await expect(told.get_by_text(re.compile(r"Next try in 0:\d\d"))).to_be_visible()
        await expect(newcomer.get_by_role("link", name="Sign in")).to_have_count(0)
        await expect(member.get_by_role("button", name="Account and settings")).to_be_visible()
        await expect(member.get_by_label("Full name")).to_have_value("Meera Nair")
    finally:
        await asyncio.to_thread(start_database, shaky)

    for told in (newcomer, member):
        await expect(told.get_by_text(BANNER)).to_be_hidden(timeout=PATIENCE_MS)
    await expect(newcomer.get_by_role("heading", name="This home is not here")).to_be_visible()
    await expect(member.get_by_label("Full name")).to_have_value("Meera Nair")
    await member.get_by_role("button", name="Save", exact=True).click()
    await expect(member.get_by_text("Saved.", exact=True)).to_be_visible()
