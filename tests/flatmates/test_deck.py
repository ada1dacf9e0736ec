"""Whom the deck deals, and in which order."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text

from ghar_app.clock import now
from ghar_app.models.flatmates.deck import people as deck
from ghar_app.models.flatmates.deck.filters import Order, PeopleFilters
from ghar_app.models.flatmates.deck.people import dealt, wider
from ghar_app.models.flatmates.swiping.deciding import decide
from ghar_app.models.identity.blocks import UserBlock
from ghar_app.models.listings.liking import SwipeAction, UserSwipe
from ghar_app.refusals import Refused
from tests.factories.flatmates import mate
from tests.factories.identity import person
from tests.factories.listings import home

ALL = PeopleFilters()


async def _ids(db, me, filters=ALL, **how) -> list[int]:
    return [one.person.id for one in await dealt(db, filters, by=me, **how)]


HIDDEN = (
    {"flatmates_city": "Pune"},
    {"flatmates_profile_status": "paused"},
    {"flatmates_profile_status": "pending_review"},
    {"flatmates_onboarding_completed": False},
    {"is_active": False},
    {"flatmates_mode": "seeker"},
    {"flatmates_verified_only": True},
    {"flatmates_non_negotiables": ["food_vegan_only"]},
    {"flatmates_non_negotiables": ["gender_male_only"]},
    {"flatmates_non_negotiables": ["no_pets"]},
    {"flatmates_smoking": "regularly"},
    {"flatmates_cleanliness": "minimal"},
)


async def test_who_is_dealt(db) -> None:
    me = await mate(
        db,
        flatmates_mode="seeker",
        is_verified=False,
        flatmates_pets="have_pets",
        flatmates_non_negotiables=["no_smoking", "min_tidy"],
    )
    fits = await mate(db, flatmates_smoking=None, flatmates_cleanliness="spotless")
    for columns in HIDDEN:
        await mate(db, **columns)
    await mate(db, phone=f"{me.phone}_dup_1")
    blocked, blocking, passed = [await mate(db) for _ in range(3)]
    db.add(UserBlock(blocker_user_id=me.id, blocked_user_id=blocked.id))
    db.add(UserBlock(blocker_user_id=blocking.id, blocked_user_id=me.id))
    await decide(db, passed, SwipeAction.PASS, by=me, at=now())
    assert await _ids(db, me) == [fits.id]
    assert await _ids(db, me, but=[fits.id]) == []
    assert await _ids(db, me, PeopleFilters.read({"city": "bangalore"})) == [fits.id]
    with pytest.raises(Refused, match="gate_app_onboarding"):
        await dealt(db, ALL, by=await person(db))
    judged = await mate(db, flatmates_profile_status="pending_review")
    with pytest.raises(Refused, match="profile_not_shown"):
        await dealt(db, ALL, by=judged)


async def test_filters_and_the_way_on(db) -> None:
    me = await mate(db, flatmates_latitude=12.9784, flatmates_longitude=77.6408)
    near = await mate(
        db,
        flatmates_latitude=12.98,
        flatmates_longitude=77.64,
        flatmates_age=28,
        flatmates_move_in_timeline="immediately",
    )
    far = await mate(
        db,
        flatmates_latitude=13.2,
        flatmates_longitude=77.64,
        flatmates_age=45,
        flatmates_budget_min=Decimal(30_000),
        flatmates_budget_max=Decimal(40_000),
        flatmates_gender="male",
        flatmates_move_in_timeline="within_3_months",
        is_verified=False,
    )
    for query in (
        {"km": "5"},
        {"max": "28000"},
        {"age_max": "40"},
        {"women": "1"},
        {"verified": "1"},
        {"move": "now"},
    ):
        narrow = PeopleFilters.read(query)
        assert PeopleFilters.read(narrow.write()) == narrow
        assert await _ids(db, me, narrow) == [near.id], query
    assert await _ids(db, me, PeopleFilters(order=Order.NEAREST)) == [near.id, far.id]
    assert await _ids(db, me, PeopleFilters(order=Order.NEWEST)) == [far.id, near.id]
    await decide(db, near, SwipeAction.PASS, by=me, at=now() - timedelta(days=61))
    steps = {one.name: one.count for one in await wider(db, PeopleFilters.read({"km": "5"}), by=me)}
    assert steps == {"radius": 1, "again": 1}
    assert await _ids(db, me, PeopleFilters(again=True)) == [far.id, near.id]
    odd = {"km": "0", "age_min": "17", "min": "-1", "max": "x" * 99, "order": "\x00", "move": "?"}
    assert PeopleFilters.read(odd) == ALL


@pytest.mark.parametrize("few", [2_000, 0])
async def test_the_best_come_first(db, monkeypatch, few: int) -> None:
    monkeypatch.setattr(deck, "FEW", few)
    me, at = await mate(db), now()
    unlike = await mate(
        db, flatmates_sleep_schedule="night_owl", flatmates_food_habits="non_vegetarian"
    )
    blank = await mate(db, **{column: None for column in _ANSWERS})
    never = await mate(db, flatmates_last_active_at=None)
    early = await mate(db, flatmates_last_active_at=at - timedelta(days=3))
    lately = [await mate(db, flatmates_last_active_at=at) for _ in range(2)]
    liker = await mate(db, flatmates_sleep_schedule="night_owl")
    star = await mate(db, flatmates_sleep_schedule="night_owl")
    db.add(UserSwipe(user_id=liker.id, target_user_id=me.id, target_type="user", is_liked=True))
    db.add(
        UserSwipe(
            user_id=star.id,
            target_user_id=me.id,
            target_type="user",
            is_liked=True,
            swipe_action="super_like",
        )
    )
    await db.flush()
    order = [star, liker, lately[1], lately[0], early, never, unlike, blank]
    cards = await dealt(db, ALL, by=me)
    assert [one.person.id for one in cards] == [one.id for one in order]
    assert [one.is_super for one in cards] == [True] + [False] * 7
    assert await _ids(db, me, size=3) == [one.id for one in order[:3]]


async def test_a_card_carries_the_newest_room(db) -> None:
    me, host = await mate(db), await mate(db)
    await home(db, host, property_type="flatmate", published_at=now() - timedelta(days=9))
    newest = await home(db, host, property_type="pg")
    await home(db, host, property_type="pg", listing_status="draft")
    (card,) = await dealt(db, ALL, by=me)
    assert card.room.id == newest.id


async def test_no_whole_table_is_read(db) -> None:
    me = await mate(db)
    await db.execute(text(_CROWD), {"like": me.id})
    await db.execute(text("ANALYZE users"))
    seen: list[str] = []
    plain = db.execute

    async def spied(statement, params=None, **how):
        if "AS p" in str(statement):
            plan = await plain(text(f"EXPLAIN {statement}"), params)
            seen.append("\n".join(plan.scalars().all()))
        return await plain(statement, params, **how)

    db.execute = spied
    for order in (Order.BEST, Order.RECENT, Order.NEWEST):
        assert len(await dealt(db, PeopleFilters(order=order), by=me)) == deck.HAND
    assert len(seen) >= 5
    for plan in seen:
        assert "Seq Scan on users" not in plan, plan
    assert any("ix_users_flatmates_alike" in plan for plan in seen), "the walk goes by its index"


_ANSWERS = (
    "flatmates_sleep_schedule",
    "flatmates_cleanliness",
    "flatmates_food_habits",
    "flatmates_smoking",
    "flatmates_drinking",
    "flatmates_guests_policy",
    "flatmates_work_style",
)
_CROWD = """
INSERT INTO users (supabase_user_id, flatmates_mode, flatmates_profile_status,
  flatmates_onboarding_completed, flatmates_city, flatmates_last_active_at,
  flatmates_sleep_schedule, flatmates_cleanliness, flatmates_food_habits, flatmates_smoking,
  flatmates_drinking, flatmates_guests_policy, flatmates_work_style)
SELECT 'crowd-' || n, 'open_to_both', 'active', true,
  CASE WHEN n % 4 = 0 THEN 'Bengaluru' ELSE 'Pune' END, now() - n * interval '1 minute',
  (ARRAY['early_bird','flexible','night_owl'])[1 + n % 3],
  (ARRAY['minimal','tidy','spotless'])[1 + n / 3 % 3],
  (ARRAY['vegetarian','vegan','non_vegetarian'])[1 + n / 9 % 3],
  (ARRAY['never','occasionally','regularly'])[1 + n / 27 % 3],
  (ARRAY['never','occasionally','regularly'])[1 + n / 81 % 3],
  (ARRAY['no_overnight_guests','occasional_ok','open_house'])[1 + n / 243 % 3],
  (ARRAY['wfh','office','hybrid'])[1 + n / 729 % 3]
FROM generate_series(1, 20000) AS n WHERE CAST(:like AS bigint) > 0
"""
