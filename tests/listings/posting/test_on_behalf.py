"""Homes that an agent or an admin offers in an owner's name, and the registration number."""

from uuid import uuid4

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.models.listings import Property
from ghar_app.models.listings.portfolio import own_counts, own_homes
from ghar_app.models.listings.posting.begun import begun_by
from ghar_app.models.listings.posting.owners import owner_of_choice, owners_for
from ghar_app.models.listings.posting.readers import Unreadable, rera
from ghar_app.models.notify import Notification
from ghar_app.refusals import NotFound
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.posting import complete


async def _hired(db):
    seller, login = await agent(db)
    mine = await person(db, full_name="Zoya Khan", agent_id=seller.id)
    return seller, login, mine, await person(db, full_name="Zoya Shah")


async def test_an_agent_finds_those_assigned_and_an_admin_anybody(db) -> None:
    _, login, mine, other = await _hired(db)
    admin = await person(db, "admin")
    assert [one.public_id for one in await owners_for(db, by=login)] == [mine.public_id]
    assert [one.public_id for one in await owners_for(db, by=login, words="zoya")] == [
        mine.public_id
    ]
    found = await owners_for(db, by=admin, words="ZOYA")
    assert {one.public_id for one in found} == {mine.public_id, other.public_id}
    assert all(mine.phone not in one.masked for one in found)
    assert [one.public_id for one in await owners_for(db, by=admin, words=mine.phone)] == [
        mine.public_id
    ]
    assert await owners_for(db, by=admin) == await owners_for(db, by=other, words="zoya") == []
    for who, asked in (
        (login, other.public_id),
        (mine, other.public_id),
        (admin, uuid4()),
        (admin, "x"),
    ):
        with pytest.raises(NotFound):
            await owner_of_choice(db, by=who, public_id=str(asked))
    assert (await owner_of_choice(db, by=login, public_id=str(mine.public_id))).id == mine.id
    mine.is_active = False
    await db.flush()
    assert await owners_for(db, by=login) == []


async def test_what_is_posted_is_the_owners_and_the_owner_is_told(db) -> None:
    seller, login, mine, other = await _hired(db)
    made = await Property.draft(db, by=login, owner=mine)
    await complete(db, made, by=login)
    await made.publish(db, by=login, at=now())
    assert (made.owner_id, made.listing_agent_id) == (mine.id, seller.id)
    told = (await db.exec(select(Notification.type_key, Notification.target_user_id))).all()
    assert told == [("listing_on_behalf", mine.id)]
    theirs, elsewhere = await home(db, mine), await home(db, other)
    on_desk = {row.id for row in await own_homes(db, by=login)}
    assert on_desk == {made.id, theirs.id}
    assert (await own_counts(db, by=login))["live"] == 2
    assert {row.id for row in await own_homes(db, by=mine)} == {made.id, theirs.id}
    assert elsewhere.id not in on_desk
    with pytest.raises(NotFound):
        await Property.editable(db, by=login, public_id=elsewhere.public_id)
    assert await Property.editable(db, by=login, public_id=theirs.public_id)


async def test_drafts_in_hand(db) -> None:
    _, login, mine, _ = await _hired(db)
    made = await Property.draft(db, by=login, owner=mine)
    await made.save(db, by=login, step="basics", values={"title": "By the agent"}, seen=0)
    assert [one.title for one in await begun_by(db, by=login)] == ["By the agent"]
    assert [one.title for one in await begun_by(db, by=mine)] == ["By the agent"]
    assert await begun_by(db, by=await person(db, "admin")) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("prm/ka/rera/1251/446/pr/171015/000451", "PRM/KA/RERA/1251/446/PR/171015/000451"),
        (" P518000 12345 ", "P51800012345"),
        ("RERA-GRG-PROJ-123-2026", "RERA-GRG-PROJ-123-2026"),
        ("12", None),
        ("NONUMBERS", None),
        ("P" * 40 + "1" * 11, None),
        ("PRM/KA<script>1", "PRM/KA1"),
        ("कर्नाटक 12345", None),
    ],
)
def test_registration_numbers(typed: str, kept: str | None) -> None:
    if kept is not None:
        assert rera(typed) == kept
        return
    with pytest.raises(Unreadable, match="rera_unreadable"):
        rera(typed)
