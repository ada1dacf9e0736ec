"""The states of sign-in, account, devices and outbox."""

from datetime import date

from fastapi import Response
from sqlmodel import select

from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.models.identity import AuditLog, AuthMethod, open_session
from ghar_app.models.identity.session.devices import devices, revoke_all_but
from ghar_app.settings import settings
from ghar_app.web.cookies import session_cookie
from ghar_app.web.last_sign_in import keep_way
from state.hydration import fill
from state.identity.account import AccountPage
from state.identity.devices import DevicesPage
from state.identity.login import LoginPage
from state.identity.outbox import OutboxPage
from state.shell import Shell
from tests.factories.identity import cookie_of, person
from tests.state.conftest import redirect_of
from tests.web.conftest import new_visitor, visitor  # noqa: F401 - fixtures

PHONE = "98450 12318"


async def test_the_page_shows_the_step_of_the_cookie(db, open_tab, visitor) -> None:  # noqa: F811
    tab = open_tab(path="/login?next=/saved")
    await tab.call(LoginPage.load)
    page = await tab.of(LoginPage)
    assert (page.view.ready, page.view.step, page.view.next) == (True, "identifier", "/saved")

    await visitor.post("/session/identify", identifier=PHONE, next="/saved")
    tab = open_tab(cookies=visitor.cookies, path="/login")
    await tab.call(LoginPage.load)
    page = await tab.of(LoginPage)
    assert (page.view.step, page.view.sent, page.view.shown) == ("code", "sms", "+91 98450 ••318")
    assert (page.view.typed, page.view.next, page.view.other) == (PHONE, "/saved", "email")
    assert 0 < page.view.resend_in <= 30

    await visitor.post("/session/verify", code="12")
    for path, step in (
        ("/login?with=password", "password"),
        ("/login?again=1", "identifier"),
        ("/login", "code"),
    ):
        tab = open_tab(cookies=visitor.cookies, path=path)
        await tab.call(LoginPage.load)
        page = await tab.of(LoginPage)
        assert page.view.step == step
        assert page.errors == {"code": "The code has 6 digits."}


async def test_the_step_cannot_be_chosen_before_it_is_open(open_tab) -> None:
    tab = open_tab(path="/login?with=password&next=//evil.example")
    await tab.call(LoginPage.load)
    view = (await tab.of(LoginPage)).view
    assert (view.step, view.next) == ("identifier", "/")


async def test_the_page_says_how_this_browser_signed_in_before(open_tab) -> None:
    fresh = open_tab(path="/login")
    await fresh.call(LoginPage.load)
    assert (await fresh.of(LoginPage)).view.last_time == ""
    for method in AuthMethod:
        answer = Response()
        keep_way(answer, method)
        cookie = answer.headers["set-cookie"].partition(";")[0]
        for language, word in (("en", "Last time"), ("hi", "पिछली बार")):
            tab = open_tab(cookies=cookie, path="/login", language=language)
            await tab.call(LoginPage.load)
            assert (await tab.of(LoginPage)).view.last_time.startswith(word)


async def test_the_account_is_shown_and_saved(db, open_tab) -> None:
    user = await person(db, email="asha@example.in")
    tab = open_tab(cookies=await cookie_of(db, user), path="/account")
    await tab.call(AccountPage.load)
    page = await tab.of(AccountPage)
    assert page.account.ready
    assert (page.account.email, page.account.email_confirmed) == ("asha@example.in", False)
    assert (page.account.phone_confirmed, page.account.born) == (True, "1994-03-09")

    seen = page.account.seen
    await tab.call(
        AccountPage.save, {"full_name": "Asha D. Rao", "date_of_birth": "1990-01-02", "seen": seen}
    )
    assert (page.errors, page.saved) == ({}, True)
    assert (page.account.full_name, page.account.born) == ("Asha D. Rao", "1990-01-02")
    assert (await tab.of(Shell)).viewer.first_name == "Asha"
    await db.refresh(user)
    assert (user.full_name, user.born_on) == ("Asha D. Rao", date(1990, 1, 2))


async def test_a_form_cannot_reach_other_columns(db, open_tab) -> None:
    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user))
    form = {
        "full_name": "Asha Rao",
        "role": "admin",
        "is_verified": "1",
        "agent_id": "1",
        "phone": "+911",
    }
    await tab.call(AccountPage.save, {**form, "date_of_birth": "1990-01-02"})
    await db.refresh(user)
    assert (await tab.of(AccountPage)).saved
    assert (user.role, user.agent_id) == ("user", None)
    assert user.phone != "+911"


