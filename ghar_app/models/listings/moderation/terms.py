"""Which unwelcome words a text has, by the same rule in Python and in SQL."""

import re
import tomllib
from functools import cache
from pathlib import Path

# One table for both: a character of the first string becomes the one of the second at its place,
# and what the second has no place for goes. Only these ASCII capitals have small letters here, so
# that no database's or Python's idea of another alphabet can part the two.
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "०१२३४५६७८९"
_SPACES = "\t\n\r\u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~।॥•–—‘’“”…₹"
_WITH_NUKTA = "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u0901"
_PLAIN = "कखगजडढफय\u0902"
_GONE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u093c"

FOLD_FROM = _CAPITALS + _DIGITS + _SPACES + _WITH_NUKTA + _GONE
FOLD_TO = _CAPITALS.lower() + "0123456789" + " " * len(_SPACES) + _PLAIN
_TABLE = str.maketrans(FOLD_FROM[: len(FOLD_TO)], FOLD_TO, _GONE)

_MOBILE = "(0|91|091)? ?[6-9][0-9]{4} ?[0-9]{5}"
"""An Indian mobile number, its usual gap and prefixes included, once signs are spaces."""


def fold(text: str) -> str:
    """Small letters, no signs, single spaces, one at each end."""
    return re.sub(" +", " ", f" {text.translate(_TABLE)} ")


def fold_sql(text: str) -> str:
    """The same of an SQL expression; binds :fold_from and :fold_to."""
    return f"regexp_replace(' ' || translate({text}, :fold_from, :fold_to) || ' ', ' +', ' ', 'g')"


@cache
def pattern(kind: str) -> str:
    """A regular expression for a folded text, read alike by Python and PostgreSQL."""
    lists = tomllib.loads((Path(__file__).parent / "terms.toml").read_text())
    words = sorted({fold(word).strip() for word in lists[kind]})
    if kind == "off_platform":
        words.append(_MOBILE)
    return f" ({'|'.join(words)}) "


def found(kind: str, folded: str) -> tuple[str, ...]:
    """The words of this kind in a folded text, each once, in their order."""
    # The space after a word may be the one before the next, so it is only looked at.
    words = re.findall(f"( {pattern(kind)[1:-1]})(?= )", folded)
    return tuple(dict.fromkeys(word[0].strip() for word in words))
