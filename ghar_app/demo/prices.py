"""What a home costs: from the locality's rent of a 2 BHK and rate a square foot. Rupees.

The two figures of a locality are ours, from what such homes were asked for in 2025; the factors
below say how size, kind, furnishing and age move them.
"""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from ghar_app.demo.dice import likely, rounded, weighted
from ghar_app.demo.kinds import HOUSES, WORK
from ghar_app.demo.living import Living
from ghar_app.demo.places import Locality
from ghar_app.demo.shapes import Shape
from ghar_app.models.listings.kinds import Furnishing, Purpose, SharingType
from ghar_app.models.listings.kinds import PropertyType as T

ZERO = Decimal(0)


@dataclass(frozen=True)
class Price:
    """What is asked and what comes on top; `asked` is a month, a night or the whole."""

    asked: Decimal
    deposit: Decimal | None
    maintenance: Decimal | None
    brokerage: Decimal
    setup: Decimal | None
    other: Decimal | None
    other_note: str | None
    a_sqft: Decimal | None


_BY_BEDROOMS = {0: 0.52, 1: 0.66, 2: 1.0, 3: 1.46, 4: 2.15, 5: 2.9}
_BY_KIND = {
    T.CONDO: 1.14,
    T.BUILDER_FLOOR: 0.94,
    T.HOUSE: 1.0,
    T.VILLA: 1.55,
    T.PENTHOUSE: 1.5,
    T.LOFT: 1.12,
}
_BY_FURNISHING = {
    Furnishing.UNFURNISHED: 0.9,
    Furnishing.SEMI_FURNISHED: 1.0,
    Furnishing.FURNISHED: 1.2,
}
_PG_BEDS = {
    "Bengaluru": 9500,
    "Mumbai": 12500,
    "Delhi": 10500,
    "Hyderabad": 8500,
    "Chennai": 8500,
    "Kolkata": 7800,
}
_PLAIN_RENT = {
    "Bengaluru": 28000,
    "Mumbai": 50000,
    "Delhi": 27000,
    "Hyderabad": 23000,
    "Chennai": 24000,
    "Kolkata": 18000,
}
_PG_BY_SHARING = {
    SharingType.PRIVATE_ROOM: 1.42,
    SharingType.SHARED_ROOM: 0.92,
    SharingType.MASTER_BEDROOM: 1.5,
}
_DEPOSIT_MONTHS: dict[str, dict[int, float]] = {
    "Bengaluru": {3: 2, 4: 2, 5: 4, 6: 4, 8: 1, 10: 1.5},
    "Mumbai": {2: 2, 3: 5, 4: 3, 6: 1},
    "Delhi": {2: 6, 3: 3},
    "Hyderabad": {2: 6, 3: 3},
    "Chennai": {3: 1, 5: 3, 6: 4, 10: 2},
    "Kolkata": {2: 5, 3: 4},
}
_LAND = {"Mumbai": 1.3, "Delhi": 1.5, "Chennai": 1.15, "Kolkata": 1.05}
NIGHT_LEAST, NIGHT_MOST, VILLA_NIGHT_MOST = 1800, 9000, 14000


def price(
    random: Random,
    kind: T,
    purpose: Purpose,
    locality: Locality,
    shape: Shape,
    living: Living,
    *,
    by_agent: bool,
    society: bool,
) -> Price:
    """Everything a home costs."""
    if purpose == Purpose.BUY:
        return _sale(random, kind, locality, shape, by_agent=by_agent, society=society)
    monthly = _monthly(random, kind, locality, shape, living)
    if purpose == Purpose.SHORT_STAY:
        return _night(random, kind, monthly)
    return _rent(random, kind, locality, shape, monthly, by_agent=by_agent, society=society)


def _monthly(random: Random, kind: T, locality: Locality, shape: Shape, living: Living) -> Decimal:
    if kind == T.PLOT:
        return _neat(shape.area * locality.rate * 0.0011 * random.uniform(0.85, 1.15))
    if kind in WORK:
        return _neat((shape.carpet or 0) * _work_rate(kind, locality) * random.uniform(0.88, 1.14))
    if kind == T.PG:
        scale = (locality.rent / _PLAIN_RENT[locality.city.name]) ** 0.35
        bed = _PG_BEDS[locality.city.name] * scale * _PG_BY_SHARING[living.sharing]
        if living.is_triple:
            bed *= 0.84
        return rounded(min(18000, max(7000, bed * random.uniform(0.93, 1.07))), 250)
    if kind == T.ROOM:
        return _neat(max(5000, locality.rent * 0.36 * random.uniform(0.88, 1.12)))
    if kind == T.FLATMATE:
        share = {2: 0.54, 3: 0.5}[shape.bedrooms or 2]
        part = 0.62 if living.sharing == SharingType.SHARED_ROOM else 1.0
        return _neat(max(5000, locality.rent * share * part * random.uniform(0.9, 1.1)))
    return _neat(_home_rent(random, kind, locality, shape))


