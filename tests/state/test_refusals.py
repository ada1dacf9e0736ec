"""What a handler raises becomes a sentence; the form stays."""

import psycopg
import pytest
import reflex as rx
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ghar_app.db import transaction
from ghar_app.refusals import Refused
from state.refusals import shows_refusals
from state.shell import SignedIn, Visitor
from tests.state.conftest import redirect_of

_mood: dict[str, Exception | None] = {"raise": None}


class RefusalProbe(Visitor, rx.State):
    """Does what the test says."""

    kept: str = ""

    @rx.event
    @shows_refusals
    async def act(self, value: str) -> None:
        """Keep, then perhaps raise."""
        self.kept = value
        if _mood["raise"]:
            raise _mood["raise"]

    @rx.event
    @shows_refusals
    async def stream(self, value: str):
        """Keep, show, then perhaps raise."""
        self.kept = value
        yield
        if _mood["raise"]:
            raise _mood["raise"]
        yield


class MemberProbe(SignedIn, rx.State):
    """For people with an account."""

    done: int = 0

    @rx.event
    @shows_refusals
    async def like(self) -> None:
        """Counts."""
        async with transaction() as db:
            await self._me(db, resume="like")
        self.done += 1


def _database_says(cause: Exception) -> OperationalError:
    return OperationalError("SELECT secret", {"phone": "+919845012318"}, cause)


@pytest.mark.parametrize("handler", [RefusalProbe.act, RefusalProbe.stream])
async def test_a_refusal_is_shown_beside_its_field_and_gone_next_time(open_tab, handler) -> None:
    tab = open_tab()
    probe = await tab.of(RefusalProbe)
    _mood["raise"] = Refused("too_young", field="date_of_birth", n=18, retry_after=7)
    await tab.call(handler, value="typed")
    assert probe.kept == "typed", "the form is kept"
    assert probe.errors == {"date_of_birth": "Ghar is for people of 18 or older."}
    assert (probe.refusal.code, probe.refusal.retry_after) == ("too_young", 7)

    _mood["raise"] = None
    await tab.call(handler, value="typed again")
    assert (probe.errors, probe.refusal.code) == ({}, "")


async def test_the_sentence_is_in_the_viewers_language(open_tab) -> None:
    _mood["raise"] = Refused("not_allowed")
    for cookies, language, sentence in (
        ("ghar_language=hi", "en", "आपके खाते को इसकी अनुमति नहीं है।"),
        ("", "hi-IN,hi;q=0.9", "आपके खाते को इसकी अनुमति नहीं है।"),
        ("ghar_language=en", "hi", "Your account may not do this."),
    ):
        tab = open_tab(cookies=cookies, language=language)
        await tab.call(RefusalProbe.act, value="")
        assert (await tab.of(RefusalProbe)).errors == {"": sentence}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (
            _database_says(psycopg.OperationalError("server closed the connection")),
            "database_unavailable",
        ),
        (PoolTimeout("QueuePool limit"), "database_unavailable"),
        (_database_says(psycopg.errors.QueryCanceled("statement timeout")), "took_too_long"),
        (_database_says(psycopg.errors.DeadlockDetected("deadlock")), "busy"),
    ],
)
async def test_a_database_that_is_away_or_slow_says_so(open_tab, error, code) -> None:
    _mood["raise"] = error
    tab = open_tab()
    await tab.call(RefusalProbe.act, value="typed")
    probe = await tab.of(RefusalProbe)
    assert (probe.refusal.code, probe.kept) == (code, "typed")
    assert probe.refusal.retry_after > 0
    assert "9845012318" not in probe.refusal.message


@pytest.mark.parametrize("handler", [RefusalProbe.act, RefusalProbe.stream])
async def test_a_mistake_of_ours_has_a_number_and_no_trace(open_tab, capfd, handler) -> None:
    _mood["raise"] = KeyError("+919845012318")
    tab = open_tab()
    await tab.call(handler, value="typed")
    refusal = (await tab.of(RefusalProbe)).refusal
    assert refusal.code == "our_mistake"
    number = refusal.message.split()[-1].strip(".")
    assert len(number) == 8
    assert "KeyError" not in refusal.message
    out = capfd.readouterr()
    assert number in out.out + out.err, "the log has the same number"


async def test_a_stranger_is_led_to_the_sign_in_page_and_back(open_tab, db) -> None:
    tab = open_tab(path="/listing/green-house?page=2")
    answer = await tab.call(MemberProbe.like)
    assert redirect_of(answer) == (
        "/login?next=%2Flisting%2Fgreen-house%3Fpage%3D2%26resume%3Dlike"
    )
    assert (await tab.of(MemberProbe)).done == 0


async def test_wrong_arguments_are_a_mistake_too(open_tab) -> None:
    tab = open_tab()
    await tab.call(RefusalProbe.act, nonsense=1)
    assert (await tab.of(RefusalProbe)).refusal.code == "our_mistake"
