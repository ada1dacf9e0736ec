"""Several at once, over connections of their own."""

import asyncio
from datetime import timedelta

from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import Agent, User
from ghar_app.models.listings import Property
from ghar_app.models.visits import Visit, VisitStatus
from ghar_app.models.visits.reminding import send_reminders
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.visits import agreed, at, visit


async def _people_and_a_home() -> tuple[int, int, int]:
    async with transaction() as db:
        owner, seeker = await person(db), await person(db)
        return owner.id, seeker.id, (await home(db, owner)).id


async def _ask(seeker: int, place: int, when) -> int | str:
    try:
        async with transaction() as db:
            by, found = await db.get(User, seeker), await db.get(Property, place)
            return (await visit(db, by, found, at=when)).id
    except Refused as refusal:
        return refusal.code


async def test_one_slot_asked_from_many_tabs_is_one_visit(committed, told) -> None:
    _, seeker, place = await _people_and_a_home()
    answers = await asyncio.gather(*(_ask(seeker, place, at()) for _ in range(6)))
    assert len(set(answers)) == 1
    assert isinstance(answers[0], int)
    assert len(told.take()) == 1
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(Visit))).one() == 1


async def test_meeting_times_asked_at_once_leave_one(committed, told) -> None:
    _, seeker, place = await _people_and_a_home()
    times = [at(hour=10), at(hour=10, minute=30), at(hour=10, minute=45), at(hour=9, minute=30)]
    answers = await asyncio.gather(*(_ask(seeker, place, when) for when in times))
    made = [one for one in answers if isinstance(one, int)]
    # 9:30 and 10:30 fit beside each other; whatever comes first, no two meet.
    assert 1 <= len(made) <= 2
    assert set(answers) - set(made) <= {"visit_conflict"}


async def test_moving_and_asking_at_once_do_not_meet(committed, told) -> None:
    owner, seeker, place = await _people_and_a_home()
    async with transaction() as db:
        by, found = await db.get(User, seeker), await db.get(Property, place)
        first = (await visit(db, by, found, at=at(hour=15))).id

    async def move() -> str:
        try:
            async with transaction() as db:
                one, host = await db.get(Visit, first), await db.get(User, owner)
                await one.reschedule(db, by=host, to=at(hour=10, minute=30), now=now())
                return "moved"
        except Refused as refusal:
            return refusal.code

    for _ in range(3):
        answers = await asyncio.gather(move(), _ask(seeker, place, at(hour=10)))
        assert answers.count("visit_conflict") == 1


async def test_confirming_and_calling_off_at_once(committed, told) -> None:
    owner, seeker, place = await _people_and_a_home()
    async with transaction() as db:
        by, found = await db.get(User, seeker), await db.get(Property, place)
        one = await visit(db, by, found)

    async def act(account: int, verb: str) -> str:
        try:
            async with transaction() as db:
                mine, by = await db.get(Visit, one.id), await db.get(User, account)
                more = {"time": one.scheduled_date} if verb == "confirm" else {}
                await getattr(mine, verb)(db, by=by, now=now(), **more)
                return "done"
        except Refused as refusal:
            return refusal.code

    answers = await asyncio.gather(act(owner, "confirm"), act(seeker, "cancel"))
    assert answers in (["done", "done"], ["visit_is_cancelled", "done"])
    async with transaction() as db:
        assert (await db.get(Visit, one.id)).status == VisitStatus.CANCELLED


async def test_many_first_visits_at_once_share_agents_fairly_counted(committed, told) -> None:
    _, seeker, place = await _people_and_a_home()
    async with transaction() as db:
        card = (await agent(db))[0].id
        others = [(await person(db)).id for _ in range(4)]
    # Two tabs of one person and four other people.
    await asyncio.gather(
        _ask(seeker, place, at()),
        _ask(seeker, place, at(days=3)),
        *(_ask(one, place, at()) for one in others),
    )
    async with transaction() as db:
        load = select(func.count()).select_from(User).where(User.agent_id == card)
        counted = (await db.get(Agent, card)).total_users_assigned
        assert (await db.exec(load)).one() == counted == 5


async def test_two_workers_remind_once(committed, told) -> None:
    owner, seeker, place = await _people_and_a_home()
    async with transaction() as db:
        by, found = await db.get(User, seeker), await db.get(Property, place)
        one = await agreed(db, by, found, await db.get(User, owner))
    told.take()
    due = one.scheduled_date - timedelta(hours=23)

    async def remind() -> int:
        async with transaction() as db:
            return await send_reminders(db, now=due)

    assert sorted(await asyncio.gather(remind(), remind(), remind())) == [0, 0, 1]
    assert told.take() == {("visit_reminder", owner), ("visit_reminder", seeker)}
