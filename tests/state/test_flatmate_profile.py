"""Onboarding into the flatmates part, the editor, and a profile as others see it."""

from uuid import uuid4

from ghar_app.demo.masters import seed_masters
from ghar_app.models.flatmates.compatibility import NAMES
from ghar_app.models.media import MediaFile
from state.flatmates.me import MateEditor
from state.flatmates.person import MatePage
from state.flatmates.photos import MatePhotos
from state.flatmates.welcome import MateWelcome
from tests.factories.flatmates import mate
from tests.factories.identity import cookie_of, person
from tests.state.conftest import redirect_of

BASICS = {"full_name": "Asha Rao", "date_of_birth": "1997-02-03", "gender": "female"}


async def _open(db, open_tab, me, state, path: str, language: str = "en"):
    tab = open_tab(cookies=await cookie_of(db, me), path=path, language=language)
    answer = await tab.call(state.load)
    return tab, await tab.of(state), answer


async def test_from_the_splash_to_the_deck_on_two_devices(db, open_tab) -> None:
    await seed_masters(db)
    me = await person(db, full_name=None, first_name=None, date_of_birth=None)
    path = "/flatmates/welcome?next=/flatmates/likes"
    tab, page, _ = await _open(db, open_tab, me, MateWelcome, path)
    assert (page.step, page.begun) == ("splash", False)
    await tab.call(MateWelcome.begin)
    await tab.call(MateWelcome.submit, {})
    assert (page.step, list(page.errors)) == ("mode", ["mode"])
    await tab.call(MateWelcome.submit, {"mode": "seeker"})
    await tab.call(MateWelcome.submit, {"city": ""})
    assert (page.step, list(page.errors)) == ("place", ["city"])
    for nowhere in (None, ["x", 1], [0.0, 0.0], [float("nan"), 1]):
        await tab.call(MateWelcome.here, nowhere)
        assert (list(page.errors), page.said.city) == (["city"], "")
    await tab.call(MateWelcome.here, [19.1176, 72.9060])
    assert (page.said.city, page.areas) == ("Mumbai", ["Powai"])
    await tab.call(MateWelcome.choose_city, "Bengaluru")
    await tab.call(MateWelcome.add_area, "Koramangala")
    assert page.areas == ["Koramangala"]
    assert "Koramangala" not in [name for name, _ in page.areas_offered]
    await tab.call(MateWelcome.submit, {"city": "Bengaluru", "area": ""})
    for wrong, field in (
        ({"date_of_birth": ""}, "date_of_birth"),
        ({"date_of_birth": "2015-01-01"}, "date_of_birth"),
        ({"full_name": "A"}, "full_name"),
        ({"bio": "x" * 501}, "bio"),
    ):
        await tab.call(MateWelcome.submit, {**BASICS, **wrong})
        assert (page.step, list(page.errors)) == ("basics", [field])
    await tab.call(MateWelcome.submit, {**BASICS, "mode": "room_poster", "profile_status": "x"})
    assert page.step == "photo"

    other, second, _ = await _open(db, open_tab, me, MateWelcome, path)
    assert (second.step, second.begun) == ("splash", True)
    await other.call(MateWelcome.begin)
    assert (second.step, second.said.full_name, second.areas) == (
        "photo",
        "Asha Rao",
        ["Koramangala"],
    )
    await other.call(MateWelcome.photos, False)
    assert second.refusal.code == "flatmate_needs_photo"
    await other.call(MateWelcome.photos, True)
    assert (second.step, second.dimension) == ("lifestyle", "sleep_schedule")
    await other.call(MateWelcome.answer, "owl")
    assert (second.refusal.code, second.question) == ("unknown_choice", 0)
    await other.call(MateWelcome.answer, "night_owl")
    third, page, _ = await _open(db, open_tab, me, MateWelcome, path)
    await third.call(MateWelcome.begin)
    assert (page.step, page.question) == ("lifestyle", 1), "in the middle of the seven, too"
    await third.call(MateWelcome.back)
    assert (page.question, page.chosen["sleep_schedule"]) == (0, "night_owl")
    for _ in NAMES:
        await third.call(MateWelcome.answer, "")
    assert page.step == "budget"
    await third.call(MateWelcome.submit, {"budget_min": "20000", "budget_max": "1000"})
    assert list(page.errors) == ["budget_max"]
    await third.call(MateWelcome.back)
    assert (page.step, page.question) == ("lifestyle", 6)
    await third.call(MateWelcome.answer, "wfh")
    await third.call(
        MateWelcome.submit,
        {"budget_min": "12000", "budget_max": "20000", "move_in_timeline": "flexible"},
    )
    answer = await third.call(
        MateWelcome.submit,
        {
            "has.vibe_tags": "1",
            "has.non_negotiables": "1",
            "has.women_only": "1",
            "has.verified_only": "1",
            "vibe_tags.quiet": "on",
            "non_negotiables.no_pets": "on",
            "non_negotiables.min_tidy": "on",
            "women_only": "on",
        },
    )
    assert redirect_of(answer[-1]) == "/flatmates/likes"
    await db.refresh(me)
    assert (me.flatmates_mode, me.flatmates_in_deck, me.flatmates_sleep_schedule) == (
        "seeker",
        True,
        "night_owl",
    )
    assert (me.flatmates_non_negotiables, me.flatmates_vibe_tags) == (
        ["no_pets", "min_tidy"],
        ["quiet"],
    )
    assert (me.flatmates_women_only, me.flatmates_verified_only) == (True, False)
    _, _, again = await _open(db, open_tab, me, MateWelcome, path)
    assert redirect_of(again) == "/flatmates/likes"


