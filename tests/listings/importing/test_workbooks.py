"""Opening Excel workbooks: sheets, dates, merged cells, bombs."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from ghar_app.models.listings.importing import limits
from ghar_app.models.listings.importing.reading import read
from ghar_app.refusals import Refused
from tests.listings.importing.files import as_xlsx, homes, saved

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        list(read(content).rows)
    assert refused.value.message("hi")
    return refused.value.code


def test_a_workbook_reads_like_the_same_csv():
    rows = homes(30)
    table = read(as_xlsx(rows))
    assert [cells for _, cells in table.rows] == rows


def test_numbers_days_and_truths_become_plain_text():
    values = [25000.0, 7000, 2.5, date(2026, 12, 5), datetime(2026, 12, 5, 9, 30), True, None, "x"]
    content = as_xlsx([values], header=["Rent", "Size", "BHK", "a", "b", "c", "d", "City"])
    expected = ["25000", "7000", "2.5", "2026-12-05", "2026-12-05 09:30:00", "yes", "", "x"]
    assert next(read(content).rows) == (2, expected)


def test_the_sheet_with_homes_is_taken_and_the_others_are_named():
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Call the agent on Monday"])
    sheet = book.create_sheet("Flats")
    sheet.append(["Rent", "City"])
    sheet.append([25000, "Delhi"])
    book.create_sheet("Empty")
    hidden = book.create_sheet("Old")
    hidden.append(["Rent", "City", "BHK", "Locality"])
    hidden.append([1, "Pune", 1, "x"])
    hidden.sheet_state = "hidden"
    table = read(saved(book))
    assert (table.sheet, table.other_sheets) == ("Flats", ("Notes",))
    assert list(table.rows) == [(2, ["25000", "Delhi"])]


def test_merged_cells_hold_for_all_their_rows():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Homes of 2026"], ["City", "Rent"], ["Delhi", 1], [None, 2], [None, 3]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")
    table = read(saved(book))
    assert table.columns == ["City", "Rent"]
    assert list(table.rows) == [(3, ["Delhi", "1"]), (4, ["Delhi", "2"]), (5, ["", "3"])]


def test_a_formula_is_never_run_nor_read():
    book = openpyxl.Workbook()
    book.active.append(["Rent", "City"])
    book.active.append(["=cmd|' /C calc'!A0", "Delhi"])
    assert next(read(saved(book)).rows) == (2, ["", "Delhi"])


def test_a_bomb_is_refused_before_it_is_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.writestr("xl/sharedStrings.xml", b"0" * (limits.PART_BYTES + 1))
    assert len(packed.getvalue()) < 100_000
    assert refusal(packed.getvalue()) == "import_bomb"


@pytest.mark.parametrize("cut", [200, 2_000])
def test_a_damaged_workbook_is_refused(cut):
    whole = as_xlsx(homes(5))
    assert refusal(whole[:cut]) == "import_not_a_table"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("xl/workbook.xml", "nonsense")
    assert refusal(packed.getvalue()) == "import_broken_workbook"


def test_entities_that_grow_without_end_are_refused():
    source = zipfile.ZipFile(io.BytesIO(as_xlsx(homes(3))))
    packed = io.BytesIO()
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    with zipfile.ZipFile(packed, "w") as book:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = content.decode().replace("Rent", "&l11;").replace("BHK", "&l11;")
                head, _, rest = text.partition("<worksheet")
                content = (
                    f'{head}<!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]><worksheet{rest}'
                ).encode()
            book.writestr(name, content)
    with pytest.raises(Refused):
        list(read(packed.getvalue()).rows)


def test_a_far_away_cell_costs_nothing():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Rent", "City"])
    sheet.append([1, "Delhi"])
    sheet["A1048576"] = None
    sheet["A9000"] = 7
    assert list(read(saved(book)).rows) == [(2, ["1", "Delhi"])]
    sheet["XFD2"] = 7
    assert refusal(saved(book)) == "import_too_many_columns"
