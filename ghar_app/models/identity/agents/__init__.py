"""Agents: people who show homes for us. Tables only; their verbs come with the agents' pages."""

import json
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Double, Index, Numeric, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Timestamps, document, moment, money, one_of, reference
from ghar_app.models.identity.kinds import (
    AgentType,
    AgentVerification,
    CommissionType,
    ExperienceLevel,
    InteractionType,
)

WORKING_HOURS = {
    "start": "09:00",
    "end": "18:00",
    "timezone": "Asia/Kolkata",
    "days": [1, 2, 3, 4, 5, 6],
}


class Agent(Numbered, Timestamps, table=True):
    """Somebody whom people are assigned to."""

    __tablename__ = "agents"
    __table_args__ = (
        one_of("agent_type", AgentType),
        one_of("experience_level", ExperienceLevel),
        CheckConstraint("user_satisfaction_rating BETWEEN 0 AND 5", name="rating_range"),
        CheckConstraint("max_users >= 0 AND total_users_assigned >= 0", name="load_counted"),
    )

    user_id: int | None = reference(
        "users.id",
        ondelete="SET NULL",
        nullable=True,
        unique=True,
        description="the login of this agent",
    )
    name: str = Field(sa_type=Text)
    contact_number: str | None = Field(default=None, sa_type=Text)
    description: str | None = Field(default=None, sa_type=Text)
    avatar_url: str | None = Field(default=None, sa_type=Text)
    languages: list = document(empty="[]")
    agent_type: str = Field(default=AgentType.GENERAL, sa_type=Text)
    experience_level: str = Field(default=ExperienceLevel.BEGINNER, sa_type=Text)
    is_active: bool = Field(
        default=True, index=True, sa_column_kwargs={"server_default": text("true")}
    )
    is_available: bool = Field(
        default=True, index=True, sa_column_kwargs={"server_default": text("true")}
    )
    working_hours: dict = Field(
        default_factory=WORKING_HOURS.copy,
        sa_type=JSONB,
        nullable=False,
        sa_column_kwargs={"server_default": text(f"'{json.dumps(WORKING_HOURS)}'::jsonb")},
    )
    total_users_assigned: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    user_satisfaction_rating: float = Field(
        default=0, sa_type=Double, sa_column_kwargs={"server_default": text("0")}
    )
    max_users: int = Field(default=50, sa_column_kwargs={"server_default": text("50")})
    is_seed_data: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class AgentProfile(Timestamps, table=True):
    """The licensed half of an agent: RERA, agency, commission."""

    __tablename__ = "agent_profiles"
    __table_args__ = (
        CheckConstraint("commission_rate BETWEEN 0 AND 10", name="commission_range"),
        CheckConstraint("available_days <@ ARRAY[1,2,3,4,5,6,7]::smallint[]", name="weekdays"),
        one_of("commission_type", CommissionType),
        one_of("verification_status", AgentVerification),
    )

    agent_id: int = reference("agents.id", primary_key=True)
    user_id: int | None = reference("users.id", ondelete="SET NULL", nullable=True, unique=True)
    rera_license: str | None = Field(default=None, max_length=50, unique=True)
    license_expiry: date | None = Field(default=None)
    agency_name: str | None = Field(default=None, max_length=200)
    agency_rera_number: str | None = Field(default=None, max_length=50)
    specialization: list[str] = Field(
        default_factory=list,
        sa_type=ARRAY(Text),
        nullable=False,
        sa_column_kwargs={"server_default": text("'{}'")},
    )
    total_deals_closed: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    total_commission_earned: Decimal = money(
        default=Decimal(0), nullable=False, sa_column_kwargs={"server_default": text("0")}
    )
    average_rating: Decimal = Field(
        default=Decimal(0), sa_type=Numeric(3, 2), sa_column_kwargs={"server_default": text("0")}
    )
    total_ratings: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    commission_rate: Decimal = Field(
        default=Decimal("2.00"),
        sa_type=Numeric(5, 2),
        sa_column_kwargs={"server_default": text("2.00")},
    )
    commission_type: str = Field(
        default=CommissionType.PERCENTAGE,
        sa_type=Text,
        sa_column_kwargs={"server_default": CommissionType.PERCENTAGE.value},
    )
    verification_status: str = Field(
        default=AgentVerification.PENDING,
        sa_type=Text,
        index=True,
        sa_column_kwargs={"server_default": AgentVerification.PENDING.value},
    )
    verification_documents: list = document(empty="[]")
    verified_at: datetime | None = moment()
    verified_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True, index=True)
    service_areas: list = document(empty="[]")
    preferred_contact_time: str | None = Field(default=None, max_length=50)
    available_days: list[int] = Field(
        default_factory=list,
        sa_type=ARRAY(SmallInteger),
        nullable=False,
        sa_column_kwargs={"server_default": text("'{1,2,3,4,5,6}'")},
        description="1 = Monday … 7 = Sunday",
    )


class AgentInteraction(Numbered, Timestamps, table=True):
    """One exchange between an agent and a person."""

    __tablename__ = "agent_interactions"
    __table_args__ = (
        one_of("interaction_type", InteractionType),
        CheckConstraint("user_satisfaction BETWEEN 1 AND 5", name="satisfaction_range"),
        Index("ix_agent_interactions_agent_id_created_at", "agent_id", "created_at"),
    )

    agent_id: int = reference("agents.id")
    user_id: int = reference("users.id", index=True)
    interaction_type: str = Field(sa_type=Text)
    message: str = Field(sa_type=Text)
    response: str | None = Field(default=None, sa_type=Text)
    response_time_seconds: int | None = Field(default=None)
    user_satisfaction: int | None = Field(default=None, sa_type=SmallInteger)
