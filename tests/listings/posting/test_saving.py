"""Answers are kept as they are typed, on every device, and nobody overwrites anybody."""

import pytest

from ghar_app.models.listings import Property
from ghar_app.models.listings.posting.answers import answers_of
from ghar_app.models.listings.posting.saving import ChangedElsewhere
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.posting import FLAT, draft


async def _answers(db, of: Property) -> dict:
    return await answers_of(db, of, await of.unpublished(db))


async def test_a_new_draft_is_the_empty_one_until_something_is_typed(db) -> None:
    me = await person(db)
    first = await Property.draft(db, by=me)
    assert (first.listing_status, first.title, first.owner_id) == ("draft", "", me.id)
    assert (await Property.draft(db, by=me)).id == first.id
    await first.save(db, by=me, step="basics", values={"title": "My flat"}, seen=0)
    assert (await Property.draft(db, by=me)).id != first.id


async def test_what_is_typed_survives_as_it_was_typed_and_shows_in_the_columns(db) -> None:
    me = await person(db)
    made = await Property.draft(db, by=me)
    typed = {**FLAT, "carpet_area": "nine hundred", "floor_number": "12", "total_floors": "4"}
    kept = await made.save(db, by=me, step="details", values=typed, seen=0)
    assert kept.version == 1
    assert not kept.others
    answers = await _answers(db, made)
    assert answers["carpet_area"] == "nine hundred"
    assert answers["floor_number"] == "12"
    assert (made.title, made.city, made.state) == (FLAT["title"], "Bengaluru", "Karnataka")
    assert (made.monthly_rent, made.bedrooms) == (38_500, 2)
    # What cannot stand is no column: the database would refuse it.
    assert (made.carpet_area, made.floor_number, made.total_floors) == (None, None, 4)
    assert made.full_address == "Lake View Residency, Indiranagar, Bengaluru, 560038"


async def test_saving_the_same_again_changes_nothing(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0)
    again = await made.save(db, by=me, step="location", values=FLAT, seen=1)
    assert again.version == 1
    unpublished = await made.unpublished(db)
    assert unpublished is not None
    assert unpublished.step == "location"


async def test_two_windows_that_change_the_same_answer_see_both_and_lose_nothing(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0)
    await made.save(db, by=me, step="basics", values={"title": "From the phone"}, seen=1)
    with pytest.raises(ChangedElsewhere) as told:
        await made.save(db, by=me, step="basics", values={"title": "From the desk"}, seen=1)
    assert told.value.both == {"title": ("From the desk", "From the phone")}
    assert told.value.version == 2
    assert (await _answers(db, made))["title"] == "From the phone"
    kept = await made.save(db, by=me, step="basics", values={"title": "From the desk"}, seen=2)
    assert kept.version == 3


async def test_two_windows_that_change_different_answers_are_both_kept_and_told(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0)
    await made.save(db, by=me, step="basics", values={"title": "From the phone"}, seen=1)
    kept = await made.save(db, by=me, step="price", values={"monthly_rent": "40000"}, seen=1)
    assert kept.others
    answers = await _answers(db, made)
    assert (answers["title"], answers["monthly_rent"]) == ("From the phone", "40000")


async def test_pg_is_for_rent_whatever_was_said(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0, purpose="buy", property_type="pg")
    assert (made.property_type, made.purpose) == ("pg", "rent")


async def test_another_kind_of_home_loses_what_only_the_old_one_is_asked(db) -> None:
    me = await person(db)
    made = await draft(db, me, photos=0)
    await made.save(db, by=me, step="basics", values={"property_type": "plot"}, seen=1)
    assert (made.bedrooms, made.carpet_area) == (None, None)
    await made.save(db, by=me, step="basics", values={"property_type": "villa"}, seen=2)
    assert made.bedrooms == 2


async def test_what_the_browser_invents_is_no_answer(db) -> None:
    me = await person(db)
    made = await Property.draft(db, by=me)
    values = {"is_seed_data": "yes", "owner_id": "1", "title": ["x"], "verified": "on"}
    assert (await made.save(db, by=me, step="hm", values=values, seen=0)).version == 0
    tags = {"title": "<script>alert(1)</script>Tom & Ann's flat", "pin": "51.5,-0.12"}
    await made.save(db, by=me, step="basics", values=tags, seen=0)
    assert made.title == "alert(1)Tom & Ann's flat"
    assert made.latitude is None


async def test_only_those_in_charge_may_change_it(db) -> None:
    me, stranger, boss = await person(db), await person(db), await person(db, "admin")
    made = await draft(db, me, photos=0)
    with pytest.raises(NotFound):
        await Property.editable(db, by=stranger, public_id=made.public_id)
    for allowed in (me, boss):
        found = await Property.editable(db, by=allowed, public_id=str(made.public_id))
        assert found.id == made.id


async def test_agents_post_for_the_owners_they_were_given(db) -> None:
    owner, other = await person(db), await person(db)
    seller, login = await agent(db)
    owner.agent_id = seller.id
    await db.flush()
    made = await Property.draft(db, by=login, owner=owner)
    assert (made.owner_id, made.owner_contact) == (owner.id, owner.phone)
    assert made.listing_agent_id == seller.id
    assert (await Property.draft(db, by=login, owner=owner)).id == made.id
    own = await Property.draft(db, by=owner)
    assert (own.id != made.id, own.listing_agent_id) == (True, None)
    with pytest.raises(NotFound):
        await Property.draft(db, by=login, owner=other)


async def test_an_archived_home_is_not_written_any_more(db) -> None:
    me = await person(db)
    gone = await home(db, me, listing_status="archived")
    with pytest.raises(Refused, match="home_is_archived"):
        await gone.save(db, by=me, step="basics", values={"title": "x"}, seen=0)
