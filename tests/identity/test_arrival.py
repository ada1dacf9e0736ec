"""Signing up and in: one person, one row."""

import asyncio

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import func, select

from ghar_app.db import transaction
from ghar_app.models.identity import (
    AuthMethod,
    User,
    UserRole,
    identify,
    seed_roles,
    sign_up_or_in,
)
from ghar_app.refusals import Refused
from tests.factories.identity import person

ASHA = identify("98450 12318")


async def test_the_first_sign_in_makes_the_account(db) -> None:
    await seed_roles(db)
    user = await sign_up_or_in(db, ASHA, method=AuthMethod.PHONE_OTP)
    assert (user.phone, user.phone_verified, user.is_verified, user.email_verified) == (
        "+919845012318",
        True,
        True,
        False,
    )
    assert user.phone_verified_at is not None
    assert user.supabase_user_id == f"local:{user.public_id}"
    assert (user.last_auth_method, user.role) == ("phone_otp", "user")
    assert await user.can(db, "visit:write")
    assert not await user.can(db, "user:admin")

    again = await sign_up_or_in(db, ASHA, method=AuthMethod.PHONE_OTP)
    assert again.id == user.id
    assert (await db.exec(select(func.count()).select_from(UserRole))).one() == 1


async def test_a_known_person_is_verified_and_nothing_is_lost(db) -> None:
    known = await person(
        db,
        phone="+919845012318",
        phone_verified=False,
        is_verified=False,
        email="asha@example.in",
        email_verified=True,
    )
    user = await sign_up_or_in(db, ASHA, method=AuthMethod.PHONE_OTP)
    assert user.id == known.id
    assert user.phone_verified
    assert user.email_verified, "flags are only ever upgraded"


async def test_a_closed_account_stays_closed(db) -> None:
    await person(db, phone="+919845012318", is_active=False)
    with pytest.raises(Refused) as refused:
        await sign_up_or_in(db, ASHA, method=AuthMethod.PHONE_OTP)
    assert refused.value.code == "account_inactive"


async def test_twenty_first_sign_ins_at_once_make_one_row(committed) -> None:
    async def arrive() -> int:
        async with transaction() as db:
            return (await sign_up_or_in(db, ASHA, method=AuthMethod.PHONE_OTP)).id

    ids = await asyncio.gather(*(arrive() for _ in range(20)))
    assert len(set(ids)) == 1
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(User))).one() == 1


@pytest.mark.parametrize(
    "second",
    [
        {"phone": "+919845012318"},
        {"phone": None, "email": "ASHA@example.in"},
    ],
)
async def test_the_database_itself_refuses_a_second_row(db, second: dict) -> None:
    await person(db, phone="+919845012318", email="asha@example.in")
    with pytest.raises(IntegrityError):
        async with db.begin_nested():
            await person(db, **second)


async def test_a_row_without_any_way_to_reach_it_is_refused(db) -> None:
    with pytest.raises(IntegrityError):
        async with db.begin_nested():
            await person(db, phone=None, supabase_user_id=None)
