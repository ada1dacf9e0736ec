"""The screens of visits, without a browser."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from ghar_app.clock import in_india, now
from ghar_app.models.listings.liking.deciding import like
from ghar_app.models.visits.opening import own_week
from state.visits.asking import VisitBox
from state.visits.desk import DeskVisits
from state.visits.hours import HoursEditor
from state.visits.mine import VisitsPage
from state.visits.one import VisitPage
from state.visits.plan import PlanPage
from tests.factories.identity import cookie_of, person
from tests.factories.listings import agent, home
from tests.factories.visits import agreed, at, visit
from tests.queries import counted
from tests.state.conftest import redirect_of


@pytest.fixture
async def owner(db):
    return await person(db, full_name="Sunita Rao")


@pytest.fixture
async def seeker(db):
    return await person(db, full_name="Ananya Sen")


@pytest.fixture
async def place(db, owner):
    return await home(db, owner, full_address="12, 100 Feet Road, Indiranagar")


@pytest.fixture
async def screen(db, open_tab):
    """`tab, page = await screen(person, VisitPage, "/visits/…")`: loaded."""

    async def load(who, cls, path: str, language: str = "en"):
        tab = open_tab(cookies=await cookie_of(db, who), path=path, language=language)
        await tab.call(cls.event_handlers["load"])
        return tab, await tab.of(cls)

    return load


def handler(cls, name: str):
    return cls.event_handlers[name]


async def test_asking_from_a_homes_page(db, seeker, owner, place, open_tab) -> None:
    tab = open_tab(cookies=await cookie_of(db, seeker), path=f"/listing/{place.slug}")
    await tab.call(handler(VisitBox, "look"), str(place.public_id))
    box = await tab.of(VisitBox)
    assert (box.offered, box.mine.href) == (True, "")
    await tab.call(handler(VisitBox, "open_picker"))
    assert (len(box.days), box.is_open, box.hours_said) == (14, True, False)
    day = next(one for one in box.days if one.value == at(3).date().isoformat())
    await tab.call(handler(VisitBox, "choose_day"), day.value)
    slot = day.slots[4].value
    await tab.call(handler(VisitBox, "ask"), {"slot": "", "wishes": ""})
    assert box.errors["slot"] == "Choose a time."
    await tab.call(handler(VisitBox, "ask"), {"slot": slot, "wishes": "Two of us."})
    assert (box.is_open, box.errors) == (False, {})
    assert re.fullmatch(r"\w{3} \d\d \w{3}, 11:00", box.mine.when)
    assert box.mine.status == "Waiting for the owner"
    # The other tab, which still shows the box, makes no second visit.
    await tab.call(handler(VisitBox, "ask"), {"slot": slot})
    href = box.mine.href
    await tab.call(handler(VisitBox, "ask"), {"slot": day.slots[5].value})
    assert "already have a visit" in box.errors["slot"]
    assert [one.is_free for one in box.nearest] == [True] * 3
    await tab.call(handler(VisitBox, "look"), str(place.public_id))
    assert box.mine.href == href


async def test_a_stranger_signs_in_and_finds_the_time_chosen(db, place, seeker, open_tab) -> None:
    stranger = open_tab(path=f"/listing/{place.slug}")
    await stranger.call(handler(VisitBox, "look"), str(place.public_id))
    await stranger.call(handler(VisitBox, "open_picker"))
    box = await stranger.of(VisitBox)
    slot = box.days[2].slots[1].value
    answer = await stranger.call(handler(VisitBox, "ask"), {"slot": slot})
    assert redirect_of(answer).startswith("/login?next=")
    back = open_tab(
        cookies=await cookie_of(db, seeker),
        path=f"/listing/{place.slug}?resume=visit~{quote(slot)}",
    )
    assert await back.call(handler(VisitBox, "look"), str(place.public_id)) is not None
    await back.call(handler(VisitBox, "open_picker"))
    box = await back.of(VisitBox)
    assert (box.day, box.slot) == (slot[:10], slot)


async def test_owners_are_offered_no_visit_of_their_own(db, owner, place, open_tab) -> None:
    tab = open_tab(cookies=await cookie_of(db, owner), path=f"/listing/{place.slug}")
    await tab.call(handler(VisitBox, "look"), str(place.public_id))
    assert not (await tab.of(VisitBox)).offered


async def test_both_sides_on_one_page(db, seeker, owner, place, screen) -> None:
    one = await visit(db, seeker, place, at=at(3, 11), wishes="Two of us.")
    path = f"/visits/{one.public_id}"
    theirs, mine = await screen(seeker, VisitPage, path)
    assert mine.visit.card.status == "Waiting for the owner"
    assert not mine.visit.can_confirm
    assert (mine.visit.address, mine.visit.notes) == ("Indiranagar, Bengaluru", "")

    tab, page = await screen(owner, VisitPage, path)
    assert (page.visit.card.status, page.visit.can_confirm) == ("Waiting for you", True)
    assert page.visit.wishes == "Two of us."
    await tab.call(handler(VisitPage, "confirm"), page.visit.card.seen)
    assert page.visit.card.status == "Confirmed"
    await tab.call(handler(VisitPage, "open_picker"))
    slot = page.days[4].slots[2].value
    await tab.call(handler(VisitPage, "suggest"), {"slot": slot, "reason": "Keys come later."})
    assert (page.visit.can_confirm, page.visit.reason) == (False, "Keys come later.")

    await theirs.call(handler(VisitPage, "load"))
    stale = mine.visit.card.seen
    assert [event.text.split()[0] for event in mine.visit.events] == ["Sunita", "Sunita", "You"]
    await theirs.call(handler(VisitPage, "confirm"), "2026-01-01T10:00:00+05:30")
    assert mine.errors[""].startswith("The time was changed")
    await theirs.call(handler(VisitPage, "confirm"), stale)
    assert mine.visit.address == "12, 100 Feet Road, Indiranagar"

    await tab.call(handler(VisitPage, "complete"))
    await tab.call(handler(VisitPage, "keep_notes"), {"notes": "Keen.", "follow_up": "on"})
    assert (page.visit.notes, page.visit.follow_up) == ("Keen.", True)
    await theirs.call(handler(VisitPage, "complete"))
    assert mine.errors[""] == "Only the owner or the agent can do this."
    await theirs.call(handler(VisitPage, "load"))
    assert (mine.visit.can_rate, mine.visit.notes) == (True, "")
    await theirs.call(handler(VisitPage, "give_feedback"), {"words": "Bright.", "interest": "high"})
    await tab.call(handler(VisitPage, "load"))
    assert (page.visit.interest_words, page.visit.feedback) == ("Very interested", "Bright.")


async def test_calling_off_and_strangers(db, seeker, owner, place, screen) -> None:
    one = await visit(db, seeker, place)
    path = f"/visits/{one.public_id}"
    tab, page = await screen(seeker, VisitPage, path)
    await tab.call(handler(VisitPage, "open_cancelling"))
    assert page.is_cancelling
    await tab.call(handler(VisitPage, "cancel"), {"reason": "Found another home."})
    assert (page.visit.card.status, page.is_cancelling) == ("Called off", False)
    stranger, nothing = await screen(await person(db), VisitPage, path)
    assert (nothing.phase, nothing.visit) == ("missing", None)
    await stranger.call(handler(VisitPage, "cancel"), {})
    assert nothing.refusal.code == "visit_not_found"


async def test_lists_of_visits(db, seeker, owner, place, screen, connection) -> None:
    await visit(db, seeker, place, at=at(5))
    await agreed(db, seeker, await home(db, owner), owner, at=at(2))
    done = await agreed(db, seeker, await home(db, owner), owner, at=at(4))
    await done.complete(db, by=owner, now=now())
    tab, page = await screen(seeker, VisitsPage, "/visits")
    assert [one.status for one in page.visits] == ["Confirmed", "Waiting for the owner"]
    assert all(one.who == "Sunita Rao" for one in page.visits)
    with counted(connection) as sent:
        await tab.call(handler(VisitsPage, "load"))
    assert len(sent) <= 3
    tab, page = await screen(seeker, VisitsPage, "/visits?show=past", language="hi")
    assert [(one.status, one.asks_feedback) for one in page.visits] == [("हो चुकी", True)]
    await tab.call(handler(VisitsPage, "rate"), page.visits[0].id, "medium")
    await db.refresh(done)
    assert done.interest_level == "medium"


async def test_the_desk(db, seeker, owner, place, screen, connection) -> None:
    first = await visit(db, seeker, place, at=at(1))
    await agreed(db, seeker, await home(db, owner), owner, at=at(1, 14))
    await visit(db, seeker, await home(db), at=at(1, 16))
    on = at(1).date()
    tab, page = await screen(owner, DeskVisits, f"/desk/visits?view=day&on={on}")
    assert [one.id for one in page.waiting] == [str(first.public_id)]
    assert [one.time for one in page.days[0].visits] == ["10:00–11:00", "14:00–15:00"]
    with counted(connection) as sent:
        await tab.call(handler(DeskVisits, "load"))
    assert len(sent) <= 5
    await tab.call(handler(DeskVisits, "confirm"), page.waiting[0].id, page.waiting[0].seen)
    await db.refresh(first)
    assert (page.waiting, first.status) == ([], "confirmed")

    _, week = await screen(owner, DeskVisits, f"/desk/visits?on={on}")
    assert (len(week.days), week.total, week.days[0].value) == (
        7,
        2,
        str(on - timedelta(days=on.weekday())),
    )
    for odd in ("x", "9999-12-31", "0001-01-01"):
        _, page = await screen(owner, DeskVisits, f"/desk/visits?on={odd}")
        assert len(page.days) == 7
    _, everybodys = await screen(await person(db, "admin"), DeskVisits, f"/desk/visits?on={on}")
    assert everybodys.total == 3
    _, nobodys = await screen(seeker, DeskVisits, f"/desk/visits?on={on}")
    assert nobodys.total == 0


async def test_weekly_hours(db, owner, place, screen) -> None:
    second = await home(db, owner)
    tab, page = await screen(owner, HoursEditor, f"/desk/visits?home={place.public_id}")
    assert page.home == str(place.public_id)
    assert [one.from1 for one in page.week] == [""] * 7
    await tab.call(handler(HoursEditor, "save"), {"from1_6": "10:00", "to1_6": ""})
    assert "day6" in page.errors
    form = {"from1_6": "10:00", "to1_6": "13:00", "from2_6": "16:00", "to2_6": "18:00"}
    await tab.call(handler(HoursEditor, "save"), {**form, "everywhere": "on"})
    assert page.saved == "Saved for 2 homes."
    assert (page.week[5].from2, page.week[5].to2) == ("16:00", "18:00")
    assert list(await own_week(db, second)) == [6]
    await tab.call(handler(HoursEditor, "choose"), str((await home(db)).public_id))
    assert page.refusal.code == "home_not_found"


async def test_an_agents_own_hours(db, screen) -> None:
    card, login = await agent(db)
    theirs = await home(db, listing_agent_id=card.id)
    tab, page = await screen(login, HoursEditor, "/desk/visits")
    assert [value for value, _ in page.homes] == ["mine", str(theirs.public_id)]
    await tab.call(handler(HoursEditor, "save"), {"from1_2": "08:00", "to1_2": "12:00"})
    assert page.saved.startswith("Saved for all homes that you list")
    assert (page.week[1].from1, page.week[1].to1) == ("08:00", "12:00")
    owner, nothing = await screen(await person(db), HoursEditor, "/desk/visits")
    await owner.call(handler(HoursEditor, "choose"), "mine")
    assert nothing.refusal.code == "home_not_found"


async def test_a_day_of_visits(db, seeker, owner, screen) -> None:
    homes = [await home(db, owner, longitude=77.62 + n * 0.02) for n in range(3)]
    await like(db, [str(homes[2].public_id)], by=seeker, at=now())
    asked = ",".join(str(one.public_id) for one in homes[:2])
    tab, page = await screen(seeker, PlanPage, f"/visits/plan?homes={asked},x")
    assert [one.chosen for one in page.choices] == [True, True, False]
    day = at(4).date().isoformat()
    form = {f"home-{one.id}": "on" for one in page.choices}
    await tab.call(handler(PlanPage, "arrange"), {**form, "day": "x", "since": "09:00"})
    assert "day" in page.errors
    wrong = {**form, "day": day, "since": "09:00", "start": "Zzyzx"}
    await tab.call(handler(PlanPage, "arrange"), wrong)
    assert "start" in page.errors
    await tab.call(handler(PlanPage, "arrange"), {**form, "day": day, "since": "10:00"})
    assert page.errors == {}
    assert [leg.number for leg in page.legs] == ["1", "2", "3"]
    assert page.legs[0].time == "10:00–11:00"
    assert page.legs[0].travel == ""
    assert "min" in page.legs[1].travel
    assert len(page.marks) == 3
    # Somebody took one of the homes offline between plan and press.
    homes[1].listing_status = "paused"
    await db.flush()
    gone = next(leg for leg in page.legs if leg.id == str(homes[1].public_id))
    await tab.call(handler(PlanPage, "request_all"))
    assert {leg.id for leg in page.asked} == {str(homes[0].public_id), str(homes[2].public_id)}
    assert [one.title for one in page.refused] == [gone.title]
    assert page.calendar == f"/visits/day/{day}.ics"
    _, mine = await screen(seeker, VisitsPage, "/visits")
    assert len(mine.visits) == 2
    assert in_india(at(4)).date().isoformat() == day
