"""A notification's sentences, and the blanks in them.

The blanks are kept with the row, so that its list reads in the language that is looked at.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.models.notify.kinds import FALLBACK, KINDS, Kind

TITLE_LENGTH, BODY_LENGTH = 120, 1000


def kept(details: Mapping[str, Any]) -> dict[str, Any]:
    """The blanks as JSON: money and moments keep what they are, to be written by language."""
    return {name: _kept(value) for name, value in details.items()}


def _kept(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {"rupees": str(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, UUID):
        return str(value)
    return value


def _shown(value: Any, language: Language) -> Any:
    if not isinstance(value, dict):
        return "" if value is None else value
    match value:
        case {"rupees": amount}:
            return formats.rupees(Decimal(amount))
        case {"moment": moment}:
            return formats.moment(datetime.fromisoformat(moment), language)
        case {"day": day}:
            return formats.day(date.fromisoformat(day), language)
        case _:
            # Words that exist in both languages: a broadcast's.
            return value.get(language, "")


def filled(title: str, body: str, blanks: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """A title and a body of one's own with their blanks filled. KeyError for one not given."""
    shown = {name: _shown(value, language) for name, value in blanks.items()}
    return title.format(**shown)[:TITLE_LENGTH], body.format(**shown)[:BODY_LENGTH]


def words(kind: Kind, blanks: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """Title and body of a kind with its blanks filled. KeyError where a blank was not given."""
    shown = {name: _shown(value, language) for name, value in blanks.items()}
    if kind.key == FALLBACK:
        shown = {"title": translate("notify.news", language), "body": "", **shown}
    title = translate(f"notify.{kind.key}.title", language, **shown)
    body = translate(f"notify.{kind.key}.body", language, **shown)
    return title[:TITLE_LENGTH], body[:BODY_LENGTH]


def reread(type_key: str, blanks: Mapping[str, Any], language: Language) -> tuple[str, str] | None:
    """The same words in another language; None where the sentence has changed its blanks since."""
    if type_key not in KINDS:
        return None
    try:
        return words(KINDS[type_key], blanks, language)
    except (KeyError, IndexError, ValueError):
        return None
