"""What an owner changed since a home was last let through."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, func, select

from ghar_app.db import Db
from ghar_app.models.listings.placement import ListingModerationEvent
from ghar_app.models.listings.posting.rows import PropertyEdit
from ghar_app.models.listings.property import Property

LET_THROUGH = ("approve", "publish")


@dataclass(frozen=True, slots=True)
class Change:
    """One field as it was when it was last let through, and now; empty texts for nothing.

    `version` is the home's after the field was changed last.
    """

    field: str
    old: str
    new: str
    version: int


async def changes_of(db: Db, home: Property) -> list[Change]:
    """Every field that reads differently now, in the order they were first changed; two queries.

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
    return _summed(edits.all())


def _summed(edits: Sequence[PropertyEdit]) -> list[Change]:
    found: dict[str, Change] = {}
    for edit in edits:
        for field, (old, new) in edit.changed.items():
            first = found.get(field)
            found[field] = Change(
                field, first.old if first else _text(old), _text(new), edit.version
            )
    return [change for change in found.values() if change.old != change.new]


def _text(value: object) -> str:
    return "" if value is None else str(value)