def _home_rent(random: Random, kind: T, locality: Locality, shape: Shape) -> float:
    furnishing = shape.furnishing or Furnishing.SEMI_FURNISHED
    return (
        locality.rent
        * _BY_BEDROOMS[shape.bedrooms or 0]
        * _BY_KIND.get(kind, 1.0)
        * _BY_FURNISHING[furnishing]
        * _by_age(shape.age or 0)
        * random.uniform(0.93, 1.08)
    )


def _by_age(years: int) -> float:
    return 1.06 if years <= 3 else 1.0 if years <= 10 else 0.93 if years <= 20 else 0.86


def _work_rate(kind: T, locality: Locality) -> float:
    """Rupees a square foot of carpet and month."""
    if kind == T.WAREHOUSE:
        return min(45.0, max(16.0, locality.rate * 0.0024))
    if kind == T.OFFICE:
        return min(260.0, max(34.0, locality.rate * 0.0056))
    return min(420.0, max(45.0, locality.rate * (0.0092 if kind == T.SHOP else 0.0068)))


def _rent(
    random: Random,
    kind: T,
    locality: Locality,
    shape: Shape,
    monthly: Decimal,
    *,
    by_agent: bool,
    society: bool,
) -> Price:
    months = weighted(random, _DEPOSIT_MONTHS[locality.city.name])
    if kind in (T.PG, T.ROOM, T.FLATMATE):
        months = random.randint(1, 2) if kind == T.PG else random.randint(1, 3)
    maintenance = _maintenance(random, kind, locality, shape, society=society)
    commission = random.choice((1, 1, Decimal("0.5"))) if by_agent else 0
    setup = rounded(random.uniform(2000, 8000), 500) if likely(random, 0.16) else None
    moving = society and likely(random, 0.18)
    return Price(
        asked=monthly,
        deposit=monthly * months,
        maintenance=maintenance,
        brokerage=monthly * commission,
        setup=setup,
        other=rounded(random.uniform(1500, 5000), 500) if moving else None,
        other_note="Move-in fee of the society, once" if moving else None,
        a_sqft=None,
    )


def _maintenance(
    random: Random, kind: T, locality: Locality, shape: Shape, *, society: bool
) -> Decimal | None:
    if kind in (T.PG, T.ROOM, T.PLOT):
        return ZERO
    if kind == T.FLATMATE:
        return rounded(random.uniform(500, 1500), 100)
    if not society and kind in HOUSES:
        return ZERO if likely(random, 0.7) else None
    if likely(random, 0.15):
        return ZERO  # included in the rent
    rate = {"Mumbai": 6.5, "Delhi": 2.2, "Kolkata": 2.4}.get(locality.city.name, 3.4)
    return rounded(shape.area * rate * random.uniform(0.75, 1.2), 100)


def _night(random: Random, kind: T, monthly: Decimal) -> Price:
    night = 1400 + float(monthly) * 0.066 * random.uniform(0.92, 1.1)
    most = VILLA_NIGHT_MOST if kind in (T.VILLA, T.PENTHOUSE) else NIGHT_MOST
    deposit = rounded(random.uniform(2000, 6000), 1000) if likely(random, 0.5) else None
    return Price(
        asked=rounded(min(most, max(NIGHT_LEAST, night)), 100),
        deposit=deposit,
        maintenance=None,
        brokerage=ZERO,
        setup=None,
        other=rounded(random.uniform(300, 1200), 100) if likely(random, 0.35) else None,
        other_note="Cleaning, once a stay",
        a_sqft=None,
    )


def _sale(
    random: Random, kind: T, locality: Locality, shape: Shape, *, by_agent: bool, society: bool
) -> Price:
    total = _worth(kind, locality, shape) * random.uniform(0.93, 1.09)
    step = 50_000 if total < 20_000_000 else 100_000 if total < 100_000_000 else 1_000_000
    asked = rounded(total, step)
    return Price(
        asked=asked,
        deposit=None,
        maintenance=_maintenance(random, kind, locality, shape, society=society),
        brokerage=asked * random.choice((1, 1, 2)) / 100 if by_agent else ZERO,
        setup=None,
        other=None,
        other_note=None,
        a_sqft=(asked / shape.area).quantize(Decimal("0.01")),
    )


def _worth(kind: T, locality: Locality, shape: Shape) -> float:
    rate = float(locality.rate)
    land = rate * _LAND.get(locality.city.name, 0.95)
    if kind == T.PLOT:
        return shape.area * land * (1.06 if shape.is_corner else 1.0)
    if kind in HOUSES:
        building = 2600 if kind == T.VILLA else 1900
        return (shape.plot or 0) * land + shape.area * building * _by_age(shape.age or 0)
    if kind in WORK:
        factor = {T.WAREHOUSE: 0.45, T.OFFICE: 1.1, T.SHOP: 1.5}.get(kind, 1.25)
        return shape.area * rate * factor
    factor = {T.CONDO: 1.08, T.PENTHOUSE: 1.2, T.BUILDER_FLOOR: 1.12, T.ROOM: 0.95}.get(kind, 1.0)
    return shape.area * rate * factor * _by_age(shape.age or 0)


def _neat(amount: float) -> Decimal:
    """Rents are asked in steps of 500, from 50,000 on of 1,000, from 2 lakh on of 5,000."""
    return rounded(amount, 500 if amount < 50_000 else 1_000 if amount < 200_000 else 5_000)