async def test_what_cannot_be_saved_is_said_and_nothing_changes(db, open_tab) -> None:
    user = await person(db, full_name="Asha Rao")
    tab = open_tab(cookies=await cookie_of(db, user))
    page = await tab.of(AccountPage)
    for form, field in (
        ({"full_name": "A", "date_of_birth": "1990-01-02"}, "full_name"),
        ({"full_name": "Asha", "date_of_birth": "31/12/1990"}, "date_of_birth"),
        ({"full_name": "Asha", "date_of_birth": "1990-02-31"}, "date_of_birth"),
        (
            {
                "full_name": "Asha",
                "date_of_birth": "1990-01-02",
                "seen": "2020-01-01T00:00:00+00:00",
            },
            "",
        ),
        ({"full_name": "Asha", "date_of_birth": "1990-01-02", "seen": "x"}, ""),
        ({}, "full_name"),
    ):
        await tab.call(AccountPage.save, form)
        assert list(page.errors) == [field], form
        assert not page.saved
    await db.refresh(user)
    assert user.full_name == "Asha Rao"


async def test_the_theme_is_remembered(db, open_tab) -> None:
    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user))
    await tab.call(AccountPage.choose_theme, "dark")
    await db.refresh(user)
    assert user.preferences == {"theme": "dark"}
    await tab.call(AccountPage.choose_theme, "sepia")
    assert (await tab.of(AccountPage)).refusal.code == "theme_unknown"


async def test_what_came_of_a_password_form_is_told_once(db, open_tab, visitor) -> None:  # noqa: F811
    user = await person(db)
    token = await open_session(db, user, auth_method=AuthMethod.PHONE_OTP)
    visitor.client.cookies.set(session_cookie(), token)
    await visitor.post("/session/set-password", password="short")
    tab = open_tab(cookies=visitor.cookies, path="/account")
    await tab.call(AccountPage.load)
    assert list((await tab.of(AccountPage)).errors) == ["password"]

    await visitor.post("/session/set-password", password="rain on the tin roof")
    tab = open_tab(cookies=visitor.cookies, path="/account")
    await tab.call(AccountPage.load)
    page = await tab.of(AccountPage)
    assert (page.errors, page.notice) == ({}, "password_saved")
    assert (page.account.has_password, page.account.asks_current) == (True, False)


async def test_a_revoked_device_is_out_on_its_next_click(db, open_tab) -> None:
    user = await person(db)
    here = open_tab(cookies=await cookie_of(db, user), path="/account/devices")
    there = open_tab(cookies=await cookie_of(db, user), path="/account")
    await here.call(DevicesPage.load)
    page = await here.of(DevicesPage)
    assert [view.is_this for view in page.devices].count(True) == 1
    assert len(page.devices) == 2
    assert await there.call(AccountPage.load) is None

    other = next(view for view in page.devices if not view.is_this)
    await here.call(DevicesPage.revoke, other.id)
    assert [view.is_this for view in page.devices] == [True]
    assert page.notice.endswith("is signed out.")
    assert redirect_of(await there.call(AccountPage.load)) == "/login?next=%2Faccount"
    assert (await db.exec(select(AuditLog.action))).all() == ["session.revoked"]


async def test_whoever_is_out_is_shown_the_form(db, open_tab) -> None:
    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user), path="/login?next=%2Faccount")
    shell = await tab.of(Shell)
    await fill(shell)
    await tab.call(LoginPage.load)
    assert shell.viewer.signed_in
    await revoke_all_but(db, user, None)
    await tab.call(LoginPage.load)
    assert not shell.viewer.signed_in
    assert shell.csrf


async def test_others_devices_cannot_be_revoked(db, open_tab) -> None:
    mine, theirs = await person(db), await person(db)
    await cookie_of(db, theirs)
    [foreign] = await devices(db, theirs)
    tab = open_tab(cookies=await cookie_of(db, mine))
    for device in (str(foreign.id), "nonsense", ""):
        await tab.call(DevicesPage.revoke, device)
        assert (await tab.of(DevicesPage)).refusal.code == "device_not_found"
    await db.refresh(foreign)
    assert not foreign.is_revoked


async def test_all_others_are_signed_out_at_once(db, open_tab) -> None:
    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user))
    for _ in range(2):
        await cookie_of(db, user)
    await tab.call(DevicesPage.revoke_others)
    page = await tab.of(DevicesPage)
    assert (len(page.devices), page.notice) == (1, "2 devices were signed out.")


async def test_the_outbox_is_there_in_development_only(db, open_tab, monkeypatch) -> None:
    db.add(OutboxMessage(channel="sms", recipient="+919845012318", body="x", code="482716"))
    await db.flush()
    tab = open_tab()
    await tab.call(OutboxPage.load)
    page = await tab.of(OutboxPage)
    assert [message.code for message in page.messages] == ["482716"]

    monkeypatch.setattr(settings(), "outbox", False)
    await tab.call(OutboxPage.load)
    assert (page.messages, page.refusal.code) == ([], "page_not_found")


async def test_single_letter_shortcuts_are_a_choice(db, open_tab) -> None:
    user = await person(db)
    tab = open_tab(cookies=await cookie_of(db, user))
    shell = await tab.of(Shell)
    for on in (False, True):
        await tab.call(AccountPage.choose_shortcuts, on)
        assert shell.viewer.shortcuts is on
        await db.refresh(user)
        assert user.preferences["shortcuts"] is on
