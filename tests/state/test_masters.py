"""The lists that moderators keep, on screen; and the homes that were reported."""

from ghar_app.clock import now
from ghar_app.models.listings.reporting import report
from state.listings.masters import MastersPage
from state.listings.moderation.home import ModerationHomePage
from state.listings.moderation.reports import ReportsPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import amenity, equip, home
from tests.state.conftest import redirect_of

PUNE = {
    "name": "Pune",
    "state": "Maharashtra",
    "latitude": "18.52",
    "longitude": "73.85",
    "aliases": "Poona",
}


async def opened(db, open_tab, path, *, role="admin", language="en"):
    cookies = await cookie_of(db, await person(db, role))
    tab = open_tab(cookies=cookies, path=path, language=language)
    await tab.call(MastersPage.load)
    return tab, await tab.of(MastersPage)


async def test_cities_and_their_localities(db, open_tab):
    tab, page = await opened(db, open_tab, "/admin/masters")
    await tab.call(MastersPage.begin, "")
    await tab.call(MastersPage.save, {**PUNE, "latitude": "north"})
    assert page.errors["latitude"]
    assert (page.editing, page.entry.name) == (True, "Pune")
    await tab.call(MastersPage.save, PUNE)
    assert (page.editing, page.done) == (False, "Pune is saved.")
    assert [(one.name, one.aliases, one.used) for one in page.entries] == [("Pune", "Poona", "0")]
    tab, page = await opened(db, open_tab, "/admin/masters?list=areas", language="hi")
    await tab.call(MastersPage.begin, "")
    area = {"name": "Baner", "pincode": "411045", "kind": "mixed", "popular": "on"}
    await tab.call(MastersPage.save, {**area, "latitude": "18.55", "longitude": "73.78"})
    assert [(one.name, one.kind_text, one.popular) for one in page.entries] == [
        ("Baner", "मिला-जुला", True)
    ]
    await tab.call(MastersPage.offer, page.entries[0].id, False)
    assert not page.entries[0].offered
    answer = await tab.call(MastersPage.narrow, {"like": "ban"})
    assert redirect_of(answer).endswith("&like=ban")


async def test_amenities_are_merged(db, open_tab):
    gym, fitness = await amenity(db, "Gym"), await amenity(db, "Fitness centre")
    await equip(db, await home(db), fitness)
    tab, page = await opened(db, open_tab, "/admin/masters?list=amenities")
    await tab.call(MastersPage.begin_merge, str(fitness.id))
    assert page.into_options == [(str(gym.id), "Gym")]
    await tab.call(MastersPage.merge, {"into": str(gym.id)})
    assert page.done == "Fitness centre is merged; 1 home was changed."
    assert [(one.name, one.aliases, one.used) for one in page.entries] == [
        ("Gym", "Fitness centre", "1")
    ]


async def test_who_only_reads_changes_nothing(db, open_tab):
    tab, page = await opened(db, open_tab, "/admin/masters", role="employee")
    assert not page.can_change
    await tab.call(MastersPage.save, PUNE)
    assert page.refusal.code == "not_allowed"
    await tab.call(MastersPage.offer, "1", False)
    assert page.refusal.code == "not_allowed"


async def test_reports_lead_to_the_home_and_are_dismissed_there(db, open_tab):
    one = await home(db, title="Reported home")
    for _ in range(3):
        await report(db, one, by=await person(db), reason="spam", note="Fake", at=now())
    cookies = await cookie_of(db, await person(db, "admin"))
    tab = open_tab(cookies=cookies, path="/admin/reports")
    await tab.call(ReportsPage.load)
    (line,) = (await tab.of(ReportsPage)).homes
    assert (line.title, line.people, line.reasons) == ("Reported home", "3 people", ["Spam"])
    tab = open_tab(cookies=cookies, path=line.href)
    await tab.call(ModerationHomePage.load)
    page = await tab.of(ModerationHomePage)
    assert (len(page.case.reports), page.case.is_held_back) == (3, True)
    await tab.call(ModerationHomePage.dismiss_reports)
    assert (page.case.reports, page.case.is_live) == ([], True)
