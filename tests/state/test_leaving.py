"""The page on which an account is deleted."""

from ghar_app.models.identity import open_session
from ghar_app.web.cookies import session_cookie
from state.identity.leaving import LeavePage
from tests.factories.identity import cookie_of, person
from tests.state.conftest import redirect_of
from tests.web.conftest import new_visitor, visitor  # noqa: F401 - fixtures


async def test_a_stranger_signs_in_first_and_a_person_sees_how_they_prove_it(db, open_tab) -> None:
    tab = open_tab(path="/account/leave")
    events = await tab.call(LeavePage.load)
    assert redirect_of(events).startswith("/login")
    assert not (await tab.of(LeavePage)).view.ready

    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user), path="/account/leave")
    await tab.call(LeavePage.load)
    view = (await tab.of(LeavePage)).view
    assert (view.ready, view.homes, view.visits) == (True, 0, 0)
    assert (view.has_password, view.code_to) == (False, "sms")


async def test_what_came_of_the_form_is_shown(db, open_tab, visitor) -> None:  # noqa: F811
    user = await person(db, password="rain on the tin roof")
    visitor.client.cookies.set(session_cookie(), await open_session(db, user))
    await visitor.post("/session/leave", word="no")
    tab = open_tab(cookies=visitor.cookies, path="/account/leave")
    await tab.call(LeavePage.load)
    assert list((await tab.of(LeavePage)).errors) == ["word"]
