"""Who may open a socket, and what somebody with half of what it takes is shown."""

from contextlib import suppress

import httpx
import pytest
from reflex.state import State

from state.identity.account import AccountPage
from tests.faults.conftest import NewVisitor
from tests.faults.tabs import Refused, Tab
from tests.serving import Ghar

PHONE = "+919845077101"
HYDRATE = State.event_handlers["hydrate"]
SESSION = "user_id = (SELECT id FROM users WHERE phone = %s)"
FOREIGN = ["https://evil.example", "http://localhost:1", "null", "http://localhost.evil.example"]


@pytest.mark.parametrize("origin", FOREIGN)
async def test_another_site_cannot_open_a_socket(ghar: Ghar, origin: str) -> None:
    with pytest.raises(Refused):
        async with Tab(ghar.url, "tab", origin=origin):
            pass
    async with Tab(ghar.url, "tab") as ours:
        assert "is_hydrated" in await ours.send(HYDRATE)


@pytest.mark.parametrize("origin", FOREIGN)
async def test_nor_read_what_polling_one_answers(ghar: Ghar, origin: str) -> None:
    address = "/_event/?EIO=4&transport=polling"
    async with httpx.AsyncClient(base_url=ghar.url) as client:
        answer = await client.get(address, headers={"Origin": origin})
        assert answer.status_code == 400
        assert origin not in answer.headers.get("access-control-allow-origin", "")
        answer = await client.get(address, headers={"Origin": ghar.url})
        assert ghar.url in answer.headers["access-control-allow-origin"]


async def test_a_stolen_token_alone_shows_a_stranger(ghar: Ghar, new_visitor: NewVisitor) -> None:
    owner, thief = await new_visitor(PHONE), await new_visitor()
    ghar.do("UPDATE users SET full_name = 'Asha Verma' WHERE phone = %s", PHONE)
    async with Tab(ghar.url, "stolen", owner.cookies) as mine:
        assert "Asha Verma" in await mine.send(HYDRATE, "/account")
        assert "Asha Verma" in await mine.send(AccountPage.event_handlers["load"], "/account")
        for cookies in ("", thief.cookies):
            async with Tab(ghar.url, "stolen", cookies) as other:
                shown = await other.send(HYDRATE, "/account")
                shown += await other.send(AccountPage.event_handlers["load"], "/account")
            assert "Asha" not in shown
            assert "98450" not in shown
            assert "/login" in shown
        assert "Asha Verma" in await mine.send(HYDRATE, "/account")


@pytest.mark.parametrize(
    ("phone", "act"),
    [
        ("+919845077111", f"UPDATE user_sessions SET is_revoked = true WHERE {SESSION}"),
        ("+919845077112", f"UPDATE user_sessions SET expires_at = now() WHERE {SESSION}"),
        ("+919845077113", f"DELETE FROM user_sessions WHERE {SESSION}"),
        ("+919845077114", "UPDATE users SET is_active = false WHERE phone = %s"),
    ],
    ids=["revoked", "expired", "deleted", "suspended"],
)
async def test_whoever_is_put_out_is_out_on_the_next_event(
    ghar: Ghar, new_visitor: NewVisitor, phone: str, act: str
) -> None:
    visitor = await new_visitor(phone)
    save = AccountPage.event_handlers["save"]
    async with Tab(ghar.url, f"tab{phone}", visitor.cookies) as tab:
        await tab.send(HYDRATE, "/account")
        assert "/login" not in await tab.send(save, "/account", form=_form("Asha Verma"))
        assert _name(ghar, phone) == "Asha Verma"
        ghar.do(act, phone)
        assert "/login?next=" in await tab.send(save, "/account", form=_form("Somebody Else"))
        assert _name(ghar, phone) == "Asha Verma"


async def test_rubbish_over_the_socket_harms_nobody(ghar: Ghar) -> None:
    async with Tab(ghar.url, "tab") as tab:
        for text in ('42/_event,["event",', '42/_event,["event",{"name":"state.nothing"}]', "99"):
            with suppress(Refused):
                await tab.say(text)
    async with Tab(ghar.url, "tab") as tab:
        assert "is_hydrated" in await tab.send(HYDRATE)


def _form(name: str) -> dict[str, str]:
    return {"full_name": name, "date_of_birth": "1990-05-04", "seen": ""}


def _name(ghar: Ghar, phone: str) -> str:
    return str(ghar.value("SELECT full_name FROM users WHERE phone = %s", phone))
