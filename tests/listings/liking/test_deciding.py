"""Liking, passing, undoing: one row a home, and a count that always equals the rows."""

import asyncio
import random
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlmodel import func, select

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings import Property, UserSwipe
from ghar_app.models.listings.liking.deciding import (
    UNDO_WITHIN,
    leave,
    like,
    note,
    restore,
    toggle,
    undo,
)
from ghar_app.models.listings.liking.reading import Stats, liked_ids, stats
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.queries import counted

AT = now()


def _id(of: Property) -> str:
    return str(of.public_id)


async def _count(db, of: Property) -> int:
    return (await db.exec(select(Property.like_count).where(Property.id == of.id))).one()


async def _rows(db) -> list[UserSwipe]:
    found = await db.exec(select(UserSwipe).execution_options(populate_existing=True))
    return list(found.all())


async def test_a_like_counts_once_and_is_taken_back_once(db, connection) -> None:
    me, shown = await person(db), await home(db)
    edited = shown.updated_at
    with counted(connection) as sent:
        assert await like(db, [_id(shown)], by=me, at=AT) == 1
    assert len(sent) == 1, sent
    assert await like(db, [_id(shown)], by=me, at=AT + timedelta(minutes=1)) == 0
    (row,) = await _rows(db)
    assert (row.swipe_action, row.is_liked, row.acted_at) == ("like", True, AT), "again: no change"
    assert row.price_when_liked == Decimal(38_500)
    assert await _count(db, shown) == 1
    assert await leave(db, [_id(shown)], by=me, at=AT + timedelta(minutes=2)) == 1
    assert await leave(db, [_id(shown)], by=me, at=AT + timedelta(minutes=3)) == 0
    assert await _count(db, shown) == 0
    assert len(await _rows(db)) == 1
    await db.refresh(shown)
    assert shown.updated_at == edited, "a like is no edit of the home"


async def test_a_pass_moves_nothing_until_it_becomes_a_like(db) -> None:
    me, other, shown = await person(db), await person(db), await home(db)
    await like(db, [_id(shown)], by=other, at=AT)
    await leave(db, [_id(shown)], by=me, at=AT)
    assert await _count(db, shown) == 1
    await like(db, [_id(shown)], by=me, at=AT)
    assert await _count(db, shown) == 2


async def test_one_s_own_and_missing_homes_are_passed_over(db) -> None:
    owner, me = await person(db), await person(db)
    own, hidden = await home(db, owner), await home(db, listing_status="draft")
    let = await home(db, status="rented", is_available=False)
    for wish in (
        [_id(own)],
        [_id(hidden)],
        ["00000000-0000-4000-8000-000000000000"],
        ["no id"],
        [],
    ):
        assert await like(db, wish, by=owner, at=AT) == 0
        assert await leave(db, wish, by=owner, at=AT) == 0
        assert await toggle(db, (wish or [""])[0], by=owner, at=AT) == 0
    assert await _rows(db) == []
    assert await like(db, [_id(let)], by=me, at=AT) == 1, "let homes are still advertisements"


async def test_what_was_liked_can_be_left_when_it_is_hidden(db) -> None:
    me, shown = await person(db), await home(db)
    await like(db, [_id(shown)], by=me, at=AT)
    shown.listing_status = "paused"
    await db.flush()
    assert await leave(db, [_id(shown)], by=me, at=AT) == 1
    assert await _count(db, shown) == 0


async def test_the_count_never_falls_below_zero(db) -> None:
    me, shown = await person(db), await home(db)
    await like(db, [_id(shown)], by=me, at=AT)
    shown.like_count = 0
    await db.flush()
    assert await leave(db, [_id(shown)], by=me, at=AT) == 1
    assert await _count(db, shown) == 0


async def test_toggle_turns_only_one_s_own_decision(db) -> None:
    me, other, shown = await person(db), await person(db), await home(db)
    await like(db, [_id(shown)], by=other, at=AT)
    for wanted in (2, 1, 2):
        assert await toggle(db, _id(shown), by=me, at=AT) == 1
        assert await _count(db, shown) == wanted
    assert await liked_ids(db, by=other) == await liked_ids(db, by=me) == [_id(shown)]


async def test_undo_takes_the_latest_decision_even_of_an_older_row(db) -> None:
    me, first, second = await person(db), await home(db), await home(db)
    await like(db, [_id(first)], by=me, at=AT)
    await leave(db, [_id(second)], by=me, at=AT + timedelta(minutes=1))
    await leave(db, [_id(first)], by=me, at=AT + timedelta(minutes=2))
    assert await undo(db, by=me, at=AT + timedelta(minutes=3)) == first.id
    assert await undo(db, by=me, at=AT + timedelta(minutes=3)) == second.id
    with pytest.raises(Refused, match="nothing_to_undo"):
        await undo(db, by=me, at=AT)
    assert await _count(db, first) == await _count(db, second) == 0


