"""A stolen tab token without the cookie sees nothing."""

from collections.abc import AsyncIterator

import pytest
import reflex as rx
from reflex.app import App
from reflex.state import State
from reflex_base.registry import RegistrationContext

from ghar_app.web.cookies import session_cookie, visitor_cookie
from state.binding import bind_state_to_cookie
from tests.state.sockets import Socket

MINE = f"{session_cookie()}=my-token; theme=dark"
THEIRS = f"{session_cookie()}=their-token"


class BoundNote(rx.State):
    """Something private."""

    text: str = "nothing"

    @rx.event
    async def write(self, text: str) -> None:
        """Keep it."""
        self.text = text


@pytest.fixture
async def app(test_settings: None) -> AsyncIterator[App]:
    # A registry belongs to one app: this one gets a copy.
    with RegistrationContext.ensure_context().fork():
        made = rx.App()
    bind_state_to_cookie(made)
    async with made._setup_event_processor():
        yield made


def _text(delta: dict) -> str:
    return delta[BoundNote.get_full_name()]["text_rx_state_"]


async def _read(socket: Socket) -> str:
    return _text(await socket.send(State.event_handlers["hydrate"]))


async def test_a_tab_finds_its_state_again_and_a_thief_does_not(app) -> None:
    async with Socket(app, "tab", MINE) as mine:
        assert await _read(mine) == "nothing"
        assert _text(await mine.send(BoundNote.write, text="secret")) == "secret"
        # At the same moment, with the token but not the cookie:
        for cookies in (THEIRS, "", f"{visitor_cookie()}=x"):
            async with Socket(app, "tab", cookies) as thief:
                assert await _read(thief) == "nothing"
                assert thief.new_token == "", "nor can they push the owner off the token"
    async with Socket(app, "tab", MINE) as mine_again:
        assert await _read(mine_again) == "secret"
        assert mine_again.new_token == ""


async def test_nobody_can_write_another_browsers_seal(app) -> None:
    async with Socket(app, "tab", MINE) as mine:
        await mine.send(BoundNote.write, text="secret")
        [key] = [
            key
            for key in app.event_namespace._token_manager.token_to_socket
            if key.startswith("tab")
        ]
    for token in (key, f"{key}.", key.replace(".", "..")):
        async with Socket(app, token, THEIRS) as thief:
            assert await _read(thief) == "nothing"
        async with Socket(app, token, "") as thief:
            assert await _read(thief) == "nothing"


async def test_a_duplicated_tab_gets_its_own_token_and_keeps_its_state(app) -> None:
    async with Socket(app, "tab", MINE) as first:
        await first.send(BoundNote.write, text="first")
        async with Socket(app, "tab", MINE) as second:
            assert second.new_token not in ("", "tab")
            assert "." not in second.new_token
            assert await _read(second) == "nothing"
            assert _text(await second.send(BoundNote.write, text="second")) == "second"
            assert await _read(first) == "first"
        async with Socket(app, second.new_token, MINE) as second_again:
            assert await _read(second_again) == "second"
            assert second_again.new_token == ""
        async with Socket(app, second.new_token, THEIRS) as thief:
            assert await _read(thief) == "nothing"


async def test_signing_in_begins_with_an_empty_state(app) -> None:
    before = f"{visitor_cookie()}=x"
    async with Socket(app, "tab", before) as stranger:
        await stranger.send(BoundNote.write, text="as a stranger")
    async with Socket(app, "tab", f"{before}; {MINE}") as signed_in:
        assert await _read(signed_in) == "nothing"
    async with Socket(app, "tab", before) as signed_out:
        assert await _read(signed_out) == "as a stranger"


async def test_the_cookie_itself_never_reaches_the_browser(app) -> None:
    async with Socket(app, "tab", MINE) as mine:
        delta = await mine.send(State.event_handlers["hydrate"])
    assert "my-token" not in str(delta)
