"""Lists of one's own, and the homes on them.

made = await begin(db, "For us", by=me)
await add(db, made.public_id, [home_id], by=me)
"""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.liking import UserSwipe
from ghar_app.models.listings.liking.naming import as_named, is_one_of
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.shortlists import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Shortlist,
    ShortlistItem,
)
from ghar_app.refusals import NotFound, Refused

MOST_LISTS, MOST_HOMES = 20, 50

_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_item: Any = ShortlistItem.__table__.c  # type: ignore[attr-defined]
_list: Any = Shortlist.__table__.c  # type: ignore[attr-defined]
_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]
_user: Any = User.__table__.c  # type: ignore[attr-defined]


async def begin(db: Db, name: str, *, by: User) -> Shortlist:
    """A new list; the first one is the default. Refused from the twenty-first on."""
    written = _name(name)
    # Two tabs that begin their first list at once would both make it the default.
    await db.execute(select(_user.id).where(_user.id == by.id).with_for_update(key_share=True))
    mine = select(func.count()).where(_list.owner_id == by.id).select_from(Shortlist)
    count = (await db.execute(mine)).scalar_one()
    if count >= MOST_LISTS:
        raise Refused("too_many_shortlists", field="name", most=MOST_LISTS)
    made = Shortlist(owner_id=by.id, name=written, is_default=count == 0)
    db.add(made)
    await db.flush()
    await db.refresh(made)
    return made


async def rename(db: Db, public_id: UUID | str, name: str, *, by: User) -> Shortlist:
    """Call one's own list something else."""
    found = await Shortlist.own(db, by=by, public_id=public_id)
    found.name = _name(name)
    db.add(found)
    await db.flush()
    return found


async def end(db: Db, public_id: UUID | str, *, by: User) -> None:
    """Delete one's own list with its votes; the homes stay where they are."""
    found = await Shortlist.own(db, by=by, public_id=public_id)
    await db.execute(delete(Shortlist).where(_list.id == found.id))


async def share(db: Db, public_id: UUID | str, *, by: User) -> str:
    """The token that lets others look and vote; made at the first call."""
    found = await Shortlist.own(db, by=by, public_id=public_id)
    if found.share_token is None:
        found.share_token = token_urlsafe(18)
        db.add(found)
        await db.flush()
    return found.share_token


async def unshare(db: Db, public_id: UUID | str, *, by: User) -> None:
    """From here on the old link leads nowhere, for good."""
    found = await Shortlist.own(db, by=by, public_id=public_id)
    found.share_token = None
    db.add(found)
    await db.flush()


async def add(db: Db, public_id: UUID | str, homes: Sequence[str], *, by: User) -> int:
    """Put homes on one's own list, in this order; how many are new on it.

    Homes one may not see are passed over, but not those one liked before they were hidden.
    Refused when more than fifty would be on it.
    """
    found = await Shortlist.own(db, by=by, public_id=public_id)
    liked = exists(
        select(literal(1)).where(
            _swipe.user_id == by.id, _swipe.property_id == _home.id, _swipe.is_liked
        )
    )
    row = (
        select(
            literal(found.id, _item.shortlist_id.type),
            _home.id,
            literal(by.id, _item.added_by.type),
        )
        .where(is_one_of(homes), or_(_home.is_public, Property.is_over(), liked))
        .order_by(as_named(homes))
    )
    new = await db.execute(
        insert(ShortlistItem)
        .from_select(["shortlist_id", "property_id", "added_by"], row)
        .on_conflict_do_nothing(index_elements=["shortlist_id", "property_id"])
        .returning(_item.id)
    )
    added = len(new.all())
    on_it = select(func.count()).where(_item.shortlist_id == found.id).select_from(ShortlistItem)
    if (await db.execute(on_it)).scalar_one() > MOST_HOMES:
        raise Refused("shortlist_full", most=MOST_HOMES)
    return added


async def take_off(db: Db, public_id: UUID | str, home: str, *, by: User) -> None:
    """Take a home off one's own list, with its votes; quiet when it is not on it."""
    found = await Shortlist.own(db, by=by, public_id=public_id)
    await db.execute(
        delete(ShortlistItem).where(
            _item.shortlist_id == found.id,
            _item.property_id == _home.id,
            is_one_of([home]),
        )
    )


async def note(db: Db, public_id: UUID | str, home: str, text: str, *, by: User) -> str:
    """What the owner says to everybody about a home on the list; as it is kept."""
    written = text.strip()
    if len(written) > LONGEST_NOTE:
        raise Refused("too_long", field="note", most=LONGEST_NOTE)
    found = await Shortlist.own(db, by=by, public_id=public_id)
    done = await db.execute(
        update(ShortlistItem)
        .where(
            _item.shortlist_id == found.id,
            _item.property_id == _home.id,
            is_one_of([home]),
        )
        .values(note=written or None)
        .returning(_item.id)
        .execution_options(synchronize_session=False)
    )
    if done.first() is None:
        raise NotFound("home")
    return written


def _name(name: str) -> str:
    written = " ".join(name.split())
    if not written:
        raise Refused("shortlist_needs_name", field="name")
    if len(written) > LONGEST_NAME:
        raise Refused("too_long", field="name", most=LONGEST_NAME)
    return written
