"""The two sides: who confirms what, other times, calling off, the end of it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.identity import AuditLog
from ghar_app.models.visits import Visit, VisitEvent, VisitStatus
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.visits import agreed, at, visit


async def refused(code: str, doing) -> Refused:
    with pytest.raises(Refused) as caught:
        await doing
    assert caught.value.code == code
    return caught.value


def confirm(db, one: Visit, by):
    return one.confirm(db, by=by, time=one.scheduled_date, now=now())


async def test_only_the_other_side_confirms(db, seeker, owner, place, told) -> None:
    one = await visit(db, seeker, place)
    told.take()
    await refused("visit_other_side_confirms", confirm(db, one, seeker))
    await confirm(db, one, owner)
    assert one.status == VisitStatus.CONFIRMED
    assert told.take() == {("visit_confirmed", owner.id), ("visit_confirmed", seeker.id)}
    await confirm(db, one, owner)
    assert told.take() == set()


async def test_a_new_time_is_confirmed_by_who_did_not_name_it(
    db, seeker, owner, place, told
) -> None:
    one = await agreed(db, seeker, place, owner)
    told.take()
    first = one.scheduled_date
    await one.reschedule(db, by=owner, to=at(days=3), now=now(), reason="The keys come later.")
    assert (one.status, one.proposed_by, one.rescheduled_from) == ("rescheduled", "host", first)
    assert told.take() == {("visit_rescheduled", seeker.id)}
    await refused("visit_other_side_confirms", confirm(db, one, owner))
    await one.reschedule(db, by=seeker, to=at(days=4), now=now())
    assert told.take() == {("visit_rescheduled", owner.id)}
    await refused("visit_other_side_confirms", confirm(db, one, seeker))
    await confirm(db, one, owner)
    events = (
        await db.exec(
            select(VisitEvent).where(VisitEvent.visit_id == one.id).order_by(VisitEvent.id)
        )
    ).all()
    assert [one.to_status for one in events] == [
        "scheduled",
        "confirmed",
        "rescheduled",
        "rescheduled",
        "confirmed",
    ]
    assert events[2].note == "The keys come later."


async def test_a_time_that_moved_meanwhile_is_not_confirmed(db, seeker, owner, place, told) -> None:
    one = await visit(db, seeker, place)
    seen = one.scheduled_date
    await one.reschedule(db, by=seeker, to=at(days=5), now=now())
    await refused("visit_time_changed", one.confirm(db, by=owner, time=seen, now=now()))
    assert one.status == VisitStatus.RESCHEDULED


async def test_naming_the_same_time_again(db, seeker, owner, place, told) -> None:
    one = await visit(db, seeker, place)
    told.take()
    await one.reschedule(db, by=seeker, to=one.scheduled_date, now=now())
    assert (one.status, told.take()) == (VisitStatus.SCHEDULED, set())
    found = await refused(
        "visit_same_time", one.reschedule(db, by=owner, to=one.scheduled_date, now=now())
    )
    assert found.field == "slot"


async def test_a_new_time_must_not_meet_another_visit(db, seeker, owner, place, told) -> None:
    await visit(db, seeker, place, at=at(hour=10))
    second = await visit(db, seeker, place, at=at(hour=14))
    found = await refused(
        "visit_conflict",
        second.reschedule(db, by=seeker, to=at(hour=10, minute=30), now=now()),
    )
    assert len(found.details["nearest"]) == 3


async def test_a_visit_moves_by_less_than_its_length(db, seeker, place, told) -> None:
    one = await visit(db, seeker, place)
    await one.reschedule(db, by=seeker, to=at(hour=10, minute=30), now=now())
    assert one.scheduled_date == at(hour=10, minute=30)


async def test_whose_time_has_passed_is_not_confirmed(db, seeker, owner, place, told) -> None:
    one = await visit(db, seeker, place)
    late = one.scheduled_date + timedelta(minutes=1)
    await refused("visit_time_passed", one.confirm(db, by=owner, time=one.scheduled_date, now=late))


@pytest.mark.parametrize("who", ["seeker", "owner"])
async def test_either_side_calls_off_once(who, db, seeker, owner, place, told) -> None:
    one = await agreed(db, seeker, place, owner)
    by, other = (seeker, owner) if who == "seeker" else (owner, seeker)
    told.take()
    await one.cancel(db, by=by, now=now(), reason="Ill.")
    assert (one.status, one.cancellation_reason) == ("cancelled", "Ill.")
    assert told.take() == {("visit_cancelled", other.id)}
    await one.cancel(db, by=other, now=now())
    assert (one.cancellation_reason, told.take()) == ("Ill.", set())
    await refused("visit_is_cancelled", confirm(db, one, owner))
    await refused("visit_is_cancelled", one.reschedule(db, by=by, to=at(days=6), now=now()))
    await refused("visit_is_cancelled", one.complete(db, by=owner, now=now()))


async def test_the_host_completes_and_the_visitor_says_what_it_was_like(
    db, seeker, owner, place, told
) -> None:
    one = await agreed(db, seeker, place, owner)
    told.take()
    await refused("visit_host_only", one.complete(db, by=seeker, now=now()))
    early = one.give_feedback(db, by=seeker, words="Nice.")
    await refused("visit_not_over", early)
    moment = now()
    await one.complete(db, by=owner, now=moment)
    await one.complete(db, by=owner, now=now())
    assert (one.status, one.actual_date) == ("completed", moment)
    assert told.take() == {("visit_completed", seeker.id)}
    await one.give_feedback(db, by=seeker, words=" Bright. ", interest="high")
    await one.give_feedback(db, by=seeker, words="Bright, slow lift.", interest="medium")
    assert (one.visitor_feedback, one.interest_level) == ("Bright, slow lift.", "medium")
    await refused("visit_no_interest", one.give_feedback(db, by=seeker, words="", interest="x"))
    long = one.give_feedback(db, by=seeker, words="x" * 2001)
    assert (await refused("visit_words_too_long", long)).field == "words"
    await refused("visit_visitor_only", one.give_feedback(db, by=owner, words="x"))
    await refused("visit_host_only", one.keep_notes(db, by=seeker, words="x"))
    await one.keep_notes(db, by=owner, words="Asked for parking.", follow_up_on=at(9).date())
    assert one.follow_up_required
    await one.keep_notes(db, by=owner, words="Done.")
    assert (one.follow_up_required, one.follow_up_date) == (False, None)


async def test_nobody_came(db, seeker, owner, place, told) -> None:
    one = await visit(db, seeker, place)
    await refused("visit_not_confirmed", one.mark_no_show(db, by=owner, now=now()))
    await confirm(db, one, owner)
    await refused("visit_not_begun", one.mark_no_show(db, by=owner, now=now()))
    await one.mark_no_show(db, by=owner, now=one.ends_at)
    assert one.status == VisitStatus.NO_SHOW
    await refused("visit_is_no_show", one.cancel(db, by=seeker, now=now()))


async def test_the_gate(db, seeker, owner, place, told) -> None:
    card, login = await agent(db)
    place.listing_agent_id = card.id
    theirs, own_agent = await agent(db, name="Own")
    seeker.agent_id = theirs.id
    one = await visit(db, seeker, place, at=at(days=8 - at(0).isoweekday()))
    admin = await person(db, "admin")
    for by in (seeker, owner, login, own_agent, admin):
        assert (await Visit.reachable(db, by=by, public_id=str(one.public_id))).id == one.id
    other_agent = (await agent(db, name="Other"))[1]
    for by in (await person(db), other_agent):
        with pytest.raises(NotFound) as caught:
            await Visit.reachable(db, by=by, public_id=one.public_id)
        assert caught.value.code == "visit_not_found"
    for wrong in ("", "x", "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(NotFound):
            await Visit.reachable(db, by=seeker, public_id=wrong)


async def test_what_an_admin_does_for_others_is_audited(db, seeker, owner, place, told) -> None:
    admin = await person(db, "admin")
    one = await visit(db, seeker, place)
    await confirm(db, one, admin)
    logs = (await db.exec(select(AuditLog).where(AuditLog.entity_type == "visit"))).all()
    assert [(log.action, log.actor_id, log.after) for log in logs] == [
        ("visit.overridden", admin.id, {"status": "confirmed"})
    ]
    two = await visit(db, seeker, await home(db, owner))
    await two.cancel(db, by=owner, now=now())
    logs = (await db.exec(select(AuditLog).where(AuditLog.entity_type == "visit"))).all()
    assert len(logs) == 1
