"""A profile's fields: what is taken over, how it is cleaned, and what is refused where."""

from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.demo.masters import seed_masters
from ghar_app.models.content import seed_catalogs
from ghar_app.models.flatmates.kinds import NonNegotiable
from ghar_app.models.flatmates.profile.saving import save, save_step
from ghar_app.models.flatmates.safety import ModerationAction
from ghar_app.models.identity import User
from ghar_app.refusals import Refused
from tests.factories.flatmates import mate
from tests.factories.identity import person


async def _refused(db: Db, me: User, form: dict[str, Any]) -> Refused:
    """The refusal of a form; what it changed is gone, as when the transaction ends."""
    with pytest.raises(Refused) as caught:
        async with db.begin_nested():
            await save(db, me, form, at=now())
    await db.refresh(me)
    return caught.value


@pytest.mark.parametrize(
    ("form", "code", "field"),
    [
        ({"budget_min": "20,000", "budget_max": "15000"}, "budget_order", "budget_max"),
        ({"budget_min": "-1"}, "budget_amount", "budget_min"),
        ({"budget_max": "NaN"}, "budget_amount", "budget_max"),
        ({"budget_max": "1e99"}, "budget_amount", "budget_max"),
        ({"age": "17"}, "age_range", "age"),
        ({"age": "101"}, "age_range", "age"),
        ({"age": "²1"}, "age_range", "age"),
        ({"bio": "म" * 501}, "text_too_long", "bio"),
        ({"linkedin_url": "linkedin.com/in/asha"}, "web_address", "linkedin_url"),
        ({"linkedin_url": "javascript:alert(1)"}, "web_address", "linkedin_url"),
        ({"linkedin_url": "https://" + "a" * 248}, "text_too_long", "linkedin_url"),
        ({"native_place": "x" * 121}, "text_too_long", "native_place"),
        ({"food_habits": "veg"}, "unknown_choice", "food_habits"),
        ({"cleanliness": "messy"}, "unknown_choice", "cleanliness"),
        ({"mode": "landlord"}, "unknown_choice", "mode"),
        ({"vibe_tags": ["loud"]}, "unknown_choice", "vibe_tags"),
        ({"non_negotiables": ["no_children"]}, "unknown_choice", "non_negotiables"),
        ({"non_negotiables": list(NonNegotiable)}, "too_many_choices", "non_negotiables"),
        (
            {"non_negotiables": ["gender_female_only", "gender_male_only"]},
            "one_gender_only",
            "non_negotiables",
        ),
        ({"prompts": [{"id": "nothing", "answer": "Yes"}]}, "unknown_choice", "prompts"),
        ({"full_name": "\x00a"}, "name_length", "full_name"),
        ({"city": "Atlantis"}, "flatmate_city_unknown", "city"),
    ],
)
async def test_what_cannot_stand_is_refused_and_nothing_is_saved(db, form, code, field) -> None:
    me = await mate(db, flatmates_profession="Baker")
    refused = await _refused(db, me, {"profession": "Thief", **form})
    assert (refused.code, refused.field) == (code, field)
    assert me.flatmates_profession == "Baker"
    assert refused.message("hi") != refused.message("en")


async def test_a_refusal_lists_what_is_allowed(db: Db) -> None:
    me = await mate(db)
    assert "vegetarian, vegan, non_vegetarian" in (
        await _refused(db, me, {"food_habits": "veg"})
    ).message("en")


async def test_words_are_cleaned_and_counted_by_code_points(db: Db) -> None:
    me = await mate(db, flatmates_last_active_at=None)
    me = await save(
        db,
        me,
        {
            "full_name": "  Asha <b>Rao</b>\x00 ",
            "bio": "I bake <script>alert(1)</script>\x00bread,\u202e every day.\r\n\n\n\n1 < 2",
            "profession": "🧁" * 80,
            "native_place": "   ",
            "linkedin_url": "",
        },
        at=now(),
    )
    assert (me.full_name, me.first_name) == ("Asha Rao", "Asha")
    assert me.flatmates_bio == "I bake alert(1)bread, every day.\n\n1 < 2"
    assert len(me.flatmates_profession or "") == 80
    assert (me.native_place, me.linkedin_url) == (None, None)
    assert me.flatmates_last_active_at is not None
    assert (await save(db, me, {"bio": "म" * 500}, at=now())).flatmates_bio == "म" * 500


async def test_what_a_form_may_not_write_is_not_listened_to(db: Db) -> None:
    me = await mate(
        db, flatmates_profile_status="draft", flatmates_onboarding_completed=False, email="a@b.test"
    )
    await save(
        db,
        me,
        {
            "profile_status": "active",
            "flatmates_profile_status": "active",
            "onboarding_completed": True,
            "flatmates_onboarding_completed": True,
            "email": "other@b.test",
            "is_verified": False,
            "budget_min": "18,000",
            "budget_max": 18_000,
        },
        at=now(),
    )
    assert (me.flatmates_profile_status, me.flatmates_onboarding_completed) == ("draft", False)
    assert (me.email, me.is_verified) == ("a@b.test", True)
    assert me.flatmates_budget_min == me.flatmates_budget_max == Decimal(18_000)


