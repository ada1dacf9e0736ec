"""What admins do to an account: suspend, restore, sign it out, change its tier."""

from datetime import datetime

from sqlalchemy import delete, text, update
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.kinds import Scope, UserTier
from ghar_app.models.identity.roles import Role, UserRole
from ghar_app.models.identity.session.devices import revoke_all_but
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused

LONGEST_REASON = 500


async def suspend(db: Db, user: User, *, by: User, reason: str, at: datetime) -> None:
    """Close an account for now: it is out on its next click, and its homes are out of sight.

    Refused `not_allowed`, `not_yourself`, `say_why`, `last_admin`. Again changes nothing.
    """
    reason = await _may(db, user, by, reason)
    user = await locked_user(db, user.id)
    if not user.is_active:
        return
    await require_another_admin(db, user)
    user.is_active = False
    await revoke_all_but(db, user, None)
    await db.flush()
    await _write_down(db, "user.suspended", user, by, reason)


async def restore(db: Db, user: User, *, by: User, reason: str) -> None:
    """Open a suspended account again. Refused as `suspend`, and `account_deleted` for good ones."""
    reason = await _may(db, user, by, reason)
    user = await locked_user(db, user.id)
    if user.deleted_at is not None:
        raise Refused("account_deleted")
    if user.is_active:
        return
    user.is_active, user.failed_login_attempts, user.locked_until = True, 0, None
    await db.flush()
    await _write_down(db, "user.restored", user, by, reason)


async def sign_out_everywhere(db: Db, user: User, *, by: User, reason: str) -> int:
    """End every session of somebody; how many. Refused as `suspend`."""
    reason = await _may(db, user, by, reason)
    ended = await revoke_all_but(db, user, None)
    await _write_down(db, "user.signed_out", user, by, reason, sessions=ended)
    return ended


async def change_tier(db: Db, user: User, tier: str, *, by: User, reason: str) -> None:
    """Make somebody user, agent or admin; the roles that go with the old tier are taken back.

    Admins are made and unmade by super admins only. An agent gets a row in `agents`; who stops
    being one releases their clients. Refused as `suspend`, `unknown_choice`, `needs_super_admin`.
    """
    reason = await _may(db, user, by, reason)
    if tier not in tuple(UserTier):
        choices = ", ".join(UserTier)
        raise Refused("unknown_choice", field="role", value=tier, choices=choices)
    user = await locked_user(db, user.id)
    before = user.role
    if tier == before:
        return
    if UserTier.ADMIN in (tier, before) and not await _is_super_admin(db, by):
        raise Refused("needs_super_admin", field="role")
    if before == UserTier.ADMIN:
        await require_another_admin(db, user)
    await _take_back_roles(db, user, tier)
    user.role = tier
    if tier == UserTier.AGENT:
        await _become_agent(db, user)
    if before == UserTier.AGENT:
        await _stop_being_agent(db, user)
    if tier != UserTier.USER:
        await user.take_role(db, tier, granted_by=by.id, reason=reason)
    await db.flush()
    await _write_down(db, "user.role_changed", user, by, reason, before=before, role=tier)


async def require_another_admin(db: Db, user: User) -> None:
    """Refused `last_admin` when nobody else could administer.

    All active admins are locked in one order, so that two who go at once take turns.
    """
    if user.role != UserTier.ADMIN or not user.is_active:
        return
    query = select(User.id).where(User.role == UserTier.ADMIN, col(User.is_active))
    found = (await db.exec(query.order_by(col(User.id)).with_for_update())).all()
    if not set(found) - {user.id}:
        raise Refused("last_admin")


async def _may(db: Db, user: User, by: User, reason: str) -> str:
    await by.require(db, "user:admin", scope=Scope.ALL)
    if user.id == by.id:
        raise Refused("not_yourself")
    words = " ".join(reason.split())[:LONGEST_REASON]
    if not words:
        raise Refused("say_why", field="reason")
    return words


async def _is_super_admin(db: Db, who: User) -> bool:
    query = (
        select(UserRole.user_id)
        .join(Role, col(Role.id) == UserRole.role_id)
        .where(UserRole.user_id == who.id, Role.key == "super_admin")
    )
    return (await db.exec(query)).first() is not None


async def _take_back_roles(db: Db, user: User, tier: str) -> None:
    """Roles of a higher tier than the new one."""
    lower = {UserTier.USER: ("agent", "admin"), UserTier.AGENT: ("admin",), UserTier.ADMIN: ()}
    gone = select(Role.id).where(col(Role.tier).in_(lower[UserTier(tier)]))
    await db.exec(
        delete(UserRole).where(col(UserRole.user_id) == user.id, col(UserRole.role_id).in_(gone))
    )


async def _become_agent(db: Db, user: User) -> None:
    found = (await db.exec(select(Agent).where(Agent.user_id == user.id))).first()
    if found is None:
        db.add(Agent(user_id=user.id, name=user.full_name or "", contact_number=user.phone))
    else:
        found.is_active = found.is_available = True
    await db.flush()


async def _stop_being_agent(db: Db, user: User) -> None:
    found = (await db.exec(select(Agent).where(Agent.user_id == user.id))).first()
    if found is None:
        return
    found.is_active = found.is_available = False
    await db.exec(update(User).where(col(User.agent_id) == found.id).values(agent_id=None))
    # Visits to come wait for whoever is given them next; admins see those without an agent.
    await db.execute(_RELEASED, {"agent": found.id})
    await db.flush()


_RELEASED = text(
    "UPDATE visits SET agent_id = NULL WHERE agent_id = :agent AND ends_at > now()"
    " AND status IN ('scheduled', 'rescheduled', 'confirmed')"
)


async def give_agent(db: Db, user: User, agent_id: int | None, *, by: User, reason: str) -> None:
    """Let this agent look after somebody from now on; None for nobody.

    Refused as `suspend`, and `agent_not_free` for one who does not work for us, or is this person.
    """
    reason = await _may(db, user, by, reason)
    user = await locked_user(db, user.id)
    before = user.agent_id
    if agent_id == before:
        return
    if agent_id is not None:
        chosen = (
            await db.exec(select(Agent).where(Agent.id == agent_id).with_for_update(read=True))
        ).first()
        if chosen is None or not chosen.is_active or chosen.user_id == user.id:
            raise Refused("agent_not_free", field="agent")
        await db.exec(
            update(Agent)
            .where(col(Agent.id) == agent_id)
            .values(total_users_assigned=Agent.total_users_assigned + 1)
        )
    user.agent_id = agent_id
    await db.flush()
    await _write_down(db, "user.agent_changed", user, by, reason, before=before, agent=agent_id)


async def active_agents(db: Db) -> list[tuple[int, str]]:
    """Agents that somebody can be given to, by name."""
    query = select(Agent.id, Agent.name).where(col(Agent.is_active)).order_by(col(Agent.name))
    return [(id, name) for id, name in (await db.exec(query)).all()]


async def _write_down(
    db: Db, action: str, user: User, by: User, reason: str, **after: object
) -> None:
    await record(
        db,
        action,
        actor=by,
        entity_type="user",
        entity_id=user.id,
        after=dict(after) or None,
        reason=reason,
    )
