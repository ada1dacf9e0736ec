"""What an owner changed since a home was last let through."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import col, func, select

from ghar_app.db import Db
from ghar_app.models.listings.placement import Amenity, ListingModerationEvent
from ghar_app.models.listings.posting.rows import PropertyEdit
from ghar_app.models.listings.property import Property

LET_THROUGH = ("approve", "publish")
AMENITIES = "amenities"


@dataclass(frozen=True, slots=True)
class Change:
    """One field as it was when it was last let through, and now; empty texts for nothing.

    `version` is the home's after the field was changed last. Of lists (pictures, amenities) `old`
    and `new` are how many, `gone` and `come` what: addresses, or names in English and Hindi.
    """

    field: str
    old: str
    new: str
    version: int
    gone: tuple[tuple[str, str], ...] = ()
    come: tuple[tuple[str, str], ...] = ()


async def changes_of(db: Db, home: Property) -> list[Change]:
    """Every field that reads differently now, in the order they were first changed.

    Edits that came and went are no change. A home that was never let through has none: all of it
    is new.
    """
    event = ListingModerationEvent
    passed = select(func.max(event.created_at)).where(
        event.property_id == home.id, col(event.action).in_(LET_THROUGH)
    )
    since = (await db.exec(passed)).one() or home.published_at
    if since is None:
        return []
    edits = await db.exec(
        select(PropertyEdit)
        .where(PropertyEdit.property_id == home.id, col(PropertyEdit.created_at) > since)
        .order_by(col(PropertyEdit.version))
    )
    changes = _summed(edits.all())
    return [await _named(db, change) for change in changes]


def _summed(edits: Sequence[PropertyEdit]) -> list[Change]:
    spans: dict[str, tuple[Any, Any, int]] = {}
    for edit in edits:
        for field, (old, new) in edit.changed.items():
            first = spans.get(field)
            spans[field] = (first[0] if first else old, new, edit.version)
    return [
        _change(field, old, new, version)
        for field, (old, new, version) in spans.items()
        if (old or "") != (new or "")
    ]


def _change(field: str, old: Any, new: Any, version: int) -> Change:
    if not isinstance(old, list) or not isinstance(new, list):
        return Change(field, _text(old), _text(new), version)
    gone = tuple((str(one), str(one)) for one in old if one not in new)
    come = tuple((str(one), str(one)) for one in new if one not in old)
    return Change(field, str(len(old)), str(len(new)), version, gone, come)


async def _named(db: Db, change: Change) -> Change:
    if change.field != AMENITIES:
        return change
    ids = [int(key) for key, _ in (*change.gone, *change.come)]
    rows = await db.exec(
        select(Amenity.id, Amenity.title, Amenity.title_hi).where(col(Amenity.id).in_(ids))
    )
    names = {str(id): (title, hindi or title) for id, title, hindi in rows}
    return replace(
        change,
        gone=tuple(names.get(key, (key, key)) for key, _ in change.gone),
        come=tuple(names.get(key, (key, key)) for key, _ in change.come),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
