"""Finding an account by what was typed."""

import pytest

from ghar_app.models.identity import find_user, identify
from ghar_app.models.identity.probe import other_road, probe
from ghar_app.refusals import Refused
from tests.factories.identity import person


async def test_a_number_is_found_exactly_and_by_its_last_ten_digits(db) -> None:
    exact = await person(db, phone="+919811100001")
    imported = await person(db, phone="09811100002")
    await person(db, phone="+19811100003")

    assert await find_user(db, identify("98111 00001")) == exact
    assert await find_user(db, identify("98111 00002")) == imported
    assert await find_user(db, identify("98111 00003")) is None, "a foreign number is another's"


async def test_several_active_rows_are_ambiguous_one_is_not(db) -> None:
    await person(db, phone="09811100011")
    twin = await person(db, phone="9811100011")
    with pytest.raises(Refused) as refused:
        await find_user(db, identify("98111 00011"))
    assert refused.value.code == "phone_ambiguous"

    twin.is_active = False
    await db.flush()
    found = await find_user(db, identify("98111 00011"))
    assert found is not None
    assert found.phone == "09811100011"


async def test_an_address_is_found_in_any_case(db) -> None:
    user = await person(db, phone=None, email="Asha.Rao@Example.in", email_verified=True)
    assert await find_user(db, identify("asha.rao@example.IN")) == user


async def test_the_password_is_asked_for_only_when_there_is_one(db) -> None:
    await person(db, phone="+919811100021", password="a long sentence")
    await person(db, phone="+919811100022")
    await person(db, phone="+919811100023", phone_verified=False, password="a long sentence")
    await person(db, phone="+919811100024", is_active=False, password="a long sentence")
    steps = [
        (await probe(db, identify(number))).next_step
        for number in ("9811100021", "9811100022", "9811100023", "9811100024", "9811100025")
    ]
    assert steps == ["password", "otp", "otp", "otp", "otp"]


async def test_the_other_road_is_a_verified_one(db) -> None:
    await person(db, phone="+919811100031", email="a31@example.in", email_verified=True)
    await person(db, phone="+919811100032", email="a32@example.in")
    assert await other_road(db, identify("9811100031")) == identify("a31@example.in")
    assert await other_road(db, identify("a31@example.in")) is not None
    assert await other_road(db, identify("9811100032")) is None
    assert await other_road(db, identify("9811100033")) is None
