"""What a typed answer means. Each reader takes the text as it was typed, never empty."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from ghar_app.clock import IST
from ghar_app.geography.positions import in_india

Reader = Callable[[str], Any]

_TAG = re.compile(r"<[^>]*>")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RERA = re.compile(r"[A-Z0-9](?=.*[0-9])[A-Z0-9/.\-]{4,49}")
_PAISA = Decimal("0.01")
LARGEST = 10**9
"""No count or area is larger; it also keeps silly numbers of digits out of the columns."""


class Unreadable(Exception):
    """The answer is not what its field asks for. `code` is a refusal's."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def line(most: int) -> Reader:
    """One line without tags; `&` and `'` stay."""

    def read(typed: str) -> str | None:
        words = " ".join(_plain(typed).split())
        return _short(words, most) or None

    return read


def paragraphs(most: int) -> Reader:
    """Several lines without tags; at most one line stays empty between two."""

    def read(typed: str) -> str | None:
        text = re.sub(r"[^\S\n]+", " ", _plain(typed.replace("\r", "")))
        return _short(re.sub(r" ?\n ?(?:\n ?)+", "\n\n", text).strip(), most) or None

    return read


def rera(typed: str) -> str:
    """A registration number as the states' RERA authorities write them, in capitals.

    Letters, digits, `/`, `-` and `.`, 5 to 50 of them: PRM/KA/RERA/1251/446/PR/171015/000451.
    """
    value = "".join(_plain(typed).split()).upper()
    if not _RERA.fullmatch(value):
        raise Unreadable("rera_unreadable")
    return value


def choice(kind: type[StrEnum]) -> Reader:
    """One of an enumeration's values."""

    def read(typed: str) -> StrEnum:
        try:
            return kind(typed)
        except ValueError:
            raise Unreadable("choice_unknown") from None

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number."""

    def read(typed: str) -> int:
        value = number(typed)
        if value != value.to_integral_value() or not least <= value <= most:
            raise Unreadable("out_of_range", least=least, most=most)
        return int(value)

    return read


def halves(most: int) -> Reader:
    """A number in steps of one half, as bathrooms are counted."""

    def read(typed: str) -> Decimal:
        value = number(typed)
        if value * 2 != (value * 2).to_integral_value() or not 0 <= value <= most:
            raise Unreadable("halves_only", most=most)
        return value

    return read


def area(typed: str) -> Decimal:
    """Square feet, two decimals."""
    value = number(typed)
    if not 0 < value <= 10_000_000:
        raise Unreadable("out_of_range", least=1, most="1,00,00,000")
    return value.quantize(_PAISA)


def money(typed: str) -> Decimal:
    """Rupees, two decimals; 1,25,000 and ₹125000 are the same."""
    value = number(typed.replace("₹", ""))
    if value < 0:
        raise Unreadable("not_negative")
    return value.quantize(_PAISA)


def yes_or_no(typed: str) -> bool:
    """`yes` or `no`."""
    if typed not in ("yes", "no"):
        raise Unreadable("choice_unknown")
    return typed == "yes"


def day(typed: str) -> datetime:
    """YYYY-MM-DD, as the beginning of that day in India."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        raise Unreadable("not_a_day", value=typed[:40]) from None
    if not 2000 <= found.year <= 2100:
        raise Unreadable("not_a_day", value=typed[:40])
    return datetime.combine(found, time(0), IST)


def clock(typed: str) -> time:
    """HH:MM."""
    try:
        return time.fromisoformat(typed)
    except ValueError:
        raise Unreadable("not_a_time", value=typed[:40]) from None


def pincode(typed: str) -> str:
    """Six digits, the first not 0; a space in the middle is allowed."""
    digits = re.sub(r"[\s-]", "", typed)
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise Unreadable("pincode_digits")
    if digits.startswith("0"):
        raise Unreadable("pincode_zero")
    return digits


def pin(typed: str) -> tuple[float, float]:
    """`latitude,longitude` in degrees, inside India, six decimals."""
    try:
        latitude, longitude = (round(float(part), 6) for part in typed.split(","))
    except ValueError:
        raise Unreadable("pin_missing") from None
    if not in_india((latitude, longitude)):
        raise Unreadable("pin_outside_india")
    return latitude, longitude


def number(typed: str) -> Decimal:
    """A plain number with or without separators."""
    try:
        value = Decimal(re.sub(r"[,\s]", "", typed))
    except InvalidOperation:
        raise Unreadable("not_a_number", value=typed[:40]) from None
    if not value.is_finite() or abs(value) > LARGEST * 100:
        raise Unreadable("not_a_number", value=typed[:40])
    return value


def _plain(typed: str) -> str:
    return _CONTROL.sub(" ", _TAG.sub("", typed))


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise Unreadable("too_long", most=most)
    return text
