"""Column kinds that every domain shares."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from geoalchemy2 import Geography
from sqlalchemy import BigInteger, CheckConstraint, DateTime, Identity, Numeric, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

OnDelete = Literal["CASCADE", "SET NULL", "RESTRICT"]
Money = Annotated[Decimal, "rupees, two decimals"]


class Timestamps(SQLModel):
    """`created_at` and `updated_at`; the latter is kept by a trigger, bulk updates included."""

    created_at: datetime = Field(
        default=None,
        sa_type=DateTime(timezone=True),
        sa_column_kwargs={"server_default": func.now()},
    )
    updated_at: datetime = Field(
        default=None,
        sa_type=DateTime(timezone=True),
        sa_column_kwargs={"server_default": func.now()},
    )


class Numbered(SQLModel):
    """A bigint identity key."""

    id: int = Field(
        default=None,
        sa_type=BigInteger,
        primary_key=True,
        sa_column_kwargs={"server_default": Identity(always=False)},
    )


class Public(SQLModel):
    """A key that may stand in an address: it cannot be guessed or counted."""

    public_id: UUID = Field(
        default=None,
        sa_type=Uuid,
        unique=True,
        sa_column_kwargs={"server_default": text("gen_random_uuid()")},
    )


def reference(
    target: str, *, ondelete: OnDelete = "CASCADE", nullable: bool = False, **options: Any
) -> Any:
    """A foreign key to a bigint key; SQLModel alone would make it a 4-byte integer."""
    options.setdefault("default", None)
    return Field(
        sa_type=BigInteger,
        foreign_key=target,
        ondelete=ondelete,
        nullable=nullable,
        **options,
    )


def money(*, default: Any = None, nullable: bool = True, **options: Any) -> Any:
    """NUMERIC(14,2) rupees; never negative."""
    return Field(default=default, sa_type=Numeric(14, 2), nullable=nullable, ge=0, **options)


def moment(*, nullable: bool = True, **options: Any) -> Any:
    """timestamptz, UTC."""
    options.setdefault("default", None)
    return Field(sa_type=DateTime(timezone=True), nullable=nullable, **options)


def document(*, empty: str = "{}", **options: Any) -> Any:
    """JSONB that is never null; `empty` is its value when nothing was given."""
    factory = list if empty == "[]" else dict
    return Field(
        default_factory=factory,
        sa_type=JSONB,
        nullable=False,
        sa_column_kwargs={"server_default": text(f"'{empty}'::jsonb")},
        **options,
    )


def point() -> Any:
    """Geography(Point, 4326); its GiST index is declared by the table."""
    return Geography("POINT", srid=4326, spatial_index=False)


def one_of(column: str, values: type, *, name: str | None = None) -> CheckConstraint:
    """A CHECK that a text column holds a value of a StrEnum."""
    allowed = ", ".join(f"'{member.value}'" for member in values)  # type: ignore[attr-defined]
    return CheckConstraint(f"{column} IN ({allowed})", name=name or f"{column}_known")
