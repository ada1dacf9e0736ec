"""What a home costs: what is asked, what comes on top, what it takes to move in. Pure Decimals."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.property import Property


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line. `name` is rent, price, nights, maintenance, deposit, brokerage, setup or other.

    `amount` in rupees, None when the owner did not give it. `note` is the owner's own word on it,
    `count` the months of rent a deposit makes or the nights a stay lasts at least.
    """

    name: str
    amount: Decimal | None
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Costs:
    """`total` is the sum of the known lines; `complete` says that none is missing."""

    lines: tuple[CostLine, ...]
    total: Decimal
    complete: bool


def costs_of(home: Property) -> Costs:
    """Rent: first month with maintenance, deposit, brokerage, setup, other = to move in.

    Sale: price, brokerage, setup, other. Short stay: the shortest stay, deposit, other.
    """
    if home.purpose == Purpose.RENT:
        lines = _rent(home)
    elif home.purpose == Purpose.BUY:
        lines = [CostLine("price", home.effective_price), _brokerage(home)]
    else:
        lines = _stay(home)
    lines += _extras(home)
    known = [line.amount for line in lines if line.amount is not None]
    return Costs(tuple(lines), sum(known, Decimal(0)), len(known) == len(lines))


def _rent(home: Property) -> list[CostLine]:
    months = _whole_months(home.security_deposit, home.effective_price)
    return [
        CostLine("rent", home.effective_price),
        CostLine("maintenance", home.maintenance_charges),
        CostLine("deposit", home.security_deposit, count=months),
        _brokerage(home),
    ]


def _stay(home: Property) -> list[CostLine]:
    nights = home.minimum_stay_days
    rate = home.effective_price
    stay = None if rate is None else rate * nights
    lines = [CostLine("nights", stay, count=nights)]
    if home.security_deposit:
        lines.append(CostLine("deposit", home.security_deposit))
    return lines


def _brokerage(home: Property) -> CostLine:
    return CostLine("brokerage", home.brokerage)


def _extras(home: Property) -> list[CostLine]:
    """Charges that most homes do not have: an absent one is no gap."""
    lines = []
    if home.setup_cost:
        lines.append(CostLine("setup", home.setup_cost))
    if home.other_charges:
        note = home.other_charges_description or ""
        lines.append(CostLine("other", home.other_charges, note=note))
    return lines


def _whole_months(deposit: Decimal | None, rent: Decimal | None) -> int:
    """How many rents a deposit is; 0 when it is no whole number of them."""
    if not deposit or not rent or deposit % rent:
        return 0
    return int(deposit / rent)


def price_per_sqft(home: Property) -> Decimal | None:
    """Rupees a square foot of a home for sale: the owner's figure, else price by area."""
    if home.purpose != Purpose.BUY:
        return None
    if home.price_per_sqft:
        return home.price_per_sqft
    area = home.plot_area or home.carpet_area or home.area_sqft
    if not area or not home.effective_price:
        return None
    return (home.effective_price / area).quantize(Decimal("0.01"), ROUND_HALF_UP)
