"""The records go away: every screen says so, nobody is signed out, and it mends by itself."""

import psycopg
import reflex as rx
from reflex.event import Event
from sqlalchemy.exc import OperationalError

from ghar_app.models.identity.session.devices import devices, revoke
from state import records
from state.hydration import HYDRATING, WhoIsLooking
from state.records import FIRST_WAIT_S, LONGEST_WAIT_S, Records
from state.refusals import shows_refusals
from state.shell import Shell, Visitor
from tests.factories.identity import cookie_of, person

_mood = {"away": False}


class OutageProbe(Visitor, rx.State):
    """A screen whose load and whose save ask the database."""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Read."""
        _ask()

    @rx.event
    @shows_refusals
    async def save(self) -> None:
        """Write."""
        _ask()


def _ask() -> None:
    if _mood["away"]:
        raise OperationalError("SELECT", {}, psycopg.OperationalError("gone"))


async def _arrive(tab) -> Shell:
    await WhoIsLooking().preprocess(None, tab.root, Event(name=min(HYDRATING)))
    return await tab.of(Shell)


async def _no() -> bool:
    return False


async def test_an_outage_at_work_signs_nobody_out_and_loads_nothing_anew(
    db, open_tab, monkeypatch
) -> None:
    tab = open_tab(cookies=await cookie_of(db, await person(db)))
    shell = await _arrive(tab)
    before = shell.viewer
    assert before.signed_in
    monkeypatch.setitem(_mood, "away", True)
    await tab.call(OutageProbe.save)
    assert shell.viewer.records_away
    assert (shell.viewer.signed_in, shell.viewer.name) == (True, before.name)

    with monkeypatch.context() as still:
        still.setattr(records, "_are_back", _no)
        waits = []
        for _ in range(4):
            assert await tab.call(Records.look_again) is None
            waits.append((await tab.of(Records)).wait)
    assert waits == [10, 20, LONGEST_WAIT_S, LONGEST_WAIT_S]
    assert shell.viewer.records_away

    assert await tab.call(Records.look_again) is None, "what was typed is on that page"
    assert shell.viewer == before
    page = await tab.of(Records)
    assert (page.wait, page.tries) == (FIRST_WAIT_S, 0)


async def test_a_page_that_could_not_be_read_loads_by_itself(open_tab, monkeypatch, db) -> None:
    tab = open_tab()
    shell = await _arrive(tab)
    monkeypatch.setitem(_mood, "away", True)
    await tab.call(OutageProbe.load)
    assert shell.viewer.records_away
    answer = await tab.call(Records.look_again)
    assert answer.fn.__name__ == "on_load_internal"
    assert not shell.viewer.records_away
    assert await tab.call(Records.look_again) is None, "once"


async def test_a_reload_in_an_outage_keeps_the_name_and_a_real_end_does_not(
    db, open_tab, monkeypatch
) -> None:
    from state import hydration

    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user))
    shell = await _arrive(tab)
    with monkeypatch.context() as away:

        async def gone(*_args: object) -> None:
            raise OperationalError("SELECT", {}, psycopg.OperationalError("gone"))

        away.setattr(hydration, "holder", gone)
        await _arrive(tab)
        assert (shell.viewer.signed_in, shell.viewer.records_away) == (True, True)
        assert await tab.call(Records.look_again) is None
        assert shell.viewer.records_away, "back, but who is looking is still not known"
    [device] = await devices(db, user)
    await revoke(db, user, device.id)
    await tab.call(Records.look_again)
    assert (shell.viewer.signed_in, shell.viewer.records_away) == (False, False)


async def test_nobody_asks_when_nothing_is_wrong(open_tab, monkeypatch) -> None:
    async def asked() -> bool:
        raise AssertionError("a query for nothing")

    monkeypatch.setattr(records, "_are_back", asked)
    tab = open_tab()
    await _arrive(tab)
    assert await tab.call(Records.look_again) is None
