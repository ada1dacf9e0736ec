"""Homes as a browser names them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from ghar_app.models.listings.property import Property

_home: Any = Property.__table__.c  # type: ignore[attr-defined]


def is_one_of(homes: Sequence[str]) -> ColumnElement[bool]:
    """SQL: a home with one of these public ids; what is no id names no home."""
    found = dict.fromkeys(one for one in map(_uuid, homes) if one is not None)
    return _home.public_id == any_(literal(list(found), ARRAY(Uuid())))


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
