"""The dialog in which phone or email is changed."""

from sqlmodel import col, select

from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.web.limits import forget_limits
from state.identity.account import AccountPage
from state.identity.contact import ContactChange
from state.shell import Shell
from tests.factories.identity import cookie_of, person


async def _tab(db, open_tab, **columns):
    forget_limits()
    me = await person(db, **columns)
    tab = open_tab(cookies=await cookie_of(db, me), path="/account")
    await tab.call(AccountPage.load)
    return me, tab, await tab.of(ContactChange)


async def _code(db, to: str) -> str:
    query = select(OutboxMessage.code).where(OutboxMessage.recipient == to)
    return (await db.exec(query.order_by(col(OutboxMessage.id).desc()))).first() or ""


async def test_from_the_dialog_to_the_page(db, open_tab) -> None:
    me, tab, dialog = await _tab(db, open_tab)
    await tab.call(ContactChange.begin, "email")
    await tab.call(ContactChange.send, {"address": "98450 12318"})
    assert dialog.errors["address"].startswith("Enter an email address")
    assert (dialog.typed, dialog.asks_code) == ("98450 12318", False)
    await tab.call(ContactChange.send, {"address": "asha@@example"})
    assert dialog.errors["address"]
    await tab.call(ContactChange.send, {"address": "Asha@example.in"})
    assert (dialog.asks_code, dialog.shown, dialog.errors) == (True, "asha@example.in", {})
    assert 0 < dialog.resend_in <= 30
    await tab.call(ContactChange.send, {})
    assert "code" in dialog.errors[""] or dialog.refusal.code == "code_too_soon"
    for typed in ("", "12", "abc", "x" * 10_000):
        await tab.call(ContactChange.prove, {"code": typed})
        assert dialog.errors["code"], typed
        assert dialog.asks_code
    answer = await tab.call(ContactChange.prove, {"code": await _code(db, "asha@example.in")})
    assert answer is not None
    page = await tab.of(AccountPage)
    assert (page.account.email, page.account.email_confirmed) == ("asha@example.in", True)
    assert (dialog.kind, (await tab.of(Shell)).viewer.signed_in) == ("", True)
    await db.refresh(me)
    assert me.email == "asha@example.in"


async def test_an_address_that_was_taken_meanwhile_is_asked_for_again(db, open_tab) -> None:
    me, tab, dialog = await _tab(db, open_tab)
    await tab.call(ContactChange.begin, "email")
    await tab.call(ContactChange.send, {"address": "asha@example.in"})
    await person(db, email="asha@example.in")
    await tab.call(ContactChange.prove, {"code": await _code(db, "asha@example.in")})
    assert (dialog.refusal.code, dialog.asks_code) == ("contact_taken", False)
    assert dialog.typed == "asha@example.in"
    await db.refresh(me)
    assert me.email is None
