"""One page of a search, by keyset: homes that appear or vanish between pages move nobody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Double,
    Row,
    cast,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY

from ghar_app.db import Db
from ghar_app.models.listings.placement import PropertyImage
from ghar_app.models.listings.search.conditions import (
    SMALLEST_SAMPLE,
    Condition,
    P,
    conditions,
    point,
)
from ghar_app.models.listings.search.cursor import Cursor
from ghar_app.models.listings.search.filters import Circle, Filters, Sort

PAGE_SIZE = 20
LARGEST_PAGE = 100
CARD_IMAGES = 5
MANY_IN_SAMPLE = 8
"""So many homes among a 256th of all: some two thousand."""

CARD = (
    P.id,
    P.public_id,
    P.slug,
    P.title,
    P.property_type,
    P.purpose,
    P.status,
    P.effective_price,
    P.monthly_rent,
    P.maintenance_charges,
    P.security_deposit,
    P.bedrooms,
    P.bathrooms,
    P.area_sqft,
    P.furnishing_level,
    P.locality,
    P.city,
    P.latitude,
    P.longitude,
    P.location_accuracy,
    P.main_image_url,
    P.visibility,
    P.verification_status,
    P.published_at,
    P.available_from,
    P.listing_agent_id,
)
"""The columns a card shows, and no private one."""

_image: Any = PropertyImage.__table__.c  # type: ignore[attr-defined]


def _pictures(of: ColumnElement[int]) -> ColumnElement[list[str]]:
    """SQL: the first pictures of a home, main first."""
    first = (
        select(_image.image_url)
        .where(
            _image.property_id == of,
            _image.media_type == "image",
            _image.visibility == "public",
        )
        .order_by(_image.is_main_image.desc(), _image.display_order, _image.id)
        .limit(CARD_IMAGES)
    )
    return func.array(first.scalar_subquery())


_PAGE = select(*CARD, _pictures(P.id).label("images"))
_NEAREST_FIRST = text("SET LOCAL enable_bitmapscan = off")


@dataclass(frozen=True, slots=True)
class Home:
    """One found home. `row` has the columns of CARD; `metres` is the way to the search's point."""

    row: Row[Any]
    images: tuple[str, ...]
    metres: float | None


@dataclass(frozen=True, slots=True)
class Page:
    """Homes in order, the cursor of the next page (None at the end), and how q was matched."""

    homes: tuple[Home, ...]
    next: str | None
    typos: bool = False


