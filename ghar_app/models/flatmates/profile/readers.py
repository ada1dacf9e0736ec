"""Reading a profile's form: one field each, cleaned, or refused beside that field."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from ghar_app.models.flatmates import kinds
from ghar_app.models.flatmates.kinds import NonNegotiable
from ghar_app.refusals import Refused

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_CONTROL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
LONGEST_ANSWER = 150
_LARGEST_BUDGET = Decimal(10_000_000)
_TOGETHER = {NonNegotiable.GENDER_FEMALE_ONLY, NonNegotiable.GENDER_MALE_ONLY}


def words(typed: Any, field: str, longest: int) -> str | None:
    """A text without tags, null bytes and marks that turn its direction; None when empty.

    Refused `text_too_long`; the length counts code points.
    """
    lines = _CONTROL.sub("", _TAG.sub("", str(typed or "").replace("\r\n", "\n"))).split("\n")
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()
    if len(text) > longest:
        raise Refused("text_too_long", field=field, longest=longest, n=len(text))
    return text or None


def line(typed: Any, field: str, longest: int) -> str | None:
    """The same on one line."""
    return words(" ".join(str(typed or "").split()), field, longest)


def one_of(typed: Any, field: str, scale: type[StrEnum]) -> str | None:
    """A value of a scale; None when empty. Refused `unknown_choice` with what is allowed."""
    value = str(typed or "").strip()
    if not value:
        return None
    if value not in tuple(scale):
        raise Refused("unknown_choice", field=field, value=value[:40], choices=", ".join(scale))
    return value


def several(typed: Any, field: str, allowed: Iterable[str], most: int) -> list[str]:
    """Values of a list, each once. Refused `unknown_choice`, `too_many_choices`."""
    given = [typed] if isinstance(typed, str) else list(typed or ())
    chosen = list(dict.fromkeys(str(one).strip() for one in given if str(one).strip()))
    known = tuple(allowed)
    for value in chosen:
        if value not in known:
            raise Refused("unknown_choice", field=field, value=value[:40], choices=", ".join(known))
    if len(chosen) > most:
        raise Refused("too_many_choices", field=field, most=most)
    return chosen


def deal_breakers(typed: Any) -> list[str]:
    """At most ten; women only and men only do not go together (`one_gender_only`)."""
    field = "non_negotiables"
    chosen = several(typed, field, tuple(NonNegotiable), kinds.MOST_NON_NEGOTIABLES)
    if set(chosen) >= _TOGETHER:
        raise Refused("one_gender_only", field=field)
    return chosen


def age(typed: Any) -> int | None:
    """18 to 100; None when empty. Refused `age_range`."""
    text = str(typed if typed is not None else "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 3:
        raise Refused("age_range", field="age", youngest=kinds.ADULT, oldest=kinds.OLDEST)
    if not kinds.ADULT <= int(text) <= kinds.OLDEST:
        raise Refused("age_range", field="age", youngest=kinds.ADULT, oldest=kinds.OLDEST)
    return int(text)


def rupees(typed: Any, field: str) -> Decimal | None:
    """Rupees a month; None when empty. Refused `budget_amount`."""
    text = str(typed if typed is not None else "").replace(",", "").strip()
    if not text:
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise Refused("budget_amount", field=field) from None
    if not amount.is_finite() or not 0 <= amount <= _LARGEST_BUDGET:
        raise Refused("budget_amount", field=field)
    return amount.quantize(Decimal("0.01"))


def web_address(typed: Any) -> str | None:
    """An absolute http(s) address of at most 255 characters. Refused `web_address`."""
    text = line(typed, "linkedin_url", 255)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        whole = False
    if not whole:
        raise Refused("web_address", field="linkedin_url")
    return text


def prompts(typed: Any, known: Iterable[str]) -> list[dict[str, str]]:
    """Up to three answers, [{"id", "answer"}]. Empty answers fall out; an id stands once."""
    found: dict[str, str] = {}
    allowed = tuple(known)
    for one in typed or ():
        id, answer = str(one.get("id", "")), line(one.get("answer"), "prompts", LONGEST_ANSWER)
        if answer is None:
            continue
        if id not in allowed:
            raise Refused(
                "unknown_choice", field="prompts", value=id[:40], choices=", ".join(allowed)
            )
        found[id] = answer
    if len(found) > kinds.MOST_PROMPTS:
        raise Refused("too_many_choices", field="prompts", most=kinds.MOST_PROMPTS)
    return [{"id": id, "answer": answer} for id, answer in found.items()]


def day(typed: Any) -> date | None:
    """YYYY-MM-DD. Refused `date_unreadable`."""
    if isinstance(typed, date) or not typed:
        return typed or None
    try:
        return date.fromisoformat(str(typed))
    except ValueError:
        raise Refused("birth_needed", field="date_of_birth") from None


def flag(typed: Any) -> bool:
    """A switch, as a form or a program says it."""
    return typed in (True, "on", "true", "1")
