"""A row's cells become a listing's columns, and a list of what is wrong with them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ghar_app.models.listings.importing import drafting
from ghar_app.models.listings.importing.columns import is_ours
from ghar_app.models.listings.importing.drafting import Draft
from ghar_app.models.listings.importing.fields import BY_KEY, Field
from ghar_app.models.listings.importing.folding import fold, is_blank
from ghar_app.models.listings.importing.numbers import Unreadable
from ghar_app.models.listings.importing.placing import Placer


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file and what it means."""

    index: int
    field: Field
    unit: str


class Checker:
    """Checks the rows of one import: the same mapping, the same defaults, cells read once."""

    def __init__(
        self,
        names: Sequence[str],
        mapping: Mapping[str, Mapping[str, str]],
        defaults: Mapping[str, Any],
        *,
        placer: Placer,
        amenities: Mapping[str, int],
        today: date,
    ) -> None:
        """`mapping` is {column name: {field, unit}}; `amenities` ids by folded name."""
        self._columns = [
            Column(index, BY_KEY[mapped["field"]], mapped.get("unit", ""))
            for index, name in enumerate(names)
            if (mapped := mapping.get(name)) and mapped.get("field") in BY_KEY
        ]
        self._width = len(names)
        self._defaults = defaults
        self._placer = placer
        self._amenities = amenities
        self._today = today
        content = [index for index, name in enumerate(names) if not is_ours(name)]
        self._in_order = sorted(content, key=lambda index: fold(names[index]))
        self._folded = [fold(name) for name in names]
        self._read: dict[tuple[int, str], Any] = {}
        self._folds: dict[tuple[int, str], str] = {}

    def check(self, cells: Sequence[str]) -> Draft:
        """The draft of one row. It never raises for what stands in a cell."""
        draft = Draft()
        if any(cells[self._width :]):
            draft.note("", "extra_cells", fatal=True, cells=len(cells), columns=self._width)
        found = self._found(cells, draft)
        drafting.kind(draft, found, self._defaults)
        drafting.prices(draft, found)
        drafting.sizes(draft, found, self._defaults)
        drafting.floors(draft, found)
        drafting.place(draft, found, self._defaults, self._placer)
        drafting.terms(draft, found, self._today)
        self._add_amenities(draft, found)
        drafting.words(draft, found)
        draft.values["import_fingerprint"] = self.fingerprint(cells)
        return draft

    def fingerprint(self, cells: Sequence[str]) -> str:
        """The same for the same cells under the same names, whatever the columns' order."""
        width = len(cells)
        said = [
            self._said(index, cells[index])
            for index in self._in_order
            if index < width and cells[index]
        ]
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()

    def _said(self, index: int, text: str) -> str:
        key = (index, text)
        if key not in self._folds:
            self._folds[key] = f"{self._folded[index]}\x1e{fold(text)}"
        return self._folds[key]

    def _found(self, cells: Sequence[str], draft: Draft) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column in self._columns:
            text = cells[column.index] if column.index < len(cells) else ""
            if not text:
                continue
            value = self._value(column, text)
            if isinstance(value, Unreadable):
                fatal = column.field.decisive
                draft.note(column.field.key, value.code, fatal=fatal, **value.details)
            elif value is not None:
                found[column.field.key] = value
        return found

    def _value(self, column: Column, text: str) -> Any:
        """The cell's value, None for a blank, or why it cannot be read. Most cells repeat."""
        key = (column.index, text)
        if key not in self._read:
            self._read[key] = _read(column, text)
        return self._read[key]

    def _add_amenities(self, draft: Draft, found: Mapping[str, Any]) -> None:
        if "amenities" not in found:
            return
        ids: list[int] = []
        unknown: list[str] = []
        for name in str(found["amenities"]).replace(";", ",").replace("|", ",").split(","):
            known = self._amenities.get(fold(name))
            if known is not None and known not in ids:
                ids.append(known)
            elif known is None and name.strip():
                unknown.append(name.strip()[:40])
        if ids:
            draft.values["amenities"] = ids
        if unknown:
            draft.note("amenities", "unknown_amenities", names=", ".join(unknown[:5]))


def _read(column: Column, text: str) -> Any:
    if is_blank(text):
        return None
    try:
        return column.field.read(text, column.unit)
    except Unreadable as problem:
        # Kept for the cells like it, without the frames it came through.
        return problem.with_traceback(None)
