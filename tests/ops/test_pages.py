"""The admins' pages: numbers that equal their lists, people, the audit log; never for others."""

import pytest

from ghar_app.clock import now
from ghar_app.models.listings.reporting import report
from ghar_app.models.ops.people import Wanted, count_people, people
from ghar_app.refusals import NotFound, Refused
from state.ops.audit import AuditPage
from state.ops.home import AdminHome
from state.ops.people import PeoplePage
from state.ops.person import PersonPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home
from tests.factories.visits import visit
from tests.state.conftest import open_tab, redirect_of

__all__ = ["open_tab"]


async def test_numbers_are_those_of_their_lists(db, open_tab) -> None:
    admin, seeker = await person(db, "admin"), await person(db)
    online = await home(db)
    await home(db, listing_status="pending_review", moderation_status="pending_review")
    await report(db, online, by=seeker, reason="spam", at=now())
    await report(db, online, by=await person(db), reason="spam", at=now())
    await visit(db, seeker, online)
    await person(db, is_active=False)
    tab = open_tab(await cookie_of(db, admin), "/admin")
    await tab.call(AdminHome.load)
    shown = (await tab.of(AdminHome)).numbers
    assert (shown.online, shown.waiting, shown.reported) == ("1", "1", "1")
    assert (shown.suspended, shown.failed) == ("1", "0")
    everybody = await count_people(db, by=admin, wanted=Wanted())
    assert shown.people == str(everybody) == str(len(await people(db, by=admin, wanted=Wanted())))


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(text="zubeida"),
        Wanted(text="Zubeida.Q@ghar"),
        Wanted(text="98123 45670"),
        Wanted(role="agent"),
        Wanted(standing="suspended"),
        Wanted(phone="no"),
        Wanted(text="zubeida", role="agent", seed="no", assigned="no"),
    ],
    ids=str,
)
async def test_somebody_is_found(db, wanted: Wanted) -> None:
    admin = await person(db, "admin")
    for _ in range(3):
        await person(db)
    her = await person(
        db,
        "agent",
        full_name="Zubeida Quadri",
        email="zubeida.q@ghar.test",
        phone="+919812345670",
        is_active=False,
        phone_verified=False,
    )
    assert [row.id for row in await people(db, by=admin, wanted=wanted)] == [her.id]
    assert await count_people(db, by=admin, wanted=wanted) == 1


async def test_wild_signs_and_unknown_words_find_nobody(db) -> None:
    admin = await person(db, "admin")
    for wanted in (Wanted(text="%"), Wanted(text="_"), Wanted(role="king"), Wanted(text="9")):
        assert await people(db, by=admin, wanted=wanted) == []
    with pytest.raises(Refused, match="not_allowed"):
        await people(db, by=await person(db), wanted=Wanted())


async def test_pages_of_people_do_not_overlap(db, open_tab) -> None:
    admin = await person(db, "admin")
    for _ in range(45):
        await person(db)
    tab = open_tab(await cookie_of(db, admin), "/admin/people")
    await tab.call(PeoplePage.load)
    page = await tab.of(PeoplePage)
    assert (len(page.lines), page.has_more) == (30, True)
    await tab.call(PeoplePage.more)
    assert len({line.id for line in page.lines}) == len(page.lines) == 46
    assert not page.has_more
    answer = await tab.call(PeoplePage.narrow, {"text": " asha ", "role": "", "x": "y"})
    assert redirect_of(answer) == "/admin/people?text=asha"


async def test_an_account_is_suspended_with_a_reason_and_the_log_says_so(db, open_tab) -> None:
    admin, user = await person(db, "admin"), await person(db, full_name="Imran Sheikh")
    cookie = await cookie_of(db, admin)
    tab = open_tab(cookie, f"/admin/people/{user.public_id}")
    await tab.call(PersonPage.load)
    page = await tab.of(PersonPage)
    assert (page.person.name, page.person.standing, page.moments) == ("Imran Sheikh", "active", [])
    await tab.call(PersonPage.ask, "suspend")
    await tab.call(PersonPage.act, {"reason": " "})
    assert (page.asking, page.refusal.field) == ("suspend", "reason")
    await tab.call(PersonPage.act, {"reason": "Fake adverts"})
    assert (page.asking, page.person.standing) == ("", "suspended")
    assert "Fake adverts" in page.moments[0].note
    await tab.call(PersonPage.ask, "role")
    await tab.call(PersonPage.act, {"reason": "x", "role": "admin"})
    assert page.refusal.code == "needs_super_admin"

    log = open_tab(cookie, "/admin/audit?action=user")
    await log.call(AuditPage.load)
    trail = await log.of(AuditPage)
    assert [one.act for one in trail.acts] == ["Account suspended"]
    await log.call(AuditPage.check)
    assert (trail.is_whole, trail.verdict) == (True, "The chain is whole: 1 row.")


async def test_nobody_behind_an_address(db, open_tab) -> None:
    admin = await person(db, "admin")
    for address in ("rubbish", "00000000-0000-4000-8000-000000000000"):
        tab = open_tab(await cookie_of(db, admin), f"/admin/people/{address}")
        await tab.call(PersonPage.load)
        assert (await tab.of(PersonPage)).refusal.code == NotFound("person").code
