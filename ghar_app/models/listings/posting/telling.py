"""What others hear of a home that changes: those who like it, and its owner."""

from decimal import Decimal
from typing import TYPE_CHECKING

from ghar_app.db import Db

if TYPE_CHECKING:
    from ghar_app.models.identity.user import User
    from ghar_app.models.listings.property import Property


async def tell_drop(db: Db, home: "Property", old: Decimal, new: Decimal) -> None:
    """It costs less now."""
    from ghar_app.models.listings.liking.telling import tell_likers

    await tell_likers(db, home, old, new)


async def tell_gone(db: Db, home: "Property") -> None:
    """It is not to be had any more."""
    from ghar_app.models.listings.liking import telling

    await telling.tell_gone(db, home)


async def tell_stale(db: Db, home: "Property") -> None:
    """Nobody looked after it, so it rests."""
    from ghar_app.models.notify import notify

    await notify(
        db,
        "listing_stale",
        to=home.owner_id,
        link=f"/desk/{home.public_id}",
        entity=("property", home.public_id),
        home=home.title,
    )


async def tell_owner(db: Db, home: "Property", by: "User") -> None:
    """An agent or an admin has put it online in its owner's name."""
    from ghar_app.models.notify import notify

    await notify(
        db,
        "listing_on_behalf",
        to=home.owner_id,
        link=f"/desk/{home.public_id}",
        entity=("property", home.public_id),
        home=home.title,
        name=by.full_name or "",
    )
