"""Who people are: accounts, sessions, codes, roles, the audit log."""

from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.models.identity.agents import Agent, AgentInteraction, AgentProfile
from ghar_app.models.identity.audit import AuditLog, Broken
from ghar_app.models.identity.identifiers import Identifier, identify, normal_email, normal_phone
from ghar_app.models.identity.kinds import AuthMethod, OtpType, Scope, UserTier
from ghar_app.models.identity.otp import OtpVerification
from ghar_app.models.identity.otp.checking import check_code
from ghar_app.models.identity.otp.sending import send_code
from ghar_app.models.identity.roles import Permission, Role, RolePermission, UserRole
from ghar_app.models.identity.roles.defaults import seed_roles
from ghar_app.models.identity.session import Browser, UserSession
from ghar_app.models.identity.session.holding import (
    close_session,
    held,
    holder,
    open_session,
)
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.arrival import sign_in_by_password, sign_up_or_in
from ghar_app.models.identity.user.gate import Gate, Step
from ghar_app.models.identity.user.lookup import find_user, locked_user

__all__ = [
    "Agent",
    "AgentInteraction",
    "AgentProfile",
    "AuditLog",
    "AuthMethod",
    "Broken",
    "Browser",
    "Gate",
    "Identifier",
    "OtpType",
    "OtpVerification",
    "OutboxMessage",
    "Permission",
    "Role",
    "RolePermission",
    "Scope",
    "Step",
    "User",
    "UserRole",
    "UserSession",
    "UserTier",
    "check_code",
    "close_session",
    "find_user",
    "held",
    "holder",
    "identify",
    "locked_user",
    "normal_email",
    "normal_phone",
    "open_session",
    "seed_roles",
    "send_code",
    "sign_in_by_password",
    "sign_up_or_in",
]
