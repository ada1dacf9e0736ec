"""Login sessions: the browser holds a random token, the database only its hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import moment, reference

LIFETIME = timedelta(days=30)
TOUCHED_EVERY = timedelta(minutes=5)
TOKEN_BYTES = 32


class UserSession(SQLModel, table=True):
    """One browser that is signed in. `refresh_token_hash` belongs to API clients only."""

    __tablename__ = "user_sessions"

    id: UUID = Field(
        default=None,
        sa_type=Uuid,
        primary_key=True,
        sa_column_kwargs={"server_default": text("gen_random_uuid()")},
    )
    user_id: int = reference("users.id", index=True)
    session_token_hash: str = Field(max_length=64, unique=True, repr=False)
    refresh_token_hash: str | None = Field(default=None, max_length=64, unique=True, repr=False)
    access_token_hash: str | None = Field(default=None, max_length=64, index=True, repr=False)
    auth_method: str | None = Field(default=None, sa_type=Text)
    device_info: dict | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    device_label: str | None = Field(default=None, max_length=120)
    user_agent: str | None = Field(default=None, sa_type=Text)
    ip_address: str | None = Field(default=None, max_length=45)
    expires_at: datetime = moment(nullable=False, index=True)
    is_revoked: bool = Field(
        default=False, index=True, sa_column_kwargs={"server_default": text("false")}
    )
    revoked_at: datetime | None = moment()
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
    last_used_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


@dataclass(frozen=True)
class Browser:
    """Who is asking: address and User-Agent, as far as they are known."""

    ip_address: str | None = None
    user_agent: str | None = None


UNKNOWN = Browser()


def token_hash(token: str) -> str:
    """What is stored of a token: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """256 random bits, safe in a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)
