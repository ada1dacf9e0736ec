"""What identifies a person to the server never reaches a script of the page."""

import asyncio
import re
from contextlib import suppress

import pytest
from playwright.async_api import Error, Page, Response, WebSocket, expect

from ghar_app.models.identity.session import token_hash
from tests.browser.browsers import Browsers, go
from tests.browser.people import SEEKER, answer_password
from tests.browser.places import newest_home
from tests.serving import Ghar

OURS = ("ghar_session", "ghar_visitor")


class Overheard:
    """Everything that a page is sent: socket frames, HTML, JSON, scripts."""

    def __init__(self, page: Page) -> None:
        self.frames: list[str] = []
        self.pages = 0
        self._bodies: list[asyncio.Task[str]] = []
        page.on("websocket", self._listen)
        # Read at once: the browser forgets bodies when the page is left.
        page.on("response", lambda answer: self._bodies.append(asyncio.create_task(_body(answer))))

    async def texts(self) -> list[str]:
        """All of it so far."""
        bodies = await asyncio.gather(*self._bodies)
        self.pages = sum("<html" in body for body in bodies)
        return [*self.frames, *bodies]

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.frames.append(_text(frame)))
        socket.on("framesent", lambda frame: self.frames.append(_text(frame)))


async def test_no_cookie_of_ours_is_in_any_frame_or_page(browsers: Browsers, ghar: Ghar) -> None:
    page = await browsers.open(None)
    heard = Overheard(page)
    await go(page, "/login?next=/account/devices")
    await answer_password(page, SEEKER)
    await expect(page).to_have_url(re.compile("/account/devices"))
    for path in ("/account", f"/listing/{newest_home(ghar)}", "/desk/imports", "/search?q=2+bhk"):
        await go(page, path)
    await page.get_by_role("button", name="More", exact=True).click()
    await page.reload()

    cookies = {one["name"]: one for one in await page.context.cookies()}
    values = [cookies[name]["value"] for name in OURS]
    secrets = [form for value in values for form in (value, token_hash(value))]
    texts = await heard.texts()
    assert len(heard.frames) > 20
    assert heard.pages >= 7
    assert any("Ananya Rao" in text for text in texts), "the page was sent who is looking"
    for secret in secrets:
        assert not [text[:200] for text in texts if secret in text]
    seen = await page.evaluate(
        "[document.cookie, JSON.stringify({...localStorage}), "
        "JSON.stringify({...sessionStorage})].join()"
    )
    assert not [secret for secret in secrets if secret in seen]
    for name in OURS:
        assert cookies[name]["httpOnly"]
        assert cookies[name]["sameSite"] == "Lax"

    stored = ghar.rows("SELECT session_token_hash FROM user_sessions")
    assert (token_hash(values[0]),) in stored


@pytest.mark.parametrize("path", ["/account", "/account/devices", "/desk/imports", "/desk"])
async def test_a_stranger_is_shown_the_way_in(browsers: Browsers, path: str) -> None:
    page = await browsers.open(path)
    await expect(page).to_have_url(re.compile(r"/login/?\?next=%2F"))


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", errors="replace")


async def _body(answer: Response) -> str:
    kind = answer.headers.get("content-type", "")
    if answer.status != 200 or not re.search("html|json|javascript|text", kind):
        return ""
    with suppress(Error):
        return _text(await answer.body())
    return ""
