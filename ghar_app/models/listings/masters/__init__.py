"""Cities and areas of India that we offer by name, and every PIN code's post offices."""

from sqlalchemy import ARRAY, CheckConstraint, Double, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Timestamps


class MasterCity(Numbered, Timestamps, table=True):
    """A city under the name we show; `aliases` are other names people type."""

    __tablename__ = "master_cities"

    city_name: str = Field(max_length=100, unique=True)
    city_name_hi: str | None = Field(default=None, max_length=100)
    state_name: str = Field(max_length=100)
    state_code: str | None = Field(default=None, max_length=4)
    country: str = Field(default="India", max_length=60)
    latitude: float = Field(sa_type=Double)
    longitude: float = Field(sa_type=Double)
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": text("true")})
    aliases: list[str] = Field(
        default_factory=list,
        sa_type=ARRAY(Text),  # type: ignore[call-overload]
        nullable=False,
        sa_column_kwargs={"server_default": text("'{}'")},
    )


class MasterArea(Numbered, Timestamps, table=True):
    """A locality of a city, with the point and PIN code it is known by."""

    __tablename__ = "master_areas"
    __table_args__ = (
        CheckConstraint(
            "area_type IN ('residential', 'commercial', 'mixed')", name="area_type_known"
        ),
        UniqueConstraint("city_id", "area_name"),
        Index(
            "ix_master_areas_typos",
            "area_name",
            postgresql_using="gin",
            postgresql_ops={"area_name": "gin_trgm_ops"},
        ),
        Index("ix_master_areas_pincode", "pincode"),
    )

    city_id: int = Field(foreign_key="master_cities.id", ondelete="CASCADE")
    area_name: str = Field(max_length=120)
    pincode: str | None = Field(default=None, max_length=6)
    area_type: str = Field(
        default="residential", sa_type=Text, sa_column_kwargs={"server_default": "residential"}
    )
    latitude: float = Field(sa_type=Double)
    longitude: float = Field(sa_type=Double)
    is_popular: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": text("true")})
