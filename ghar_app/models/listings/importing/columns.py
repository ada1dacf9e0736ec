"""Which column of a file means what: guessed from its header and from its values."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from ghar_app.catalogue import sentence
from ghar_app.geography.cities import city_named
from ghar_app.models.listings.importing.fields import (
    FIELDS,
    LEFT_OUT_NAMES,
    MONEY_UNITS,
    Field,
    header_key,
)
from ghar_app.models.listings.importing.folding import fold, is_blank
from ghar_app.models.listings.importing.numbers import Unreadable, area, money

SURE, LIKELY = 0.9, 0.5
"""A guess is shown as sure from the first on, made at all from the second."""

OURS = "ghar: "
"""How the columns that a result file adds to the owner's own begin, folded."""

_TYPO = 85.0
_BY_VALUES_ALONE = 0.6
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to mean: a field's key ("" for none), its unit, and how sure we are."""

    field: str
    unit: str = ""
    confidence: float = 0.0


NOTHING = Guess("")


def unique_names(header: Sequence[str]) -> list[str]:
    """Names to tell columns apart: "Rent", "Rent (2)"; a nameless one is "Column 3"."""
    names: list[str] = []
    taken: set[str] = set()
    for index, given in enumerate(header, start=1):
        base = " ".join(given.split())[:80] or f"Column {index}"
        name, again = base, 2
        while fold(name) in taken:
            name, again = f"{base} ({again})", again + 1
        taken.add(fold(name))
        names.append(name)
    return names


def columns_key(names: Iterable[str]) -> str:
    """What a set of column names is remembered under, whatever their order and case."""
    return hashlib.sha256(json.dumps(sorted(map(fold, names))).encode()).hexdigest()


def is_ours(name: str) -> bool:
    """Whether a column is one that our result file adds; it is no part of a row's content."""
    return fold(name).startswith(OURS)


def is_known_header(name: str) -> bool:
    """Whether a cell reads like a column's name."""
    key = _without_number(header_key(name))
    return bool(key) and (key in _exact() or key in LEFT_OUT_NAMES)


def header_line(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the header among a file's first rows, None when there is none.

    A title above the table is skipped: the header is the row with the most known names. Without
    one, a first row of words above rows with numbers is taken for a header too.
    """
    known = [_known_names(row) for row in rows]
    if known and max(known) >= 1:
        return known.index(max(known))
    return 0 if _words_above_numbers(rows) else None


def _known_names(row: Sequence[str]) -> int:
    """How many names of columns a row holds; none when most of it is something else."""
    filled = [cell for cell in row if cell]
    known = sum(map(is_known_header, filled))
    enough = known >= min(2, len(filled)) and known >= 0.4 * len(filled)
    return known if enough and sum(map(_numeric, filled)) <= 0.2 * len(filled) else 0


def guess(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Guess]:
    """A guess for each column; a field is given to one column only, the surest first."""
    scored = []
    for index, name in enumerate(names):
        values = dict.fromkeys(row[index] for row in rows if index < len(row))
        sample = [value for value in values if not is_blank(value)][:_SAMPLE]
        scored += [(*found, index) for found in _candidates(name, sample)]
    scored.sort(key=lambda found: -found[0])
    guesses = [NOTHING] * len(names)
    given: set[str] = set()
    for score, field, unit, index in scored:
        if guesses[index] is NOTHING and field.key not in given:
            guesses[index] = Guess(field.key, unit, round(score, 2))
            given.add(field.key)
    return guesses


def _candidates(name: str, sample: list[str]) -> list[tuple[float, Field, str]]:
    key = _without_number(header_key(name))
    if key in LEFT_OUT_NAMES or is_ours(name):
        return []
    found = []
    for field in FIELDS:
        unit = _unit(field, name)
        if score := _name_score(key, field):
            # A header nobody filled in is believed; one whose values say otherwise is not.
            score *= _readable(field, unit, sample) if sample else 1.0
        elif sample and not _exact().get(key) and _is_telling(field, sample):
            score = _BY_VALUES_ALONE * _readable(field, unit, sample)
        if score >= LIKELY:
            found.append((score, field, unit))
    return found


def _name_score(key: str, field: Field) -> float:
    if not key:
        return 0.0
    if field.key in _exact().get(key, ()):
        # "area" may be a size or a neighbourhood: its values decide, and it is less sure.
        return 1.0 if len(_exact()[key]) == 1 else 0.85
    words = set(key.split())
    best = max((len(name.split()) for name in field.names if words >= set(name.split())), default=0)
    if best:
        return 0.6 + 0.3 * best / len(words)
    if len(key) < 5:
        return 0.0
    return 0.75 if max(fuzz.ratio(key, name) for name in field.names) >= _TYPO else 0.0


def _readable(field: Field, unit: str, sample: list[str]) -> float:
    if not sample:
        return 0.0
    return sum(_reads(field, unit, text) for text in sample) / len(sample)


def _reads(field: Field, unit: str, text: str) -> bool:
    try:
        field.read(text, unit)
    except Unreadable:
        return False
    return True


def _is_telling(field: Field, sample: list[str]) -> bool:
    """Bare numbers tell nothing: 2 may be bedrooms, a floor or a bathroom."""
    if not field.telling:
        return False
    if field.key == "pincode":
        return len(set(sample)) > 1 and all(re.fullmatch(r"[1-9]\d{5}", text) for text in sample)
    if field.key == "city":
        return _mostly_cities(sample)
    return not all(text.replace(".", "").isdigit() for text in sample)


def _mostly_cities(sample: list[str]) -> bool:
    return sum(city_named(text) is not None for text in sample) >= 0.7 * len(sample)


def _unit(field: Field, name: str) -> str:
    """The unit a header names: "Price (in lakhs)", "Area (sq m)"; "" for the usual one."""
    if not field.units:
        return ""
    for word in re.findall(r"[^\s()\[\]{},:/_-]+(?:\s?\.?\s?[^\s()\[\]{},:/_-]+)?", fold(name)):
        unit = _money_unit(word) if field.group == "price" else _area_unit(word)
        if unit:
            return unit
    return ""


def _money_unit(word: str) -> str:
    first = word.split()[-1]
    try:
        worth = money(f"1 {first}")
    except Unreadable:
        return ""
    units = {amount: unit for unit, amount in MONEY_UNITS.items() if unit != "rupee"}
    return units.get(worth, "")


def _area_unit(word: str) -> str:
    for part in (word, word.split()[-1]):
        try:
            size = area(f"1 {part}")
        except Unreadable:
            continue
        return {"10.76": "sqm", "9.00": "sqyd", "43560.00": "acre"}.get(str(size), "")
    return ""


def _words_above_numbers(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 2 or not rows[0] or any(_numeric(cell) for cell in rows[0]):
        return False
    below = [row for row in rows[1:] if row]
    return sum(any(_numeric(cell) for cell in row) for row in below) >= 0.8 * len(below)


def _numeric(cell: str) -> bool:
    return bool(cell) and not re.search(r"[^\W\d_]", cell) and any(map(str.isdigit, cell))


def _without_number(key: str) -> str:
    """ "rent 2", the second column of that name, is still rent."""
    return re.sub(r" \d$", "", key)


@lru_cache(maxsize=1)
def _exact() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for field in FIELDS:
        shown = sentence(f"imports.fields.{field.key}")
        for name in (*field.names, header_key(shown["en"]), header_key(shown["hi"])):
            known.setdefault(name, set()).add(field.key)
    return known
