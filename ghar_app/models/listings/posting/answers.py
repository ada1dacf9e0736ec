"""The answers as a form shows them: what is published, and over it what was typed since."""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ghar_app.clock import in_india
from ghar_app.db import Db
from ghar_app.models.listings.placement import PropertyAmenity
from ghar_app.models.listings.posting.fields import BY_NAME, FIELDS, LISTS
from ghar_app.models.listings.posting.gallery import placed
from ghar_app.models.listings.posting.rows import PropertyDraft

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property

LONGEST = 20_000
"""Characters of one answer that are kept; the field says long before that it is too long."""

_WISHES = ("gender", "sharing")


async def answers_of(db: Db, home: "Property", draft: PropertyDraft | None) -> dict[str, Any]:
    """Every answer: texts by field, and the lists `photos` and `amenities`."""
    typed = dict(draft.answers) if draft else {}
    answers = {**written(home), **typed}
    if "photos" not in answers:
        answers["photos"] = await placed(db, home)
    if "amenities" not in answers:
        answers["amenities"] = await amenities_of(db, home)
    return answers


async def amenities_of(db: Db, home: "Property") -> list[int]:
    """The ids of what a home has, in their order."""
    chosen = select(PropertyAmenity.amenity_id).where(PropertyAmenity.property_id == home.id)
    return list((await db.exec(chosen.order_by(col(PropertyAmenity.amenity_id)))).all())


def written(home: "Property") -> dict[str, str]:
    """The columns of a home as texts for a form."""
    return {ask.name: _text(_value(home, ask.name)) for ask in FIELDS}


def accepted(values: Mapping[str, object]) -> dict[str, Any]:
    """What of a browser's values is an answer to one of our questions; the rest falls out."""
    texts = {
        name: value.replace("\x00", "")[:LONGEST]
        for name, value in values.items()
        if name in BY_NAME and isinstance(value, str)
    }
    lists = {name: values[name] for name in LISTS if name in values}
    return {**texts, **lists}


def _value(home: "Property", name: str) -> Any:
    if name == "pin":
        known = home.latitude is not None and home.longitude is not None
        return f"{home.latitude},{home.longitude}" if known else None
    if name in _WISHES:
        return (home.listing_preferences or {}).get(name)
    if name == "base_price" and not home.base_price:
        return None
    return getattr(home, name)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, datetime):
        return in_india(value).date().isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)