async def find(
    db: Db,
    filters: Filters,
    *,
    after: str | None = None,
    size: int = PAGE_SIZE,
    also: Sequence[Condition] = (),
    are_few: bool = False,
) -> Page:
    """A page of public homes. Where no home has the words of q, likeness decides instead.

    `also` are conditions that no address can hold: whom the page is for. `are_few`: an index
    leads to the few homes they leave, so that their place is only looked at.
    """
    asked = _Asked(after, size, tuple(also), are_few)
    page = await _find(db, filters, asked, typos=False)
    if page.homes or after or not filters.q:
        return page
    return await _find(db, filters, asked, typos=True)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a caller of `find` wants beside the filters."""

    after: str | None
    size: int
    also: tuple[Condition, ...]
    are_few: bool


async def _find(db: Db, filters: Filters, asked: _Asked, *, typos: bool) -> Page:
    order = _Order.of(filters)
    wanted = conditions(filters, typos=typos)
    if order.is_distance:
        await _walk_outwards(db)
    elif await _passes_by(db, filters, order, asked, wanted):
        wanted = conditions(filters, typos=typos, in_passing=True)
    query = _PAGE.add_columns(order.value.label("sort_value"), *order.extra)
    query = query.where(*wanted, *asked.also)
    if asked.after is not None:
        query = query.where(order.beyond(Cursor.read(asked.after, filters, order.kinds)))
    size = asked.size
    query = query.order_by(*order.by).limit(min(size, LARGEST_PAGE) + 1)
    rows = (await db.execute(query)).all()
    shown = rows[:size]
    homes = tuple(
        Home(row, tuple(row.images), row.sort_value if order.is_distance else None) for row in shown
    )
    more = len(rows) > size
    return Page(homes, order.cursor(shown[-1]).write(filters) if more else None, typos)


async def _walk_outwards(db: Db) -> None:
    """Read nearest first and stop when the page is full.

    The planner cannot estimate how many homes a circle holds and would rather collect and sort
    them all, which in a dense city of a million homes takes a hundred times as long.
    """
    await db.execute(_NEAREST_FIRST)


async def _passes_by(
    db: Db, filters: Filters, order: "_Order", asked: _Asked, wanted: list[Condition]
) -> bool:
    """Whether another index than that of the place is the way to the page."""
    if not order.is_indexed or not (filters.circle or filters.box):
        return False
    return asked.are_few or await _are_many(db, [*wanted, *asked.also])


async def _are_many(db: Db, wanted: list[Condition]) -> bool:
    """Whether a walk in the page's order meets enough of these homes soon.

    Else it is quicker to collect those of the place and sort them. The planner cannot tell.
    """
    some = select(literal(1)).where(*wanted, SMALLEST_SAMPLE).limit(MANY_IN_SAMPLE).subquery()
    return (await db.execute(select(func.count()).select_from(some))).scalar_one() >= MANY_IN_SAMPLE


async def images_of(db: Db, ids: list[int]) -> dict[int, tuple[str, ...]]:
    """The first pictures of each listing that has any, main first; one query for a page."""
    if not ids:
        return {}
    asked = func.unnest(literal(ids, ARRAY(BigInteger))).column_valued("id")
    rows = await db.execute(select(asked, _pictures(asked).label("images")))
    return {row.id: tuple(row.images) for row in rows if row.images}


@dataclass(frozen=True, slots=True)
class _Order:
    """One way to sort: the value that leads, the types of the cursor's key, and the SQL of it.

    `is_indexed` says that an index holds the public homes in this order.
    """

    value: ColumnElement[Any]
    kinds: tuple[Callable[[Any], Any], ...]
    descending: bool
    is_distance: bool = False
    is_indexed: bool = True
    extra: tuple[ColumnElement[Any], ...] = ()

    @classmethod
    def of(cls, filters: Filters) -> "_Order":
        match filters.order:
            case Sort.DISTANCE:
                assert filters.circle is not None
                return cls(metres_from(filters.circle), (float, int), False, is_distance=True)
            case Sort.PRICE_LOW:
                return cls(P.effective_price, (Decimal, int), False)
            case Sort.PRICE_HIGH:
                return cls(P.effective_price, (Decimal, int), True)
            case Sort.POPULAR:
                extra = (P.view_count, P.published_at.label("since"))
                return cls(P.like_count, (int, int, _instant, int), True, extra=extra)
            case Sort.RELEVANCE:
                words = func.plainto_tsquery("english", filters.q)
                # A real would come back rounded, and the next page would begin in the wrong place.
                rank = cast(func.ts_rank(P.search_vector, words), Double)
                return cls(rank, (float, int), True, is_indexed=False)
            case _:
                return cls(P.published_at, (_instant, int), True)

    @property
    def columns(self) -> tuple[ColumnElement[Any], ...]:
        middle = (P.view_count, P.published_at) if self.extra else ()
        return (self.value, *middle, P.id)

    @property
    def by(self) -> list[ColumnElement[Any]]:
        """A price is computed from one that must be there, so that NULLs need no place of their
        own in it, and one index serves both directions."""
        return [column.desc() if self.descending else column.asc() for column in self.columns]

    def cursor(self, row: Row[Any]) -> Cursor:
        middle = (row.view_count, row.since) if self.extra else ()
        return Cursor((row.sort_value, *middle, row.id))

    def beyond(self, cursor: Cursor) -> ColumnElement[bool]:
        """Rows after the cursor's."""
        if cursor.key[0] is None:
            # Only a day of publication may be missing, and those homes lead the newest first.
            return or_(self.value.is_not(None), P.id < cursor.key[-1])
        here, there = tuple_(*self.columns), tuple_(*(literal(value) for value in cursor.key))
        return here < there if self.descending else here > there


def metres_from(circle: Circle) -> ColumnElement[float]:
    """Ground distance that the GiST index can order by."""
    here = point(circle.latitude, circle.longitude)
    return P.location.op("<->", return_type=Double())(here)


def _instant(written: str) -> datetime:
    return datetime.fromisoformat(written)
