"""What each person says about each home of a shared list.

shortlist = await Shortlist.reachable(db, by=me, key=token)
await vote(db, shortlist, home_id, "yes", by=me)
await rule_out(db, shortlist, home_id, "too_far", by=me)
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import select

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.user import User
from ghar_app.models.listings.liking.naming import is_one_of
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.shortlists import Shortlist, ShortlistItem
from ghar_app.refusals import NotFound, Refused

MOST_VOTERS = 30

_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_item: Any = ShortlistItem.__table__.c  # type: ignore[attr-defined]


class Vote(StrEnum):
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Dealbreaker(StrEnum):
    """Why a home is out of the question for somebody."""

    TOO_DEAR = "too_dear"
    TOO_FAR = "too_far"
    TOO_SMALL = "too_small"
    TOO_NOISY = "too_noisy"
    TOO_DARK = "too_dark"
    NO_LIFT = "no_lift"
    NO_PARKING = "no_parking"
    NO_PETS = "no_pets"


async def vote(db: Db, of: Shortlist, home: str, choice: str, *, by: User) -> None:
    """Vote, or take the same vote back by giving it again."""
    wanted = _known(choice, Vote)
    item, mine = await _ballot(db, of, home, by)
    mine["vote"] = "" if mine.get("vote") == wanted else wanted
    await _keep(db, item, mine, by)
    await announce(db, list_topic(of.id))


async def rule_out(db: Db, of: Shortlist, home: str, tag: str, *, by: User) -> None:
    """Name a dealbreaker, or take it back by naming it again."""
    wanted = _known(tag, Dealbreaker)
    item, mine = await _ballot(db, of, home, by)
    before = mine.get("tags", [])
    mine["tags"] = sorted({*before} ^ {wanted})
    await _keep(db, item, mine, by)
    await announce(db, list_topic(of.id))


def list_topic(shortlist_id: int) -> str:
    """The live topic of a list that several people weigh."""
    return f"shortlist:{shortlist_id}"


async def _ballot(
    db: Db, of: Shortlist, home: str, by: User
) -> tuple[ShortlistItem, dict[str, Any]]:
    """The home's row, locked: two who vote at once write one after the other."""
    found = await db.execute(
        select(ShortlistItem)
        .join(Property, _home.id == _item.property_id)
        .where(_item.shortlist_id == of.id, is_one_of([home]))
        .with_for_update(of=ShortlistItem)
        .execution_options(populate_existing=True)
    )
    item = found.scalar_one_or_none()
    if item is None:
        raise NotFound("home")
    if str(by.id) not in item.votes and len(item.votes) >= MOST_VOTERS:
        raise Refused("too_many_voters", most=MOST_VOTERS)
    return item, dict(item.votes.get(str(by.id), {}))


async def _keep(db: Db, item: ShortlistItem, mine: dict[str, Any], by: User) -> None:
    others = {key: value for key, value in item.votes.items() if key != str(by.id)}
    item.votes = {**others, str(by.id): mine} if mine.get("vote") or mine.get("tags") else others
    db.add(item)
    await db.flush()


def _known(value: str, kind: type[StrEnum]) -> str:
    try:
        return kind(value).value
    except ValueError:
        choices = ", ".join(str(one) for one in kind)
        raise Refused("unknown_choice", value=value, choices=choices) from None
