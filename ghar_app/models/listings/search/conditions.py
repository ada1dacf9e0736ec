"""Filters as SQL. One list of conditions serves the page, the map, the count and the relaxing."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    any_,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from ghar_app.clock import IST, today
from ghar_app.models.listings.kinds import (
    Diet,
    GenderPreference,
    KitchenType,
    TenantPreference,
    VerificationStatus,
)
from ghar_app.models.listings.placement import Amenity, PropertyAmenity
from ghar_app.models.listings.property import SAMPLE_256TH, SAMPLE_SIXTEENTH, Property
from ghar_app.models.listings.property.naming import place_slug
from ghar_app.models.listings.search.filters import (
    MOST_BEDROOMS,
    Box,
    Circle,
    Filters,
    MoveIn,
)

Condition = ColumnElement[bool]
P: Any = Property.__table__.c  # type: ignore[attr-defined]
PUBLIC: Condition = P.is_public
"""Partial indexes carry exactly this condition."""
SMALLEST_SAMPLE: Condition = P.sample < literal_column(str(SAMPLE_256TH))
SMALL_SAMPLE: Condition = P.sample < literal_column(str(SAMPLE_SIXTEENTH))
"""Written out, not bound: an index carries each of them too."""


def point(latitude: float, longitude: float) -> ColumnElement[Any]:
    """A geography literal; coordinates are bound, never written into the text."""
    made = func.ST_MakePoint(longitude, latitude)
    return func.geography(func.ST_SetSRID(made, 4326))


def conditions(
    filters: Filters, *, typos: bool = False, in_passing: bool = False
) -> list[Condition]:
    """All conditions of a search by the public. `typos` matches q by likeness, not by word.

    `in_passing` is for a walk along another index: the place is looked at home by home.
    """
    return [*offered(filters, in_passing=in_passing), *wishes(filters, typos=typos)]


def offered(filters: Filters, *, in_passing: bool = False) -> list[Condition]:
    """What is public, for this purpose and in this place: whatever else is wished."""
    return [PUBLIC, *placed(filters, in_passing=in_passing)]


def placed(filters: Filters, *, in_passing: bool = False) -> list[Condition]:
    """What is for this purpose and in this place, public or not."""
    around = _around(filters)
    if around and in_passing:
        # No index can serve this, and the planner takes half of all homes for fitting.
        around = [func.coalesce(and_(*around), false())]
    return [P.purpose == filters.purpose, *_named(filters), *around]


def wishes(filters: Filters, *, typos: bool = False) -> list[Condition]:
    """What a seeker asks of a home that is offered."""
    found = _words(filters.q, typos=typos)
    if filters.id:
        found.append(P.public_id == filters.id)
    found += _numbers(filters)
    found += _kinds(filters)
    found += _amenities(filters)
    found += _move_in(filters)
    return found


def _around(filters: Filters) -> list[Condition]:
    found = inside_box(filters.box) if filters.box is not None else []
    return [*found, inside_circle(filters.circle)] if filters.circle is not None else found


def _named(filters: Filters) -> list[Condition]:
    """Names of places; beside a circle, city and locality only say what its middle is called."""
    found: list[Condition] = []
    if filters.pincode:
        found.append(P.pincode == filters.pincode)
    if filters.circle is not None:
        return found
    if filters.city:
        found.append(P.city == filters.city)
    if filters.locality:
        found.append(_is_locality(filters.locality))
    return found


def _is_locality(name: str) -> Condition:
    """By its slug, which has an index; a name in another script has none."""
    slug = place_slug(name)
    return P.locality_slug == slug if slug else func.lower(P.locality) == name.lower()


def inside_circle(circle: Circle) -> Condition:
    """Within the radius, measured on the ground."""
    centre = point(circle.latitude, circle.longitude)
    return func.ST_DWithin(P.location, centre, circle.radius_km * 1000)


def inside_box(box: Box) -> list[Condition]:
    """Within a part of the map: by index on the sphere, then exactly by degrees."""
    envelope = func.geography(func.ST_MakeEnvelope(box.west, box.south, box.east, box.north, 4326))
    return [
        P.location.op("&&")(envelope),
        P.latitude.between(box.south, box.north),
        P.longitude.between(box.west, box.east),
    ]


def _words(q: str, *, typos: bool) -> list[Condition]:
    if not q:
        return []
    if typos:
        return [or_(literal(q).op("<%")(P.title), literal(q).op("<%")(P.locality))]
    return [P.search_vector.op("@@")(func.plainto_tsquery("english", q))]


def _numbers(filters: Filters) -> list[Condition]:
    pairs = (
        (P.effective_price, filters.price_min, filters.price_max),
        (P.area_sqft, filters.area_min, filters.area_max),
        (P.floor_number, filters.floor_min, filters.floor_max),
        (P.bathrooms, filters.bathrooms_min, None),
        (P.parking_spaces, filters.parking_min, None),
        (P.age_of_property, None, filters.age_max),
        (P.windows_count, filters.windows_min, None),
        (P.max_occupancy, filters.guests, None),
    )
    found: list[Condition] = []
    for column, least, most in pairs:
        if least is not None:
            found.append(column >= least)
        if most is not None:
            found.append(column <= most)
    if filters.bedrooms:
        found.append(_bedrooms(filters.bedrooms))
    return found


def _bedrooms(chosen: tuple[int, ...]) -> Condition:
    least, most = chosen[0], chosen[-1]
    without_gap = most - least == len(chosen) - 1
    if without_gap and most == MOST_BEDROOMS:
        return P.bedrooms >= least
    if without_gap:
        # A range, because GiST can search one and cannot search a list.
        return and_(P.bedrooms >= least, P.bedrooms <= most)
    exact = _among(P.bedrooms, chosen)
    return or_(exact, P.bedrooms >= MOST_BEDROOMS) if most == MOST_BEDROOMS else exact


def _kinds(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.types:
        found.append(_among(P.property_type, filters.types))
    if filters.furnishing:
        found.append(_among(P.furnishing_level, filters.furnishing))
    if filters.kitchen and KitchenType.ANY not in filters.kitchen:
        found.append(_among(P.kitchen_type, filters.kitchen))
    if filters.ventilation:
        found.append(_among(P.ventilation_type, filters.ventilation))
    if filters.gender and filters.gender is not GenderPreference.ANY:
        found.append(_preferring("gender", [filters.gender, GenderPreference.ANY]))
    if filters.sharing:
        found.append(_preferring("sharing", [filters.sharing]))
    if filters.tenant and filters.tenant is not TenantPreference.ANY:
        wanted = (filters.tenant, TenantPreference.ANY)
        found.append(
            or_(_among(P.preferred_tenant_type, wanted), P.preferred_tenant_type.is_(None))
        )
    if filters.diet and filters.diet is not Diet.ANY:
        found.append(_open_to(P.dietary_preference, filters.diet, Diet.ANY))
    if filters.pets:
        found.append(P.allow_pets)
    if filters.verified:
        found.append(P.verification_status == VerificationStatus.VERIFIED)
    if filters.posted_by:
        by_agent = P.listing_agent_id.is_not(None) | P.tags.op("?")("posted_by:agent")
        found.append(by_agent if filters.posted_by == "agent" else ~by_agent)
    for feature in filters.features:
        found.append(P.features.op("@>")(literal([feature], JSONB)))
    return found


def _among(column: Any, values: Sequence[Any]) -> Condition:
    """IN, as one bound array: the same text for any number of values, so it is prepared once."""
    return column == any_(literal(list(values), ARRAY(column.type)))


def _open_to(column: Any, *values: Any) -> Condition:
    return or_(_among(column, values), column.is_(None))


def _preferring(key: str, values: list[Any]) -> Condition:
    return or_(*(P.listing_preferences.op("@>")(_json({key: str(value)})) for value in values))


def _json(value: dict[str, str]) -> ColumnElement[Any]:
    return literal(value, JSONB)


def _amenities(filters: Filters) -> list[Condition]:
    """Every named amenity, under any of its names. An unknown one matches no home."""
    wanted = [*filters.amenities, *(["Lift"] if filters.lift else [])]
    return [_has_amenity(title) for title in wanted]


def _has_amenity(title: str) -> Condition:
    named = Amenity.__table__.alias()  # type: ignore[attr-defined]
    family = Amenity.__table__.alias()  # type: ignore[attr-defined]
    canonical = (
        select(func.coalesce(named.c.canonical_id, named.c.id))
        .where(func.lower(named.c.title) == title.lower())
        .scalar_subquery()
    )
    placed = PropertyAmenity.__table__.c  # type: ignore[attr-defined]
    return exists(
        select(literal(1)).where(
            placed.property_id == P.id,
            placed.is_available,
            placed.amenity_id.in_(
                select(family.c.id).where(
                    or_(family.c.id == canonical, family.c.canonical_id == canonical)
                )
            ),
        )
    )


def _move_in(filters: Filters) -> list[Condition]:
    found: list[Condition] = []
    if filters.available_from is not None:
        midnight = datetime.combine(filters.available_from, datetime.min.time(), IST)
        found.append(P.available_from >= midnight)
    if filters.move_in is None or filters.move_in is MoveIn.FLEXIBLE:
        return found
    first, last = _window(filters.move_in)
    found.append(P.available_from < last)
    if first is not None:
        found.append(P.available_from >= first)
    return found


_DAYS = {
    MoveIn.IMMEDIATE: 8,
    MoveIn.WITHIN_1_WEEK: 8,
    MoveIn.WITHIN_2_WEEKS: 15,
    MoveIn.WITHIN_1_MONTH: 30,
    MoveIn.WITHIN_2_MONTHS: 60,
    MoveIn.WITHIN_3_MONTHS: 90,
}


def _window(move_in: MoveIn) -> tuple[datetime | None, datetime]:
    """From (or no lower bound) and before, as midnights of India."""
    start = datetime.combine(today(), datetime.min.time(), IST)
    if move_in in _DAYS:
        return None, start + timedelta(days=_DAYS[move_in])
    this_month = start.replace(day=1)
    next_month = (this_month + timedelta(days=32)).replace(day=1)
    if move_in is MoveIn.THIS_MONTH:
        return None, next_month
    return next_month, (next_month + timedelta(days=32)).replace(day=1)
