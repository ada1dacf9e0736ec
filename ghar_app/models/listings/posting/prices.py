"""What is asked, over time: a row for each change, and a word to those who like the home."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.placement import PropertyPriceHistory
from ghar_app.models.listings.posting.fields import ASKED_MONEY, PRICES
from ghar_app.models.listings.posting.telling import tell_drop

if TYPE_CHECKING:
    from ghar_app.models.listings.property import Property

TOLD_FROM = Decimal("0.03")
"""A drop of this share of the price is worth a message."""

Amounts = Mapping[str, Decimal | None]


def amounts(home: "Property") -> dict[str, Decimal | None]:
    """What a home asks now, by column."""
    return {name: getattr(home, name) for name in ASKED_MONEY}


async def write_prices(
    db: Db, home: "Property", before: Amounts, *, by: User, at: datetime
) -> None:
    """Write down what changed since `before`; tell of a drop of 3 % and more."""
    for name, new in amounts(home).items():
        old = before[name]
        if (old or 0) == (new or 0):
            continue
        db.add(
            PropertyPriceHistory(
                property_id=home.id, field=name, old=old, new=new, changed_by=by.id, changed_at=at
            )
        )
        if name in PRICES and old and new and (old - new) / old >= TOLD_FROM:
            await tell_drop(db, home, old, new)
    await db.flush()
