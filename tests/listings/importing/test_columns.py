"""Guessing what columns mean, from their names and from their values."""

import pytest

from ghar_app.models.listings.importing import columns
from ghar_app.models.listings.importing.fields import FIELDS
from ghar_app.models.listings.importing.sample import sample
from tests.listings.importing.files import HEADER, homes


def guessed(name: str, *values: str) -> tuple[str, str]:
    found = columns.guess([name], [[value] for value in values])[0]
    return found.field, found.unit


def test_a_portal_export_is_understood_whole():
    found = dict(zip(HEADER, columns.guess(HEADER, homes(60)), strict=True))
    assert {name: one.field for name, one in found.items()} == {
        "Posted On": "",
        "BHK": "bedrooms",
        "Rent": "rent",
        "Size": "area",
        "Floor": "floor",
        "Area Type": "area_basis",
        "Area Locality": "locality",
        "City": "city",
        "Furnishing": "furnishing",
        "Tenant Preferred": "tenants",
        "Bathroom": "bathrooms",
        "Point of Contact": "posted_by",
    }
    assert all(one.confidence >= columns.SURE for one in found.values() if one.field)


@pytest.mark.parametrize(
    ("name", "value", "field", "unit"),
    [
        ("किराया", "₹ 25,000", "rent", ""),
        ("शहर", "दिल्ली", "city", ""),
        ("पिन कोड", "110001", "pincode", ""),
        ("मंज़िल", "2", "floor", ""),
        ("Monthly_Rent (₹)", "25000", "rent", ""),
        ("ExpectedRent", "25k", "rent", ""),
        ("Price (in Lacs)", "85", "price", "lakh"),
        ("Price (Cr)", "1.2", "price", "crore"),
        ("Rent (k)", "25", "rent", "thousand"),
        ("Area (sq m)", "110", "area", "sqm"),
        ("Plot Area (Sq. Yards)", "200", "plot_area", "sqyd"),
        ("Built-up Area (sq.ft)", "1200", "built_up_area", ""),
        ("Area", "1200", "area", ""),
        ("Area", "Koramangala", "locality", ""),
        ("Loclaity", "Indiranagar", "locality", ""),
        ("Rent (2)", "25000", "rent", ""),
        ("Type", "Flat", "property_type", ""),
    ],
)
def test_names_in_english_and_hindi(name, value, field, unit):
    assert guessed(name, value) == (field, unit)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Rent", ["yes", "no"]),
        ("Phone", ["9845012318"]),
        ("Owner Name", ["Asha Rao"]),
        ("Ghar: line", ["2"]),
        ("Whatever", ["12", "13"]),
        ("", ["7000", "8000"]),
    ],
)
def test_what_is_not_known_is_left_out(name, values):
    assert guessed(name, *values) == ("", "")


def test_without_a_header_only_telling_values_are_guessed():
    names = columns.unique_names([""] * len(HEADER))
    found = [one.field for one in columns.guess(names, homes(60))]
    expected = ["", "", "", "", "floor", "area_basis", "", "city", "furnishing", "tenants"]
    assert found == [*expected, "", "posted_by"]


def test_one_field_goes_to_one_column():
    found = columns.guess(["Rent", "Monthly rent"], [["1000", "2000"]] * 5)
    assert sorted(one.field for one in found) == ["", "rent"]


def test_the_header_is_found_below_a_title_and_missed_where_there_is_none():
    rows = homes(5)
    assert columns.header_line([["My homes, 2026"], list(HEADER), *rows]) == 1
    assert columns.header_line([list(HEADER), *rows]) == 0
    assert columns.header_line(rows) is None
    assert columns.header_line([["Foo", "Bar"], ["a", "1"], ["b", "2"]]) == 0


def test_names_are_told_apart():
    assert columns.unique_names(["Rent", "rent ", "", "Rent"]) == [
        *("Rent", "rent (2)", "Column 3", "Rent (3)")
    ]
    assert columns.columns_key(["Rent", "City"]) == columns.columns_key(["city", "RENT "])
    assert columns.columns_key(["Rent", "City"]) != columns.columns_key(["Rent"])


@pytest.mark.parametrize("language", ["en", "hi"])
def test_our_own_sample_is_understood_whole(language):
    from ghar_app.models.listings.importing.reading import read

    table = read(sample(language).encode())
    rows = [cells for _, cells in table.rows]
    found = [one.field for one in columns.guess(table.columns, rows)]
    assert "" not in found
    assert set(found) <= {field.key for field in FIELDS}
