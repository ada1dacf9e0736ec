"""Onboarding: each step is kept, another device goes on, and one comes back to where one was."""

import pytest

from ghar_app.models.identity.welcoming import Standing, standing
from state.identity.welcome import WelcomePage
from tests.factories.identity import cookie_of, person
from tests.state.conftest import redirect_of

NOBODY_YET = {"full_name": None, "first_name": None, "date_of_birth": None}


async def _open(db, open_tab, me, path: str = "/welcome"):
    tab = open_tab(cookies=await cookie_of(db, me), path=path)
    answer = await tab.call(WelcomePage.load)
    return tab, await tab.of(WelcomePage), answer


async def test_from_the_first_question_to_the_search(db, open_tab) -> None:
    me = await person(db, **NOBODY_YET)
    tab, page, _ = await _open(db, open_tab, me)
    assert (page.step, page.said.states) == ("name", ("now", "next", "next", "next"))
    for form, field in (
        ({"full_name": "A", "date_of_birth": "1990-01-02"}, "full_name"),
        ({"full_name": "Asha Rao", "date_of_birth": ""}, "date_of_birth"),
        ({"full_name": "Asha Rao", "date_of_birth": "2015-01-02"}, "date_of_birth"),
        ({"full_name": "Asha Rao", "date_of_birth": "2/1/1990"}, "date_of_birth"),
    ):
        await tab.call(WelcomePage.name, form)
        assert (list(page.errors), page.step) == ([field], "name")
    await tab.call(WelcomePage.skip)
    assert (page.step, page.refusal.code) == ("name", "person_name_needed")
    await tab.call(WelcomePage.name, {"full_name": "Asha Rao", "date_of_birth": "1990-01-02"})
    assert page.step == "picture"

    other, second, _ = await _open(db, open_tab, me)
    assert (second.step, second.said.full_name) == ("picture", "Asha Rao"), "another device goes on"
    await other.call(WelcomePage.picture)
    await other.call(WelcomePage.purpose, {})
    assert second.errors["purpose"]
    await other.call(WelcomePage.purpose, {"purpose": "find"})
    assert second.step == "place"
    await other.call(WelcomePage.back, "purpose")
    assert (second.step, second.said.purpose) == ("purpose", "find")
    await other.call(WelcomePage.purpose, {"purpose": "find"})
    await other.call(WelcomePage.place, {"city": "Atlantis"})
    assert second.errors["city"]
    answer = await other.call(WelcomePage.place, {"city": "Pune"})
    assert redirect_of(answer) == "/search?purpose=rent&city=Pune"
    await db.refresh(me)
    assert (await standing(db, me)).step is None
    _, _, again = await _open(db, open_tab, me)
    assert redirect_of(again) == "/search?purpose=rent&city=Pune"
    assert me.gate().is_open


@pytest.mark.parametrize(
    ("purpose", "target"), [("rent_out", "/post"), ("show", "/desk"), ("find", "/")]
)
async def test_steps_may_be_left_out_and_where_one_lands(db, open_tab, purpose, target) -> None:
    me = await person(db)
    tab, page, _ = await _open(db, open_tab, me)
    assert page.step == "picture", "who has a name is not asked for it"
    await tab.call(WelcomePage.skip)
    await tab.call(WelcomePage.purpose, {"purpose": purpose})
    assert redirect_of(await tab.call(WelcomePage.skip)) == target
    assert await standing(db, me) == Standing(
        None, ("name", "picture", "purpose", "place"), purpose, ""
    )


async def test_one_comes_back_to_what_was_half_done(db, open_tab) -> None:
    me = await person(db)
    path = "/welcome?next=%2Flisting%2Fx%3Fresume%3Dlike"
    tab, _, _ = await _open(db, open_tab, me, path.replace("%2F", "/").replace("%3F", "%3F"))
    for _ in range(2):
        await tab.call(WelcomePage.skip)
    assert redirect_of(await tab.call(WelcomePage.skip)).startswith("/listing/x")
    evil, _, _ = await _open(db, open_tab, await person(db), "/welcome?next=//evil.example")
    for _ in range(2):
        await evil.call(WelcomePage.skip)
    assert redirect_of(await evil.call(WelcomePage.skip)) == "/"
