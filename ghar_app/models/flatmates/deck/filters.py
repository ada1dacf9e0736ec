"""What narrows the deck of people; written into the page's address and read from it.

filters = PeopleFilters.read(query)
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Self

from ghar_app.geography.cities import canonical_city
from ghar_app.models.flatmates.kinds import ADULT, OLDEST, Mode, MoveIn

FARTHEST_KM = 100
DEAREST = Decimal(10_000_000)


class Order(StrEnum):
    """Who comes first."""

    BEST = "best"
    RECENT = "recent"
    NEAREST = "nearest"
    NEWEST = "newest"


MATCHING: dict[str, tuple[str, ...]] = {
    Mode.ROOM_POSTER: (Mode.SEEKER, Mode.OPEN_TO_BOTH),
    Mode.SEEKER: (Mode.ROOM_POSTER, Mode.OPEN_TO_BOTH),
    Mode.CO_HUNTER: (Mode.CO_HUNTER, Mode.OPEN_TO_BOTH),
    Mode.OPEN_TO_BOTH: tuple(Mode),
}
"""Who is shown to whom."""

_MOVE_INS = {
    "immediate": MoveIn.IMMEDIATELY,
    "immediately": MoveIn.IMMEDIATELY,
    "now": MoveIn.IMMEDIATELY,
    "within_1_week": MoveIn.WITHIN_1_WEEK,
    "one_week": MoveIn.WITHIN_1_WEEK,
    "within_2_weeks": MoveIn.WITHIN_2_WEEKS,
    "two_weeks": MoveIn.WITHIN_2_WEEKS,
    "this_month": MoveIn.WITHIN_1_MONTH,
    "within_1_month": MoveIn.WITHIN_1_MONTH,
    "within_a_month": MoveIn.WITHIN_1_MONTH,
    "within_2_months": MoveIn.WITHIN_2_MONTHS,
    "two_months": MoveIn.WITHIN_2_MONTHS,
    "within_3_months": MoveIn.WITHIN_3_MONTHS,
    "three_months": MoveIn.WITHIN_3_MONTHS,
}


def city_named(words: str) -> str:
    """A city as profiles keep it, whichever of its names and letters was typed."""
    plain = " ".join(words.replace("\x00", "").split())[:100]
    return canonical_city(plain) or plain


@dataclass(frozen=True, slots=True)
class PeopleFilters:
    """Nothing set: everybody of one's own city. Rupees a month; kilometres around `by`'s place."""

    city: str = ""
    budget_min: Decimal | None = None
    budget_max: Decimal | None = None
    move_in: str = ""
    age_min: int | None = None
    age_max: int | None = None
    radius_km: int | None = None
    women_only: bool = False
    verified_only: bool = False
    again: bool = False
    order: Order = Order.BEST

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """From an address; what cannot be read there is left out."""
        order = query.get("order", "")
        return cls(
            city=city_named(query.get("city", "")),
            budget_min=_rupees(query.get("min", "")),
            budget_max=_rupees(query.get("max", "")),
            move_in=_MOVE_INS.get(query.get("move", "").lower(), ""),
            age_min=_within(query.get("age_min", ""), ADULT, OLDEST),
            age_max=_within(query.get("age_max", ""), ADULT, OLDEST),
            radius_km=_within(query.get("km", ""), 1, FARTHEST_KM),
            women_only=query.get("women") == "1",
            verified_only=query.get("verified") == "1",
            again=query.get("again") == "1",
            order=Order(order) if order in tuple(Order) else Order.BEST,
        )

    def write(self) -> dict[str, str]:
        """The query of an address."""
        pairs = {
            "city": self.city,
            "min": _plain(self.budget_min),
            "max": _plain(self.budget_max),
            "move": str(self.move_in),
            "age_min": _plain(self.age_min),
            "age_max": _plain(self.age_max),
            "km": _plain(self.radius_km),
            "women": "1" if self.women_only else "",
            "verified": "1" if self.verified_only else "",
            "again": "1" if self.again else "",
            "order": "" if self.order is Order.BEST else str(self.order),
        }
        return {name: value for name, value in pairs.items() if value}

    def without(self, *names: str) -> Self:
        """The same without some of the filters."""
        plain = type(self)()
        return replace(self, **{name: getattr(plain, name) for name in names})


def _plain(value: Decimal | int | None) -> str:
    return "" if value is None else str(int(value))


def _rupees(written: str) -> Decimal | None:
    try:
        amount = Decimal(written.strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount <= DEAREST else None


def _within(written: str, low: int, high: int) -> int | None:
    plain = written.strip()
    if not plain.isascii() or not plain.isdigit() or len(plain) > 3:
        return None
    return number if low <= (number := int(plain)) <= high else None
