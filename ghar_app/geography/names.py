"""Names of places as people type them, made comparable.

Three steps, each forgiving more: `words` (case, punctuation, initials, numbers), `key` (spaces),
`sound` (the spellings that one Indian name takes in Latin letters).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MOST_LETTERS = 200
"""Longer text is no name of a place."""

# fmt: off
_SHORT = {
    "ngr": "nagar", "ngar": "nagar", "extn": "extension", "extention": "extension",
    "ext": "extension", "rd": "road", "raod": "road", "marg": "road", "sec": "sector",
    "sect": "sector", "sctr": "sector", "ph": "phase", "phs": "phase", "blk": "block",
    "bk": "block", "stg": "stage", "clny": "colony", "col": "colony", "vill": "village",
    "opp": "opposite", "nr": "near", "stn": "station", "apt": "apartment", "apts": "apartment",
    "apartments": "apartment", "soc": "society", "indl": "industrial", "ind": "industrial",
    "ft": "feet", "foot": "feet", "dr": "", "shri": "sri", "shree": "sri", "sree": "sri",
    "the": "", "pkt": "pocket", "e": "east", "w": "west", "and": "", "of": "",
    "no": "", "number": "", "layouts": "layout", "po": "", "post": "",
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8",
          "ix": "9", "1st": "1", "2nd": "2", "3rd": "3", "ist": "1", "iind": "2", "iiird": "3",
          "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
          "one": "1", "two": "2", "three": "3"}
COUNTED = frozenset({"phase", "block", "sector", "stage", "part", "pocket", "unit", "ward",
                     "zone", "cross", "main", "avenue", "street", "gate", "plot", "khand"})
SIDES = frozenset({"east", "west", "north", "south", "central"})
_SOUNDS = (
    ("ksh", "ks"), ("x", "ks"), ("chh", "c"), ("ch", "c"), ("sh", "s"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("kh", "k"), ("gh", "g"), ("jh", "j"), ("ph", "f"), ("w", "v"), ("z", "j"),
    ("q", "k"), ("ck", "k"), ("aa", "a"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("au", "o"),
    ("ai", "e"), ("ay", "e"), ("ey", "e"), ("ii", "i"), ("uu", "u"), ("iya", "ia"), ("y", "i"),
)
_ENDINGS = (("nagara", "nagar"), ("nagaram", "nagar"), ("puram", "pur"), ("pura", "pur"),
            ("poor", "pur"), ("pore", "pur"), ("pete", "pet"), ("peta", "pet"), ("pettai", "pet"),
            ("palaya", "palya"), ("hally", "halli"))
_STEMLESS = ("nagar", "coloni", "leout", "palia", "hali", "vihar", "pali", "gude", "guda", "pet",
             "pur", "road", "enclave", "garden", "gardens", "vadi")
# fmt: on
_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COUNT = re.compile(r"\d{1,3}[a-z]?|[a-z]\d{0,2}")
_GLUED = re.compile(r"([a-z]{3,})(\d+[a-z]?)|(\d+)(phase|block|sector|stage|feet)")


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name: 'K.R. Puram, Phase-II' → ('kr', 'puram', 'phase', '2').

    A count stands behind its noun ('4th Block' → block 4). Text longer than `MOST_LETTERS` or
    without a letter has no words.
    """
    if len(text) > MOST_LETTERS:
        return ()
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("'", "").replace("’", "").replace("&", " ")
    found = _initials_joined(_split(_WORD.findall(plain)))
    named = [word for word in map(_in_full, found) if word]
    return tuple(_counts_behind(_without_repeats(named)))


def key(text: tuple[str, ...]) -> str:
    """Words without the spaces between them, which people set as they like."""
    return "".join(text)


def sound(text: tuple[str, ...]) -> str:
    """How the words sound, roughly: 'Basheer Bagh' and 'Bashir Bagh' are one."""
    return "".join(map(_sounded, text))


def numbers(text: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a digit: Sector 12 is never a misspelt Sector 13."""
    return tuple(word for word in text if any(letter.isdigit() for letter in word))


def without_counts(text: tuple[str, ...]) -> tuple[str, ...]:
    """'Dwarka Sector 12' → 'Dwarka'; the words as they are when nothing would stay."""
    kept: list[str] = []
    skip = False
    for index, word in enumerate(text):
        following = text[index + 1] if index + 1 < len(text) else ""
        if skip:
            skip = False
            continue
        if word in COUNTED and (_is_count(following) or index + 1 == len(text)):
            skip = bool(following)
            continue
        kept.append(word)
    while len(kept) > 1 and _is_count(kept[-1]):
        kept.pop()
    return tuple(kept) or text


def without_side(text: tuple[str, ...]) -> tuple[str, ...]:
    """'Bandra West' → 'Bandra'."""
    kept = tuple(word for word in text if word not in SIDES)
    return kept or text


def stem(heard: str) -> str:
    """A sounded name without its ending: the part that tells one Nagar from another."""
    for ending in _STEMLESS:
        if heard.endswith(ending) and len(heard) > len(ending) + 1:
            return heard.removesuffix(ending)
    return heard


def spans(length: int) -> Iterator[tuple[int, int]]:
    """The shorter runs of `length` words as (start, end), longest first, among equals the last."""
    for size in range(length - 1, 0, -1):
        for start in range(length - size, -1, -1):
            yield start, start + size


def _split(found: list[str]) -> list[str]:
    parts: list[str] = []
    for word in found:
        ordinal = _ORDINAL.fullmatch(word)
        glued = _GLUED.fullmatch(word)
        if ordinal:
            parts.append(ordinal[1])
        elif glued:
            parts.extend(part for part in glued.groups() if part)
        else:
            parts.append(word)
    return parts


def _initials_joined(found: list[str]) -> list[str]:
    """'k r puram' → 'kr puram'; a single letter stays as it is."""
    joined: list[str] = []
    run = ""
    for word in [*found, ""]:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            joined.append(run)
            run = ""
        joined.append(word)
    return joined[:-1]


def _in_full(word: str) -> str:
    return _ROMAN.get(word, _SHORT.get(word, word))


def _without_repeats(found: list[str]) -> list[str]:
    return [word for i, word in enumerate(found) if not i or word != found[i - 1]]


def _counts_behind(found: list[str]) -> list[str]:
    ordered = list(found)
    for index in range(len(ordered) - 1):
        first, second = ordered[index], ordered[index + 1]
        if not _is_count(first) or second not in COUNTED:
            continue
        following = ordered[index + 2] if index + 2 < len(ordered) else ""
        if not _is_count(following):
            ordered[index], ordered[index + 1] = second, first
    return ordered


def _is_count(word: str) -> bool:
    return bool(_COUNT.fullmatch(word))


@lru_cache(maxsize=20_000)
def _sounded(word: str) -> str:
    if not word.isascii() or any(letter.isdigit() for letter in word):
        return word
    for ending, plain in _ENDINGS:
        if word.endswith(ending):
            word = word.removesuffix(ending) + plain
            break
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)
