"""Signing in, as the tests do it over and over."""

import re

from playwright.async_api import BrowserContext, Page, expect

from ghar_app.demo.people import PASSWORD
from ghar_app.web.csrf import form_token
from tests.browser.browsers import go, ready
from tests.serving import Ghar

LANDLORD = "sunita@ghar.test"
SEEKER = "ananya@ghar.test"
HINDI_READER = "neha@ghar.test"
ADMIN = "meera@ghar.test"


async def sign_in_by_code(page: Page, ghar: Ghar, typed: str, recipient: str) -> None:
    """From /login to wherever it leads, with the code that `recipient` was sent."""
    await page.get_by_label("Phone number or email").fill(typed)
    await page.get_by_role("button", name="Continue").click()
    next_step = page.get_by_role("heading", name=re.compile("^Enter"))
    await expect(next_step).to_be_visible()
    if await next_step.inner_text() == "Enter your password":
        await page.get_by_role("button", name="Sign in with a code").click()
    await expect(page.get_by_role("heading", name="Enter the 6-digit code")).to_be_visible()
    await page.get_by_label("Code", exact=True).fill(ghar.code_for(recipient))
    await page.get_by_role("button", name="Continue").click()
    await expect(page).not_to_have_url(re.compile("/login"))
    await ready(page)


async def answer_password(page: Page, typed: str, password: str = PASSWORD) -> None:
    """Fill in both steps of /login; what comes of it is the test's to see."""
    await page.get_by_label("Phone number or email").fill(typed)
    await page.get_by_role("button", name="Continue").click()
    await try_password(page, password)


async def try_password(page: Page, password: str = PASSWORD) -> None:
    """The second step alone."""
    await page.get_by_label("Password").fill(password)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def sign_in_quietly(page: Page, email: str, path: str = "/") -> None:
    """By the same forms without drawing them, for tests that are about something else."""
    context = page.context
    await context.request.get("/login", headers={"Accept": "text/html"})
    await _post(context, "/session/identify", identifier=email)
    answer = await _post(context, "/session/password", password=PASSWORD)
    assert answer == "/", f"{email} was led to {answer}"
    await go(page, path)


async def _post(context: BrowserContext, path: str, **fields: str) -> str:
    """Post a form of ours; where the answer leads."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in await context.cookies())
    answer = await context.request.post(
        path,
        form={"csrf": form_token(cookies), "next": "/", **fields},
        headers={"Origin": _origin(context)},
        max_redirects=0,
    )
    return answer.headers["location"]


def _origin(context: BrowserContext) -> str:
    return str(context._impl_obj._options["baseURL"])
