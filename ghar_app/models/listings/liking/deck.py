"""The deck: homes for somebody to decide about, the likeliest first.

deck = await dealt(db, filters, by=me, but=ids_in_hand)

For a person: homes like the latest like come first (city 4, locality 2, type 1), then what others
like, look at, and what is new. Their own homes and those they decided about are not dealt. For
anybody else: what others like. There are no pages: what was decided falls out, so the first homes
that are left are the next ones, whatever moved in between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import exists, func, literal, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.liking import UserSwipe
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.property.naming import place_slug
from ghar_app.models.listings.search.conditions import Condition, conditions
from ghar_app.models.listings.search.filters import Filters, Sort
from ghar_app.models.listings.search.page import CARD, Home, find, images_of

HAND = 12
"""So many homes are dealt at once."""
MOST_COUNTED = 200
WIDER = (2, 5)
LARGEST_KM = 100

_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]


async def dealt(
    db: Db, filters: Filters, *, by: User | None, but: Sequence[int] = (), size: int = HAND
) -> tuple[Home, ...]:
    """The next homes, at most `size`; `but` are ids that are in hand or were passed already."""
    wanted = filters.with_(sort=Sort.POPULAR)
    fresh = _undecided(by, but)
    found: list[Home] = []
    for rank in await _ranks(db, filters, by):
        also = (*fresh, *rank.wanted)
        page = await find(db, wanted, size=size - len(found), also=also, are_few=rank.are_few)
        found += page.homes
        if len(found) == size:
            break
    return tuple(found)


async def dealt_again(db: Db, home_id: int) -> Home | None:
    """One home as the deck shows it; None when it is not public any more."""
    query = select(*CARD).where(_home.id == home_id, _home.is_public)
    row = (await db.execute(query)).one_or_none()
    if row is None:
        return None
    return Home(row, (await images_of(db, [home_id])).get(home_id, ()), None)


@dataclass(frozen=True, slots=True)
class Wider:
    """A way on from the end of a deck: `filters` without `name` leave `count` homes, at most 200.

    `name` is `circle` where the circle grows.
    """

    name: str
    filters: Filters
    count: int


async def wider(
    db: Db, filters: Filters, *, by: User | None, but: Sequence[int] = ()
) -> Wider | None:
    """The smallest step that leads to homes nobody decided about yet."""
    fresh = _undecided(by, but)
    for name, changed in _steps(filters):
        some = select(literal(1)).where(*conditions(changed), *fresh).limit(MOST_COUNTED)
        count = (await db.execute(select(func.count()).select_from(some.subquery()))).scalar_one()
        if count:
            return Wider(name, changed, count)
    return None


def _steps(filters: Filters) -> Iterator[tuple[str, Filters]]:
    if filters.circle is not None:
        for factor in WIDER:
            radius = min(filters.circle.radius_km * factor, LARGEST_KM)
            yield "circle", filters.with_(circle=replace(filters.circle, radius_km=radius))
    for name in ("box", "pincode", "locality"):
        if getattr(filters, name):
            yield name, filters.without("circle").without(name)
    plain = Filters(purpose=filters.purpose, city=filters.city)
    if filters != plain:
        yield "wishes", plain
    if filters.city:
        yield "city", Filters(purpose=filters.purpose)


def _undecided(by: User | None, but: Sequence[int]) -> list[Condition]:
    found: list[Condition] = [_home.id.not_in(list(but))] if but else []
    if by is not None:
        decided = exists(
            select(literal(1)).where(_swipe.user_id == by.id, _swipe.property_id == _home.id)
        )
        found += [_home.owner_id != by.id, ~decided]
    return found


@dataclass(frozen=True, slots=True)
class _Rank:
    """Homes with so many points. `are_few`: those of one locality."""

    points: int
    wanted: tuple[Condition, ...]
    are_few: bool = False


async def _ranks(db: Db, filters: Filters, by: User | None) -> list[_Rank]:
    """The homes that come first, second …; together all homes, none twice."""
    # What the filters decide already splits nothing, and would be looked for in vain.
    city = place_slug(filters.city) if filters.city and filters.circle is None else None
    kind = filters.types[0] if len(filters.types) == 1 else None
    liked = await _latest_like(db, by) if by is not None else None
    if liked is None:
        return [_Rank(0, (_home.city_slug == city,) if city else ())]
    ranks = [
        _Rank(a + b + c, (*in_city, *in_locality, *of_kind), are_few=b > 0)
        for a, in_city in _split(_home.city_slug, liked.city_slug, 4, city)
        for b, in_locality in _split(_home.locality_slug, liked.locality_slug, 2)
        for c, of_kind in _split(_home.property_type, liked.property_type, 1, kind)
    ]
    return sorted(ranks, key=lambda rank: -rank.points)


def _split(
    column: Any, value: str | None, points: int, only: str | None = None
) -> list[tuple[int, tuple[Condition, ...]]]:
    """Homes that have the value, with their points, and those that have not.

    `only` is the one value that the filters leave; it is said again, for an index begins with it.
    """
    if only is not None:
        return [(points if only == value else 0, (column == only,))]
    if value is None:
        return [(0, ())]
    return [(points, (column == value,)), (0, (column.is_distinct_from(value),))]


async def _latest_like(db: Db, by: User) -> Any:
    return (
        await db.execute(
            select(_home.city_slug, _home.locality_slug, _home.property_type)
            .join(UserSwipe, _swipe.property_id == _home.id)
            .where(_swipe.user_id == by.id, _swipe.is_liked)
            .order_by(_swipe.acted_at.desc(), _swipe.id.desc())
            .limit(1)
        )
    ).one_or_none()
