"""What is asked of every name and place in the lists."""

from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, literal, select

from ghar_app.refusals import Refused

COUNTED = 1_000
"""Homes that use an entry are counted no further than one more than this."""

INDIA = {"latitude": (6.0, 37.6), "longitude": (68.7, 97.25)}


def in_use(of: Any, *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    """How many rows fulfil the conditions for a row of the tables `of`, at most `COUNTED` + 1.

    An index must serve the conditions.
    """
    some = select(literal(1)).where(*conditions).limit(COUNTED + 1).correlate(*of).lateral()
    return select(func.count()).select_from(some).correlate(*of).scalar_subquery()


def name_of(typed: str, field: str, most: int = 100) -> str:
    """A name, trimmed. Refused `name_needed` and `name_too_long` beside `field`."""
    name = " ".join(typed.replace("\x00", "").split())
    if not name:
        raise Refused("name_needed", field=field)
    if len(name) > most:
        raise Refused("name_too_long", field=field, most=most)
    return name


def names_of(typed: str, field: str = "aliases") -> list[str]:
    """Names separated by commas or lines, each once."""
    parts = typed.replace("\n", ",").split(",")
    names = [name_of(part, field) for part in parts if part.strip()]
    return list({name.lower(): name for name in names}.values())


def place_of(latitude: str, longitude: str) -> tuple[float, float]:
    """Degrees. Refused `degrees_invalid` beside the one that is no place in India."""
    return _degrees(latitude, "latitude"), _degrees(longitude, "longitude")


def _degrees(typed: str, field: str) -> float:
    least, most = INDIA[field]
    try:
        value = float(Decimal(typed.strip()))
    except InvalidOperation:
        value = float("nan")
    if not least <= value <= most:
        raise Refused("degrees_invalid", field=field, least=least, most=most)
    return value
