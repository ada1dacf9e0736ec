"""Admins and other people's accounts."""

import asyncio

import pytest
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import Agent, AuditLog, User, UserSession, holder, open_session
from ghar_app.models.identity.user.standing import (
    active_agents,
    change_tier,
    give_agent,
    restore,
    sign_out_everywhere,
    suspend,
)
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import agent, home
from tests.factories.visits import at, visit


async def _refused(code: str, act) -> None:
    with pytest.raises(Refused) as refused:
        await act
    assert refused.value.code == code


async def test_a_suspended_person_is_out_and_their_homes_out_of_sight(db: Db) -> None:
    admin, user, other = await person(db, "admin"), await person(db), await person(db)
    shown = await home(db, user)
    token = await open_session(db, user)
    await _refused("not_allowed", suspend(db, user, by=other, reason="x", at=now()))
    await _refused("say_why", suspend(db, user, by=admin, reason=" ", at=now()))
    await _refused("not_yourself", suspend(db, admin, by=admin, reason="x", at=now()))
    assert await holder(db, token) is not None
    await suspend(db, user, by=admin, reason="Fake adverts", at=now())
    await suspend(db, user, by=admin, reason="Again", at=now())
    assert await holder(db, token) is None
    await db.refresh(shown)
    assert not shown.is_public
    await restore(db, user, by=admin, reason="Explained")
    await db.refresh(shown)
    assert shown.is_public
    acts = select(AuditLog.action, AuditLog.reason).where(AuditLog.entity_type == "user")
    assert (await db.exec(acts.order_by(AuditLog.id))).all() == [
        ("user.suspended", "Fake adverts"),
        ("user.restored", "Explained"),
    ]


async def test_signing_somebody_out_ends_every_session(db: Db) -> None:
    admin, user = await person(db, "admin"), await person(db)
    for _ in range(2):
        await open_session(db, user)
    assert await sign_out_everywhere(db, user, by=admin, reason="Lost phone") == 2
    live = select(UserSession.id).where(
        UserSession.user_id == user.id, UserSession.is_revoked.is_(False)
    )
    assert (await db.exec(live)).all() == []


async def test_who_makes_whom_what(db: Db) -> None:
    admin, super_admin = await person(db, "admin"), await person(db, "super_admin")
    user = await person(db)
    await _refused("unknown_choice", change_tier(db, user, "king", by=admin, reason="x"))
    await _refused("needs_super_admin", change_tier(db, user, "admin", by=admin, reason="x"))
    await change_tier(db, user, "agent", by=admin, reason="Joined us")
    agent = (await db.exec(select(Agent).where(Agent.user_id == user.id))).one()
    assert (agent.is_active, await user.can(db, "client:write")) == (True, True)
    client = await person(db, agent_id=agent.id)
    await change_tier(db, user, "user", by=admin, reason="Left us")
    await db.refresh(client)
    await db.refresh(agent)
    assert (client.agent_id, agent.is_active) == (None, False)
    assert not await user.can(db, "client:write")
    await change_tier(db, user, "admin", by=super_admin, reason="Trusted")
    assert await user.can(db, "moderation:admin")
    await change_tier(db, user, "user", by=super_admin, reason="No more")
    assert not await user.can(db, "moderation:read")


async def test_somebody_is_given_to_an_agent_and_taken_back(db: Db) -> None:
    admin, user = await person(db, "admin"), await person(db)
    seller, login = await agent(db)
    resting, _ = await agent(db, is_active=False)
    await _refused("not_allowed", give_agent(db, user, seller.id, by=login, reason="x"))
    await _refused("say_why", give_agent(db, user, seller.id, by=admin, reason=" "))
    for wrong in (resting.id, 10**12):
        await _refused("agent_not_free", give_agent(db, user, wrong, by=admin, reason="x"))
    await _refused("agent_not_free", give_agent(db, login, seller.id, by=admin, reason="x"))
    for _ in range(2):
        await give_agent(db, user, seller.id, by=admin, reason="Asked for one")
    await db.refresh(user)
    await db.refresh(seller)
    assert (user.agent_id, seller.total_users_assigned) == (seller.id, 1)
    assert (seller.id, seller.name) in await active_agents(db)
    await give_agent(db, user, None, by=admin, reason="No more")
    await db.refresh(user)
    assert user.agent_id is None


async def test_whoever_stops_being_an_agent_releases_the_visits_to_come(db: Db) -> None:
    admin, visitor, owner = await person(db, "admin"), await person(db), await person(db)
    seller, login = await agent(db)
    place = await home(db, owner, listing_agent_id=seller.id)
    coming = await visit(db, visitor, place)
    over = await visit(db, visitor, place, at=at(4))
    assert coming.agent_id == over.agent_id == seller.id
    await over.cancel(db, by=visitor, now=now())
    await change_tier(db, login, "user", by=admin, reason="Left us")
    await db.refresh(coming)
    await db.refresh(over)
    assert (coming.agent_id, over.agent_id) == (None, seller.id)


async def test_the_last_admin_removed_from_two_sides_is_refused_once(committed) -> None:
    async with transaction() as db:
        one, other = await person(db, "super_admin"), await person(db, "super_admin")

    async def remove(who: User, by: User) -> str:
        try:
            async with transaction() as db:
                target, actor = await db.get_one(User, who.id), await db.get_one(User, by.id)
                await change_tier(db, target, "user", by=actor, reason="Tidying")
        except Refused as refused:
            return refused.code
        return "done"

    done = await asyncio.gather(remove(one, other), remove(other, one))
    # Whoever is second may already have lost the right to do it.
    assert done.count("done") == 1
    assert set(done) - {"done"} <= {"last_admin", "needs_super_admin", "not_allowed"}
    async with transaction() as db:
        admins = select(User.id).where(User.role == "admin", User.is_active)
        assert len((await db.exec(admins)).all()) == 1
