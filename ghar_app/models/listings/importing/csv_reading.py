"""Rows of a CSV file, whatever its encoding and delimiter."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from ghar_app.models.listings.importing import limits
from ghar_app.models.listings.importing.encodings import sniff
from ghar_app.models.listings.importing.folding import clean
from ghar_app.refusals import Refused

Row = tuple[int, list[str]]
"""A line number as a spreadsheet counts it, and the cells."""

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200
_MOST_SEPARATORS = 20 * limits.COLUMNS


def csv_rows(content: bytes) -> Iterator[Row]:
    """Every row, blank ones left out. Memory is bounded by the longest allowed row.

    Refused `import_not_a_table` without two columns, `import_too_many_columns`, and
    `import_long_cell` naming the line where a quotation mark was probably never closed.
    """
    encoding = sniff(content)
    delimiter, skipped = _delimiter(content, encoding)
    lines = _Lines(content, encoding, delimiter)
    reader = csv.reader(lines, delimiter=delimiter)
    for number, cells in enumerate(_guarded(reader, lines), start=1):
        if number <= skipped:
            continue
        if len(cells) > limits.COLUMNS and any(cells[limits.COLUMNS :]):
            raise Refused("import_too_many_columns", field="file", most=limits.COLUMNS)
        texts = [_cell(cell, number) for cell in cells[: limits.COLUMNS]]
        if any(texts):
            yield number, texts


class _Lines:
    """A file's lines; a row with absurdly many separators is refused before it is split."""

    def __init__(self, content: bytes, encoding: str, delimiter: str) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
        self._delimiter = delimiter
        self._row = self._lines = self._separators = 0

    def next_row(self) -> int:
        """Begin to count anew; the number of the row that begins."""
        self._row, self._lines, self._separators = self._row + 1, 0, 0
        return self._row

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline()
        if not line:
            raise StopIteration
        self._lines += 1
        self._separators += line.count(self._delimiter)
        if self._separators > _MOST_SEPARATORS and self._lines > 1:
            raise _long_cell(self._row)
        if self._separators > _MOST_SEPARATORS:
            raise Refused("import_too_many_columns", field="file", most=limits.COLUMNS)
        return line


def _guarded(reader: Iterator[list[str]], lines: _Lines) -> Iterator[list[str]]:
    while True:
        line = lines.next_row()
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error):
                raise _long_cell(line) from None
            raise Refused("import_broken_line", field="file", line=line) from None


def _cell(text: str, line: int) -> str:
    if len(text) > limits.CELL:
        raise _long_cell(line)
    return clean(text)


def _long_cell(line: int) -> Refused:
    return Refused("import_long_cell", field="file", line=line, most=f"{limits.CELL:,}")


def _delimiter(content: bytes, encoding: str) -> tuple[str, int]:
    """The delimiter, and how many first rows only say so (Excel's `sep=;`)."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
    sample = [line for _, line in zip(range(_SAMPLE_LINES), text, strict=False)]
    sample = [line[: limits.CELL] for line in sample]
    if sample and sample[0].lower().startswith("sep=") and len(sample[0].strip()) == 5:
        return sample[0].strip()[4], 1
    scores = {delimiter: _regularity(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=scores.__getitem__)
    if not scores[best]:
        raise Refused("import_not_a_table", field="file")
    return best, 0


def _regularity(sample: list[str], delimiter: str) -> float:
    """How many cells the rows have, weighed by how many rows agree on it; 0 for one column."""
    try:
        counts = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
    except csv.Error:
        return 0.0
    wide = {cells: rows for cells, rows in counts.items() if cells > 1}
    if not wide:
        return 0.0
    cells, rows = max(wide.items(), key=lambda found: (found[1], found[0]))
    return rows / counts.total() * min(cells, 40) ** 0.5
