"""Money and areas as Indians write them, read without guessing.

Every reader takes a cell's text and gives the value, or raises `Unreadable` with the code of the
sentence that says why. Blank cells never come here.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ghar_app.models.listings.importing.folding import fold

THOUSAND, LAKH, CRORE = Decimal(1_000), Decimal(100_000), Decimal(10_000_000)
SQUARE_FEET = {
    "sqft": Decimal(1),
    "sqm": Decimal("10.7639"),
    "sqyd": Decimal(9),
    "acre": Decimal(43_560),
    "cent": Decimal("435.6"),
    "guntha": Decimal(1_089),
    "ground": Decimal(2_400),
    "hectare": Decimal("107639.104"),
}
"""Square feet in one of each unit; a bigha or katha is another size in every state."""


class Unreadable(Exception):
    """A cell that does not say a value. `code` is a key below `imports.problems`."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Months(NamedTuple):
    """An amount said in months of rent: a deposit of "2 months"."""

    rents: Decimal


_MONEY_UNITS = {
    **dict.fromkeys(("k", "t", "thousand", "thousands", "हजार"), THOUSAND),
    **dict.fromkeys(("l", "lac", "lacs", "lakh", "lakhs", "लाख"), LAKH),
    **dict.fromkeys(("cr", "crs", "crore", "crores", "करोड"), CRORE),
}
_NUMBER = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_GROUPED = re.compile(r"\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}")
_CURRENCY = r"(?:₹|rs\.?|inr\.?|रु\.?|रुपये|रुपए|rupees)"
_MONEY_PART = re.compile(
    rf"\s*({_NUMBER})\s*({'|'.join(sorted(_MONEY_UNITS, key=len, reverse=True))})?\.?(?![^\W\d_])"
)
_MONEY_TAIL = re.compile(
    rf"\s*{_CURRENCY}?\s*(?:/[-=]|-/-?)?\s*(?:only|approx\.?|मात्र)?\s*"
    r"(?:(?:/|per|a|each|प्रति)?\s*(?:months?|mon|mth|mo|m|p\.?m\.?|nights?|माह|महीना|महीने|रात)\.?)?"
    r"\s*(?:/[-=])?\s*(?:\(?(?:negotiable|neg\.?|fixed|all inclusive|inclusive)\)?)?\s*"
)
_OPEN_PRICE = ("request", "call", "negotiable", "contact", "best", "enquir", "inquir", "फोन")
_PER_YEAR = re.compile(r"per (?:year|annum)|/\s*(?:year|yr|annum)|p\.?a\.?$|yearly|annual")
_PER_AREA = re.compile(r"(?:per|/)\s*(?:sq|sft|square|वर्ग)")
_RANGE = re.compile(r"\d\s*[^\W\d_]{0,9}\.?\s*(?:-|–|to|से)\s*(?:₹|rs\.?)?\s*\d")
_IN_MONTHS = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:x\s*)?(?:months?|माह|महीने|महीना)(?:['’]?s?)?"
    r"(?:\s*(?:rent|of rent|का किराया))?"
)
_IN_DAYS = re.compile(r"(\d+)\s*days?(?:\s*(?:rent|of rent))?")


def money(text: str, unit: Decimal = Decimal(1)) -> Decimal:
    """Rupees: "₹ 25,000", "25000/-", "1.2 lakh", "18k", "1 Cr 25 L", "Rs. 12,500 per month".

    `unit` is what a bare number counts in ("Price (lakh)"). Grouping must be Indian or Western;
    a range, a yearly amount and a rate per area are refused.
    """
    said = fold(text)
    _refuse_other_amounts(said)
    said = re.sub(rf"^{_CURRENCY}\s*", "", said)
    total, at, last_unit = Decimal(0), 0, None
    while part := _MONEY_PART.match(said, at):
        worth = _MONEY_UNITS[part[2]] if part[2] else None
        if at and (last_unit is None or (worth or Decimal(1)) >= last_unit):
            break
        amount = number(part[1], bare=worth is None)
        total += amount * (worth or (unit if last_unit is None else Decimal(1)))
        at, last_unit = part.end(), worth
    if at == 0 or not _MONEY_TAIL.fullmatch(said, at):
        raise Unreadable("not_money", text=text[:40])
    rounded = total.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if rounded >= Decimal(10) ** 12:
        raise Unreadable("too_large", text=text[:40])
    return rounded


def _refuse_other_amounts(said: str) -> None:
    if said.startswith(("-", "−", "(")) and any(letter.isdigit() for letter in said):
        raise Unreadable("negative")
    if any(word in said for word in _OPEN_PRICE) and not any(map(str.isdigit, said)):
        raise Unreadable("no_amount", text=said[:40])
    if _PER_AREA.search(said):
        raise Unreadable("per_area", text=said[:40])
    if _PER_YEAR.search(said):
        raise Unreadable("per_year", text=said[:40])
    if _RANGE.search(said):
        raise Unreadable("range", text=said[:40])


def money_or_months(text: str, unit: Decimal = Decimal(1)) -> Decimal | Months:
    """An amount, or how many months of rent it is: "2 months", "15 days" (half a month)."""
    said = fold(text)
    if found := _IN_MONTHS.fullmatch(said):
        return Months(Decimal(found[1]))
    if found := _IN_DAYS.fullmatch(said):
        return Months(Decimal(found[1]) / 30)
    if said in {"no", "zero", "included", "no brokerage", "nil brokerage", "शून्य", "नहीं"}:
        return Decimal(0)
    return money(text, unit)


def number(digits: str, *, bare: bool = True) -> Decimal:
    """ "1,25,000" or "125,000" or "125000.50"; other grouping is refused.

    "25.000" is refused when `bare`: it may be twenty-five or twenty-five thousand.
    """
    whole, _, fraction = digits.partition(".")
    if whole and not _GROUPED.fullmatch(whole):
        raise Unreadable("grouping", text=digits[:40])
    if bare and len(fraction) == 3 and len(whole) <= 3 and whole.strip("0"):
        raise Unreadable("grouping", text=digits[:40])
    if len(digits) > 24:
        raise Unreadable("too_large", text=digits[:40])
    return Decimal(f"{whole.replace(',', '') or 0}.{fraction or 0}")


_AREA_UNITS = {
    **dict.fromkeys(("sqft", "sft", "sqfeet", "squarefeet", "squarefoot", "ft2", "feet"), "sqft"),
    **dict.fromkeys(("sqfts", "ft", "वर्गफुट", "वर्गफीट", "sf"), "sqft"),
    **dict.fromkeys(("sqm", "sqmt", "sqmtr", "sqmtrs", "sqmeter", "sqmeters", "sqmetre"), "sqm"),
    **dict.fromkeys(("sqmetres", "squaremetre", "squaremeter", "m2", "वर्गमीटर", "sqmts"), "sqm"),
    **dict.fromkeys(("squaremetres", "squaremeters"), "sqm"),
    **dict.fromkeys(("sqyd", "sqyds", "sqyard", "sqyards", "squareyard", "squareyards"), "sqyd"),
    **dict.fromkeys(("gaj", "gajj", "गज", "वर्गगज", "yd", "yards"), "sqyd"),
    **dict.fromkeys(("acre", "acres", "एकड"), "acre"),
    **dict.fromkeys(("cent", "cents"), "cent"),
    **dict.fromkeys(("guntha", "gunthas", "gunta", "guntas"), "guntha"),
    **dict.fromkeys(("ground", "grounds"), "ground"),
    **dict.fromkeys(("hectare", "hectares", "ha"), "hectare"),
}
_LOCAL_UNITS = ("bigha", "katha", "kattha", "cottah", "biswa", "marla", "kanal", "बीघा", "कट्ठा")
_AREA = re.compile(rf"({_NUMBER})\s*([^\d]*?)")


def area(text: str, unit: str = "sqft") -> Decimal:
    """Square feet, two decimals, from "1,150 sq ft", "110 sq. m", "200 गज" or a bare number.

    `unit` is a key of `SQUARE_FEET`, what a bare number counts. Units that differ from state to
    state (bigha, katha) are refused.
    """
    said = fold(text)
    if any(word in said for word in _LOCAL_UNITS):
        raise Unreadable("local_unit", text=text[:40])
    if _RANGE.search(said):
        raise Unreadable("range", text=text[:40])
    found = _AREA.fullmatch(said)
    if not found:
        raise Unreadable("not_area", text=text[:40])
    word = re.sub(r"[\s.,/-]|carpet|builtup|super|area", "", found[2])
    named = _AREA_UNITS.get(word) if word else unit
    if named is None:
        raise Unreadable("not_area", text=text[:40])
    size = (number(found[1]) * SQUARE_FEET[named]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not 1 <= size < 100_000_000:
        raise Unreadable("not_area", text=text[:40])
    return size
