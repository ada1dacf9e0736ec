"""Who sees a home's page: the gate, from both sides."""

from uuid import uuid4

import pytest

from ghar_app.clock import now
from ghar_app.models.listings import Property
from ghar_app.refusals import Gone, NotFound
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.queries import counted

HIDDEN = [
    {"listing_status": "draft", "published_at": None},
    {"listing_status": "paused"},
    {"listing_status": "pending_review"},
    {"listing_status": "rejected"},
    {"moderation_status": "pending_review"},
    {"moderation_status": "rejected"},
    {"moderation_status": "paused"},
    {"visibility": "private"},
    {"is_available": False},
    {"listing_status": "archived", "published_at": None},
    {"listing_status": "archived", "visibility": "private"},
    {"status": "sold", "is_available": False, "visibility": "private"},
    {"status": "rented", "is_available": False, "moderation_status": "rejected"},
]


async def test_everybody_sees_a_public_home_in_one_query(db, connection) -> None:
    shown = await home(db)
    stranger = await person(db)
    with counted(connection) as sent:
        found = await Property.reachable(db, by=None, slug=shown.slug)
    assert found.id == shown.id
    assert len(sent) == 1, sent
    assert (await Property.reachable(db, by=stranger, public_id=found.public_id)).id == found.id
    assert (await Property.reachable(db, by=None, public_id=str(found.public_id))).id == found.id


@pytest.mark.parametrize("columns", HIDDEN, ids=lambda one: "-".join(map(str, one.values())))
async def test_a_hidden_home_is_missing_but_for_those_in_charge(db, columns) -> None:
    owner, stranger = await person(db), await person(db)
    boss = await person(db, "admin")
    hidden = await home(db, owner, **columns)
    for nobody in (None, stranger):
        with pytest.raises(NotFound) as refusal:
            await Property.reachable(db, by=nobody, slug=hidden.slug)
        assert refusal.value.code == "home_not_found"
    for somebody in (owner, boss):
        assert (await Property.reachable(db, by=somebody, slug=hidden.slug)).id == hidden.id


async def test_missing_and_forbidden_read_alike(db) -> None:
    hidden = await home(db, listing_status="draft")
    stranger = await person(db)
    said = set()
    for address in (
        {"slug": hidden.slug},
        {"slug": "no-such-home"},
        {"slug": ""},
        {"slug": "\x00"},
        {"public_id": hidden.public_id},
        {"public_id": uuid4()},
        {"public_id": "not-a-uuid"},
    ):
        with pytest.raises(NotFound) as refusal:
            await Property.reachable(db, by=stranger, **address)
        said.add((type(refusal.value), refusal.value.code, refusal.value.message("en")))
    assert len(said) == 1, said


async def test_a_closed_owner_takes_the_homes_along(db) -> None:
    owner = await person(db)
    shown = await home(db, owner)
    assert await Property.reachable(db, by=None, slug=shown.slug)
    owner.is_active = False
    await db.flush()
    with pytest.raises(NotFound):
        await Property.reachable(db, by=None, slug=shown.slug)


@pytest.mark.parametrize("status", ["sold", "rented"])
async def test_a_home_that_went_to_somebody_keeps_its_page(db, status) -> None:
    went = await home(db, status=status, is_available=False)
    assert not went.is_public
    assert (await Property.reachable(db, by=None, slug=went.slug)).id == went.id


async def test_an_archived_home_is_gone_for_all_but_those_in_charge(db) -> None:
    owner = await person(db)
    old = await home(db, owner, listing_status="archived")
    with pytest.raises(Gone) as refusal:
        await Property.reachable(db, by=None, slug=old.slug)
    assert refusal.value.code == "home_gone"
    assert refusal.value.message("hi") != refusal.value.message("en")
    assert (await Property.reachable(db, by=owner, slug=old.slug)).id == old.id


async def test_the_agent_in_charge_sees_what_other_agents_do_not(db) -> None:
    mine, me = await agent(db)
    _, other = await agent(db)
    client = await person(db, agent_id=mine.id)
    draft = {"listing_status": "draft", "published_at": None}
    listed = await home(db, listing_agent_id=mine.id, **draft)
    of_client = await home(db, client, **draft)
    for hidden in (listed, of_client):
        assert (await Property.reachable(db, by=me, slug=hidden.slug)).id == hidden.id
        with pytest.raises(NotFound):
            await Property.reachable(db, by=other, slug=hidden.slug)
    mine.is_active = False
    await db.flush()
    with pytest.raises(NotFound):
        await Property.reachable(db, by=me, slug=listed.slug)


async def test_an_agent_without_the_tier_is_nobody(db) -> None:
    mine, me = await agent(db)
    draft = await home(db, listing_agent_id=mine.id, listing_status="draft")
    assert await Property.reachable(db, by=me, slug=draft.slug)
    me.role = "user"
    await db.flush()
    with pytest.raises(NotFound):
        await Property.reachable(db, by=me, slug=draft.slug)


async def test_published_later_means_gone_later(db) -> None:
    never = await home(db, listing_status="archived", published_at=None)
    with pytest.raises(NotFound):
        await Property.reachable(db, by=None, slug=never.slug)
    never.published_at = now()
    await db.flush()
    with pytest.raises(Gone):
        await Property.reachable(db, by=None, slug=never.slug)
