"""Lists as they are shown: one's own, and the homes on one with everybody's votes.

await own_shortlists(db, by=me)
await contents(db, shortlist)
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.liking.favourites import KEPT, Gone, what_became
from ghar_app.models.listings.search.conditions import P
from ghar_app.models.listings.search.page import CARD, Home, images_of
from ghar_app.models.listings.shortlists import Shortlist, ShortlistItem
from ghar_app.models.listings.shortlists.ranking import Placed, ranked, tally

_item: Any = ShortlistItem.__table__.c  # type: ignore[attr-defined]
_list: Any = Shortlist.__table__.c  # type: ignore[attr-defined]
_user: Any = User.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Listed:
    """A home on a list. `votes`: person's id → their vote and dealbreakers."""

    home: Home
    note: str
    gone: Gone
    votes: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Contents:
    """The homes in their merged order, and the first names of who voted, by id."""

    homes: list[Placed[Listed]]
    names: dict[str, str]


async def own_shortlists(db: Db, *, by: User) -> list[tuple[Shortlist, int]]:
    """Each list with how many homes are on it, the newest first; one query."""
    count = (
        select(func.count())
        .where(_item.shortlist_id == _list.id)
        .select_from(ShortlistItem)
        .scalar_subquery()
    )
    query = select(Shortlist, count).where(_list.owner_id == by.id).order_by(_list.id.desc())
    return [(one, homes) for one, homes in (await db.execute(query)).all()]


async def contents(db: Db, of: Shortlist) -> Contents:
    """What is on a list, for whoever passed its gate; three queries."""
    rows = (
        await db.execute(
            select(*CARD, P.is_public, _item.note, _item.votes)
            .join(ShortlistItem, _item.property_id == P.id)
            .where(_item.shortlist_id == of.id, *KEPT)
            .order_by(_item.id)
        )
    ).all()
    images = await images_of(db, [row.id for row in rows])
    listed = [
        Listed(Home(row, images.get(row.id, ()), None), row.note or "", what_became(row), row.votes)
        for row in rows
    ]
    voters = sorted({int(key) for one in listed for key in one.votes})
    named = await db.execute(select(_user.id, _user.first_name).where(_user.id.in_(voters)))
    names = {str(row.id): row.first_name or "" for row in named}
    return Contents(ranked([(one, tally(one.votes)) for one in listed]), names)
