"""Passwords, and the lock after five wrong ones."""

import asyncio
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import (
    AuditLog,
    AuthMethod,
    User,
    held,
    identify,
    locked_user,
    open_session,
    sign_in_by_password,
)
from ghar_app.models.identity.password_change import change_password
from ghar_app.models.identity.session.devices import devices
from ghar_app.refusals import Refused
from tests.factories.identity import person

GOOD = "rain on the tin roof"


async def test_only_an_argon2id_hash_is_stored(db) -> None:
    user = await person(db, password=GOOD)
    assert user.password_hash.startswith("$argon2id$")
    assert GOOD not in repr(user)
    assert await user.try_password(GOOD) is None
    assert (await user.try_password(GOOD.upper())).code == "wrong_password"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password_length"),
        ("x" * 129, "password_length"),
        ("Password123", "password_common"),
        ("aaaaaaaaaaaa", "password_common"),
        ("9845012318", "password_personal"),
        ("asha rao devi", "password_personal"),
        ("asha.rao@example.in", "password_personal"),
        ("ASHA.RAO", "password_personal"),
    ],
)
async def test_easily_guessed_passwords_are_refused(db, password: str, code: str) -> None:
    user = await person(
        db, phone="+919845012318", email="asha.rao@example.in", full_name="Asha Rao Devi"
    )
    with pytest.raises(Refused) as refused:
        await user.set_password(password)
    assert (refused.value.code, refused.value.field) == (code, "password")
    assert user.password_hash is None
    await user.set_password(GOOD)


async def test_five_wrong_ones_lock_for_fifteen_minutes(db) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        user = await person(db, password=GOOD)
        answers = [(await user.try_password("wrong one")) for _ in range(5)]
        assert [a.code for a in answers] == ["wrong_password"] * 4 + ["password_locked"]
        assert (answers[-1].retry_after, answers[-1].details["n"]) == (900, 15)

        clock.move_to(start + timedelta(minutes=14, seconds=1))
        right = await user.try_password(GOOD)
        assert (right.code, right.details["n"]) == ("password_locked", 1)

        clock.move_to(start + timedelta(minutes=15))
        assert (await user.try_password("wrong one")).code == "wrong_password"
        assert await user.try_password(GOOD) is None
        assert user.failed_login_attempts == 0


async def test_a_missing_account_answers_like_a_wrong_password(db) -> None:
    await person(db, phone="+919822200001", password=GOOD)
    await person(db, phone="+919822200002")
    await person(db, phone="+919822200003", password=GOOD, is_active=False)
    answers = [
        await sign_in_by_password(db, identify(number), password)
        for number, password in (
            ("9822200001", "wrong one"),
            ("9822200002", GOOD),
            ("9822200003", GOOD),
            ("9822200004", GOOD),
        )
    ]
    assert {(a.code, a.field, str(a.details)) for a in answers} == {
        ("wrong_password", "password", "{}")
    }
    user = await sign_in_by_password(db, identify("9822200001"), GOOD)
    assert isinstance(user, User)
    assert user.last_auth_method == AuthMethod.PHONE_PASSWORD


async def test_twenty_wrong_ones_at_once_lock_like_five_in_a_row(committed) -> None:
    async with transaction() as db:
        user_id = (await person(db, phone="+919822200009", password=GOOD)).id

    async def guess() -> str:
        async with transaction() as db:
            return (await sign_in_by_password(db, identify("9822200009"), "wrong one")).code

    answers = await asyncio.gather(*(guess() for _ in range(12)))
    assert sorted(answers) == ["password_locked"] * 8 + ["wrong_password"] * 4
    async with transaction() as db:
        assert (await locked_user(db, user_id)).failed_login_attempts == 5


async def test_a_new_password_signs_the_other_browsers_out(db) -> None:
    user = await person(db, password=GOOD)
    here, there = await open_session(db, user), await open_session(db, user)
    session, _ = await held(db, here)

    wrong = await change_password(db, user, session=session, current="wrong one", new="x" * 9)
    assert (wrong.code, wrong.field) == ("wrong_password", "current")
    assert await held(db, there) is not None

    new = "monsoon over the ghats"
    assert await change_password(db, user, session=session, current=GOOD, new=new) is None
    assert await held(db, there) is None
    assert await held(db, here) is not None
    assert len(await devices(db, user)) == 1
    entry = (await db.exec(select(AuditLog))).one()
    assert (entry.action, entry.actor_id, entry.session_id) == (
        "password.changed",
        user.id,
        session.id,
    )
    assert new not in entry.model_dump_json()


async def test_a_forgotten_password_is_replaced_soon_after_a_code(db) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        user = await person(db, password=GOOD)
        token = await open_session(db, user, auth_method=AuthMethod.PHONE_OTP)
        session, _ = await held(db, token)
        clock.move_to(start + timedelta(minutes=15))
        late = await change_password(db, user, session=session, current="", new="a fresh start")
        clock.move_to(start + timedelta(minutes=14))
        soon = await change_password(db, user, session=session, current="", new="a fresh start")
    assert late is not None
    assert late.code == "wrong_password"
    assert soon is None


async def test_a_first_password_wants_a_recent_sign_in(db) -> None:
    user = await person(db)
    token = await open_session(db, user, auth_method=AuthMethod.PHONE_OTP)
    session, _ = await held(db, token)
    with time_machine.travel(now() + timedelta(hours=1)), pytest.raises(Refused) as refused:
        await change_password(db, user, session=session, current="", new=GOOD)
    assert refused.value.code == "sign_in_again"
    assert await change_password(db, user, session=session, current="", new=GOOD) is None
