"""The tables. A saved search carries its coarse half as columns, so that a new home finds it.

A home is put to the searches, not the searches to the homes: of a hundred thousand only those are
read whose purpose, place, price and bedrooms could fit. The rest of a search is then asked exactly,
by the same conditions as the search screen's.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from geoalchemy2 import Geometry
from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import INT4RANGE, NUMRANGE
from sqlmodel import Field, SQLModel

from ghar_app.db.columns import Numbered, Public, Timestamps, document, moment, one_of, reference


class Frequency(StrEnum):
    """How soon somebody hears of a new home."""

    INSTANT = "instant"
    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


class SavedSearch(Numbered, Public, Timestamps, table=True):
    """A search somebody wants to hear from again.

    `city` and `locality` (a slug) are "" for one that names none; `around` is a polygon that holds
    its circle or map part.
    `fingerprint` is the same for equal filters.
    """

    __tablename__ = "saved_searches"
    __table_args__ = (
        one_of("alert_frequency", Frequency, name="frequency_known"),
        UniqueConstraint("user_id", "fingerprint"),
        Index(
            "ix_saved_searches_city",
            "purpose",
            "city",
            "locality",
            "price",
            "bedrooms",
            postgresql_using="gist",
            postgresql_where=text("around IS NULL AND is_active AND alert_frequency <> 'off'"),
        ),
        Index(
            "ix_saved_searches_around",
            "around",
            "purpose",
            "price",
            "bedrooms",
            postgresql_using="gist",
            postgresql_where=text("around IS NOT NULL AND is_active AND alert_frequency <> 'off'"),
        ),
    )

    user_id: int = reference("users.id", index=True)
    name: str = Field(max_length=100)
    filters: dict = document()
    fingerprint: str = Field(max_length=64)
    purpose: str = Field(sa_type=Text)
    city: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    locality: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    price: Any = Field(sa_type=NUMRANGE, nullable=False)
    bedrooms: Any = Field(sa_type=INT4RANGE, nullable=False)
    around: Any = Field(
        default=None,
        sa_type=Geometry("POLYGON", srid=4326, spatial_index=False),  # type: ignore[call-overload]
        nullable=True,
    )
    alert_frequency: str = Field(
        default=Frequency.DAILY, sa_type=Text, sa_column_kwargs={"server_default": "daily"}
    )
    last_run_at: datetime | None = moment()
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": text("true")})


class SavedSearchMatch(SQLModel, table=True):
    """A home that fitted a search when it went online; once, whatever happens to it later."""

    __tablename__ = "saved_search_matches"
    __table_args__ = (
        Index(
            "ix_saved_search_matches_untold", "saved_search_id", postgresql_where=text("NOT told")
        ),
    )

    saved_search_id: int = reference("saved_searches.id", primary_key=True)
    property_id: int = reference("properties.id", primary_key=True, index=True)
    told: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


class Watermark(SQLModel, table=True):
    """How far a job that follows a table has come."""

    __tablename__ = "watermarks"

    key: str = Field(primary_key=True, max_length=60)
    at: datetime = moment(nullable=False)
    last_id: int = Field(
        default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": text("0")}
    )