async def test_undo_gives_the_count_back_and_leaves_people_alone(db) -> None:
    me, other, shown = await person(db), await person(db), await home(db)
    await like(db, [_id(shown)], by=me, at=AT)
    db.add(
        UserSwipe(
            user_id=me.id,
            target_user_id=other.id,
            target_type="user",
            is_liked=True,
            acted_at=AT + timedelta(minutes=1),
        )
    )
    await db.flush()
    assert await undo(db, by=me, at=AT + timedelta(minutes=2)) == shown.id
    assert await _count(db, shown) == 0
    assert [row.target_user_id for row in await _rows(db)] == [other.id]


async def test_undo_does_not_reach_back_for_long(db) -> None:
    me, shown = await person(db), await home(db)
    await like(db, [_id(shown)], by=me, at=AT)
    with pytest.raises(Refused, match="nothing_to_undo"):
        await undo(db, by=me, at=AT + UNDO_WITHIN)
    assert await _count(db, shown) == 1


async def test_many_are_left_at_once_and_restored_with_note_and_price(db) -> None:
    me, first, second = await person(db), await home(db), await home(db)
    both = [_id(first), _id(second)]
    assert await like(db, both, by=me, at=AT) == 2
    assert await note(db, _id(first), "  Quiet lane ", by=me) == "Quiet lane"
    assert await leave(db, [*both, *both, "x"], by=me, at=AT) == 2
    first.monthly_rent = Decimal(30_000)
    await db.flush()
    assert await restore(db, both, by=me, at=AT) == 2
    row = next(row for row in await _rows(db) if row.property_id == first.id)
    assert (row.note, row.price_when_liked) == ("Quiet lane", Decimal(38_500))
    await leave(db, [_id(first)], by=me, at=AT)
    await like(db, [_id(first)], by=me, at=AT)
    row = next(row for row in await _rows(db) if row.property_id == first.id)
    assert row.price_when_liked == Decimal(30_000), "liked anew at the price of today"


async def test_a_note_needs_a_like_and_has_an_end(db) -> None:
    me, shown = await person(db), await home(db)
    with pytest.raises(NotFound):
        await note(db, _id(shown), "Mine", by=me)
    await like(db, [_id(shown)], by=me, at=AT)
    with pytest.raises(Refused, match="too_long"):
        await note(db, _id(shown), "x" * 501, by=me)
    assert await note(db, _id(shown), "x" * 500, by=me)
    assert await note(db, _id(shown), " ", by=me) == ""
    with pytest.raises(NotFound):
        await note(db, _id(shown), "Theirs", by=await person(db))


async def test_stats_say_nothing_of_people_and_divide_by_nothing(db) -> None:
    me, homes = await person(db), [await home(db) for _ in range(3)]
    assert (await stats(db, by=me)).like_percent == 0
    await like(db, [_id(one) for one in homes[:2]], by=me, at=AT)
    await leave(db, [_id(homes[2])], by=me, at=AT)
    found = await stats(db, by=me)
    assert (found.liked, found.passed, found.total, found.like_percent) == (2, 1, 3, 67)
    assert Stats(1, 1).like_percent == 50


async def test_fifty_likes_and_unlikes_at_once(committed) -> None:
    async with transaction() as db:
        people = [await person(db) for _ in range(5)]
        homes = [_id(await home(db)) for _ in range(2)]
    dice = random.Random(7)
    wishes = [(dice.choice(people), dice.sample(homes, 2), n % 5) for n in range(50)]

    async def tab(by, wanted: list[str], kind: int) -> None:
        async with transaction() as db:
            if kind in (0, 1):
                await like(db, wanted[: kind + 1], by=by, at=now())
            elif kind == 2:
                await toggle(db, wanted[0], by=by, at=now())
            elif kind == 3:
                await leave(db, wanted, by=by, at=now())
            else:
                with suppress(Refused):
                    await undo(db, by=by, at=now())

    for _ in range(4):
        await asyncio.gather(*(tab(*wish) for wish in wishes))
    async with transaction() as db:
        rows = (await db.exec(select(UserSwipe.user_id, UserSwipe.property_id))).all()
        assert len(rows) == len(set(rows))
        for one in (await db.exec(select(Property))).all():
            liked = (
                await db.exec(
                    select(func.count())
                    .select_from(UserSwipe)
                    .where(UserSwipe.property_id == one.id, UserSwipe.is_liked)
                )
            ).one()
            assert one.like_count == liked


async def test_one_person_in_ten_tabs_is_one_like(committed) -> None:
    async with transaction() as db:
        me, shown = await person(db), await home(db)

    async def tab() -> int:
        async with transaction() as db:
            return await like(db, [_id(shown)], by=me, at=now())

    assert sum(await asyncio.gather(*(tab() for _ in range(10)))) == 1
    async with transaction() as db:
        assert await _count(db, shown) == 1
