"""Standing, photographs, completeness, the gate, views and reasons of a profile."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.flatmates.profile import FlatmatePhoto, FlatmateProfileViewEvent
from ghar_app.models.flatmates.profile.completeness import completeness
from ghar_app.models.flatmates.profile.dealbreakers import fits
from ghar_app.models.flatmates.profile.photos import (
    add_photos,
    go_without,
    lead_with,
    my_photos,
    order_photos,
    remove_photo,
)
from ghar_app.models.flatmates.profile.privacy import keep_to_oneself, kept
from ghar_app.models.flatmates.profile.reach import reachable_person
from ghar_app.models.flatmates.profile.reasons import reasons
from ghar_app.models.flatmates.profile.saving import save
from ghar_app.models.flatmates.profile.showing import people
from ghar_app.models.flatmates.profile.standing import finish, pause, resume
from ghar_app.models.flatmates.profile.viewing import note_view
from ghar_app.models.identity import User
from ghar_app.models.identity.blocks import UserBlock
from ghar_app.models.media import MediaFile
from ghar_app.models.messaging.conversation import UserConversation
from ghar_app.refusals import NotFound, Refused
from tests.factories.flatmates import mate
from tests.factories.identity import person
from tests.factories.listings import home


async def _file(db: Db, owner: User, mime: str = "image/webp") -> MediaFile:
    key = uuid4()
    made = MediaFile(
        id=key,
        user_id=owner.id,
        filename="a",
        file_url=f"/media/{key}/large.webp",
        file_size=1,
        mime_type=mime,
    )
    db.add(made)
    await db.flush()
    return made


async def test_finishing_needs_everything_and_then_others_see_it(db: Db) -> None:
    me = await person(db, date_of_birth=None, full_name=None, flatmates_onboarding_completed=False)
    told = []
    for given in (
        {"mode": "seeker"},
        {"city": "Pune"},
        {"full_name": "Asha Rao"},
        {"date_of_birth": "1996-02-29"},
    ):
        with pytest.raises(Refused) as caught:
            await finish(db, me, at=now())
        told.append((caught.value.code, caught.value.field))
        await save(db, me, given, at=now())
    with pytest.raises(Refused, match="flatmate_needs_photo"):
        await finish(db, me, at=now())
    assert told == [
        ("flatmate_needs_mode", "mode"),
        ("flatmate_needs_city", "city"),
        ("flatmate_needs_name", "full_name"),
        ("flatmate_needs_age", "date_of_birth"),
    ]
    assert (me.flatmates_profile_status, me.gate("flatmates").is_open) == ("draft", False)
    await go_without(db, me, at=now())
    await finish(db, me, at=now())
    await finish(db, me, at=now())
    assert (me.flatmates_profile_status, me.flatmates_in_deck) == ("active", True)
    assert me.gate("flatmates").is_open


async def test_finishing_with_unwelcome_words_waits_for_review(db: Db) -> None:
    me = await mate(
        db,
        flatmates_profile_status="draft",
        flatmates_onboarding_completed=False,
        flatmates_photo_skipped=True,
        flatmates_bio="Best betting tips",
    )
    await finish(db, me, at=now())
    assert (me.flatmates_profile_status, me.flatmates_in_deck) == ("pending_review", False)
    assert me.flatmates_onboarding_completed
    for verb, code in ((pause, "profile_not_active"), (resume, "profile_not_paused")):
        with pytest.raises(Refused, match=code):
            await verb(db, me, at=now())


async def test_a_child_cannot_finish(db: Db) -> None:
    born = datetime(now().year - 17, 1, 1, tzinfo=UTC)
    me = await mate(db, date_of_birth=born, flatmates_photo_skipped=True)
    with pytest.raises(Refused, match="flatmate_needs_age"):
        await finish(db, me, at=now())


async def test_pausing_and_resuming_but_not_out_of_a_report(db: Db) -> None:
    me = await mate(db)
    await pause(db, me, at=now())
    await pause(db, me, at=now())
    assert (me.flatmates_profile_status, me.flatmates_in_deck) == ("paused", False)
    await resume(db, me, at=now())
    assert me.flatmates_in_deck
    me.flatmates_profile_status, me.flatmates_auto_paused_reason = "paused", "repeat_reports"
    with pytest.raises(Refused, match="profile_under_review"):
        await resume(db, me, at=now())
    me.flatmates_profile_status, me.flatmates_auto_paused_reason = "rejected", None
    with pytest.raises(Refused, match="profile_not_paused"):
        await resume(db, me, at=now())


async def test_photographs_are_one_s_own_six_and_in_order(db: Db) -> None:
    me, other = await mate(db, flatmates_photo_skipped=True), await mate(db)
    files = [(await _file(db, me)).id for _ in range(6)]
    paper, theirs = await _file(db, me, "application/pdf"), await _file(db, other)
    with pytest.raises(NotFound):
        await add_photos(db, me, [files[0], theirs.id], at=now())
    with pytest.raises(Refused, match="picture_needed"):
        await add_photos(db, me, [paper.id], at=now())
    await add_photos(db, me, [*files[:5], files[0]], at=now())
    await add_photos(db, me, files, at=now())
    assert not me.flatmates_photo_skipped
    with pytest.raises(Refused, match="profile_photos_full"):
        await add_photos(db, me, [(await _file(db, me)).id], at=now())
    await order_photos(db, me, [*reversed(files), theirs.id])
    assert [one.id for one in await my_photos(db, me)] == files[::-1]
    await lead_with(db, me, files[2])
    assert (await my_photos(db, me))[0].id == files[2]
    with pytest.raises(NotFound):
        await lead_with(db, other, files[2])
    await remove_photo(db, other, files[2])
    await remove_photo(db, me, files[2])
    left = await my_photos(db, me)
    assert left[0].id == files[5]
    assert len(left) == 5
    gone = (await db.exec(select(MediaFile).where(MediaFile.id == files[2]))).one()
    assert gone.expires_at is not None
    found = await people(db, [me.id], viewer=other)
    assert found[me.id].photos[0] == left[0].file_url


async def test_the_sixth_photograph_is_one_however_many_tabs_send(committed) -> None:
    async with transaction() as db:
        me = await mate(db)
        ids = [(await _file(db, me)).id for _ in range(7)]
        await add_photos(db, me, ids[:5], at=now())

    async def send(id) -> bool:
        try:
            async with transaction() as db:
                await add_photos(db, await db.get_one(User, me.id), [id], at=now())
        except Refused:
            return False
        return True

    assert sorted(await asyncio.gather(send(ids[5]), send(ids[6]))) == [False, True]
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(FlatmatePhoto))).one() == 6


async def test_completeness_grows_and_names_the_best_next_step(db: Db) -> None:
    me = await person(db)
    bare = completeness(me, 0)
    assert (bare.percent, bare.next) == (0, "lifestyle")
    full = await mate(
        db,
        flatmates_bio="I cook on Sundays and I keep the kitchen as I found it.",
        flatmates_prompts=[{"id": one, "answer": "x"} for one in ("sunday", "chore", "bills")],
        flatmates_profession="Nurse",
        flatmates_pets="no_pets",
        flatmates_parties="never",
        flatmates_vibe_tags=["quiet"],
    )
    assert (completeness(full, 0).percent, completeness(full, 0).next) == (80, "photo")
    assert (completeness(full, 2).percent, completeness(full, 2).next) == (100, "")


async def test_who_may_open_a_profile(db: Db) -> None:
    me, dealt = await mate(db, flatmates_gender="male"), await mate(db)
    paused = await mate(db, flatmates_profile_status="paused")
    women_only = await mate(db, flatmates_women_only=True)
    closed = await mate(db, is_active=False)
    assert (await reachable_person(db, by=me, public_id=dealt.public_id)).id == dealt.id
    assert (await reachable_person(db, by=paused, public_id=paused.public_id)).id == paused.id
    for one in (paused, women_only, closed):
        with pytest.raises(NotFound):
            await reachable_person(db, by=me, public_id=one.public_id)
    for asked in (uuid4(), "x", "9223372036854775808"):
        with pytest.raises(NotFound):
            await reachable_person(db, by=me, public_id=asked)
    first, second = sorted((me.id, paused.id))
    match = UserMatch(user_one_id=first, user_two_id=second)
    db.add(match)
    await UserConversation.open_between(db, me, women_only.id)
    await db.flush()
    for one in (paused, women_only):
        assert (await reachable_person(db, by=me, public_id=one.public_id)).id == one.id
    match.status = "unmatched"
    db.add(UserBlock(blocker_user_id=women_only.id, blocked_user_id=me.id))
    db.add(UserBlock(blocker_user_id=me.id, blocked_user_id=dealt.id))
    await db.flush()
    for one in (paused, women_only, dealt):
        with pytest.raises(NotFound):
            await reachable_person(db, by=me, public_id=one.public_id)


async def test_views_are_bounded_and_counted(db: Db) -> None:
    me, other = await mate(db), await mate(db)
    mine, theirs = await home(db, me), await home(db, other)
    for viewed, wrong in (
        (me, {}),
        (other, {"seconds": 3601}),
        (other, {"seconds": -1}),
        (other, {"scrolled": 101}),
        (other, {"about": mine.id}),
    ):
        with pytest.raises(Refused, match="view_refused"):
            await note_view(db, viewed, by=me, at=now(), **wrong)
    at = now()
    await note_view(db, other, by=me, at=at, seconds=3600, scrolled=100, about=theirs.id)
    for _ in range(59):
        await note_view(db, other, by=me, at=at)
    with pytest.raises(Refused, match="too_fast") as caught:
        await note_view(db, other, by=me, at=at + timedelta(seconds=20))
    assert caught.value.retry_after == 41
    await note_view(db, other, by=me, at=at + timedelta(seconds=61))
    assert (await db.exec(select(func.count()).select_from(FlatmateProfileViewEvent))).one() == 61
    soon = at + timedelta(seconds=70)
    await note_view(db, other, by=me, at=soon, once_in=timedelta(minutes=10))
    assert (await db.exec(select(func.count()).select_from(FlatmateProfileViewEvent))).one() == 61
    db.add(UserBlock(blocker_user_id=other.id, blocked_user_id=me.id))
    await db.flush()
    with pytest.raises(NotFound):
        await note_view(db, other, by=me, at=at + timedelta(hours=1))


async def test_privacy_switches_hide_what_they_say(db: Db) -> None:
    me, other = await mate(db, full_name="Asha Rao"), await mate(db)
    me.first_name, me.last_name = "Asha", "Rao"
    shown = (await people(db, [me.id], viewer=other))[me.id]
    assert (shown.name, shown.areas, shown.last_active) == ("Asha R.", ("Indiranagar",), "today")
    for name in ("hide_last_name", "hide_locality", "hide_last_active"):
        await keep_to_oneself(db, me, name, on=True, at=now())
    shown = (await people(db, [me.id], viewer=other))[me.id]
    assert (shown.name, shown.areas, shown.last_active) == ("Asha", (), "")
    assert [name for name, on in kept(me).items() if not on] == ["hide_read_receipts"]
    with pytest.raises(Refused, match="unknown_choice"):
        await keep_to_oneself(db, me, "is_admin", on=True, at=now())


async def test_reasons_say_what_is_shared_and_what_to_talk_about(db: Db) -> None:
    me = await mate(db, flatmates_pets="have_pets", flatmates_non_negotiables=["no_smoking"])
    other = await mate(
        db,
        flatmates_sleep_schedule="night_owl",
        flatmates_food_habits="vegan",
        flatmates_smoking="regularly",
        flatmates_non_negotiables=["no_pets", "early_riser"],
    )
    found = await people(db, [me.id, other.id], viewer=me)
    mine, theirs = found[me.id], found[other.id]
    said = reasons(theirs.likeness, mine, theirs, "en")
    assert said.both[:2] == ("You both keep things tidy.", "A kitchen without meat suits you both.")
    assert said.watch == (
        "They ask for: No pets. Your answers say otherwise.",
        "You ask for: No smoking. Their answers say otherwise.",
        "Sleep: you early riser, they night owl.",
        "Smoking: you never, they regularly.",
    )
    assert reasons(theirs.likeness, mine, theirs, "hi").watch[2].startswith("नींद: आप")
    assert fits("early_riser", mine) is True
    blank = await person(db)
    nobody = (await people(db, [blank.id], viewer=me))[blank.id]
    assert (fits("no_smoking", nobody), fits("gender_female_only", nobody)) == (None, False)
    assert reasons(nobody.likeness, mine, nobody, "en").both == ()
