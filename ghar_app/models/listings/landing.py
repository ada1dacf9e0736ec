"""A place's own page: what homes cost in a city or a locality, and the newest of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, func, literal, literal_column, select, tuple_, union_all

from ghar_app.db import Db
from ghar_app.geography.cities import city_named
from ghar_app.models.listings.kinds import PropertyType, Purpose
from ghar_app.models.listings.market import FEWEST, median
from ghar_app.models.listings.masters import MasterArea, MasterCity
from ghar_app.models.listings.property import SAMPLE_SIXTEENTH, Property
from ghar_app.models.listings.property.naming import place_slug
from ghar_app.models.listings.search.page import CARD, Home, images_of
from ghar_app.refusals import NotFound

THIN = 3
"""A page with fewer homes is not worth a place in a search engine's index."""
NEWEST = 6
"""Homes shown of each purpose."""
MOST_BEDROOMS = 5
"""5 stands for five and more."""
SCALE = 16
MANY = 20_000
"""A city with more homes is counted on a sixteenth of them, an even sample, and says so."""
ORDER = (Purpose.RENT, Purpose.BUY, Purpose.SHORT_STAY)
"""What most people come for, first."""
_home: Any = Property.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, or a locality of it, by the names we show and the words of its address."""

    city: str
    city_slug: str
    locality: str = ""
    locality_slug: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """`count` public homes of one purpose and, if set, of one kind or one number of bedrooms.

    `price` is their median in rupees, `per_sqft` that of price by area; None below 5 homes.
    """

    purpose: Purpose
    count: int
    price: Decimal | None
    per_sqft: Decimal | None
    bedrooms: int | None = None
    kind: PropertyType | None = None


@dataclass(frozen=True, slots=True)
class Locality:
    """A locality of a city and how many public homes it has."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class Landing:
    """The numbers of a place. `by_purpose` has what there is, in the order of ORDER.

    Counts that are not `exact` were made on a sample and scaled up.
    """

    place: Place
    total: int
    by_purpose: tuple[Offer, ...]
    by_bedrooms: tuple[Offer, ...]
    by_kind: tuple[Offer, ...]
    localities: tuple[Locality, ...]
    exact: bool = True

    @property
    def is_thin(self) -> bool:
        """Whether search engines had better not list the page."""
        return self.total < THIN


def canonical_slug(city_slug: str) -> str:
    """`bangalore` → `bengaluru`; a city that we do not know by other names stays as it is."""
    city = city_named(city_slug.replace("-", " "))
    return place_slug(city.name) if city else city_slug


async def landing_of(db: Db, city_slug: str, locality_slug: str = "") -> Landing:
    """The numbers of a place; one query for a locality, two for a city or a place without homes.

    NotFound for a place that neither has public homes nor is among the cities and localities we
    offer by name.
    """
    if "\x00" in city_slug + locality_slug:
        raise NotFound("place")
    sampled = not locality_slug and await _is_large(db, city_slug)
    rows = (await db.execute(_numbers(city_slug, locality_slug, sampled=sampled))).all()
    if not rows:
        place = await _known_place(db, city_slug, locality_slug)
        return Landing(place, 0, (), (), (), ())
    first = rows[0]
    city = city_named(city_slug.replace("-", " "))
    place = Place(
        city=city.name if city else first.city,
        city_slug=city_slug,
        locality=first.locality if locality_slug else "",
        locality_slug=locality_slug,
    )
    return _landing(place, rows, scale=SCALE if sampled else 1)


async def newest_in(
    db: Db, place: Place, *, pictured: bool = True
) -> dict[Purpose, tuple[Home, ...]]:
    """The newest public homes of a place by purpose; two queries, one without pictures."""
    each = (_newest(place, purpose).subquery().select() for purpose in Purpose)
    rows = (await db.execute(union_all(*each))).all()
    images = await images_of(db, [row.id for row in rows]) if pictured else {}
    found: dict[Purpose, list[Home]] = {purpose: [] for purpose in Purpose}
    for row in rows:
        found[Purpose(row.purpose)].append(Home(row, images.get(row.id, ()), None))
    return {purpose: tuple(homes) for purpose, homes in found.items()}


def _inside(city_slug: str, locality_slug: str) -> list[Any]:
    inside = [_home.is_public, _home.city_slug == city_slug]
    return [*inside, _home.locality_slug == locality_slug] if locality_slug else inside


def _newest(place: Place, purpose: Purpose) -> Select[Any]:
    return (
        select(*CARD)
        .where(*_inside(place.city_slug, place.locality_slug), _home.purpose == purpose)
        .order_by(_home.published_at.desc(), _home.id.desc())
        .limit(NEWEST)
    )


