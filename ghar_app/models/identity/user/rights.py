"""What somebody may do: the union of their live roles' permissions; without one, nothing."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, literal, or_
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.kinds import Action, Scope, UserTier
from ghar_app.models.identity.roles import Permission, Role, RolePermission, UserRole
from ghar_app.refusals import Refused

_WIDTH = {scope: width for width, scope in enumerate(Scope)}
_RANK = {tier: rank for rank, tier in enumerate(UserTier)}


class Rights:
    """Checks read the database each time, so a change acts on the next click."""

    if TYPE_CHECKING:
        id: int
        role: str
        is_active: bool
        locked_until: datetime | None

    async def reach(self, db: Db, permission: str) -> Scope | None:
        """How far `resource:action` reaches for this person, None for not at all.

        ValueError for a word that is no permission.
        """
        resource, _, action = permission.partition(":")
        wanted = {Action(action), Action.ADMIN}
        if not self._is_trusted():
            return None
        statement = (
            select(RolePermission.scope)
            .join(Permission, col(Permission.id) == RolePermission.permission_id)
            .join(UserRole, col(UserRole.role_id) == RolePermission.role_id)
            .where(UserRole.user_id == self.id)
            .where(or_(col(UserRole.expires_at).is_(None), col(UserRole.expires_at) > now()))
            .where(Permission.resource == resource, col(Permission.action).in_(wanted))
        )
        scopes = [Scope(scope) for scope in (await db.exec(statement)).all()]
        return max(scopes, key=_WIDTH.__getitem__, default=None)

    async def can(self, db: Db, permission: str, *, scope: Scope = Scope.OWN) -> bool:
        """Whether `resource:action` is granted at least this far."""
        reach = await self.reach(db, permission)
        return reach is not None and _WIDTH[reach] >= _WIDTH[scope]

    async def require(self, db: Db, permission: str, *, scope: Scope = Scope.OWN) -> None:
        """Refused `not_allowed` when `can` says no."""
        if not await self.can(db, permission, scope=scope):
            raise Refused("not_allowed")

    async def take_role(
        self,
        db: Db,
        key: str,
        *,
        granted_by: int | None = None,
        reason: str | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Give this person a role, and the tier that goes with it.

        Doing it again changes nothing, except that a grant for a time is renewed.
        Who may give which role is asked before, by whoever offers the choice. ValueError for a
        role that doesn't exist.
        """
        role = (await db.exec(select(Role).where(Role.key == key))).first()
        if role is None:
            raise ValueError(f"there is no role {key!r}; were the roles seeded?")
        grant = insert(UserRole).values(
            user_id=self.id,
            role_id=role.id,
            granted_by=granted_by,
            reason=reason,
            expires_at=expires_at,
        )
        await db.exec(
            grant.on_conflict_do_update(
                index_elements=["user_id", "role_id"],
                set_={
                    "expires_at": grant.excluded.expires_at,
                    "granted_by": grant.excluded.granted_by,
                    "granted_at": func.now(),
                    "reason": grant.excluded.reason,
                },
                where=col(UserRole.expires_at).is_not(None),
            )
        )
        self.role = max(UserTier(self.role), UserTier(role.tier), key=_RANK.__getitem__)

    async def take_default_roles(self, db: Db) -> None:
        """What everyone gets at sign-up."""
        defaults = select(literal(self.id), Role.id).where(col(Role.is_default))
        grant = insert(UserRole).from_select(["user_id", "role_id"], defaults)
        await db.exec(grant.on_conflict_do_nothing())

    def _is_trusted(self) -> bool:
        locked = self.locked_until is not None and self.locked_until > now()
        return self.is_active and not locked
