"""Floors, rooms, counts, days and positions as people write them, read without guessing."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ghar_app.models.listings.importing.folding import fold
from ghar_app.models.listings.importing.numbers import Unreadable


class Floor(NamedTuple):
    """A floor (0 is the ground, −1 the basement) and how many the building has."""

    number: int | None
    total: int | None


class Rooms(NamedTuple):
    """Bedrooms, and the word for the layout when it is more than a count (1rk, studio)."""

    bedrooms: int
    layout: str


_FLOOR_WORDS = {
    **dict.fromkeys(("ground", "g", "gf", "ground floor", "भूतल", "तल मंजिल", "stilt"), 0),
    **dict.fromkeys(("basement", "upper basement", "तहखाना"), -1),
    "lower basement": -2,
    **dict.fromkeys(("first", "पहली", "पहला"), 1),
    **dict.fromkeys(("second", "दूसरी", "दूसरा"), 2),
    **dict.fromkeys(("third", "तीसरी", "तीसरा"), 3),
    **dict.fromkeys(("fourth", "चौथी", "चौथा"), 4),
    **dict.fromkeys(("fifth", "पांचवीं", "पाँचवीं"), 5),
}
_FLOOR_OF = re.compile(r"(.+?)\s*(?:out of|of|/|में से)\s*(\d{1,3})\s*(?:floors?|storeys?|मंजिल)?")
_FLOOR = re.compile(r"(-?\d{1,3})\s*(?:st|nd|rd|th|वीं|वां)?")


def floor(text: str) -> Floor:
    """ "3 out of 5", "Ground out of 2", "Upper Basement out of 3", "2nd floor", "4/10", "G"."""
    said = fold(text)
    if found := _FLOOR_OF.fullmatch(said):
        return Floor(_one_floor(found[1], text), int(found[2]))
    return Floor(_one_floor(said, text), None)


def _one_floor(said: str, text: str) -> int:
    bare = said.removesuffix("floor").removesuffix("मंजिल").strip()
    if bare in _FLOOR_WORDS:
        return _FLOOR_WORDS[bare]
    found = _FLOOR.fullmatch(bare)
    if not found or not -5 <= int(found[1]) <= 200:
        raise Unreadable("not_floor", text=text[:40])
    return int(found[1])


_COUNT_WORDS = (
    *("zero", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)
_ROOMS = re.compile(
    r"(\d{1,2}|" + "|".join(_COUNT_WORDS) + r")(?:\.(5|0))?\s*\+?\s*-?\s*"
    r"(bhk|b\.h\.k\.?|bed ?rooms?|beds?|br|b|rooms?|बीएचके|बेडरूम|कमरे|कमरा)?"
    r"(?:\s*(?:apartments?|flats?|house|villa|\+\s*(?:study|servant|sq)(?: room)?))?"
)
_ROOM_KITCHEN = re.compile(r"1\s*(?:rk|r\.k\.?|room kitchen|room \+ kitchen|आरके)")


def rooms(text: str) -> Rooms:
    """ "2 BHK", "3", "2.5 BHK" (two and a study), "1 RK" and "Studio" (no separate bedroom)."""
    said = fold(text)
    if _ROOM_KITCHEN.fullmatch(said):
        return Rooms(0, "1rk")
    if said.startswith("studio"):
        return Rooms(0, "studio")
    found = _ROOMS.fullmatch(said)
    if not found:
        raise Unreadable("not_rooms", text=text[:40])
    count = int(found[1]) if found[1].isdigit() else _COUNT_WORDS.index(found[1])
    if count > 50:
        raise Unreadable("not_rooms", text=text[:40])
    half = ".5" if found[2] == "5" else ""
    return Rooms(count, f"{count}{half}bhk")


_COUNT = re.compile(r"(\d{1,4})(?:\.(\d))?\s*\+?\s*([^\W\d_][^\d]*)?")


def count(text: str, most: int) -> int:
    """A whole number from 0 to `most`, words after it left aside: "2 balconies", "1.0"."""
    found = _COUNT.fullmatch(fold(text))
    if fold(text) in {"no", "नहीं"}:
        return 0
    if not found or found[2] not in (None, "0") or int(found[1]) > most:
        raise Unreadable("not_count", text=text[:40], most=most)
    return int(found[1])


def halves(text: str) -> Decimal:
    """Bathrooms: a number in halves, 1.5 being one with and one without a shower."""
    found = _COUNT.fullmatch(fold(text))
    if not found or found[2] not in (None, "0", "5") or int(found[1]) > 50:
        raise Unreadable("not_count", text=text[:40], most=50)
    return Decimal(f"{found[1]}.{found[2] or 0}")


def pincode(text: str) -> str:
    """Six digits, the first not 0; "560 038" and Excel's 560038.0 too."""
    digits = re.sub(r"[\s-]|\.0$", "", fold(text))
    if not re.fullmatch(r"[1-9]\d{5}", digits):
        raise Unreadable("not_pincode", text=text[:40])
    return digits


def degrees(text: str, most: int) -> float:
    """A coordinate in decimal degrees, between −`most` and `most`."""
    found = re.fullmatch(r"([-−]?\d{1,3}(?:\.\d+)?)\s*°?\s*[nse]?", fold(text))
    if not found or abs(float(found[1].replace("−", "-"))) > most:
        raise Unreadable("not_degrees", text=text[:40])
    return float(found[1].replace("−", "-"))


_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTHS_HI = (
    *("जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून"),
    *("जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"),
)
_NOW = {
    *("immediate", "immediately", "now", "today", "ready", "ready to move", "ready to move in"),
    *("available", "vacant", "तुरंत", "अभी", "आज", "yes"),
}
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_INDIAN_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[t ]\d{1,2}:\d{2}.*)?")
_WORDY_DAY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s,.-]*([^\s\d,.'’-]{3,})[\s,.'’-]*(\d{4}|\d{2})"
)
_AMERICAN_DAY = re.compile(r"([^\s\d,.]{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})")


def day(text: str, today: date) -> date:
    """2026-12-05, 05/12/2026 (the day first), 5 Dec 2026, 5 दिसंबर 2026, "immediately"."""
    said = fold(text)
    if said in _NOW:
        return today
    try:
        if found := _ISO_DAY.fullmatch(said):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _INDIAN_DAY.fullmatch(said):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if found := _WORDY_DAY.fullmatch(said):
            return date(_year(found[3]), _month(found[2]), int(found[1]))
        if found := _AMERICAN_DAY.fullmatch(said):
            return date(int(found[3]), _month(found[1]), int(found[2]))
    except ValueError:
        pass
    raise Unreadable("not_day", text=text[:40])


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(word: str) -> int:
    if word in _MONTHS_HI:
        return _MONTHS_HI.index(word) + 1
    return _MONTHS.index(word[:3]) + 1
