"""The words that columns of this domain may hold."""

from enum import StrEnum


class UserTier(StrEnum):
    """The base tier of a person; fine rights are roles."""

    USER = "user"
    AGENT = "agent"
    ADMIN = "admin"


class AuthMethod(StrEnum):
    """How somebody proved who they are."""

    GOOGLE = "google"
    APPLE = "apple"
    EMAIL_PASSWORD = "email_password"
    PHONE_PASSWORD = "phone_password"
    PHONE_OTP = "phone_otp"
    EMAIL_OTP = "email_otp"


NEEDS_NO_PASSWORD = {
    AuthMethod.GOOGLE,
    AuthMethod.APPLE,
    AuthMethod.PHONE_OTP,
    AuthMethod.EMAIL_OTP,
}
"""Somebody who signs in this way is not asked to invent a password."""


class OtpType(StrEnum):
    """What a code opens; a code for one thing opens no other."""

    LOGIN = "login"
    PHONE_VERIFICATION = "phone_verification"
    EMAIL_VERIFICATION = "email_verification"
    PASSWORD_RESET = "password_reset"
    LOGIN_2FA = "login_2fa"
    PROPERTY_ACCESS = "property_access"
    TRANSACTION = "transaction"


class Channel(StrEnum):
    """The road a code travels."""

    SMS = "sms"
    EMAIL = "email"


class Action(StrEnum):
    """What a permission allows on a resource; `admin` implies the other three."""

    READ = "read"
    WRITE = "write"
    DELETE = "delete"
    ADMIN = "admin"


class Scope(StrEnum):
    """How far a permission reaches, narrowest first."""

    OWN = "own"
    TEAM = "team"
    ORGANISATION = "organisation"
    ALL = "all"


class AgentType(StrEnum):
    """What an agent does."""

    GENERAL = "general"
    SPECIALIST = "specialist"
    SENIOR = "senior"


class ExperienceLevel(StrEnum):
    """How long an agent has done it."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class InteractionType(StrEnum):
    """How an agent and a person spoke."""

    CHAT = "chat"
    CALL = "call"
    EMAIL = "email"


class CommissionType(StrEnum):
    """How an agent's commission is reckoned."""

    PERCENTAGE = "percentage"
    FLAT = "flat"
    TIERED = "tiered"


class AgentVerification(StrEnum):
    """Where the check of an agent's licence stands."""

    PENDING = "pending"
    VERIFIED = "verified"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
