"""A sentence as filters: "2 bhk under 30k near indiranagar" → chips a person can edit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ghar_app.models.listings.kinds import Furnishing, PropertyType, Purpose
from ghar_app.models.listings.search.filters import MOST_BEDROOMS, Filters

_NUMBER = r"(?:₹|rs\.?)?\s*(\d[\d,]*(?:\.\d+)?)\s*(k|thousand|l|lac|lakh|lakhs|cr|crore|crores)?"
_SCALE = {
    "k": 1_000,
    "thousand": 1_000,
    "l": 100_000,
    "lac": 100_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "cr": 10_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
}
_BEDROOMS = re.compile(r"\b(\d)\s*(?:(?:-|–|to|or|,|/)\s*(\d)\s*)?(?:bhk|bed(?:room)?s?)\b")
_RANGE = re.compile(rf"\b(?:between\s+)?{_NUMBER}\s*(?:-|–|to|and)\s*{_NUMBER}\b")
_MOST = re.compile(rf"\b(?:under|below|upto|up to|max|within|less than)\s+{_NUMBER}(?!\s*km)\b")
_LEAST = re.compile(rf"\b(?:above|over|from|min|more than)\s+{_NUMBER}\b")
_RADIUS = re.compile(r"\bwithin\s+(\d+(?:\.\d+)?)\s*km\b(?:\s+of)?")
_FURNISHING = (
    (re.compile(r"\bsemi[\s-]?furnished\b"), Furnishing.SEMI_FURNISHED),
    (re.compile(r"\bun[\s-]?furnished\b"), Furnishing.UNFURNISHED),
    (re.compile(r"\b(?:fully[\s-]?)?furnished\b"), Furnishing.FURNISHED),
)
_TYPES = {
    "flat": PropertyType.APARTMENT,
    "flats": PropertyType.APARTMENT,
    "apartment": PropertyType.APARTMENT,
    "apartments": PropertyType.APARTMENT,
    "house": PropertyType.HOUSE,
    "houses": PropertyType.HOUSE,
    "villa": PropertyType.VILLA,
    "villas": PropertyType.VILLA,
    "studio": PropertyType.STUDIO,
    "pg": PropertyType.PG,
    "room": PropertyType.ROOM,
    "plot": PropertyType.PLOT,
    "plots": PropertyType.PLOT,
    "office": PropertyType.OFFICE,
    "shop": PropertyType.SHOP,
    "warehouse": PropertyType.WAREHOUSE,
    "penthouse": PropertyType.PENTHOUSE,
}
_PURPOSES = (
    (re.compile(r"\b(?:for sale|to buy|buy|resale)\b"), Purpose.BUY),
    (re.compile(r"\b(?:short stay|per night|nightly|holiday)\b"), Purpose.SHORT_STAY),
    (re.compile(r"\b(?:for rent|to rent|on rent|rent)\b"), Purpose.RENT),
)
_AMENITIES = {
    "gym": "Gym",
    "lift": "Lift",
    "parking": "",
    "pool": "Swimming Pool",
    "swimming pool": "Swimming Pool",
    "power backup": "Power Backup",
}
_NOISE = re.compile(r"\b(?:near|in|at|around|close to|with|a|an|the|of|me|home|homes|and)\b")


@dataclass(frozen=True, slots=True)
class Understood:
    """`filters` without a place, and `rest`: the words that should name one (or stay as q)."""

    filters: Filters
    rest: str


def understand(sentence: str, onto: Filters) -> Understood:
    """Read what can be read from `sentence` on top of `onto`; nothing that was said is dropped."""
    reading = _Reading(" ".join(sentence.lower().split()), onto)
    reading.purpose()
    reading.bedrooms()
    reading.radius()
    reading.money()
    reading.furnishing()
    reading.kinds()
    return Understood(reading.filters, reading.rest())


class _Reading:
    """Takes pieces out of the text, one kind a step."""

    def __init__(self, text: str, onto: Filters) -> None:
        self.text = text
        self.filters = onto

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.text)
        if found:
            self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}"
        return found

    def purpose(self) -> None:
        for pattern, purpose in _PURPOSES:
            if self._take(pattern):
                self.filters = self.filters.with_(purpose=purpose)
                return

    def bedrooms(self) -> None:
        found = self._take(_BEDROOMS)
        if not found:
            return
        first = min(int(found[1]), MOST_BEDROOMS)
        last = min(int(found[2] or found[1]), MOST_BEDROOMS)
        low, high = min(first, last), max(first, last)
        self.filters = self.filters.with_(bedrooms=tuple(range(low, high + 1)))

    def radius(self) -> None:
        found = self._take(_RADIUS)
        circle = self.filters.circle
        if found and circle is not None:
            radius = min(max(float(found[1]), 1), 100)
            moved = type(circle)(circle.latitude, circle.longitude, radius)
            self.filters = self.filters.with_(circle=moved)

    def money(self) -> None:
        span = self._take(_RANGE)
        if span:
            scale = span[2] or span[4]
            low, high = _amount(span[1], span[2] or scale), _amount(span[3], span[4] or scale)
            self.filters = self.filters.with_(price_min=min(low, high), price_max=max(low, high))
            return
        most, least = self._take(_MOST), self._take(_LEAST)
        if most:
            self.filters = self.filters.with_(price_max=_amount(most[1], most[2]))
        if least:
            self.filters = self.filters.with_(price_min=_amount(least[1], least[2]))

    def furnishing(self) -> None:
        found = tuple(kind for pattern, kind in _FURNISHING if self._take(pattern))
        if found:
            self.filters = self.filters.with_(furnishing=found)

    def kinds(self) -> None:
        types = tuple(kind for word, kind in _TYPES.items() if self._word(word))
        if types:
            self.filters = self.filters.with_(types=tuple(dict.fromkeys(types)))
        amenities = tuple(name for word, name in _AMENITIES.items() if name and self._word(word))
        if amenities:
            self.filters = self.filters.with_(amenities=tuple(dict.fromkeys(amenities)))

    def _word(self, word: str) -> bool:
        return self._take(re.compile(rf"\b{re.escape(word)}\b")) is not None

    def rest(self) -> str:
        return " ".join(_NOISE.sub(" ", self.text).replace(",", " ").split())


def _amount(digits: str, unit: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) * _SCALE.get(unit or "", 1)