async def test_a_place_by_any_name_and_the_point_of_its_first_area(db: Db) -> None:
    await seed_masters(db)
    me = await mate(db, flatmates_city=None, flatmates_areas=[], flatmates_locality=None)
    await save(db, me, {"city": "bangalore", "areas": ["hsr layout", "Indiranagar"]}, at=now())
    assert (me.flatmates_city, me.flatmates_locality) == ("Bengaluru", "HSR Layout")
    assert me.flatmates_areas == ["HSR Layout", "Indiranagar"]
    assert me.flatmates_latitude == pytest.approx(12.91, abs=0.05)
    for areas, code in ((["Nowhere"], "area_unknown"), (list("abcdef"), "too_many_choices")):
        assert (await _refused(db, me, {"areas": areas})).code == code
    await save(db, me, {"city": "Gurgaon"}, at=now())
    assert (me.flatmates_city, me.flatmates_areas, me.flatmates_latitude) == ("Gurugram", [], None)
    assert (await _refused(db, me, {"areas": ["Indiranagar"]})).code == "area_unknown"


async def test_a_choice_that_was_taken_off_stays_where_it_is_stored(db: Db) -> None:
    from ghar_app.models.content import AppCatalog

    await seed_catalogs(db)
    me = await mate(db, flatmates_vibe_tags=["quiet"])
    row = (await db.exec(select(AppCatalog).where(AppCatalog.key == "flatmates_vibe_tags"))).one()
    row.payload = {"options": [{"id": "sunny", "en": "Sunny", "hi": "धूपदार"}]}
    await db.flush()
    await save(db, me, {"vibe_tags": ["quiet", "sunny"]}, at=now())
    assert me.flatmates_vibe_tags == ["quiet", "sunny"]
    other = await mate(db)
    assert (await _refused(db, other, {"vibe_tags": ["quiet"]})).code == "unknown_choice"


async def test_only_a_woman_shows_herself_to_women_only(db: Db) -> None:
    me = await mate(db, flatmates_gender="male")
    refused = await _refused(db, me, {"women_only": "on"})
    assert (refused.code, refused.field) == ("women_only_for_women", "women_only")
    await save(db, me, {"gender": "female", "women_only": "on"}, at=now())
    assert me.flatmates_women_only
    await save(db, me, {"gender": "other"}, at=now())
    assert not me.flatmates_women_only


async def test_a_step_writes_its_own_fields_and_needs_its_answer(db: Db) -> None:
    me = await mate(db, flatmates_mode=None)
    with pytest.raises(Refused) as caught:
        await save_step(db, me, "mode", {}, at=now())
    assert (caught.value.code, caught.value.field) == ("choose_one", "mode")
    await save_step(db, me, "mode", {"mode": "seeker", "bio": "Not here"}, at=now())
    assert (me.flatmates_mode, me.flatmates_bio) == ("seeker", None)
    with pytest.raises(Refused, match="choose_one"):
        await save_step(db, me, "status", {"profile_status": "active"}, at=now())


async def test_age_wins_over_the_day_of_birth_and_clearing_it_falls_back(db: Db) -> None:
    from ghar_app.models.flatmates.profile.showing import age_bucket, age_of

    me = await person(db)
    await save(db, me, {"age": "41"}, at=now())
    assert (age_of(me), age_bucket(me)) == (41, "41-45")
    await save(db, me, {"age": ""}, at=now())
    assert age_bucket(me) == "31-35"


@pytest.mark.parametrize("status", ["active", "paused"])
async def test_unwelcome_words_wait_for_somebody_to_look(db: Db, status: str) -> None:
    me = await mate(db, flatmates_profile_status=status)
    await save(db, me, {"bio": "Casino every night, call 98450 12318."}, at=now())
    assert me.flatmates_profile_status == "pending_review"
    assert me.flatmates_submitted_at is not None
    assert not me.flatmates_in_deck
    act = (await db.exec(select(ModerationAction))).one()
    assert (act.actor_user_id, act.from_status, act.to_status) == (None, status, "pending_review")
    # Somebody let it pass; the same words do not go round again.
    me.flatmates_profile_status = "active"
    await save(db, me, {"profession": "Croupier"}, at=now())
    assert me.flatmates_profile_status == "active"
    await save(db, me, {"profession": "Casino and betting"}, at=now())
    assert me.flatmates_profile_status == "pending_review"


async def test_what_was_rejected_is_looked_at_again_after_a_change(db: Db) -> None:
    me = await mate(db, flatmates_profile_status="rejected")
    await save(db, me, {"bio": "I am a quiet person."}, at=now())
    assert me.flatmates_profile_status == "pending_review"


async def test_a_change_does_not_lead_out_of_a_pause_by_reports(db: Db) -> None:
    me = await mate(
        db, flatmates_profile_status="paused", flatmates_auto_paused_reason="repeat_reports"
    )
    await save(db, me, {"bio": "Casino every night"}, at=now())
    assert (me.flatmates_profile_status, me.flatmates_bio) == ("paused", "Casino every night")
