"""Rows of an Excel workbook (.xlsx), read as a stream."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.cell import range_boundaries

from ghar_app.models.listings.importing import limits
from ghar_app.models.listings.importing.columns import is_known_header
from ghar_app.models.listings.importing.csv_reading import Row
from ghar_app.models.listings.importing.folding import clean
from ghar_app.refusals import Refused

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_MERGED_CELLS = 100_000
_PEEK = 30
_BROKEN = (
    *(zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, IndexError),
    *(AttributeError, EOFError, OSError, NotImplementedError, RuntimeError),
)

# A drop-down or a pivot in a workbook is no matter for whoever runs the server.
warnings.filterwarnings("ignore", module="openpyxl")


class Workbook:
    """The sheet that looks most like a list of homes; `others` names the sheets left aside."""

    def __init__(self, content: bytes) -> None:
        """Refused `import_bomb` for one that unpacks too far, `import_broken_workbook` else."""
        _refuse_bomb(content)
        self._content = content
        try:
            self._book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            visible = [sheet for sheet in self._book.worksheets if sheet.sheet_state == "visible"]
            counts = {sheet.title: _likeness(sheet) for sheet in visible}
            best = max(visible, key=lambda sheet: counts[sheet.title], default=None)
        except _BROKEN as error:
            raise Refused("import_broken_workbook", field="file") from error
        if best is None:
            raise Refused("import_empty", field="file")
        self._sheet = best
        self.sheet: str = best.title
        self.others = [title for title, (_, rows) in counts.items() if rows and title != best.title]

    def rows(self) -> Iterator[Row]:
        """Every row, blank ones left out; merged cells all hold what their first one shows."""
        merged = _merged(self._content, self._sheet._worksheet_path)
        shown: dict[tuple[int, int], str] = {}
        blank = 0
        for line, cells in enumerate(self._raw_rows(), start=1):
            texts = [_text(value, line) for value in cells]
            while texts and not texts[-1]:
                texts.pop()
            for column in merged.get(line, {}):
                first = merged[line][column]
                texts += [""] * (column + 1 - len(texts))
                if first == (line, column):
                    shown[first] = texts[column]
                texts[column] = shown.get(first, "")
            if not any(texts):
                blank += 1
                if blank > limits.BLANK_RUN:
                    return
                continue
            blank = 0
            if any(texts[limits.COLUMNS :]):
                raise Refused("import_too_many_columns", field="file", most=limits.COLUMNS)
            yield line, texts[: limits.COLUMNS]

    def _raw_rows(self) -> Iterator[tuple[Any, ...]]:
        self._sheet.reset_dimensions()
        try:
            yield from self._sheet.iter_rows(values_only=True)
        except _BROKEN as error:
            raise Refused("import_broken_workbook", field="file") from error


def is_workbook(content: bytes) -> bool:
    """Whether these bytes are a zip with a workbook inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _refuse_bomb(content: bytes) -> None:
    # zipfile never reads past the size an entry declares, so what is declared is the bound.
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
    sheets = "xl/worksheets/"
    others = [entry.file_size for entry in entries if not entry.filename.startswith(sheets)]
    if (
        len(entries) > 2_000
        or sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES
        or max(others, default=0) > limits.PART_BYTES
    ):
        raise Refused("import_bomb", field="file", most=limits.UNPACKED_BYTES // 1024 // 1024)


def _likeness(sheet: Any) -> tuple[int, int]:
    """Known headers in the best of a sheet's first rows, and how many of them have cells."""
    sheet.reset_dimensions()
    best = filled = 0
    for cells in sheet.iter_rows(values_only=True, max_row=_PEEK):
        texts = [cell for cell in cells if isinstance(cell, str)]
        best = max(best, sum(map(is_known_header, texts)))
        filled += any(cell is not None for cell in cells)
    return best, filled


def _merged(content: bytes, path: str) -> dict[int, dict[int, tuple[int, int]]]:
    """By line and column (from 0): the first cell of the merged block they belong to."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    cells = 0
    for reference in _merged_references(content, path):
        left, top, right, bottom = range_boundaries(reference)
        height, width = bottom - top + 1, right - left + 1
        cells += height * width
        if cells > _MOST_MERGED_CELLS or right > limits.COLUMNS:
            continue
        for line in range(top, bottom + 1):
            across = found.setdefault(line, {})
            across.update(dict.fromkeys(range(left - 1, right), (top, left - 1)))
    return found


def _merged_references(content: bytes, path: str) -> Iterator[str]:
    """Merged blocks stand after the cells, and the streaming reader passes them over."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(path) as part:
        tail = b""
        while block := part.read(1 << 20):
            window = tail + block
            end = 0
            for match in _MERGED.finditer(window):
                yield match[1].decode()
                end = match.end()
            tail = window[max(end, len(window) - 64) :]


def _text(value: Any, line: int) -> str:
    """A cell as text: 25000.0 is 25000, a day is 2026-12-05, true is yes."""
    match value:
        case None:
            return ""
        case str():
            if len(value) > limits.CELL:
                raise Refused("import_long_cell", field="file", line=line, most=f"{limits.CELL:,}")
            return clean(value)
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
        case date():
            return value.isoformat()
        case time() | timedelta():
            return str(value)
    return clean(str(value))