async def _is_large(db: Db, city_slug: str) -> bool:
    """Whether the city has more than MANY homes; the index alone answers, and stops there."""
    one = select(literal(1)).where(*_inside(city_slug, "")).offset(MANY).limit(1)
    return (await db.execute(one)).first() is not None


def _numbers(city_slug: str, locality_slug: str, *, sampled: bool = False) -> Select[Any]:
    """All counts and medians in one walk over the place's homes, or over a sixteenth of them."""
    inside = _inside(city_slug, locality_slug)
    if sampled:
        inside.append(_home.sample < literal_column(str(SAMPLE_SIXTEENTH)))
    bedrooms = func.least(_home.bedrooms, literal_column(str(MOST_BEDROOMS)))
    sets = [
        tuple_(_home.purpose),
        tuple_(_home.purpose, bedrooms),
        tuple_(_home.purpose, _home.property_type),
        tuple_(_home.locality_slug),
    ]
    what = func.grouping(_home.purpose, bedrooms, _home.property_type, _home.locality_slug)
    most_common = func.mode().within_group
    return (
        select(
            what.label("what"),
            _home.purpose,
            bedrooms.label("bedrooms"),
            _home.property_type,
            _home.locality_slug,
            most_common(_home.locality).label("locality"),
            most_common(_home.city).label("city"),
            func.count().label("homes"),
            median(_home.effective_price).label("price"),
            median(_home.effective_price / func.nullif(_home.area_sqft, 0)).label("per_sqft"),
        )
        .where(*inside)
        .group_by(func.grouping_sets(*sets))
        .order_by(what.desc(), func.count().desc(), _home.locality_slug)
    )


# What GROUPING says: a bit is set for each column that a row is not grouped by.
_BY_PURPOSE, _BY_BEDROOMS, _BY_KIND, _BY_LOCALITY = 0b0111, 0b0011, 0b0101, 0b1110


def _landing(place: Place, rows: Sequence[Row[Any]], *, scale: int) -> Landing:
    def of(what: int) -> list[Any]:
        return [row for row in rows if row.what == what]

    def offer(row: Any, **of: Any) -> Offer:
        return _offer(row, scale, **of)

    purposes = _in_order(offer(row) for row in of(_BY_PURPOSE))
    rooms = [offer(row, bedrooms=row.bedrooms) for row in of(_BY_BEDROOMS) if row.bedrooms]
    rooms.sort(key=lambda one: one.bedrooms or 0)
    kinds = [offer(row, kind=PropertyType(row.property_type)) for row in of(_BY_KIND)]
    return Landing(
        place=place,
        total=sum(offer.count for offer in purposes),
        by_purpose=purposes,
        by_bedrooms=_in_order(rooms),
        by_kind=_in_order(kinds),
        localities=tuple(
            Locality(row.locality, row.locality_slug, row.homes * scale)
            for row in of(_BY_LOCALITY)
            if row.locality_slug and not place.locality_slug
        ),
        exact=scale == 1,
    )


def _in_order(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    return tuple(sorted(offers, key=lambda offer: ORDER.index(offer.purpose)))


def _offer(row: Any, scale: int, **of: Any) -> Offer:
    purpose = Purpose(row.purpose)
    told = row.homes >= FEWEST and row.price is not None
    by_area = told and purpose == Purpose.BUY and row.per_sqft is not None
    return Offer(
        purpose=purpose,
        count=row.homes * scale,
        price=row.price if told else None,
        per_sqft=row.per_sqft if by_area else None,
        **of,
    )


async def _known_place(db: Db, city_slug: str, locality_slug: str) -> Place:
    """A place we offer by name although nobody offers a home there."""
    city = city_named(city_slug.replace("-", " "))
    if city is not None and not locality_slug:
        return Place(city.name, city_slug)
    named: Any = MasterCity.__table__.c  # type: ignore[attr-defined]
    area: Any = MasterArea.__table__.c  # type: ignore[attr-defined]
    is_city = _slug_sql(named.city_name) == city_slug
    if not locality_slug:
        query = select(named.city_name).where(is_city)
    else:
        query = (
            select(named.city_name, area.area_name)
            .join_from(MasterArea, MasterCity, named.id == area.city_id)
            .where(is_city, _slug_sql(area.area_name) == locality_slug)
        )
    row = (await db.execute(query)).first()
    if row is None:
        raise NotFound("place")
    return Place(row[0], city_slug, row[1] if locality_slug else "", locality_slug)


def _slug_sql(column: Any) -> Any:
    plain = func.regexp_replace(func.lower(column), "[^a-z0-9]+", "-", "g")
    return func.btrim(plain, "-")
