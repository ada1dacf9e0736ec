"""A portfolio file, opened: its columns, its rows, and what we noticed on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from ghar_app.models.listings.importing import limits
from ghar_app.models.listings.importing.columns import header_line, unique_names
from ghar_app.models.listings.importing.csv_reading import Row, csv_rows
from ghar_app.models.listings.importing.folding import fold
from ghar_app.models.listings.importing.xlsx_reading import Workbook, is_workbook
from ghar_app.refusals import Refused

_FIRST = 30
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_MARKUP = (b"<", b"{", b"[")


@dataclass
class Table:
    """A file's table. `rows` can be walked once and checks the limits on the way."""

    columns: list[str]
    has_header: bool
    rows: Iterator[Row]
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def read(content: bytes) -> Table:
    """Open a CSV or XLSX file by its bytes, whatever it is called.

    Refused, each with its own sentence, for: an empty file, one without rows under its header,
    more than `limits` allow, an old .xls or a protected workbook, and anything else that holds no
    table. Some of it shows only while `rows` are walked.
    """
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Refused("import_empty", field="file")
    if len(content) > limits.FILE_BYTES:
        raise Refused(
            "import_too_large", field="file", most=f"{limits.FILE_BYTES // 1024 // 1024} MB"
        )
    _refuse_other_kinds(content)
    if content.startswith(b"PK\x03\x04"):
        if not is_workbook(content):
            raise Refused("import_not_a_table", field="file")
        book = Workbook(content)
        return _table(book.rows(), book.sheet, tuple(book.others))
    return _table(csv_rows(content))


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(_OLD_OFFICE):
        raise Refused("import_old_excel", field="file")
    start = content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if content.startswith(_OTHER_KINDS) or start.startswith(_MARKUP):
        raise Refused("import_not_a_table", field="file")


def _table(rows: Iterator[Row], sheet: str = "", others: tuple[str, ...] = ()) -> Table:
    first = list(islice(rows, _FIRST))
    if not first:
        raise Refused("import_empty", field="file")
    at = header_line([cells for _, cells in first])
    header = [] if at is None else first[at][1]
    below = first if at is None else first[at + 1 :]
    if not below:
        raise Refused("import_no_rows", field="file")
    width = len(header) or max(len(cells) for _, cells in below)
    while width and len(header) >= width and not header[width - 1]:
        # A nameless column at the end counts only if something stands in it.
        if any(len(cells) >= width and cells[width - 1] for _, cells in below):
            break
        width -= 1
    names = unique_names([*header, *[""] * (width - len(header))][:width])
    data = _within_limits(chain(below, rows), [fold(cell) for cell in header])
    return Table(names, at is not None, data, sheet, others)


def _within_limits(rows: Iterator[Row], header: list[str]) -> Iterator[Row]:
    """Rows up to the limit; a header repeated further down (two sheets pasted) is no row."""
    taken = 0
    for line, cells in rows:
        if header and fold(cells[0]) == header[0] and [fold(cell) for cell in cells] == header:
            continue
        taken += 1
        if taken > limits.ROWS:
            raise Refused("import_too_many_rows", field="file", most=f"{limits.ROWS:,}")
        yield line, cells
