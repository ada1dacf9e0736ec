"""The first answer to a page already knows who is looking."""

import psycopg
import pytest
from reflex.event import Event
from sqlalchemy.exc import OperationalError

from ghar_app.models.identity.session.devices import devices, revoke
from ghar_app.web.cookies import session_cookie
from ghar_app.web.csrf import form_token
from state import hydration
from state.hydration import HYDRATING, WhoIsLooking
from state.shell import Shell
from tests.factories.identity import cookie_of, person


async def _arrive(tab, name: str | None = None) -> Shell:
    event = Event(name=name or min(HYDRATING))
    assert await WhoIsLooking().preprocess(None, tab.root, event) is None
    return await tab.of(Shell)


def test_the_events_are_those_of_this_reflex() -> None:
    from reflex.state import State

    assert {name.rpartition(".")[2] for name in HYDRATING} <= set(State.event_handlers)


@pytest.mark.parametrize("name", sorted(HYDRATING))
async def test_the_first_delta_says_who_it_is(db, open_tab, name) -> None:
    user = await person(
        db, phone="+919845012318", full_name="Asha Rao", preferences={"theme": "dark"}
    )
    user.rename("Asha Rao")
    await db.flush()
    cookies = await cookie_of(db, user)
    shell = await _arrive(open_tab(cookies=cookies), name)
    assert shell.viewer.signed_in
    assert (shell.viewer.name, shell.viewer.first_name, shell.viewer.initials) == (
        "Asha Rao",
        "Asha",
        "AR",
    )
    assert (shell.viewer.masked, shell.viewer.theme) == ("+91 98450 ••318", "dark")
    assert shell.csrf == form_token(cookies)
    sent = str(shell.dict())
    assert "+919845012318" not in sent
    assert "9845012318" not in sent
    assert cookies.partition("=")[2] not in sent


async def test_strangers_and_ended_sessions_are_strangers(db, open_tab) -> None:
    user = await person(db)
    cookies = await cookie_of(db, user)
    assert (await _arrive(open_tab(cookies=cookies))).viewer.signed_in
    [device] = await devices(db, user)
    await revoke(db, user, device.id)
    for header in (cookies, "", f"{session_cookie()}=made-up"):
        assert not (await _arrive(open_tab(cookies=header))).viewer.signed_in


async def test_a_reload_after_signing_out_forgets_the_name(db, open_tab) -> None:
    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user))
    assert (await _arrive(tab)).viewer.name
    user.is_active = False
    await db.flush()
    assert (await _arrive(tab)).viewer.name == ""


async def test_other_events_ask_nothing_unless_the_state_was_forgotten(
    db, open_tab, monkeypatch
) -> None:
    asked = []

    async def fill(shell: Shell) -> None:
        asked.append(shell)

    monkeypatch.setattr(hydration, "fill", fill)
    tab = open_tab()
    await _arrive(tab, "some.other.event")
    assert len(asked) == 1, "a fresh tree within another event is a forgotten one"
    tab.root.is_hydrated = True
    await _arrive(tab, "some.other.event")
    assert len(asked) == 1


async def test_while_the_database_is_away_a_page_shows_as_to_a_stranger(
    database, open_tab, monkeypatch
) -> None:
    async def away(*_args: object) -> None:
        raise OperationalError("SELECT", {}, psycopg.OperationalError("gone"))

    monkeypatch.setattr(hydration, "holder", away)
    shell = await _arrive(open_tab(cookies=f"{session_cookie()}=x"))
    assert (shell.viewer.signed_in, shell.viewer.records_away) == (False, True)
    assert shell.csrf
