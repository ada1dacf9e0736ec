"""Numbers shown on request, questions, reports: what is refused, and two at once."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import func, select

from ghar_app.clock import IST, now
from ghar_app.db import transaction
from ghar_app.models.identity import AuditLog, User
from ghar_app.models.listings import ContactReveal, Property, PropertyInquiry, PropertyReport
from ghar_app.models.listings.contact import A_DAY, ask, enquiries_for, reveal, revealed, settle
from ghar_app.models.listings.reporting import (
    Outcome,
    open_reports,
    report,
    settle_reports,
)
from ghar_app.models.notify import Notification
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home

MESSAGE = "Is the flat free from the first of next month?"


async def _refused(code: str, act, field: str | None = None) -> None:
    with pytest.raises(Refused) as refused:
        await act
    assert (refused.value.code, refused.value.field) == (code, field)


async def _told(db, kind: str) -> list[int]:
    query = select(Notification.target_user_id).where(Notification.type_key == kind)
    return list((await db.exec(query)).all())


async def test_a_number_is_shown_once_told_and_written_down(db) -> None:
    owner, seeker = await person(db), await person(db)
    shown = await home(db, owner, owner_contact=None)
    assert await revealed(db, shown, by=seeker) is None
    contact = await reveal(db, shown, by=seeker, at=now())
    assert (contact.phone, contact.name) == (owner.phone, owner.full_name)
    again = await reveal(db, shown, by=seeker, at=now())
    assert again.phone == contact.phone
    assert await _told(db, "contact_revealed") == [owner.id]
    acts = select(AuditLog.actor_id).where(AuditLog.action == "contact.revealed")
    assert (await db.exec(acts)).all() == [seeker.id]


async def test_who_is_shown_no_number(db) -> None:
    owner, seeker = await person(db), await person(db)
    shown = await home(db, owner)
    by_mail = await person(
        db, phone=None, email="a@ghar.test", email_verified=True, phone_verified=False
    )
    await _refused("own_home", reveal(db, shown, by=owner, at=now()))
    await _refused("phone_first", reveal(db, shown, by=by_mail, at=now()))
    paused = await home(db, owner, listing_status="paused")
    await _refused("home_not_offered", reveal(db, paused, by=seeker, at=now()))
    owner.privacy_settings = {"contact_sharing": False}
    await db.flush()
    await _refused("contact_not_shared", reveal(db, shown, by=seeker, at=now()))
    owner.privacy_settings = {}
    await db.flush()
    assert (await reveal(db, shown, by=seeker, at=now())).phone == "+919845012318"
    owner.privacy_settings = {"contact_sharing": False}
    await db.flush()
    assert await revealed(db, shown, by=seeker) is None, "taken back"


async def test_the_agent_in_charge_answers(db) -> None:
    theirs, _ = await agent(db, contact_number="+919845000077")
    shown = await home(db, listing_agent_id=theirs.id)
    contact = await reveal(db, shown, by=await person(db), at=now())
    assert (contact.name, contact.phone) == ("Farhan Ali", "+919845000077")


async def test_ten_numbers_a_day_of_india(db) -> None:
    seeker = await person(db)
    late = datetime(2026, 3, 4, 23, 50, tzinfo=IST)
    for _ in range(A_DAY):
        await reveal(db, await home(db), by=seeker, at=late)
    one_more = await home(db)
    await _refused("reveals_spent", reveal(db, one_more, by=seeker, at=late))
    assert await reveal(db, one_more, by=seeker, at=late + timedelta(minutes=11))


async def test_two_tabs_do_not_both_take_the_tenth(committed) -> None:
    async with transaction() as db:
        seeker = await person(db)
        homes = [await home(db) for _ in range(A_DAY + 6)]
        for one in homes[: A_DAY - 1]:
            await reveal(db, one, by=seeker, at=now())

    async def take(one: Property) -> bool:
        try:
            async with transaction() as db:
                me, there = await db.get_one(User, seeker.id), await db.get_one(Property, one.id)
                await reveal(db, there, by=me, at=now())
        except Refused:
            return False
        return True

    last = homes[A_DAY - 1 :]
    taken = await asyncio.gather(*(take(one) for one in last))
    assert taken.count(True) == 1
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(ContactReveal))).one() == A_DAY


async def test_a_question_and_its_answer(db) -> None:
    owner, seeker, stranger = await person(db), await person(db), await person(db)
    shown = await home(db, owner)
    await _refused("own_home", ask(db, shown, by=owner, interest="rent", message=MESSAGE))
    await _refused(
        "message_length", ask(db, shown, by=seeker, interest="rent", message="hi"), "message"
    )
    await _refused(
        "unknown_choice", ask(db, shown, by=seeker, interest="steal", message=MESSAGE), "interest"
    )
    await ask(db, shown, by=seeker, interest="rent", message=MESSAGE)
    await _refused("asked_already", ask(db, shown, by=seeker, interest="rent", message=MESSAGE))
    assert await _told(db, "enquiry_received") == [owner.id]

    assert await enquiries_for(db, by=stranger) == []
    (line,) = await enquiries_for(db, by=owner)
    assert (line.message, line.full_name, line.status) == (MESSAGE, seeker.full_name, "new")
    with pytest.raises(NotFound):
        await settle(db, by=stranger, enquiry_id=line.id, status="contacted")
    await settle(db, by=owner, enquiry_id=line.id, status="contacted")
    await ask(db, shown, by=seeker, interest="visit", message=MESSAGE)
    assert len(await enquiries_for(db, by=owner)) == 2
    assert len(await enquiries_for(db, by=owner, status="new")) == 1


async def test_a_double_click_asks_once(committed) -> None:
    async with transaction() as db:
        seeker, shown = await person(db), await home(db)

    async def click() -> str:
        try:
            async with transaction() as db:
                me = await db.get_one(User, seeker.id)
                there = await db.get_one(Property, shown.id)
                await ask(db, there, by=me, interest="rent", message=MESSAGE)
        except Refused as refused:
            return refused.code
        return "sent"

    assert sorted(await asyncio.gather(*(click() for _ in range(6)))) == [
        *["asked_already"] * 5,
        "sent",
    ]
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(PropertyInquiry))).one() == 1


async def test_three_people_take_a_home_offline_one_person_does_not(db) -> None:
    owner = await person(db)
    shown = await home(db, owner)
    first = await person(db)
    await _refused("own_home", report(db, shown, by=owner, reason="spam", at=now()))
    await _refused("unknown_choice", report(db, shown, by=first, reason="x", at=now()), "reason")
    await _refused("note_needed", report(db, shown, by=first, reason="other", at=now()), "note")
    assert not await report(db, shown, by=first, reason="spam", at=now())
    await _refused("reported_already", report(db, shown, by=first, reason="abuse", at=now()))
    assert not await report(db, shown, by=await person(db), reason="fake_listing", at=now())
    assert shown.listing_status == "live"
    assert await report(
        db, shown, by=await person(db), reason="other", note="No such flat", at=now()
    )
    await db.refresh(shown)
    assert (shown.listing_status, shown.is_public) == ("paused", False)
    assert await _told(db, "listing_paused") == [owner.id]

    moderator = await person(db, "admin")
    await _refused("not_allowed", open_reports(db, shown, by=first))
    assert [one.reason for one in await open_reports(db, shown, by=moderator)] == [
        "spam",
        "fake_listing",
        "other",
    ]
    assert await settle_reports(db, shown, by=moderator, outcome=Outcome.DISMISSED, at=now()) == 3
    assert len(await _told(db, "report_dismissed")) == 3
    assert not await report(db, shown, by=first, reason="spam", at=now()), (
        "settled ones do not count"
    )


async def test_three_reports_at_once_pause_once(committed) -> None:
    async with transaction() as db:
        shown = await home(db)
        people = [await person(db) for _ in range(3)]

    async def send(who: User) -> bool:
        async with transaction() as db:
            me, there = await db.get_one(User, who.id), await db.get_one(Property, shown.id)
            return await report(db, there, by=me, reason="spam", at=now())

    assert sorted(await asyncio.gather(*(send(one) for one in people))) == [False, False, True]
    async with transaction() as db:
        assert (await db.get_one(Property, shown.id)).listing_status == "paused"
        assert (await db.exec(select(func.count()).select_from(PropertyReport))).one() == 3
