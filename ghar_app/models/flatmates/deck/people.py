"""The deck of people: whom somebody may decide about, the likeliest first.

hand = await dealt(db, filters, by=me, but=ids_in_hand)

Best match: who super-liked me, who likes me, then the most alike, the latest active, the newest.
The order is exact however many people there are: all 24,576 ways to answer the seven questions are
put in order, and the index gives the people of each way, until the hand is full. There are no
pages: who was decided upon falls out, so the first ones left are the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.models.content.catalogs import quota
from ghar_app.models.flatmates.compatibility import answers_of, by_likeness, likeness, unsigned
from ghar_app.models.flatmates.compatibility import signature as signature_of
from ghar_app.models.flatmates.deck.eligible import HERE, Eligible
from ghar_app.models.flatmates.deck.filters import Order, PeopleFilters
from ghar_app.models.flatmates.kinds import ProfileStatus
from ghar_app.models.flatmates.profile.rooms import rooms_of
from ghar_app.models.flatmates.profile.showing import Person, people
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.refusals import Refused

HAND = 12
FEW = 2_000
MOST_COUNTED = 200
_BATCH = 64
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Dealt:
    """One card: the person, their newest room on offer, whether they super-liked the viewer."""

    person: Person
    room: Property | None
    is_super: bool


def require_deck(by: User) -> None:
    """Refused `gate_…` before one's own profile is done, `profile_not_shown` while it is judged."""
    by.require_open("flatmates")
    if by.flatmates_profile_status not in (ProfileStatus.ACTIVE, ProfileStatus.PAUSED):
        raise Refused("profile_not_shown")


async def dealt(
    db: Db, filters: PeopleFilters, *, by: User, but: Sequence[int] = (), size: int = HAND
) -> tuple[Dealt, ...]:
    """The next people, at most `size`; `but` are ids that are in hand already."""
    require_deck(by)
    look = Eligible(filters, by, list(but), await quota(db, "second_look_days"))
    likers = await _likers(db, look)
    found = [one for one in likers[:size]] if filters.order is Order.BEST else []
    if len(found) < size:
        seen = {row.id for row in likers} if filters.order is Order.BEST else set()
        found += await _others(db, look, size - len(found), seen)
    return await _cards(db, found, by, {row.id for row in likers if row.is_super})


async def dealt_again(db: Db, person_id: int, *, by: User) -> Dealt | None:
    """One person as the deck shows them."""
    cards = await _cards(db, [_Row(person_id, 0, None, False)], by, set())
    return cards[0] if cards and not cards[0].person.is_gone else None


@dataclass(frozen=True, slots=True)
class Wider:
    """A way on from the end: without `name` (`radius_km` for a larger circle) `count` people."""

    name: str
    filters: PeopleFilters
    count: int


async def wider(db: Db, filters: PeopleFilters, *, by: User) -> tuple[Wider, ...]:
    """What can be let go of, with how many people that leads to, at most 200 each."""
    days, found = await quota(db, "second_look_days"), []
    for name, changed in _steps(filters):
        look = Eligible(changed, by, [], days)
        count = (
            await db.execute(
                text(
                    "SELECT count(*) FROM (SELECT FROM users AS p WHERE p.flatmates_city = :city"
                    f" AND {look.sql} LIMIT {MOST_COUNTED}) AS found"
                ),
                look.blanks,
            )
        ).scalar_one()
        if count:
            found.append(Wider(name, changed, count))
    return tuple(found)


def _steps(filters: PeopleFilters) -> Iterator[tuple[str, PeopleFilters]]:
    for name, group in (
        ("radius", ("radius_km",)),
        ("budget", ("budget_min", "budget_max")),
        ("move_in", ("move_in",)),
        ("age", ("age_min", "age_max")),
        ("women", ("women_only",)),
        ("verified", ("verified_only",)),
    ):
        changed = filters.without(*group)
        if changed != filters:
            yield name, changed
    own = PeopleFilters()
    if filters.without("again") not in (own, filters.without("again", "order")):
        yield "all", own
    if not filters.again:
        again = PeopleFilters.read({**filters.write(), "again": "1"})
        yield "again", again


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    signature: int
    active: datetime | None
    is_super: bool


