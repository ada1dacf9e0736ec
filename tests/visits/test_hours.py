"""Weekly hours, and the times they leave."""

from datetime import date, datetime, time, timedelta

import pytest

from ghar_app.clock import IST, in_india
from ghar_app.models.visits.hours import Hours, hours_of
from ghar_app.models.visits.opening import own_week, set_agent_hours, set_hours
from ghar_app.models.visits.slots import SlotState, nearest_free, open_days
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.visits import agreed, at, visit

MONDAY = date(2026, 11, 23)


def test_starts_and_what_they_hold() -> None:
    hours = Hours({1: [(time(10), time(12)), (time(17, 15), time(18, 30))]})
    assert [f"{one:%H:%M}" for one in hours.starts(MONDAY)] == [
        "10:00",
        "10:30",
        "11:00",
        "17:15",
    ]
    assert list(hours.starts(date(2026, 11, 24))) == []
    assert hours.hold(datetime(2026, 11, 23, 11, tzinfo=IST))
    assert not hours.hold(datetime(2026, 11, 23, 11, 15, tzinfo=IST))
    assert not hours.hold(datetime(2026, 11, 23, 23, 30, tzinfo=IST))


async def test_the_home_then_its_agent_then_the_usual(db, owner, place, told) -> None:
    assert not (await hours_of(db, place)).said
    card, login = await agent(db, working_hours={"start": "10:00", "end": "13:00", "days": [2]})
    place.listing_agent_id = card.id
    await db.flush()
    assert (await hours_of(db, place)) == Hours({2: [(time(10), time(13))]})
    await set_hours(db, place, by=owner, week={6: [(time(15), time(18))]})
    assert (await hours_of(db, place)) == Hours({6: [(time(15), time(18))]})
    await set_hours(db, place, by=owner, week={})
    assert (await hours_of(db, place)).week.keys() == {2}
    await set_agent_hours(db, by=login, week={5: [(time(8), time(12))]})
    assert (await hours_of(db, place)) == Hours({5: [(time(8), time(12))]})
    with pytest.raises(NotFound):
        await set_agent_hours(db, by=owner, week={})
    await set_agent_hours(db, by=login, week={})
    card.working_hours = {"start": "late"}
    await db.flush()
    assert not (await hours_of(db, place)).said


async def test_windows_that_touch_become_one_and_bad_ones_are_refused(db, owner, place) -> None:
    week = {1: [(time(12), time(14)), (time(10), time(12)), (time(16), time(17))], 2: []}
    await set_hours(db, place, by=owner, week=week)
    assert await own_week(db, place) == {1: [(time(10), time(14)), (time(16), time(17))]}
    for windows, code in (
        ([(time(12), time(10))], "hours_backwards"),
        ([(time(12), time(12, 30))], "hours_too_short"),
        ([(time(n), time(n + 1)) for n in range(9, 19, 2)], "hours_too_many"),
    ):
        with pytest.raises(Refused) as caught:
            await set_hours(db, place, by=owner, week={3: windows})
        assert (caught.value.code, caught.value.field) == (code, "day3")


async def test_hours_are_set_by_who_is_in_charge_for_one_home_or_all(db, owner, place) -> None:
    second, gone = await home(db, owner), await home(db, owner, listing_status="archived")
    week = {7: [(time(9), time(12))]}
    with pytest.raises(NotFound):
        await set_hours(db, place, by=await person(db), week=week)
    assert await set_hours(db, place, by=owner, week=week, everywhere=True) == 2
    assert await own_week(db, second) == week
    assert await own_week(db, gone) == {}


async def test_taken_and_own_times(db, seeker, owner, place, told) -> None:
    await agreed(db, await person(db), place, owner, at=at(hour=10))
    await visit(db, await person(db), place, at=at(hour=12))
    mine = await visit(db, seeker, place, at=at(hour=15))
    now = in_india(at(days=0, hour=12, minute=10))
    _, days = await open_days(db, place, by=seeker, now=now)
    assert len(days) == 14
    # The first day's remainder: an hour before the end of the usual hours is the last start.
    assert [f"{one.at:%H:%M}" for one in days[0].slots][::9] == ["12:30", "17:00"]
    states = {f"{one.at:%H:%M}": one.state for one in days[2].slots}
    taken = [when for when, state in states.items() if state is SlotState.TAKEN]
    yours = [when for when, state in states.items() if state is SlotState.YOURS]
    assert taken == ["09:30", "10:00", "10:30"]
    assert yours == ["14:30", "15:00", "15:30"]
    assert states["12:00"] is SlotState.FREE
    _, moving = await open_days(db, place, by=seeker, now=now, ignoring=mine.id)
    assert all(one.state is not SlotState.YOURS for one in moving[2].slots)
    _, strangers = await open_days(db, place, by=None, now=now)
    assert sum(one.is_free for one in strangers[2].slots) == len(states) - 3


async def test_nearest_of_a_home_that_is_never_free(db, seeker, owner, place) -> None:
    far = at(days=40).isoweekday()
    await set_hours(db, place, by=owner, week={far: [(time(10), time(11))]})
    found = await nearest_free(db, place, by=seeker, to=at(), now=in_india(at(0)))
    assert 1 <= len(found) <= 3
    assert all(one - in_india(at(0)) < timedelta(days=15) for one in found)
