"""Roles, permissions and who holds which."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Timestamps, moment, one_of, reference
from ghar_app.models.identity.kinds import Action, Scope, UserTier


class Role(Numbered, Timestamps, table=True):
    """A named bundle of permissions."""

    __tablename__ = "roles"
    __table_args__ = (one_of("tier", UserTier),)

    key: str = Field(max_length=50, unique=True)
    name: str = Field(max_length=100, unique=True)
    description: str | None = Field(default=None, sa_type=Text)
    tier: str = Field(
        default=UserTier.USER,
        sa_type=Text,
        sa_column_kwargs={"server_default": UserTier.USER.value},
    )
    is_default: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    is_system: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class Permission(Numbered, Timestamps, table=True):
    """One action on one kind of thing; its name is `resource:action`."""

    __tablename__ = "permissions"
    __table_args__ = (UniqueConstraint("resource", "action"), one_of("action", Action))

    name: str = Field(max_length=100, unique=True)
    resource: str = Field(max_length=50)
    action: str = Field(sa_type=Text)
    description: str | None = Field(default=None, sa_type=Text)


class RolePermission(SQLModel, table=True):
    """A permission of a role, and how far it reaches."""

    __tablename__ = "role_permissions"
    __table_args__ = (one_of("scope", Scope),)

    role_id: int = reference("roles.id", primary_key=True)
    permission_id: int = reference("permissions.id", primary_key=True, index=True)
    scope: str = Field(
        default=Scope.OWN, sa_type=Text, sa_column_kwargs={"server_default": Scope.OWN.value}
    )


class UserRole(SQLModel, table=True):
    """A role of a person, possibly for a time only."""

    __tablename__ = "user_roles"

    user_id: int = reference("users.id", primary_key=True)
    # A role in use cannot be deleted.
    role_id: int = reference("roles.id", ondelete="RESTRICT", primary_key=True, index=True)
    granted_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    granted_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
    expires_at: datetime | None = moment()
    reason: str | None = Field(default=None, sa_type=Text)
