"""The part of an account that says how somebody lives and whom they look for.

The columns stand on `users`, so that a deck is one table and an account that is deleted has one
row to empty. What can be done with them stands in `ghar_app.models.flatmates`.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Computed, Double, Index, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import document, moment, money, one_of, point
from ghar_app.models.flatmates import kinds

SCALES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("flatmates_sleep_schedule", kinds.Sleep),
    ("flatmates_cleanliness", kinds.Cleanliness),
    ("flatmates_food_habits", kinds.Food),
    ("flatmates_smoking", kinds.Habit),
    ("flatmates_drinking", kinds.Habit),
    ("flatmates_guests_policy", kinds.Guests),
    ("flatmates_work_style", kinds.Work),
)
"""The seven answers that compatibility is made of, in the order of their weights."""


def _digit(column: str, scale: type[StrEnum]) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {place}" for place, value in enumerate(scale, 1))
    return f"CASE {column} {cases} ELSE 0 END"


def _signature() -> str:
    """SQL: the seven answers as one number; 0 in a place is "not answered"."""
    whole = "0"
    for column, scale in SCALES:
        whole = f"({whole}) * {len(scale) + 1} + {_digit(column, scale)}"
    return whole


IN_DECK = """flatmates_onboarding_completed AND flatmates_profile_status = 'active'
  AND is_active AND deleted_at IS NULL"""
"""Only these are dealt to others."""

_DEALT = text("flatmates_in_deck")
_RECENT = (text("flatmates_last_active_at DESC NULLS LAST"), text("id DESC"))


def _words() -> Any:
    return Field(
        default_factory=list,
        sa_type=ARRAY(Text),  # type: ignore[call-overload]
        nullable=False,
        sa_column_kwargs={"server_default": text("'{}'")},
    )


def _flag() -> Any:
    return Field(default=False, sa_column_kwargs={"server_default": text("false")})


class FlatmateColumns(SQLModel):
    """Rupees are NUMERIC(14,2); the place is the middle of the first area, in degrees."""

    flatmates_mode: str | None = Field(default=None, sa_type=Text)
    flatmates_profile_status: str = Field(
        default=kinds.ProfileStatus.DRAFT,
        sa_type=Text,
        sa_column_kwargs={"server_default": "draft"},
    )
    flatmates_bio: str | None = Field(default=None, max_length=kinds.LONGEST_BIO)
    flatmates_prompts: list = document(
        empty="[]", description='[{"id": a prompt of the catalogue, "answer": text}]'
    )
    flatmates_budget_min: Decimal | None = money()
    flatmates_budget_max: Decimal | None = money()
    flatmates_move_in_timeline: str | None = Field(default=None, max_length=64)
    flatmates_city: str | None = Field(default=None, max_length=100)
    flatmates_locality: str | None = Field(default=None, max_length=200)
    flatmates_areas: list[str] = _words()
    flatmates_latitude: float | None = Field(default=None, sa_type=Double)
    flatmates_longitude: float | None = Field(default=None, sa_type=Double)
    flatmates_location: Any = Field(
        default=None,
        sa_type=point(),  # type: ignore[call-overload]
        sa_column_args=[
            Computed(
                "ST_SetSRID(ST_MakePoint(flatmates_longitude, flatmates_latitude), 4326)"
                "::geography",
                persisted=True,
            )
        ],
        nullable=True,
    )
    flatmates_sleep_schedule: str | None = Field(default=None, sa_type=Text)
    flatmates_cleanliness: str | None = Field(default=None, sa_type=Text)
    flatmates_food_habits: str | None = Field(default=None, sa_type=Text)
    flatmates_smoking: str | None = Field(default=None, sa_type=Text)
    flatmates_drinking: str | None = Field(default=None, sa_type=Text)
    flatmates_guests_policy: str | None = Field(default=None, sa_type=Text)
    flatmates_work_style: str | None = Field(default=None, sa_type=Text)
    flatmates_signature: int | None = Field(
        default=None,
        sa_type=SmallInteger,
        sa_column_args=[Computed(f"({_signature()})::smallint", persisted=True)],
        nullable=True,
        description="the seven answers as one number, see SCALES",
    )
    flatmates_age: int | None = Field(
        default=None, sa_type=SmallInteger, ge=kinds.ADULT, le=kinds.OLDEST
    )
    flatmates_gender: str | None = Field(default=None, sa_type=Text)
    flatmates_gender_preference: str | None = Field(default=None, sa_type=Text)
    flatmates_profession: str | None = Field(default=None, max_length=80)
    flatmates_pets: str | None = Field(default=None, sa_type=Text)
    flatmates_parties: str | None = Field(default=None, sa_type=Text)
    flatmates_non_negotiables: list[str] = _words()
    flatmates_vibe_tags: list[str] = _words()
    flatmates_women_only: bool = _flag()
    flatmates_verified_only: bool = _flag()
    flatmates_photo_skipped: bool = _flag()
    flatmates_last_active_at: datetime | None = moment()
    flatmates_submitted_at: datetime | None = moment(
        description="since when the profile waits for a moderator"
    )
    flatmates_moderation_reason: str | None = Field(default=None, sa_type=Text)
    flatmates_auto_paused_reason: str | None = Field(default=None, sa_type=Text)
    flatmates_auto_paused_at: datetime | None = moment()
    flatmates_auto_pause_reports: int | None = Field(default=None, sa_type=SmallInteger)
    flatmates_in_deck: bool = Field(
        default=None, sa_column_args=[Computed(IN_DECK, persisted=True)], nullable=True
    )


FLATMATE_RULES: tuple[Any, ...] = (
    one_of("flatmates_mode", kinds.Mode),
    one_of("flatmates_profile_status", kinds.ProfileStatus),
    one_of("flatmates_move_in_timeline", kinds.MoveIn),
    *(one_of(column, scale) for column, scale in SCALES),
    one_of("flatmates_gender", kinds.Gender),
    CheckConstraint(
        "flatmates_gender_preference IN ('any', 'male', 'female')",
        name="flatmates_gender_preference_known",
    ),
    one_of("flatmates_pets", kinds.Pets),
    one_of("flatmates_parties", kinds.Parties),
    one_of("flatmates_auto_paused_reason", kinds.PauseReason),
    CheckConstraint("flatmates_age BETWEEN 18 AND 100", name="flatmates_age_range"),
    CheckConstraint(
        "flatmates_budget_min >= 0 AND flatmates_budget_max >= 0", name="flatmates_budget_positive"
    ),
    CheckConstraint(
        "flatmates_budget_max >= flatmates_budget_min", name="flatmates_budget_in_order"
    ),
    Index(
        "ix_users_flatmates_alike",
        "flatmates_city",
        "flatmates_signature",
        *_RECENT,
        postgresql_where=_DEALT,
    ),
    Index("ix_users_flatmates_city", "flatmates_city", *_RECENT, postgresql_where=_DEALT),
    Index("ix_users_flatmates_recent", *_RECENT, postgresql_where=_DEALT),
    Index("ix_users_flatmates_newest", "flatmates_city", text("id DESC"), postgresql_where=_DEALT),
    Index(
        "ix_users_flatmates_near",
        "flatmates_location",
        postgresql_using="gist",
        postgresql_where=_DEALT,
    ),
    Index(
        "ix_users_flatmates_age",
        "flatmates_age",
        postgresql_where=text("flatmates_age IS NOT NULL"),
    ),
    Index(
        "ix_users_flatmates_waiting",
        "flatmates_submitted_at",
        "id",
        postgresql_where=text("flatmates_profile_status = 'pending_review'"),
    ),
)