async def _likers(db: Db, look: Eligible) -> list[_Row]:
    """Who likes the viewer and may be shown, in order."""
    rows = await db.execute(
        text(
            "SELECT p.id, p.flatmates_signature, p.flatmates_last_active_at,"
            " l.swipe_action = 'super_like' FROM user_swipes AS l"
            " JOIN users AS p ON p.id = l.user_id WHERE l.target_user_id = :me AND l.is_liked"
            f" AND p.flatmates_city = :city AND {look.sql}"
        ),
        look.blanks,
    )
    return _ranked([_Row(*row) for row in rows], look.by)


async def _others(db: Db, look: Eligible, size: int, but: set[int]) -> list[_Row]:
    """Everybody else in order; likers have their places already."""
    look.blanks["but"] = [*look.blanks["but"], *but]
    order = look.filters.order
    if order is Order.RECENT:
        return await _in_order(
            db, look, "p.flatmates_last_active_at DESC NULLS LAST, p.id DESC", size
        )
    if order is Order.NEWEST:
        return await _in_order(db, look, "p.id DESC", size)
    if order is Order.NEAREST and look.has_place:
        return await _in_order(db, look, f"p.flatmates_location <-> {HERE}, p.id DESC", size)
    few = await db.execute(text(_FEW), {"city": look.city, "most": FEW + 1})
    if few.scalar_one() <= FEW:
        everyone = await _in_order(
            db, look, "p.flatmates_last_active_at DESC NULLS LAST, p.id DESC", FEW
        )
        return _ranked(everyone, look.by)[:size]
    return await _walked(db, look, size)


async def _in_order(db: Db, look: Eligible, order: str, size: int) -> list[_Row]:
    rows = await db.execute(
        text(
            f"SELECT {_COLUMNS} FROM users AS p WHERE p.flatmates_city = :city AND {look.sql}"
            f" ORDER BY {order} LIMIT :size"
        ),
        {**look.blanks, "size": size},
    )
    return [_Row(row[0], row[1], row[2], False) for row in rows]


async def _walked(db: Db, look: Eligible, size: int) -> list[_Row]:
    """Level after level of likeness, a few index entries of each way to answer."""
    found: list[_Row] = []
    for signatures in _batches(signature_of(answers_of(look.by))):
        rows = await db.execute(
            text(_WALK.format(columns=_COLUMNS, wanted=look.sql)),
            {**look.blanks, "ways": signatures, "size": size - len(found)},
        )
        found += _ranked([_Row(row[0], row[1], row[2], False) for row in rows], look.by)[
            : size - len(found)
        ]
        if len(found) >= size:
            break
    return found


def _batches(mine: int) -> Iterator[list[int]]:
    """Whole levels together, more of them the longer it takes."""
    batch: list[int] = []
    most = _BATCH
    for _, signatures in by_likeness(mine):
        batch += signatures
        if len(batch) >= most:
            yield batch
            batch, most = [], most * 4
    if batch:
        yield batch


def _ranked(rows: list[_Row], by: User) -> list[_Row]:
    mine, known = answers_of(by), {}

    def key(row: _Row) -> Any:
        if row.signature not in known:
            score = likeness(mine, unsigned(row.signature)).score
            known[row.signature] = -1 if score is None else score
        return (row.is_super, known[row.signature], row.active or _LONG_AGO, row.id)

    return sorted(rows, key=key, reverse=True)


async def _cards(db: Db, rows: list[_Row], by: User, stars: set[int]) -> tuple[Dealt, ...]:
    ids = [row.id for row in rows]
    shown = await people(db, ids, viewer=by)
    rooms = await rooms_of(db, ids)
    return tuple(Dealt(shown[one], rooms.get(one), one in stars) for one in ids if one in shown)


_COLUMNS = "p.id, p.flatmates_signature, p.flatmates_last_active_at"
_FEW = """
SELECT count(*) FROM (SELECT FROM users AS p
  WHERE p.flatmates_in_deck AND p.flatmates_city = :city LIMIT :most) AS found
"""
_WALK = """
SELECT x.* FROM unnest(CAST(:ways AS smallint[])) AS way
CROSS JOIN LATERAL (SELECT {columns} FROM users AS p
  WHERE p.flatmates_city = :city AND p.flatmates_signature = way AND {wanted}
  ORDER BY p.flatmates_last_active_at DESC NULLS LAST, p.id DESC LIMIT :size) AS x
"""
