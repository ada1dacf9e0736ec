"""A day of visits by a link: what it shows, that it ends, that it changes by itself."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from ghar_app.clock import in_india, now
from ghar_app.db import transaction
from ghar_app.models.visits.lists import of_day
from ghar_app.models.visits.sharing import end_sharing, open_share, share_day, shared_day
from ghar_app.refusals import NotFound, Refused
from state.live import _on_topic, unwatch
from state.visits.sharing import DayShare, SharedDayPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home
from tests.factories.visits import agreed, at, visit

DAY = in_india(at(3)).date()


async def _day(db):
    me, owner = await person(db, first_name="Asha"), await person(db, full_name="Sunita Rao")
    first = await home(db, owner, full_address="12 Lake Road, Indiranagar")
    second = await home(db, owner)
    await visit(db, me, second, at=at(3, 14))
    await agreed(db, me, first, owner, at=at(3, 11))
    await visit(db, me, await home(db, owner), at=at(5))
    return me, owner, first, second


async def test_the_link_shows_that_day_and_nothing_private(db, open_tab) -> None:
    me, owner, first, second = await _day(db)
    token = await share_day(db, by=me, day=DAY, at=now())
    assert token == await share_day(db, by=me, day=DAY, at=now())
    assert await open_share(db, by=owner, day=DAY) is None
    tab = open_tab(path=f"/visits/day/{token}")
    await tab.call(SharedDayPage.load)
    page = await tab.of(SharedDayPage)
    assert [one.title for one in page.visits] == [first.title, second.title]
    assert [one.status for one in page.visits] == ["Confirmed", "Waiting for an answer"]
    assert "Asha" in page.title
    told = str(tab.root.dict())
    for private in ("Sunita", owner.phone, "Lake Road", me.phone):
        assert private not in told
    await end_sharing(db, by=owner, day=DAY, at=now())
    assert (await shared_day(db, token)).first_name == "Asha", "only one's own"
    await end_sharing(db, by=me, day=DAY, at=now())
    await tab.call(SharedDayPage.renew)
    assert (page.phase, page.visits) == ("missing", [])
    again = await share_day(db, by=me, day=DAY, at=now())
    assert again != token
    for wrong in (token, "", "\x00", "x" * 5000):
        with pytest.raises(NotFound):
            await shared_day(db, wrong)
    me.is_active = False
    await db.flush()
    with pytest.raises(NotFound):
        await shared_day(db, again)


async def test_a_day_without_visits_has_no_link(db) -> None:
    me, *_ = await _day(db)
    with pytest.raises(Refused, match="nothing_to_share"):
        await share_day(db, by=me, day=DAY + timedelta(days=1), at=now())


async def test_it_is_shown_again_when_a_visit_changes(db, open_tab) -> None:
    me, owner, _, second = await _day(db)
    token = await share_day(db, by=me, day=DAY, at=now())
    tab = open_tab(path=f"/visits/day/{token}")
    await tab.call(SharedDayPage.load)
    page = await tab.of(SharedDayPage)
    assert ("tab", SharedDayPage) in _on_topic[f"visits:{me.id}"]
    waiting = (await of_day(db, by=me, since=at(3, 13), until=at(3, 20)))[0].visit
    await waiting.confirm(db, by=owner, time=waiting.scheduled_date, now=now())
    await tab.call(SharedDayPage.renew)
    assert [one.status for one in page.visits] == ["Confirmed", "Confirmed"]
    unwatch("tab", SharedDayPage)
    assert second.title == page.visits[1].title


async def test_two_presses_make_one_link(committed) -> None:
    async with transaction() as db:
        me, *_ = await _day(db)

    async def press() -> str:
        async with transaction() as db:
            return await share_day(db, by=me, day=DAY, at=now())

    assert len(set(await asyncio.gather(*(press() for _ in range(8))))) == 1
    async with transaction() as db:
        rows = await db.execute(text("SELECT count(*) FROM visit_day_shares"))
        assert rows.scalar_one() == 1


async def test_the_panel(db, open_tab) -> None:
    me, *_ = await _day(db)
    tab = open_tab(cookies=await cookie_of(db, me), path="/visits")
    await tab.call(DayShare.load)
    panel = await tab.of(DayShare)
    assert panel.days[0][0] == panel.day == DAY.isoformat()
    await tab.call(DayShare.share)
    assert panel.link.startswith("http")
    await tab.call(DayShare.choose, "nonsense")
    assert panel.errors["day"]
    await tab.call(DayShare.choose, DAY.isoformat())
    await tab.call(DayShare.end)
    assert (panel.link, panel.refusal.code) == ("", "")
