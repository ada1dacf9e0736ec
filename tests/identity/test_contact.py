"""A new phone or email: proved before it counts, nobody else's, and the old one is told."""

import asyncio

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.models.identity import AuditLog, User, identify, send_code
from ghar_app.models.identity.user.contact import ask_to_change, change
from ghar_app.refusals import Refused
from tests.factories.identity import person

_AGED = text("UPDATE otp_verifications SET created_at = created_at - interval '1 minute'")


async def _messages(db, to: str) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.recipient == to)
    return list((await db.exec(query.order_by(col(OutboxMessage.id)))).all())


async def _code(db, to: str) -> str:
    return (await _messages(db, to))[-1].code or ""


async def test_a_new_address_counts_once_its_code_came_back(db) -> None:
    me = await person(db, email="old@example.in", email_verified=True)
    to = identify("New@Example.in", field="address")
    await ask_to_change(db, me, to, language="en")
    assert me.email == "old@example.in"
    right = await _code(db, "new@example.in")
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    assert (await change(db, me, to, wrong, at=now())).code == "code_wrong"
    assert me.email == "old@example.in"
    assert await change(db, me, to, right, at=now()) is None
    await db.refresh(me)
    assert (me.email, me.email_verified, me.is_verified) == ("new@example.in", True, True)
    [told] = await _messages(db, "old@example.in")
    assert "was changed" in told.body
    assert "new@example.in" not in told.body
    assert (await change(db, me, to, right, at=now())).code == "code_expired", "once only"
    written = select(AuditLog.action).where(AuditLog.actor_id == me.id)
    assert (await db.exec(written)).all() == ["user.email_changed"]


async def test_a_phone_is_added_and_a_code_for_signing_in_changes_nothing(db) -> None:
    me = await person(db, phone=None, email="asha@example.in", email_verified=True)
    to = identify("98450 11111", field="address")
    await ask_to_change(db, me, to, language="hi")
    assert await change(db, me, to, await _code(db, to.value), at=now()) is None
    await db.refresh(me)
    assert (me.phone, me.phone_verified, me.phone_last10) == ("+919845011111", True, "9845011111")
    with pytest.raises(Refused, match="contact_unchanged"):
        await ask_to_change(db, me, to, language="en")
    other = await person(db)
    free = identify("98450 22222")
    await send_code(db, free)
    assert (await change(db, other, free, await _code(db, free.value), at=now())).code


@pytest.mark.parametrize("theirs", ["+919845033333", "9845033333"])
async def test_what_somebody_else_has_is_refused_and_not_whose(db, theirs: str) -> None:
    owner = await person(db, full_name="Ravi Rao", phone=theirs, email="r@example.in")
    me = await person(db)
    before = me.phone
    for typed in ("98450 33333", "R@example.in"):
        with pytest.raises(Refused) as refused:
            await ask_to_change(db, me, identify(typed, field="address"), language="en")
        assert (refused.value.code, refused.value.field) == ("contact_taken", "address")
        assert "Ravi" not in refused.value.message("en")
    assert not await _messages(db, "+919845033333")
    assert (me.phone, owner.phone) == (before, theirs)


async def test_a_row_that_came_meanwhile_is_found_by_the_database(committed) -> None:
    """Another account takes the address between our look and our write."""
    to = identify("both@example.in", field="address")
    async with transaction() as db:
        me = await person(db)
        await ask_to_change(db, me, to, language="en")
        code = await _code(db, to.value)

    async def sign_up() -> None:
        async with transaction() as db:
            await person(db, email="both@example.in")
            await asyncio.sleep(0.3)

    async def take() -> str:
        await asyncio.sleep(0.1)
        async with transaction() as db:
            refusal = await change(db, me, to, code, at=now())
            return refusal.code if refusal else "taken"

    _, said = await asyncio.gather(sign_up(), take())
    assert said == "contact_taken"


async def test_two_who_ask_for_one_address_at_once(committed) -> None:
    to = identify("both@example.in", field="address")
    async with transaction() as db:
        people = [await person(db) for _ in range(2)]
        codes = []
        for one in people:
            # The pause between two codes is not what this is about.
            await ask_to_change(db, one, to, language="en")
            codes.append(await _code(db, to.value))
            await db.execute(_AGED)

    async def take(place: int) -> str:
        async with transaction() as db:
            refusal = await change(db, people[place], to, codes[-1], at=now())
            return refusal.code if refusal else "taken"

    said = await asyncio.gather(*(take(place) for place in (0, 1, 0, 1)))
    assert sorted(set(said)) == ["code_expired", "taken"], "the code was sent for one of them"
    assert said.count("taken") == 1
    async with transaction() as db:
        having = select(User.id).where(User.email == "both@example.in")
        assert len((await db.exec(having)).all()) == 1
