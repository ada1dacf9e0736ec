"""Roles: denied unless granted, as far as granted, as long as granted."""

from datetime import timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, func, select

from ghar_app.clock import now
from ghar_app.models.identity import (
    Permission,
    Role,
    RolePermission,
    Scope,
    UserRole,
    seed_roles,
)
from ghar_app.models.identity.roles.defaults import DEFAULTS, RESOURCES
from ghar_app.refusals import Refused
from tests.factories.identity import person


async def _picture(db) -> list:
    counts = [
        (await db.exec(select(func.count()).select_from(table))).one()
        for table in (Role, Permission, RolePermission)
    ]
    newest = (await db.exec(select(func.max(Role.updated_at)))).one()
    return [*counts, newest]


async def test_seeding_twice_changes_nothing(db) -> None:
    await seed_roles(db)
    before = await _picture(db)
    await seed_roles(db)
    assert await _picture(db) == before
    assert before[:2] == [len(DEFAULTS), len(RESOURCES) * 4]


async def test_without_a_grant_nothing_is_allowed(db) -> None:
    await seed_roles(db)
    user = await person(db)
    assert not await user.can(db, "property:read")
    with pytest.raises(Refused) as refused:
        await user.require(db, "property:read")
    assert refused.value.code == "not_allowed"


async def test_write_implies_neither_read_nor_delete_and_admin_implies_all(db) -> None:
    agent, admin = await person(db, "agent"), await person(db, "admin")
    assert await agent.can(db, "property:write")
    assert not await agent.can(db, "property:delete")
    assert [await admin.can(db, f"property:{a}") for a in ("read", "write", "delete", "admin")] == [
        True
    ] * 4


async def test_the_widest_grant_counts(db) -> None:
    user = await person(db, "agent", "team_lead")
    assert await user.reach(db, "task:write") is Scope.TEAM
    assert await user.can(db, "task:write", scope=Scope.TEAM)
    assert not await user.can(db, "task:write", scope=Scope.ALL)


async def test_a_grant_for_a_time_ends(db) -> None:
    await seed_roles(db)
    user = await person(db)
    await user.take_role(db, "employee", expires_at=now() + timedelta(hours=1))
    assert await user.can(db, "moderation:read")
    grant = (await db.exec(select(UserRole))).one()
    grant.expires_at = now()
    await db.flush()
    assert not await user.can(db, "moderation:read")
    await user.take_role(db, "employee")
    assert await user.can(db, "moderation:read")


@pytest.mark.parametrize("ban", [{"is_active": False}, {"locked_until": "in an hour"}])
async def test_a_closed_or_locked_person_may_nothing(db, ban: dict) -> None:
    admin = await person(db, "super_admin")
    assert await admin.can(db, "user:admin", scope=Scope.ALL)
    for column, value in ban.items():
        setattr(admin, column, now() + timedelta(hours=1) if column == "locked_until" else value)
    await db.flush()
    assert not await admin.can(db, "user:admin")


async def test_a_role_brings_its_tier_and_never_lowers_it(db) -> None:
    admin, owner = await person(db, "admin", "tenant"), await person(db, "owner")
    assert (admin.role, owner.role) == ("admin", "user")


async def test_unknown_words_are_mistakes(db) -> None:
    user = await person(db)
    with pytest.raises(ValueError, match="fly"):
        await user.can(db, "property:fly")
    with pytest.raises(ValueError, match="emperor"):
        await user.take_role(db, "emperor")


async def test_a_role_in_use_cannot_be_deleted(db) -> None:
    await person(db, "tenant")
    with pytest.raises(IntegrityError):
        async with db.begin_nested():
            await db.exec(delete(Role).where(col(Role.key) == "tenant"))
