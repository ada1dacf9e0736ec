"""A person with an account: the columns; what an account can do stands in the files beside."""

from datetime import UTC, date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Computed, Double, ForeignKey, Index, Text, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Public, Timestamps, document, moment, one_of, reference
from ghar_app.models.identity.kinds import AuthMethod, UserTier
from ghar_app.models.identity.user.credentials import Credentials
from ghar_app.models.identity.user.flatmate_columns import FLATMATE_RULES, FlatmateColumns
from ghar_app.models.identity.user.gate import Gated
from ghar_app.models.identity.user.naming import Naming
from ghar_app.models.identity.user.profile import Profile
from ghar_app.models.identity.user.rights import Rights
from ghar_app.models.identity.user.verifying import Verifying


def _flag() -> bool:
    return Field(default=False, sa_column_kwargs={"server_default": text("false")})


class User(
    Credentials,
    Verifying,
    Rights,
    Gated,
    Profile,
    Naming,
    FlatmateColumns,
    Numbered,
    Public,
    Timestamps,
    table=True,
):
    """One person, however they sign in. Flatmates' columns stand in a file of their own."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(
            "email IS NOT NULL OR phone IS NOT NULL OR supabase_user_id IS NOT NULL",
            name="reachable",
        ),
        CheckConstraint("failed_login_attempts >= 0", name="failures_counted"),
        one_of("role", UserTier),
        one_of("last_auth_method", AuthMethod),
        Index(
            "uq_users_email",
            text("lower(email)"),
            unique=True,
            postgresql_where=text("email IS NOT NULL"),
        ),
        Index("ix_users_feed", text("created_at DESC"), text("id DESC")),
        *FLATMATE_RULES,
    )

    supabase_user_id: str | None = Field(default=None, sa_type=Text, unique=True)
    email: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text, unique=True, description="E.164")
    phone_last10: str | None = Field(
        default=None,
        sa_type=Text,
        index=True,
        sa_column_args=[Computed('"right"(phone, 10)', persisted=True)],
    )
    full_name: str | None = Field(default=None, sa_type=Text)
    first_name: str | None = Field(default=None, sa_type=Text)
    last_name: str | None = Field(default=None, sa_type=Text)
    date_of_birth: datetime | None = moment(description="midnight UTC of the day")
    profile_image_url: str | None = Field(default=None, sa_type=Text)
    native_place: str | None = Field(default=None, max_length=120)
    linkedin_url: str | None = Field(default=None, max_length=255)

    role: str = Field(
        default=UserTier.USER,
        sa_type=Text,
        index=True,
        sa_column_kwargs={"server_default": UserTier.USER.value},
    )
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": text("true")})
    is_verified: bool = _flag()
    phone_verified: bool = _flag()
    email_verified: bool = _flag()
    phone_verified_at: datetime | None = moment()
    email_verified_at: datetime | None = moment()
    last_auth_method: str | None = Field(default=None, sa_type=Text)
    last_auth_method_at: datetime | None = moment()

    preferences: dict = document()
    notification_settings: dict = document()
    privacy_settings: dict = document()
    current_latitude: float | None = Field(default=None, sa_type=Double)
    current_longitude: float | None = Field(default=None, sa_type=Double)

    flatmates_onboarding_completed: bool = _flag()
    stays_onboarding_completed: bool = _flag()
    estate_onboarding_completed: bool = _flag()
    ghar360_onboarding_completed: bool = _flag()

    # The agent and the agent's own login point at each other, hence use_alter.
    agent_id: int | None = Field(
        default=None,
        sa_type=BigInteger,
        index=True,
        sa_column_args=[
            ForeignKey("agents.id", name="fk_users_agent_id", ondelete="SET NULL", use_alter=True)
        ],
        description="the agent assigned to this person",
    )
    password_hash: str | None = Field(default=None, sa_type=Text, repr=False)
    failed_login_attempts: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    locked_until: datetime | None = moment()
    password_changed_at: datetime | None = moment()
    last_login_at: datetime | None = moment()
    deleted_at: datetime | None = moment()
    created_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    updated_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    is_seed_data: bool = _flag()

    @property
    def born_on(self) -> date | None:
        """The day of birth."""
        return self.date_of_birth.astimezone(UTC).date() if self.date_of_birth else None
