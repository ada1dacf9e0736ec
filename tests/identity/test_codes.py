"""Six digits, ten minutes, five tries, three an hour, once."""

import asyncio
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.gateways.outbox import OutboxMessage, newest
from ghar_app.models.identity import OtpType, OtpVerification, check_code, identify, send_code
from ghar_app.refusals import NotFound, Refused
from ghar_app.settings import settings

ASHA = identify("98450 12318")
BY_MAIL = identify("asha@example.in")


async def _sent(db) -> str:
    return (await newest(db, limit=1))[0].code


def _wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def test_a_code_opens_once_and_only_its_hash_is_kept(db) -> None:
    await send_code(db, ASHA)
    code = await _sent(db)
    row = (await db.exec(select(OtpVerification))).one()
    assert code not in repr(row.model_dump())
    assert len(row.otp_hash) == 64

    assert await check_code(db, ASHA, f"{code[:3]} {code[3:]}") is None
    again = await check_code(db, ASHA, code)
    assert again is not None
    assert again.code == "code_expired"


async def test_a_code_in_devanagari_digits_is_the_same_code(db) -> None:
    await send_code(db, ASHA)
    code = await _sent(db)
    assert (
        await check_code(db, ASHA, code.translate(str.maketrans("0123456789", "०१२३४५६७८९")))
        is None
    )


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５"])
async def test_what_has_not_six_digits_costs_no_try(db, typed: str) -> None:
    await send_code(db, ASHA)
    refusal = await check_code(db, ASHA, typed)
    assert refusal is not None
    assert (refusal.code, refusal.field) == ("code_incomplete", "code")
    assert await check_code(db, ASHA, await _sent(db)) is None


async def test_a_code_lasts_ten_minutes(db) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        await send_code(db, ASHA)
        code = await _sent(db)
        clock.move_to(start + timedelta(minutes=10))
        late = await check_code(db, ASHA, code)
        clock.move_to(start + timedelta(minutes=9, seconds=59))
        in_time = await check_code(db, ASHA, code)
    assert late is not None
    assert late.code == "code_expired"
    assert in_time is None


async def test_the_sixth_try_is_refused_even_when_right(db) -> None:
    await send_code(db, ASHA)
    code = await _sent(db)
    left = []
    for _ in range(5):
        refusal = await check_code(db, ASHA, _wrong(code))
        left.append((refusal.code, refusal.details.get("n")))
    assert left == [
        ("code_wrong", 4),
        ("code_wrong", 3),
        ("code_wrong", 2),
        ("code_wrong", 1),
        ("code_spent", None),
    ]
    right = await check_code(db, ASHA, code)
    assert right is not None
    assert right.code == "code_spent"


async def test_three_an_hour_thirty_seconds_apart_and_the_newest_counts(db) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        await send_code(db, ASHA)
        first = await _sent(db)
        with pytest.raises(Refused) as too_soon:
            await send_code(db, ASHA)
        assert (too_soon.value.code, too_soon.value.retry_after) == ("code_too_soon", 30)

        for minutes in (1, 2):
            clock.move_to(start + timedelta(minutes=minutes))
            await send_code(db, ASHA)
        assert await check_code(db, ASHA, first) is not None, "a new code voids the old"

        clock.move_to(start + timedelta(minutes=3))
        with pytest.raises(Refused) as too_many:
            await send_code(db, ASHA)
        assert (too_many.value.code, too_many.value.details["n"]) == ("code_too_many", 57)
        await send_code(db, BY_MAIL)

        clock.move_to(start + timedelta(minutes=60))
        await send_code(db, ASHA)
        assert await check_code(db, ASHA, await _sent(db)) is None


async def test_a_code_is_bound_to_its_purpose_and_its_address(db) -> None:
    await send_code(db, ASHA, otp_type=OtpType.PHONE_VERIFICATION)
    code = await _sent(db)
    assert await check_code(db, ASHA, code) is not None
    assert await check_code(db, BY_MAIL, code, otp_type=OtpType.PHONE_VERIFICATION) is not None
    assert await check_code(db, ASHA, code, otp_type=OtpType.PHONE_VERIFICATION) is None


async def test_the_message_is_in_the_readers_language(db) -> None:
    await send_code(db, ASHA, language="hi")
    await send_code(db, BY_MAIL, language="en")
    mail, sms = await newest(db, limit=2)
    assert "आपका कोड" in sms.body
    assert sms.subject is None
    assert mail.subject == f"{mail.code} is your code for Ghar"


async def test_without_an_outbox_nothing_is_sent_and_nothing_is_kept(db, monkeypatch) -> None:
    monkeypatch.setattr(settings(), "outbox", False)
    for to, code in ((ASHA, "sms_off"), (BY_MAIL, "mail_off")):
        with pytest.raises(Refused) as refused:
            await send_code(db, to)
        assert refused.value.code == code
    with pytest.raises(NotFound):
        await newest(db)
    monkeypatch.setattr(settings(), "outbox", True)
    assert not (await db.exec(select(OutboxMessage))).all()


async def test_of_ten_right_answers_at_once_one_opens(committed) -> None:
    async with transaction() as db:
        await send_code(db, ASHA)
        code = await _sent(db)

    async def answer() -> bool:
        async with transaction() as db:
            return await check_code(db, ASHA, code) is None

    assert sum(await asyncio.gather(*(answer() for _ in range(10)))) == 1


async def test_ten_wrong_answers_at_once_are_counted_as_five(committed) -> None:
    async with transaction() as db:
        await send_code(db, ASHA)
        code = await _sent(db)

    async def guess(n: int) -> str:
        async with transaction() as db:
            return (await check_code(db, ASHA, f"{(int(code) + n) % 1_000_000:06d}")).code

    answers = await asyncio.gather(*(guess(n) for n in range(1, 11)))
    assert sorted(answers) == ["code_spent"] * 6 + ["code_wrong"] * 4
    async with transaction() as db:
        assert (await check_code(db, ASHA, code)).code == "code_spent"


async def test_of_ten_sends_at_once_one_is_sent(committed) -> None:
    async def send() -> str:
        try:
            async with transaction() as db:
                await send_code(db, ASHA)
        except Refused as refusal:
            return refusal.code
        return "sent"

    answers = await asyncio.gather(*(send() for _ in range(10)))
    assert sorted(answers) == ["code_too_soon"] * 9 + ["sent"]
