"""Filters in words: the heading, the chips, what to let go when nothing fits."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.kinds import Purpose
from ghar_app.models.listings.search.filters import MOST_BEDROOMS, Filters


@dataclass(frozen=True)
class ChipView:
    """A condition that holds, and the address of the search without it."""

    text: str
    remove_label: str
    href: str


@dataclass(frozen=True)
class ChoiceView:
    """One of several values of a filter, and the address of the search with it."""

    value: str
    text: str
    chosen: bool
    href: str


def address(filters: Filters) -> str:
    """The page of a search."""
    return f"/search?{urlencode(filters.write())}"


def place_words(filters: Filters, language: Language) -> str:
    """Where the search looks: a locality, a city, a PIN code, the map or all of India."""
    if filters.locality:
        return filters.locality
    if filters.pincode:
        return translate("search.pincode", language, pin=filters.pincode)
    if filters.box is not None:
        return translate("search.this_area", language)
    return filters.city or translate("search.india", language)


def chips(filters: Filters, language: Language) -> list[ChipView]:
    """All conditions except purpose and place of the heading, in the order people read them."""
    words = _Words(filters, language)
    found = []
    for name in words.names():
        text = words.of(name)
        if text:
            label = translate("search.remove", language, filter=text)
            found.append(ChipView(text, label, address(_without(filters, name))))
    return found


def _without(filters: Filters, name: str) -> Filters:
    """Two-sided filters go as one; a place goes with its circle."""
    for pair in (("price_min", "price_max"), ("area_min", "area_max"), ("floor_min", "floor_max")):
        if name == pair[0]:
            return filters.without(pair[0]).without(pair[1])
    if name == "circle" or (name == "locality" and filters.circle):
        return filters.without("circle").without("locality").with_(sort=None)
    return filters.without(name)


def words_of(name: str, filters: Filters, language: Language) -> str:
    """One condition in words, for "Without … there are 14"."""
    partner = {"price_max": "price_min", "area_max": "area_min", "floor_max": "floor_min"}
    return _Words(filters, language).of(partner.get(name, name))


class _Words:
    """One method a kind of filter; an empty string says that the filter is off."""

    def __init__(self, filters: Filters, language: Language) -> None:
        self.filters = filters
        self.language = language

    def names(self) -> list[str]:
        return [
            *("circle", "city", "locality", "pincode", "box", "q", "price_min", "bedrooms"),
            *("types", "furnishing", "area_min", "bathrooms_min", "floor_min", "parking_min"),
            *("age_max", "windows_min", "guests", "kitchen", "ventilation", "tenant", "diet"),
            *("gender", "sharing", "posted_by", "move_in", "available_from", "pets"),
            *("lift", "amenities", "features"),
        ]

    def of(self, name: str) -> str:
        special = getattr(self, f"_{name}", None)
        if special is not None:
            return special()
        value = getattr(self.filters, name)
        if not value:
            return ""
        vocabulary = {"types": "type"}.get(name, name)
        if isinstance(value, tuple):
            return ", ".join(self._say(f"homes.{vocabulary}.{one}") for one in value)
        return self._say(f"homes.{vocabulary}.{value}")

    def _say(self, key: str, **details: object) -> str:
        return translate(key, self.language, **details)

    def _money(self, amount: Decimal) -> str:
        return formats.rupees_short(amount)

    def _circle(self) -> str:
        circle = self.filters.circle
        if circle is None:
            return ""
        n = f"{circle.radius_km:g}"
        if self.filters.locality:
            return ""
        return self._say("search.within_point", n=n)

    def _locality(self) -> str:
        circle, locality = self.filters.circle, self.filters.locality
        if not locality or circle is None:
            return locality
        return self._say("search.within", n=f"{circle.radius_km:g}", place=locality)

    def _city(self) -> str:
        return "" if self.filters.locality else self.filters.city

    def _pincode(self) -> str:
        pin = self.filters.pincode
        return self._say("search.pincode", pin=pin) if pin else ""

    def _box(self) -> str:
        return self._say("search.this_area") if self.filters.box else ""

    def _q(self) -> str:
        return self._say("search.quoted", words=self.filters.q) if self.filters.q else ""

    def _price_min(self) -> str:
        low, high = self.filters.price_min, self.filters.price_max
        if low is not None and high is not None:
            return self._say("search.price_between", low=self._money(low), high=self._money(high))
        if low is not None:
            return self._say("search.price_from", low=self._money(low))
        return self._say("search.price_to", high=self._money(high)) if high is not None else ""

    def _bedrooms(self) -> str:
        chosen = self.filters.bedrooms
        if not chosen:
            return ""
        numbers = ", ".join(f"{n}+" if n == MOST_BEDROOMS else str(n) for n in chosen)
        return self._say("homes.bhk", n=numbers)

    def _span(self, key: str, low: object, high: object) -> str:
        what = self._say(key)
        if low is not None and high is not None:
            return self._say("search.between", what=what, low=low, high=high)
        if low is not None:
            return self._say("search.from", what=what, low=low)
        return self._say("search.up_to", what=what, high=high) if high is not None else ""

    def _area_min(self) -> str:
        return self._span("search.area", self.filters.area_min, self.filters.area_max)

    def _floor_min(self) -> str:
        return self._span("search.floor", self.filters.floor_min, self.filters.floor_max)

    def _age_max(self) -> str:
        return self._span("search.age_chip", None, self.filters.age_max)

    def _bathrooms_min(self) -> str:
        return self._span("search.bathrooms_chip", self.filters.bathrooms_min, None)

    def _parking_min(self) -> str:
        return self._span("search.parking_chip", self.filters.parking_min, None)

    def _windows_min(self) -> str:
        return self._span("search.windows", self.filters.windows_min, None)

    def _guests(self) -> str:
        return self._span("search.guests", self.filters.guests, None)

    def _available_from(self) -> str:
        day = self.filters.available_from
        return self._span("search.free", formats.day(day, self.language), None) if day else ""

    def _verified(self) -> str:
        return self._say("search.verified_only") if self.filters.verified else ""

    def _pets(self) -> str:
        return self._say("search.pets") if self.filters.pets else ""

    def _lift(self) -> str:
        return self._say("search.with_lift") if self.filters.lift else ""

    def _amenities(self) -> str:
        named = ", ".join(self.filters.amenities)
        return self._say("search.amenity", name=named) if named else ""

    def _features(self) -> str:
        named = ", ".join(self.filters.features)
        return self._say("search.amenity", name=named) if named else ""


def heading(filters: Filters, total: int, exact: bool, language: Language) -> str:
    """86 homes near Indiranagar."""
    key = "search.homes_near" if filters.circle and filters.locality else "search.homes_in"
    shown = formats.grouped(total)
    if not exact:
        shown = translate("search.about", language, n=formats.grouped(_rounded(total)))
    place = place_words(filters, language)
    return translate(key, language, n=str(total), shown=shown, place=place)


def _rounded(count: int) -> int:
    """Two leading digits: a count from a sample knows no more."""
    step = 10 ** max(0, len(str(count)) - 2)
    return round(count / step) * step


BUDGET = {
    Purpose.RENT: "search.budget.rent",
    Purpose.BUY: "search.budget.buy",
    Purpose.SHORT_STAY: "search.budget.short_stay",
}
