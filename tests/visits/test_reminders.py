"""Reminders: a day and two hours before, once each, for visits that both have agreed on."""

from datetime import timedelta

from ghar_app.clock import now
from ghar_app.models.visits.reminding import send_reminders
from tests.factories.visits import agreed, at, visit


def _before(one, **span):
    return one.scheduled_date - timedelta(**span)


async def test_each_reminder_goes_out_once_to_both(db, seeker, owner, place, told) -> None:
    one = await agreed(db, seeker, place, owner, at=at(days=4))
    told.take()
    assert await send_reminders(db, now=_before(one, hours=24, minutes=1)) == 0
    both = {("visit_reminder", owner.id), ("visit_reminder", seeker.id)}
    for due in (_before(one, hours=24), _before(one, hours=2)):
        assert await send_reminders(db, now=due) == 1
        assert told.take() == both
        assert await send_reminders(db, now=due + timedelta(minutes=5)) == 0
    assert told.take() == set()


async def test_what_was_missed_is_made_up_for_but_never_after(
    db, seeker, owner, place, told
) -> None:
    one = await agreed(db, seeker, place, owner, at=at(days=4))
    two = await agreed(db, seeker, place, owner, at=at(days=6))
    assert await send_reminders(db, now=_before(one, hours=5)) == 1
    assert await send_reminders(db, now=one.scheduled_date) == 0
    # A day without a worker: of the two that are due now, only the nearer one is said.
    assert await send_reminders(db, now=_before(two, minutes=30)) == 1
    assert await send_reminders(db, now=two.scheduled_date + timedelta(minutes=1)) == 0


async def test_only_agreed_visits_are_reminded_of(db, seeker, owner, place, told) -> None:
    open_one = await visit(db, seeker, place, at=at(days=4, hour=9))
    off = await agreed(db, seeker, place, owner, at=at(days=4, hour=11))
    await off.cancel(db, by=owner, now=now())
    assert await send_reminders(db, now=_before(open_one, hours=20)) == 0


async def test_a_visit_that_moved_is_reminded_of_anew(db, seeker, owner, place, told) -> None:
    one = await agreed(db, seeker, place, owner, at=at(days=4))
    assert await send_reminders(db, now=_before(one, hours=20)) == 1
    moment = _before(one, hours=19)
    await one.reschedule(db, by=owner, to=at(days=7), now=moment)
    assert await send_reminders(db, now=_before(one, hours=20)) == 0
    await one.confirm(db, by=seeker, time=one.scheduled_date, now=moment)
    assert await send_reminders(db, now=_before(one, hours=20)) == 1


async def test_who_agreed_an_hour_ago_needs_no_reminder_of_tomorrow(
    db, seeker, owner, place, told
) -> None:
    start = at(days=4)
    agreed_at = start - timedelta(hours=20)
    await agreed(db, seeker, place, owner, at=start, now=agreed_at)
    assert await send_reminders(db, now=start - timedelta(hours=19)) == 0
    assert await send_reminders(db, now=start - timedelta(hours=2)) == 1
