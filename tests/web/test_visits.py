"""Visits as calendar files."""

import pytest
from icalendar import Calendar

from ghar_app.clock import in_india, now
from tests.factories.identity import cookie_of, person
from tests.factories.listings import home
from tests.factories.visits import agreed, at, visit


@pytest.fixture
async def owner(db):
    return await person(db, full_name="Sunita Rao")


@pytest.fixture
async def seeker(db):
    return await person(db, full_name="Ananya Sen")


async def _get(visitor, db, who, path: str):
    headers = {"Cookie": await cookie_of(db, who)} if who else {}
    return await visitor.client.get(path, headers=headers)


async def test_a_visit_in_ones_calendar(db, seeker, owner, visitor) -> None:
    place = await home(db, owner, title="Sunlit flat", full_address="12, 100 Feet Road")
    one = await visit(db, seeker, place)
    path = f"/visits/{one.public_id}/visit.ics"
    answer = await _get(visitor, db, seeker, path)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "no-store" in answer.headers["cache-control"]
    asked = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (asked["status"], asked["location"]) == ("TENTATIVE", "Indiranagar, Bengaluru")
    assert "geo" not in asked

    await one.confirm(db, by=owner, time=one.scheduled_date, now=now())
    await db.flush()
    await db.refresh(one)
    for who in (seeker, owner):
        answer = await _get(visitor, db, who, path)
        entry = Calendar.from_ical(answer.content).walk("VEVENT")[0]
        assert entry["uid"] == asked["uid"]
        assert entry["status"] == "CONFIRMED"
        assert entry["location"] == "12, 100 Feet Road"
        assert entry["dtstart"].dt == one.scheduled_date
        assert (entry["dtend"].dt - entry["dtstart"].dt).seconds == 3600
        assert entry["summary"] == "Visit: Sunlit flat"
        assert len(entry.walk("VALARM")) == 1

    await one.cancel(db, by=owner, now=now())
    await db.flush()
    answer = await _get(visitor, db, seeker, path)
    entry = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (entry["status"], entry.walk("VALARM")) == ("CANCELLED", [])


async def test_a_whole_day_in_one_file(db, seeker, owner, visitor) -> None:
    first = await agreed(db, seeker, await home(db, owner), owner, at=at(3, 11))
    await visit(db, seeker, await home(db, owner), at=at(3, 9))
    await visit(db, seeker, await home(db, owner), at=at(4, 9))
    day = in_india(first.scheduled_date).date()
    answer = await _get(visitor, db, seeker, f"/visits/day/{day}.ics")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [entry["status"] for entry in found] == ["TENTATIVE", "CONFIRMED"]
    assert (await _get(visitor, db, owner, f"/visits/day/{day}.ics")).status_code == 404
    assert (await _get(visitor, db, seeker, "/visits/day/soon.ics")).status_code == 404


async def test_others_find_nothing(db, seeker, owner, visitor) -> None:
    one = await visit(db, seeker, await home(db, owner))
    path = f"/visits/{one.public_id}/visit.ics"
    assert (await _get(visitor, db, await person(db), path)).status_code == 404
    assert (await _get(visitor, db, None, path)).status_code == 401
    assert (await _get(visitor, db, seeker, "/visits/x/visit.ics")).status_code == 404
