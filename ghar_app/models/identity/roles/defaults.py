"""The roles and permissions that every installation has, and the seeding of them."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.kinds import Action, Scope, UserTier
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.roles import Permission, Role, RolePermission

_RESOURCES = (
    "property media client interaction task deal cma ai user role agent team "
    "organisation visit booking lease payment document tour moderation notification "
    "data_hub analytics audit"
)
RESOURCES = _RESOURCES.split()


@dataclass(frozen=True)
class DefaultRole:
    """A role as it is seeded; `grants` reads `resource:action,action@scope …`."""

    key: str
    name: str
    tier: UserTier
    grants: str
    is_default: bool = False


_CRM = "client interaction task deal cma visit"
_EVERYTHING = " ".join(f"{resource}:admin@all" for resource in RESOURCES)
_AGENT = " ".join(f"{resource}:read,write@own" for resource in [*_CRM.split(), "property"])

DEFAULTS = [
    DefaultRole(
        "client",
        "Client",
        UserTier.USER,
        "user:read,write@own client:read@own visit:read,write@own booking:read,write@own "
        "task:read@own document:read@own notification:read@own",
        is_default=True,
    ),
    DefaultRole(
        "owner",
        "Owner",
        UserTier.USER,
        "property:read,write,delete@own media:read,write,delete@own tour:read,write,delete@own "
        "visit:read,write@own booking:read,write@own lease:read,write@own payment:read,write@own "
        "document:read,write@own analytics:read@own",
    ),
    DefaultRole(
        "tenant",
        "Tenant",
        UserTier.USER,
        "lease:read@own payment:read,write@own document:read,write@own",
    ),
    DefaultRole("agent", "Agent", UserTier.AGENT, f"{_AGENT} analytics:read@own"),
    DefaultRole(
        "team_lead",
        "Team lead",
        UserTier.AGENT,
        f"{_AGENT.replace('@own', '@team')} analytics:read@team team:read@team",
    ),
    DefaultRole(
        "brokerage_admin",
        "Brokerage admin",
        UserTier.AGENT,
        " ".join(
            f"{resource}:admin@organisation"
            for resource in [*_CRM.split(), "property", "team", "organisation"]
        )
        + " analytics:read@organisation",
    ),
    DefaultRole(
        "field_executive",
        "Field executive",
        UserTier.USER,
        "visit:read,write@own property:read,write@own task:read,write@own",
    ),
    DefaultRole(
        "employee",
        "Employee",
        UserTier.USER,
        "client:read@all task:read,write@own moderation:read@all",
    ),
    DefaultRole(
        "supporter",
        "Supporter",
        UserTier.USER,
        "client:read@organisation interaction:read,write@own",
    ),
    DefaultRole("admin", "Admin", UserTier.ADMIN, _EVERYTHING),
    DefaultRole("super_admin", "Super admin", UserTier.ADMIN, _EVERYTHING),
]


async def seed_roles(db: Db) -> None:
    """Bring system roles and permissions to what stands here; doing it again changes nothing.

    Roles that people made themselves, and who holds which role, are left alone.
    """
    # Two workers may start at once, and rows taken in another order would deadlock.
    await hold(db, "seed_roles")
    await _seed_permissions(db)
    for default in DEFAULTS:
        await _seed_role(db, default)


async def _seed_permissions(db: Db) -> None:
    rows = [
        {"name": f"{resource}:{action}", "resource": resource, "action": action}
        for resource in RESOURCES
        for action in Action
    ]
    await db.exec(insert(Permission).values(rows).on_conflict_do_nothing())


async def _seed_role(db: Db, default: DefaultRole) -> None:
    fixed = {"tier": default.tier, "is_default": default.is_default, "is_system": True}
    row = insert(Role).values(key=default.key, name=default.name, **fixed)
    changed = func.row(Role.tier, Role.is_default, Role.is_system).op("IS DISTINCT FROM")(
        func.row(row.excluded.tier, row.excluded.is_default, row.excluded.is_system)
    )
    await db.exec(row.on_conflict_do_update(index_elements=["key"], set_=fixed, where=changed))
    role_id = (await db.exec(select(Role.id).where(col(Role.key) == default.key))).one()
    known = dict((await db.exec(select(Permission.name, Permission.id))).all())
    rows = [
        {"role_id": role_id, "permission_id": known[permission], "scope": scope}
        for permission, scope in _grants(default.grants).items()
    ]
    # A scope that an administrator changed on purpose stays changed.
    await db.exec(insert(RolePermission).values(rows).on_conflict_do_nothing())


def _grants(text: str) -> dict[str, Scope]:
    granted = {}
    for word in text.split():
        names, _, scope = word.partition("@")
        resource, _, actions = names.partition(":")
        for action in actions.split(","):
            granted[f"{resource}:{action}"] = Scope(scope)
    return granted
