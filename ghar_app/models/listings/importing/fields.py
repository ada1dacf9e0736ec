"""What a column of a portfolio file can mean: its names, and how its cells are read."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ghar_app.clock import today
from ghar_app.models.listings.importing import facts, numbers, words
from ghar_app.models.listings.importing.folding import plain_line, plain_text
from ghar_app.models.listings.importing.numbers import Unreadable

MONEY_UNITS: dict[str, Decimal] = {
    "rupee": Decimal(1),
    "thousand": numbers.THOUSAND,
    "lakh": numbers.LAKH,
    "crore": numbers.CRORE,
}
"""What a bare number of a money column can count; the keys are also catalogue keys."""

LONGEST_VALUE = 200
"""Characters of a cell that is read as a value; longer ones are texts or mistakes."""


@dataclass(frozen=True, slots=True)
class Field:
    """A meaning.

    `telling`: its values alone give it away, without a header. `decisive`: a cell that cannot be
    read keeps the whole row out; other fields are left empty and the row is marked.
    """

    key: str
    group: str
    read: Callable[[str, str], Any]
    units: tuple[str, ...] = ()
    telling: bool = False
    decisive: bool = False

    @property
    def names(self) -> list[str]:
        """Headers that say it, as `header_key` writes them."""
        return _HEADERS[self.key]


def _plain(read: Callable[[str], Any]) -> Callable[[str, str], Any]:
    def reading(text: str, _unit: str) -> Any:
        if len(text) > LONGEST_VALUE:
            raise Unreadable("too_long", text=text[:40])
        return read(text)

    return reading


def _in(read: Callable[..., Any], worth: dict[str, Any]) -> Callable[[str, str], Any]:
    def reading(text: str, unit: str) -> Any:
        if len(text) > LONGEST_VALUE:
            raise Unreadable("too_long", text=text[:40])
        return read(text, worth[unit]) if unit else read(text)

    return reading


def _line(longest: int) -> Callable[[str, str], str]:
    return lambda text, _unit: plain_line(text, longest)


def _text(longest: int) -> Callable[[str, str], str]:
    return lambda text, _unit: plain_text(text, longest)


def _place(text: str) -> str:
    if not re.search(r"[^\W\d_]", text):
        raise Unreadable("not_place", text=text[:40])
    return plain_line(text, LONGEST_VALUE).strip(" ,.;-")


def _spoken(known: Mapping[Any, tuple[str, ...]], code: str) -> Callable[[str, str], Any]:
    return _plain(words.reader(known, code))


def _counted(most: int) -> Callable[[str, str], int]:
    return _plain(lambda text: facts.count(text, most))


def _day(text: str) -> date:
    return facts.day(text, today())


_money = _in(numbers.money, MONEY_UNITS)
_money_or_months = _in(numbers.money_or_months, MONEY_UNITS)
_area = _in(numbers.area, {unit: unit for unit in numbers.SQUARE_FEET})
_MONEY, _AREA = tuple(MONEY_UNITS), tuple(numbers.SQUARE_FEET)

FIELDS: tuple[Field, ...] = (
    Field("title", "words", _line(200)),
    Field("description", "words", _text(5_000)),
    Field("property_type", "home", _spoken(words.TYPES, "not_type"), telling=True, decisive=True),
    Field("purpose", "home", _spoken(words.PURPOSES, "not_purpose"), decisive=True),
    Field("bedrooms", "home", _plain(facts.rooms), telling=True),
    Field("bathrooms", "home", _plain(facts.halves)),
    Field("balconies", "home", _counted(20)),
    Field("parking", "home", _counted(100)),
    Field("floor", "home", _plain(facts.floor), telling=True),
    Field("total_floors", "home", _counted(200)),
    Field("age", "home", _counted(300)),
    Field("price", "price", _money, units=_MONEY, decisive=True),
    Field("rent", "price", _money, units=_MONEY, decisive=True),
    Field("sale_price", "price", _money, units=_MONEY, decisive=True),
    Field("nightly", "price", _money, units=_MONEY, decisive=True),
    Field("deposit", "price", _money_or_months, units=_MONEY),
    Field("maintenance", "price", _money_or_months, units=_MONEY),
    Field("brokerage", "price", _money_or_months, units=_MONEY),
    Field("city", "place", _plain(_place), telling=True),
    Field("locality", "place", _plain(_place)),
    Field("pincode", "place", _plain(facts.pincode), telling=True),
    Field("society", "place", _plain(_place)),
    Field("address", "place", _line(300)),
    Field("landmark", "place", _plain(_place)),
    Field("state", "place", _plain(_place)),
    Field("latitude", "place", _plain(lambda text: facts.degrees(text, 90))),
    Field("longitude", "place", _plain(lambda text: facts.degrees(text, 180))),
    Field("area", "size", _area, units=_AREA),
    Field("area_basis", "size", _spoken(words.AREA_BASES, "not_area_basis"), telling=True),
    Field("carpet_area", "size", _area, units=_AREA),
    Field("built_up_area", "size", _area, units=_AREA),
    Field("super_built_up_area", "size", _area, units=_AREA),
    Field("plot_area", "size", _area, units=_AREA),
    Field("furnishing", "terms", _spoken(words.FURNISHINGS, "not_furnishing"), telling=True),
    Field("tenants", "terms", _spoken(words.TENANTS, "not_tenants"), telling=True),
    Field("available_from", "terms", _plain(_day)),
    Field("posted_by", "terms", _spoken(words.POSTERS, "not_poster"), telling=True),
    Field("diet", "terms", _spoken(words.DIETS, "not_diet")),
    Field("pets", "terms", _spoken(words.FLAGS, "not_flag")),
    Field("gender", "terms", _spoken(words.GENDERS, "not_gender")),
    Field("sharing", "terms", _spoken(words.SHARINGS, "not_sharing")),
    Field("guests", "terms", _counted(100)),
    Field("amenities", "words", _line(2_000)),
    Field("builder", "words", _line(200)),
    Field("rera", "words", _line(60)),
)
BY_KEY: dict[str, Field] = {field.key: field for field in FIELDS}
GROUPS: tuple[str, ...] = ("home", "price", "place", "size", "terms", "words")

_HEADERS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("headers.toml").read_text("utf-8")
)
LEFT_OUT_NAMES = frozenset(_HEADERS["left_out"])
"""Headers that are known, and known to be none of ours."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETED = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_NOT_LETTERS = re.compile(r"[^\w\s\u0900-\u097f]|_")


def header_key(name: str) -> str:
    """A header for comparing: "Monthly_Rent (₹)" is "monthly rent"."""
    without = _BRACKETED.sub(" ", _CAMEL.sub(" ", name))
    return words.loose(_NOT_LETTERS.sub(" ", without.replace("₹", " ")))