async def test_next_leads_nowhere_else(db, open_tab) -> None:
    me = await mate(db)
    for path in ("/flatmates/welcome?next=https://evil.test", "/flatmates/welcome"):
        _, _, answer = await _open(db, open_tab, me, MateWelcome, path)
        assert redirect_of(answer) == "/flatmates"


async def test_the_editor_says_what_is_wrong_and_keeps_the_rest(db, open_tab) -> None:
    await seed_masters(db)
    me = await mate(db, flatmates_bio="Here before", flatmates_non_negotiables=["no_pets"])
    tab, page, _ = await _open(db, open_tab, me, MateEditor, "/flatmates/me")
    assert (page.shown, page.may_pause, page.said.bio) == (True, True, "Here before")
    before = page.percent
    for section, form, field in (
        ("basics", {"full_name": "Asha Rao", "age": "17"}, "age"),
        ("basics", {"full_name": "Asha Rao", "linkedin_url": "in/asha"}, "linkedin_url"),
        ("budget", {"budget_min": "-4"}, "budget_min"),
        ("lifestyle", {"food_habits": "veg"}, "food_habits"),
        (
            "wishes",
            {"non_negotiables.gender_male_only": "on", "non_negotiables.gender_female_only": "on"},
            "non_negotiables",
        ),
    ):
        await tab.call(MateEditor.save, section, form)
        assert list(page.errors) == [field]
    await tab.call(MateEditor.save, "status", {"profile_status": "rejected"})
    assert page.refusal.code == "choose_one"
    answer = await tab.call(
        MateEditor.save,
        "basics",
        {
            "full_name": "Asha Rao",
            "bio": "I cook on Sundays and keep the kitchen as I found it.",
            "prompt_1": "sunday",
            "answer_1": "Tea and the paper",
            "prompt_2": "",
            "answer_2": "",
            "food_habits": "vegan",
        },
    )
    assert len(answer) == 2
    assert page.percent > before
    assert page.prompts[0] == ("sunday", "Tea and the paper")
    await tab.call(MateEditor.save, "wishes", {"has.non_negotiables": "1"})
    await tab.call(MateEditor.choose_city, "Bombay")
    assert (page.said.city, page.areas) == ("Mumbai", [])
    await db.refresh(me)
    assert (me.flatmates_food_habits, me.flatmates_non_negotiables) == ("vegetarian", [])
    await tab.call(MateEditor.be_shown, False)
    assert (page.status, page.shown, page.may_pause) == ("paused", False, True)
    await tab.call(MateEditor.keep_private, "hide_last_name", True)
    assert page.private["hide_last_name"]
    await tab.call(MateEditor.look)
    assert page.preview.name == "Asha"
    assert page.preview.prompts[0].value == "Tea and the paper"
    await tab.call(MateEditor.close)
    assert page.preview is None


