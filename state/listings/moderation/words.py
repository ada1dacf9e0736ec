"""What moderators read, in words: ages, flags, old and new values, decisions."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.listings.moderation.prescreen import Flag

HIGH, WARNING = "rani", "genda"
GRAVE = frozenset(
    {"few_photos", "rent_missing", "rent_high", "sent_back", "adult", "drugs"},
)
"""Flags that send a home to review, for where only their codes are at hand."""

_LATE, _LATER = timedelta(hours=24), timedelta(hours=72)


def age(since: datetime, now: datetime, language: Language) -> str:
    """How long ago: 15 min, 22 h, 3 d."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return translate("moderation.age.minutes", language, n=minutes)
    if minutes < 48 * 60:
        return translate("moderation.age.hours", language, n=minutes // 60)
    return translate("moderation.age.days", language, n=minutes // (24 * 60))


def age_tone(since: datetime, now: datetime) -> str:
    """Calm in the first day, then due, then overdue."""
    waited = now - since
    if waited < _LATE:
        return "neutral"
    return WARNING if waited < _LATER else HIGH


def flag_name(code: str, language: Language) -> str:
    """A flag in two or three words."""
    return translate(f"moderation.flag.{code}", language)


def flag_why(flag: Flag, language: Language) -> str:
    """What a flag means for this home."""
    return translate(f"moderation.why.{flag.code}", language, word="”, “".join(flag.words))


def field_name(field: str, language: Language) -> str:
    """A field of the form as it is called there."""
    return translate(f"moderation.field.{field}", language)


def value_words(field: str, value: str, language: Language) -> str:
    """One value of an edit as people read it; as it was typed where it is no word of ours."""
    if not value:
        return translate("moderation.empty", language)
    try:
        return _VALUES.get(field, _plain)(value, language)
    except (KeyError, ValueError, InvalidOperation):
        return value


def _plain(value: str, language: Language) -> str:
    return value


def _money(value: str, language: Language) -> str:
    return formats.rupees(Decimal(value))


def _area(value: str, language: Language) -> str:
    return formats.area(Decimal(value), language)


def _day(value: str, language: Language) -> str:
    return formats.day(date.fromisoformat(value), language)


def _word(family: str) -> Callable[[str, Language], str]:
    return lambda value, language: translate(f"{family}.{value}", language)


_VALUES: dict[str, Callable[[str, Language], str]] = {
    **dict.fromkeys(("monthly_rent", "base_price", "daily_rate", "security_deposit"), _money),
    **dict.fromkeys(("maintenance_charges", "brokerage", "other_charges"), _money),
    **dict.fromkeys(("carpet_area", "built_up_area", "super_built_up_area", "plot_area"), _area),
    "available_from": _day,
    "purpose": _word("homes.purpose"),
    "property_type": _word("homes.type"),
    "sharing": _word("homes.sharing"),
    "gender": _word("homes.gender"),
    "furnishing_level": _word("homes.furnishing"),
    "preferred_tenant_type": _word("homes.tenant"),
    "dietary_preference": _word("homes.diet"),
    "allow_pets": _word("listings.detail.fact.pets"),
    "cancellation_policy": _word("listings.detail.fact.cancellation"),
}


def marked(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """A text in pieces, those that a flag read marked; capitals and signs between do not matter."""
    wanted = [r"[\W_]*".join(map(re.escape, word.split())) for word in words if word]
    if not wanted:
        return [(text, False)]
    pieces = re.split(f"({'|'.join(wanted)})", text, flags=re.IGNORECASE)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]
