"""Homes as a browser names them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, func, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from ghar_app.models.listings.property import Property

_home: Any = Property.__table__.c  # type: ignore[attr-defined]


def is_one_of(homes: Sequence[str]) -> ColumnElement[bool]:
    """SQL: a home with one of these public ids; what is no id names no home."""
    return _home.public_id == any_(_ids(homes))


def as_named(homes: Sequence[str]) -> ColumnElement[int]:
    """SQL: the place of a home in this order, for ORDER BY."""
    return func.array_position(_ids(homes), _home.public_id)


def _ids(homes: Sequence[str]) -> ColumnElement[Any]:
    found = dict.fromkeys(one for one in map(_uuid, homes) if one is not None)
    return literal(list(found), ARRAY(Uuid()))


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
