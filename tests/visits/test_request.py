"""Asking for a visit: who may, when, and what comes of asking twice."""

from datetime import UTC, time, timedelta

import pytest
from sqlmodel import col, select

from ghar_app.clock import IST, in_india, now
from ghar_app.models.identity import Agent
from ghar_app.models.visits import Visit, VisitEvent, VisitStatus
from ghar_app.models.visits.lists import clashes
from ghar_app.models.visits.opening import set_hours
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.visits import agreed, at, visit


async def refused(code: str, doing) -> Refused:
    with pytest.raises(Refused) as caught:
        await doing
    assert caught.value.code == code
    return caught.value


async def test_a_request_waits_for_the_owner(db, seeker, owner, place, told) -> None:
    made = await visit(db, seeker, place, wishes="  Two of us.  ")
    assert (made.status, made.proposed_by) == (VisitStatus.SCHEDULED, "visitor")
    assert made.special_requirements == "Two of us."
    assert made.ends_at - made.scheduled_date == timedelta(minutes=60)
    events = (await db.exec(select(VisitEvent).where(VisitEvent.visit_id == made.id))).all()
    assert [(one.from_status, one.to_status, one.actor_id) for one in events] == [
        (None, "scheduled", seeker.id)
    ]
    assert told.take() == {("visit_requested", owner.id)}


async def test_a_time_without_a_zone_is_indias(db, seeker, place, told) -> None:
    naive = at().replace(tzinfo=None)
    made = await visit(db, seeker, place, at=naive)
    assert made.scheduled_date == naive.replace(tzinfo=IST).astimezone(UTC)


async def test_past_and_far_times_are_refused(db, seeker, place, told) -> None:
    moment = now()
    for wrong, code in (
        (moment - timedelta(minutes=1), "visit_in_past"),
        (moment, "visit_in_past"),
        (moment + timedelta(days=91), "visit_too_far"),
    ):
        found = await refused(code, visit(db, seeker, place, at=wrong, now=moment))
        assert found.field == "slot"
    assert (await visit(db, seeker, place, at=moment + timedelta(days=90), now=moment)).id


async def test_asking_twice_for_a_time_is_one_visit(db, seeker, place, told) -> None:
    first = await visit(db, seeker, place)
    told.take()
    again = await visit(db, seeker, place)
    assert again.id == first.id
    assert told.take() == set()


async def test_a_meeting_time_is_refused_with_three_free_ones(db, seeker, place, told) -> None:
    await visit(db, seeker, place, at=at(hour=11))
    found = await refused("visit_conflict", visit(db, seeker, place, at=at(hour=11, minute=30)))
    nearest = found.details["nearest"]
    assert [f"{in_india(one):%H:%M}" for one in nearest] == ["10:00", "12:00", "12:30"]
    # Right after the other is no conflict.
    await visit(db, seeker, place, at=at(hour=12))


async def test_other_homes_and_other_people_never_conflict(db, seeker, owner, place, told) -> None:
    first = await agreed(db, seeker, place, owner)
    other = await visit(db, await person(db), place)
    elsewhere = await visit(db, seeker, await home(db))
    assert len({first.id, other.id, elsewhere.id}) == 3
    assert [one.visit.id for one in await clashes(db, elsewhere)] == [first.id]
    assert await clashes(db, other) == []


async def test_a_cancelled_time_is_free_again(db, seeker, place, told) -> None:
    first = await visit(db, seeker, place)
    await first.cancel(db, by=seeker, now=now())
    assert (await visit(db, seeker, place)).id != first.id


async def test_owners_strangers_and_hidden_homes(db, seeker, owner, place, told) -> None:
    await refused("visit_own_home", visit(db, owner, place))
    draft = await home(db, owner, listing_status="draft")
    await refused("visit_home_gone", visit(db, seeker, draft))
    newcomer = await person(db, full_name=None, date_of_birth=None)
    await refused("gate_profile_completion", visit(db, newcomer, place))
    suspended = await person(db, is_active=False)
    await refused("account_inactive", visit(db, suspended, place))
    assert (await db.exec(select(Visit))).first() is None


async def test_hours_that_were_said_are_kept(db, seeker, owner, place, told) -> None:
    day = at(days=3)
    await set_hours(db, place, by=owner, week={day.isoweekday(): [(time(10), time(12))]})
    for hour, minute in ((9, 30), (11, 30), (12, 0)):
        wrong = at(days=3, hour=hour, minute=minute)
        found = await refused("visit_outside_hours", visit(db, seeker, place, at=wrong))
        assert len(found.details["nearest"]) == 3
    await refused("visit_outside_hours", visit(db, seeker, place, at=at(days=4)))
    assert (await visit(db, seeker, place, at=at(days=3, hour=11))).id


async def test_hours_that_nobody_said_bind_nobody(db, seeker, place, told) -> None:
    assert (await visit(db, seeker, place, at=at(hour=20))).id


async def test_the_agent_of_the_listing_is_told_too(db, seeker, owner, told) -> None:
    card, login = await agent(db)
    place = await home(db, owner, listing_agent_id=card.id)
    monday = at(days=8 - at(days=0).isoweekday())
    made = await visit(db, seeker, place, at=monday)
    assert made.agent_id == card.id
    assert told.take() == {("visit_requested", owner.id), ("visit_requested", login.id)}
    sunday = at(days=14 - at(days=0).isoweekday())
    await refused("visit_outside_hours", visit(db, seeker, place, at=sunday))


async def test_the_least_loaded_agent_is_assigned_once(db, seeker, place, told) -> None:
    busy, _ = await agent(db, name="Busy", user_satisfaction_rating=5)
    full, _ = await agent(db, name="Full", max_users=0)
    away, _ = await agent(db, name="Away", is_available=False)
    rated, _ = await agent(db, name="Rated", user_satisfaction_rating=4.5)
    plain, _ = await agent(db, name="Plain", user_satisfaction_rating=4)
    await person(db, agent_id=busy.id)
    made = await visit(db, seeker, place)
    assert (made.agent_id, seeker.agent_id) == (rated.id, rated.id)
    again = await visit(db, seeker, place, at=at(days=5))
    assert again.agent_id == rated.id
    await db.refresh(rated)
    assert rated.total_users_assigned == 1
    other = await visit(db, await person(db), place)
    assert other.agent_id == plain.id
    assert {full.total_users_assigned, away.total_users_assigned} == {0}


async def test_without_agents_a_visit_has_none(db, seeker, place, told) -> None:
    for one in (await db.exec(select(Agent).where(col(Agent.is_active)))).all():
        one.is_active = False
    assert (await visit(db, seeker, place)).agent_id is None