async def test_a_pause_by_reports_cannot_be_lifted_by_the_switch(db, open_tab) -> None:
    me = await mate(
        db, flatmates_profile_status="paused", flatmates_auto_paused_reason="repeat_reports"
    )
    tab, page, _ = await _open(db, open_tab, me, MateEditor, "/flatmates/me")
    assert (page.status, page.may_pause) == ("held", False)
    await tab.call(MateEditor.be_shown, True)
    assert page.refusal.code == "profile_under_review"


async def test_photographs_come_from_one_s_own_files(db, open_tab) -> None:
    me, other = await mate(db), await mate(db)
    files = []
    for owner in (me, me, other):
        key = uuid4()
        files.append(
            MediaFile(
                id=key, user_id=owner.id, filename="a", file_url=f"/media/{key}/large.webp",
                file_size=1, mime_type="image/webp",
            )
        )  # fmt: skip
    db.add_all(files)
    await db.flush()
    tab, page, _ = await _open(db, open_tab, me, MatePhotos, "/flatmates/me")
    await tab.call(MatePhotos.add, [{"id": str(file.id)} for file in files[:2]])
    assert ([one.is_main for one in page.photos], page.room) == ([True, False], 4)
    for wrong in (str(files[2].id), "x", None):
        await tab.call(MatePhotos.add, [{"id": wrong}])
        assert page.refusal.code == "media_not_found"
    await tab.call(MatePhotos.lead, str(files[1].id))
    assert page.photos[0].id == str(files[1].id)
    await tab.call(MatePhotos.order, [str(files[0].id)])
    assert page.photos[0].id == str(files[0].id)
    await tab.call(MatePhotos.remove, str(files[0].id))
    assert [one.id for one in page.photos] == [str(files[1].id)]


async def test_a_profile_shows_words_and_nothing_private(db, open_tab) -> None:
    me = await mate(db, flatmates_pets="have_pets")
    other = await mate(
        db,
        full_name="Ravi Shetty",
        email="ravi.private@ghar.test",
        flatmates_age=27,
        flatmates_bio="<b>Hello</b>",
        flatmates_sleep_schedule="night_owl",
        flatmates_non_negotiables=["no_pets"],
        flatmates_latitude=12.934567,
        flatmates_longitude=77.623456,
    )
    other.first_name, other.last_name = "Ravi", "Shetty"
    await db.flush()
    path = f"/flatmates/people/{other.public_id}"
    _, page, _ = await _open(db, open_tab, me, MatePage, path)
    shown = page.mate
    assert (shown.headline, shown.compared, shown.known) == ("Ravi S., 25–30", True, 7)
    assert [one.word for one in shown.dimensions][:2] == ["Preference gap", "Strong"]
    assert shown.rules[0].tone == "rani"
    assert shown.watch
    assert shown.budget == "₹15,000 – ₹25,000" or shown.budget == "₹15k – ₹25k"
    for secret in ("Shetty", "ravi.private", other.phone, "12.93", "77.62", "27"):
        assert secret not in str(page.mate).replace(str(other.public_id), "")
    _, page, _ = await _open(db, open_tab, me, MatePage, path, language="hi")
    assert page.mate.dimensions[0].word == "पसंद अलग"
    other.flatmates_profile_status = "paused"
    await db.flush()
    _, page, _ = await _open(db, open_tab, me, MatePage, path)
    assert (page.mate, page.missing) == (None, True)


async def test_whoever_is_not_led_through_is_led_there_first(db, open_tab) -> None:
    me, other = await person(db), await mate(db)
    path = f"/flatmates/people/{other.public_id}"
    _, page, answer = await _open(db, open_tab, me, MatePage, path)
    assert redirect_of(answer) == f"/flatmates/welcome?next={path}"
    assert page.mate is None
