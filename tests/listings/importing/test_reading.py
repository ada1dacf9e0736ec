"""Opening CSV files: encodings, delimiters, quotes, limits, and what is no table."""

import tracemalloc

import pytest

from ghar_app.models.listings.importing import limits
from ghar_app.models.listings.importing.folding import harmless
from ghar_app.models.listings.importing.reading import read
from ghar_app.refusals import Refused
from tests.listings.importing.files import HEADER, as_csv, homes

SMALL = [["25000", "Delhi", "Café Road"], ["18000", "Pune", "₹ Lane"]]
NAMES = ["Rent", "City", "Locality"]


def rows_of(content: bytes) -> list[list[str]]:
    return [cells for _, cells in read(content).rows]


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        list(read(content).rows)
    assert refused.value.field == "file"
    for language in ("en", "hi"):
        assert refused.value.message(language)
    return refused.value


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_every_dress(encoding):
    content = as_csv(SMALL, header=NAMES, encoding=encoding)
    table = read(content)
    assert table.columns == NAMES
    assert [cells for _, cells in table.rows] == SMALL


def test_hindi_in_utf16_without_a_mark():
    content = as_csv([["२५०००", "दिल्ली"]], header=["किराया", "शहर"], encoding="utf-16-le")
    assert rows_of(content) == [["२५०००", "दिल्ली"]]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_what_old_programs_write(encoding):
    content = as_csv([["25000", "Pune", "Café Road"]], header=NAMES, encoding=encoding)
    assert rows_of(content) == [["25000", "Pune", "Café Road"]]


def test_utf8_with_a_few_broken_bytes_stays_utf8():
    content = as_csv([["₹ 25,000", "दिल्ली", "रोहिणी"]] * 20, header=NAMES) + b"1,Delhi,\xff\r\n"
    assert rows_of(content)[0] == ["₹ 25,000", "दिल्ली", "रोहिणी"]


def test_a_rupee_sign_that_another_program_broke():
    assert rows_of("Rent,City\nâ‚¹ 25000,Delhi\n".encode()) == [["₹ 25000", "Delhi"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter):
    rows = homes(20)
    assert rows_of(as_csv(rows, delimiter=delimiter)) == rows


def test_a_line_that_says_the_delimiter_and_old_line_ends():
    assert rows_of(b"sep=;\r\nRent;City\r\n1;Delhi\r\n") == [["1", "Delhi"]]
    assert rows_of(b"Rent,City\r1,Delhi\r2,Pune\r") == [["1", "Delhi"], ["2", "Pune"]]


def test_quotes_and_line_breaks_in_cells():
    content = b'Rent,City,Description\n1,Delhi,"a ""quoted"", second\nline"\n2,Pune,\n'
    table = read(content)
    assert list(table.rows) == [
        (2, ["1", "Delhi", 'a "quoted", second\nline']),
        (3, ["2", "Pune", ""]),
    ]


def test_lines_are_counted_as_a_spreadsheet_counts_them():
    content = b"My homes 2026\n\nRent,City\n1,Delhi\n\n2,Pune\n"
    table = read(content)
    assert table.columns == ["Rent", "City"]
    assert [line for line, _ in table.rows] == [4, 6]


def test_a_header_repeated_further_down_is_no_row():
    content = as_csv([*homes(3), list(HEADER), *homes(2)])
    assert len(rows_of(content)) == 5


def test_no_header_and_doubled_names():
    table = read(as_csv(homes(5), header=()))
    assert (table.has_header, table.columns[0]) == (False, "Column 1")
    assert next(table.rows)[0] == 1
    assert read(b"Rent,Rent,City\n1,2,Delhi\n").columns == ["Rent", "Rent (2)", "City"]


def test_formulas_stay_text_on_the_way_in_and_harmless_on_the_way_out():
    content = b"Rent,City\n\"=cmd|' /C calc'!A0\",Delhi\n"
    cell = rows_of(content)[0][0]
    assert cell == "=cmd|' /C calc'!A0"
    assert harmless(cell) == "'=cmd|' /C calc'!A0"
    assert [harmless(text)[0] for text in ("+1", "-1", "@x", "＝1")] == ["'"] * 4
    assert harmless("7000") == "7000"
    # A result file that is imported again is the same as before.
    assert rows_of(as_csv([[harmless(cell), "Delhi"]], header=["Rent", "City"]))[0][0] == cell


def test_unprintable_bytes_do_not_come_in():
    padding = "".join(f"{n},Delhi\n" for n in range(200))
    content = f"Rent,City\n{padding}1\x00,Del\u200bhi\n".encode()
    assert rows_of(content)[-1] == ["1", "Delhi"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import_empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "import_empty"),
        (b"Rent,City\n", "import_no_rows"),
        (b"Rent,City\n,\n , \n", "import_no_rows"),
        (b"hello there\nthis is a letter\n", "import_not_a_table"),
        (b"%PDF-1.7 ...", "import_not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "import_not_a_table"),
        (b"<html><table><tr><td>1</td></tr></table>", "import_not_a_table"),
        (b'[{"rent": 1, "city": "Delhi"}]', "import_not_a_table"),
        (bytes(range(256)) * 50, "import_not_a_table"),
        (b"PK\x03\x04" + bytes(100), "import_not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "import_old_excel"),
        (b"Rent,City\n" + b"a," * 1_000_000, "import_too_many_columns"),
        (b",".join([b"name"] * 1_000_000) + b"\n1,2\n", "import_too_many_columns"),
        (b'Rent,City\n1,Delhi\n"2,Pune\n' + b"3,Agra\n" * 30_000, "import_long_cell"),
        (b'Rent,City\n"' + b"x" * 30_000 + b'",Delhi\n', "import_long_cell"),
        (b'Rent,City\n"' + b"x" * 200_000 + b'",Delhi\n', "import_long_cell"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(content, code):
    assert refusal(content).code == code


def test_a_quote_that_never_closes_is_named_by_its_line():
    content = b'Rent,City\n1,Delhi\n"2,Pune\n' + b"3,Agra\n" * 30_000
    assert "line 3" in refusal(content).message("en")


def test_rows_up_to_the_limit_and_memory_bounded():
    row = b"25000,Delhi,Rohini Sector 8\r\n"
    tracemalloc.start()
    table = read(b"Rent,City,Locality\r\n" + row * limits.ROWS)
    assert sum(1 for _ in table.rows) == limits.ROWS
    refused = refusal(b"Rent,City,Locality\r\n" + row * 200_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.code == "import_too_many_rows"
    assert "50,000" in refused.message("en")
    assert peak < 40 * 1024 * 1024


def test_a_file_that_is_too_large():
    assert refusal(b"a,b\n" * (limits.FILE_BYTES // 4 + 1)).code == "import_too_large"
