"""Codes of six digits: one row a code, of which only a keyed hash is kept."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, Uuid, func, text
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import moment, one_of, reference
from ghar_app.models.identity.kinds import Channel, OtpType
from ghar_app.settings import settings

DIGITS = 6
LIFETIME = timedelta(minutes=10)
TRIES = 5
SENDS_AN_HOUR = 3
PAUSE = timedelta(seconds=30)


class OtpVerification(SQLModel, table=True):
    """A code that was sent to a phone or an address."""

    __tablename__ = "otp_verifications"
    __table_args__ = (
        CheckConstraint("(phone IS NULL) <> (email IS NULL)", name="one_road"),
        CheckConstraint(f"attempts BETWEEN 0 AND {TRIES}", name="attempts_counted"),
        one_of("otp_type", OtpType),
        one_of("delivery_method", Channel),
        Index("ix_otp_verifications_phone_otp_type_is_used", "phone", "otp_type", "is_used"),
        Index("ix_otp_verifications_email_otp_type_is_used", "email", "otp_type", "is_used"),
    )

    id: UUID = Field(
        default=None,
        sa_type=Uuid,
        primary_key=True,
        sa_column_kwargs={"server_default": text("gen_random_uuid()")},
    )
    user_id: int | None = reference("users.id", nullable=True, index=True)
    phone: str | None = Field(default=None, sa_type=Text)
    email: str | None = Field(default=None, sa_type=Text)
    otp_hash: str = Field(max_length=64, repr=False)
    otp_type: str = Field(sa_type=Text)
    delivery_method: str = Field(sa_type=Text)
    attempts: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    is_used: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    verified_at: datetime | None = moment()
    ip_address: str | None = Field(default=None, max_length=45)
    expires_at: datetime = moment(nullable=False, index=True)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


def new_code() -> str:
    """Six random digits, leading zeros included."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def code_hash(row_id: UUID, code: str) -> str:
    """HMAC over row and code: a stolen table of a million possible codes tells nothing."""
    key = settings().secret_key.get_secret_value().encode()
    return hmac.new(key, f"otp:{row_id}:{code}".encode(), hashlib.sha256).hexdigest()
